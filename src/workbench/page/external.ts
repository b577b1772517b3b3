/** The first script of every page of the add-in in the workbench: it lets office.js find the emulated Excel around it. */
import './workbench';

Object.defineProperty(window, 'external', { value: window.parent.workbench.external(window) });
