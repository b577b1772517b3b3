/** Answers what `load` asks for: properties, parts of parts (`items/protection/protected`), members of collections. */
import type { HostObject } from './object';
import { notModelled, type QueryInfo } from './protocol';
import { isThere } from './requirements';

/** Names asked for, each with what is asked of it. `*` is every property. */
interface Tree {
  [name: string]: Tree;
}

const wireName = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

export function query(object: HostObject, info: QueryInfo, level: number): Record<string, unknown> {
  const tree: Tree = {};
  const add = (path: string): void => {
    let at = tree;
    for (const name of path.split('/')) {
      at = at[name] ??= {};
    }
  };
  const select = info.Select ?? [];
  select.forEach(add);
  (info.Expand ?? []).forEach((path) => add(`${path}/*`));
  if (select.length === 0) {
    add('*');
  }
  return answer(object, tree, level);
}

function answer(object: HostObject, tree: Tree, level: number): Record<string, unknown> {
  const out: Record<string, unknown> = { ...object.identity };
  const ofItems: Tree = {};
  for (const [name, inner] of Object.entries(tree)) {
    const wire = wireName(name);
    if (object.items !== undefined && !(wire in (object.properties ?? {}))) {
      Object.assign(ofItems, wire === 'Items' ? all(inner) : { [name]: inner });
    } else if (name === '*') {
      for (const [each, property] of Object.entries(object.properties ?? {})) {
        out[each] = property.get();
      }
    } else {
      out[wire] = member(object, wire, inner, level);
    }
  }
  if (object.items !== undefined) {
    out._Items = object.items().map((item) => answer(item, all(ofItems), level));
  }
  return out;
}

const all = (tree: Tree): Tree => (Object.keys(tree).length > 0 ? tree : { '*': {} });

function member(object: HostObject, name: string, inner: Tree, level: number): unknown {
  const property = object.properties?.[name];
  const part = object.parts?.[name];
  if ((property === undefined && part === undefined) || !isThere(object.type, name, level)) {
    throw notModelled(object.type, name);
  }
  if (property !== undefined) {
    return property.get() ?? null;
  }
  const found = part?.() ?? null;
  return found && answer(found, all(inner), level);
}
