/** The ribbon buttons: they work with the pane closed. `main.ts` is their page inside Excel. */
export { recalculate, summarise, tellLater, undo, type Command, type CommandContext } from './commands';
