/** Sheets that come, go, get another name, another place, or hide. */
import type { SheetContents } from '../../host/common';
import type { FileChange } from '../../host/xlsx';

export function tabDifferences(before: readonly SheetContents[], after: readonly SheetContents[]): FileChange[] {
  const wanted = new Map(after.map((sheet) => [sheet.id, sheet]));
  const known = new Map(before.map((sheet) => [sheet.id, sheet]));
  const removed = before.filter(({ id }) => !wanted.has(id));
  const kept = before.filter(({ id }) => wanted.has(id));
  const hidden = kept.filter(({ id, visibility }) => wanted.get(id)!.visibility !== visibility);
  return [
    ...removed.map(({ name }): FileChange => ({ kind: 'removeSheet', sheet: name })),
    ...renames(kept, wanted),
    ...after.flatMap((sheet, index) => (known.has(sheet.id) ? [] : [addition(sheet, after[index - 1])])),
    ...moves(kept, after),
    ...hidden.map(({ id }): FileChange => {
      const { name, visibility } = wanted.get(id)!;
      return { kind: 'setVisibility', sheet: name, visibility };
    }),
  ];
}

/** Where sheets exchange their names, one of them steps aside. */
function renames(kept: readonly SheetContents[], wanted: ReadonlyMap<string, SheetContents>): FileChange[] {
  const changes: FileChange[] = [];
  const names = new Map(kept.map(({ id, name }) => [id, name]));
  const rename = (id: string, name: string): void => {
    changes.push({ kind: 'renameSheet', sheet: names.get(id)!, name });
    names.set(id, name);
  };
  for (const { id } of kept) {
    const { name } = wanted.get(id)!;
    if (names.get(id) === name) {
      continue;
    }
    const taken = [...names].find(([other, its]) => other !== id && its.toLowerCase() === name.toLowerCase());
    if (taken !== undefined) {
      rename(taken[0], freeName(names, wanted));
    }
    rename(id, name);
  }
  return changes;
}

function freeName(names: ReadonlyMap<string, string>, wanted: ReadonlyMap<string, SheetContents>): string {
  const used = new Set([...names.values(), ...[...wanted.values()].map(({ name }) => name)]);
  for (let number = 1; ; number++) {
    if (!used.has(`~${number}`)) {
      return `~${number}`;
    }
  }
}

function addition({ name, visibility, tabColor }: SheetContents, previous: SheetContents | undefined): FileChange {
  return {
    kind: 'addSheet',
    sheet: name,
    visibility,
    ...(previous === undefined ? {} : { after: previous.name }),
    ...(tabColor === null ? {} : { tabColor }),
  };
}

/** Names of sheets as they are when they have all been added, and those who move. */
function moves(kept: readonly SheetContents[], after: readonly SheetContents[]): FileChange[] {
  const changes: FileChange[] = [];
  const place = new Map(after.map(({ id }, index) => [id, index]));
  const order = kept.map(({ id }) => place.get(id)!);
  after.forEach(({ id }, index) => {
    if (!kept.some((sheet) => sheet.id === id)) {
      order.splice(index === 0 ? order.length : order.indexOf(index - 1) + 1, 0, index);
    }
  });
  const move = (sheet: number): void => {
    const previous = after[sheet - 1];
    changes.push({ kind: 'moveSheet', sheet: after[sheet]!.name, after: previous?.name ?? null });
    order.splice(order.indexOf(sheet), 1);
    order.splice(previous === undefined ? 0 : order.indexOf(sheet - 1) + 1, 0, sheet);
  };
  for (let index = 0; index < order.length; index++) {
    while (order[index] !== index) {
      // One that goes further back is taken out rather than all behind it pulled forward.
      move(order[index + 1] === index ? order[index]! : index);
    }
  }
  return changes;
}
