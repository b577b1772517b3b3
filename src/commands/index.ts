/** The ribbon buttons: they work with the pane closed. */
export { recalculate, summarise, tellLater, undo, type Command, type CommandContext } from './commands';
export { messageAddress, type Message } from './messageAddress';
