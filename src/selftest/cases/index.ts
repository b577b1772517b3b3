import type { Case } from '../model';
import { CHANGE_SETS } from './changeSets';
import { HARD } from './hard';
import { READING } from './reading';
import { TABS } from './tabs';
import { VALUES } from './values';

/** What every host promises behind the port. */
export const CASES: readonly Case[] = [...READING, ...VALUES, ...TABS, ...CHANGE_SETS, ...HARD];
export { apply, everyKind, isOwnName, isOwnSheet, rect, sheetNamed, USUAL, write } from './support';
