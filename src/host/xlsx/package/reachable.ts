import { removeContentTypes } from './contentTypes';
import type { Package } from './package';
import { readRelationships, relationshipsName } from './relationships';

/** The parts that one gets to from `owner` (the package itself for an empty name) by following relationships. */
export function reachableParts(pkg: Package, owner: string): Set<string> {
  const found = new Set<string>();
  const open = [owner];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    for (const { target, isExternal } of readRelationships(pkg, name)) {
      const part = isExternal ? undefined : pkg.find(target);
      if (part !== undefined && !found.has(part.name)) {
        found.add(part.name);
        open.push(part.name);
      }
    }
  }
  return found;
}

/**
 * Removes those of `candidates` that nothing leads to any more, with their relationships and declarations:
 * what belonged to a removed sheet alone (its drawings, comments, tables …).
 */
export function removeUnreachable(pkg: Package, candidates: Iterable<string>): void {
  const used = reachableParts(pkg, '');
  const unused = [...candidates].filter((name) => !used.has(name));
  for (const name of unused) {
    pkg.remove(name);
    pkg.remove(relationshipsName(name));
  }
  removeContentTypes(pkg, unused);
}
