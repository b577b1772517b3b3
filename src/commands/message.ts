import { closeDialog, surroundings } from '../host/office';
import { showGiven } from '../message';

/** The dialog of a ribbon button in Excel. */
const ready = surroundings();
showGiven(() => void ready.then(closeDialog));
