/** Defined names. */
import type { Change } from '../../port';
import type { Name, Names } from '../api';
import { call, get, part, set, type Box } from '../door';
import type { Work } from './work';

export async function writeName(
  work: Work,
  { name, reference }: Extract<Change, { kind: 'definedName' }>,
): Promise<void> {
  const names = await part(work.book, 'Names');
  const old = await find(names, name);
  const before = old && (await get(old, 'RefersTo'));
  work.undos.push(() => put(names, name, before));
  await put(names, name, reference === null ? null : `=${reference.replace(/^=/, '')}`);
}

/** Adds, changes or removes a name. */
async function put(names: Box<Names>, name: string, refersTo: string | null): Promise<void> {
  const found = await find(names, name);
  if (refersTo === null) {
    if (found !== null) await call(found, 'Delete');
  } else if (found !== null) {
    set(found, 'RefersTo', refersTo);
  } else {
    await call(names, 'Add', name, refersTo);
  }
}

/** One by one: to ask for a name that is not there is an error like any other. */
async function find(names: Box<Names>, wanted: string): Promise<Box<Name> | null> {
  const count = await get(names, 'Count');
  for (let index = 1; index <= count; index++) {
    const name = await call(names, 'Item', index);
    if ((await get(name, 'Name')).toLowerCase() === wanted.toLowerCase()) return name;
  }
  return null;
}
