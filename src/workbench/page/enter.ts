/** The first script of every page of the add-in in the workbench: it lets the page find the emulated program around it. */
import './workbench';

window.parent.workbench.enter(window);
