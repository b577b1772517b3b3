/** Relationships: which parts belong to a part, and as what. */
import { within } from '../errors';
import { attribute, childElements, elementText, rootElement, withAttributes } from '../xml/elements';
import { CONTENT_TYPE, PACKAGE_RELATIONSHIPS, XML_DECLARATION } from '../xml/names';
import { addDefaultType } from './contentTypes';
import type { Package } from './package';

export interface Relationship {
  readonly id: string;
  /** The whole type, transitional or strict. */
  readonly type: string;
  /** Name of the part, or the address when it is external. */
  readonly target: string;
  readonly isExternal: boolean;
}

/** `xl/_rels/workbook.xml.rels` for `xl/workbook.xml`; `_rels/.rels` for the package itself (empty name). */
export function relationshipsName(owner: string): string {
  const slash = owner.lastIndexOf('/') + 1;
  return `${owner.slice(0, slash)}_rels/${owner.slice(slash)}.rels`;
}

/** The relationships of a part; none when it has no relationships part. */
export function readRelationships(pkg: Package, owner: string): Relationship[] {
  const name = relationshipsName(owner);
  if (!pkg.has(name)) {
    return [];
  }
  return within(name, () =>
    childElements(rootElement(pkg.text(name)).inner).map((element) => {
      const isExternal = attribute(element, 'TargetMode') === 'External';
      const target = attribute(element, 'Target') ?? '';
      return {
        id: attribute(element, 'Id') ?? '',
        type: attribute(element, 'Type') ?? '',
        target: isExternal ? target : resolveTarget(pkg, owner, target),
        isExternal,
      };
    }),
  );
}

/** Whether the relationship is of that kind (`worksheet`, `styles` …), transitional, strict or Microsoft's own. */
export function isOfKind(relationship: Relationship, kind: string): boolean {
  return relationship.type.endsWith(`/relationships/${kind}`);
}

/** The first relationship of that kind. */
export function findOfKind(relationships: readonly Relationship[], kind: string): Relationship | undefined {
  return relationships.find((relationship) => isOfKind(relationship, kind) && !relationship.isExternal);
}

function resolveTarget(pkg: Package, owner: string, target: string): string {
  const path = target.replaceAll('\\', '/');
  const steps = path.startsWith('/') ? [] : owner.split('/').slice(0, -1);
  for (const step of path.split('/')) {
    if (step === '..') {
      steps.pop();
    } else if (step !== '' && step !== '.') {
      steps.push(step);
    }
  }
  const name = steps.join('/');
  return pkg.has(name) ? name : decoded(name);
}

function decoded(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

/** `../comments1.xml` from `xl/worksheets/sheet1.xml` to `xl/comments1.xml`. */
function relativeTarget(owner: string, target: string): string {
  const from = owner.split('/').slice(0, -1);
  const to = target.split('/');
  let shared = 0;
  while (shared < from.length && shared < to.length - 1 && from[shared] === to[shared]) {
    shared++;
  }
  return '../'.repeat(from.length - shared) + to.slice(shared).join('/');
}

/** Adds a relationship to the part named `target` and returns its id. */
export function addRelationship(pkg: Package, owner: string, type: string, target: string): string {
  // Old LibreOffice declares each of its relationship parts by itself, and no new one.
  addDefaultType(pkg, 'rels', CONTENT_TYPE.relationships);
  const taken = new Set(readRelationships(pkg, owner).map((relationship) => relationship.id));
  let number = taken.size + 1;
  while (taken.has(`rId${number}`)) {
    number++;
  }
  const id = `rId${number}`;
  const attributes = withAttributes('', { Id: id, Type: type, Target: relativeTarget(owner, target) });
  rewrite(pkg, owner, (elements, prefix) => [...elements, elementText(`${prefix}Relationship`, attributes)]);
  return id;
}

/** Removes the relationships with these ids; the relationships part goes with the last one. */
export function removeRelationships(pkg: Package, owner: string, ids: ReadonlySet<string>): void {
  if (ids.size === 0) {
    return;
  }
  if (readRelationships(pkg, owner).every((relationship) => ids.has(relationship.id))) {
    pkg.remove(relationshipsName(owner));
    return;
  }
  rewrite(pkg, owner, (_, __, all) =>
    all.filter((element) => !ids.has(attribute(element, 'Id') ?? '')).map(({ text }) => text),
  );
}

function rewrite(
  pkg: Package,
  owner: string,
  change: (texts: string[], prefix: string, all: ReturnType<typeof childElements>) => string[],
): void {
  const name = relationshipsName(owner);
  const xml = pkg.has(name) ? pkg.text(name) : `${XML_DECLARATION}<Relationships xmlns="${PACKAGE_RELATIONSHIPS}"/>`;
  within(name, () => {
    const root = rootElement(xml);
    const all = childElements(root.inner);
    const prefix = root.name.slice(0, root.name.indexOf(':') + 1);
    const texts = change(
      all.map(({ text }) => text),
      prefix,
      all,
    );
    pkg.write(name, XML_DECLARATION + elementText(root.name, root.attributes, texts.join('')));
  });
}
