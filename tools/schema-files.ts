import { toJsonSchema } from '@valibot/to-json-schema';
import { CONTRACT, PARTS } from '../src/cli/contract';
import { REPORT } from '../src/selftest/schema';

const SCHEMAS = { ...CONTRACT, 'self-test-report': { title: 'The report of a self-test', schema: REPORT } };

/** The text of every file in docs/schema, by name. */
export function schemaFiles(): Map<string, string> {
  return new Map(
    Object.entries(SCHEMAS).map(([name, { title, schema }]) => {
      const { $schema, $defs = {}, ...rest } = toJsonSchema(schema, { definitions: PARTS });
      const parts = usedParts(rest, $defs);
      const file = { $schema, title, ...rest, ...(Object.keys(parts).length > 0 ? { $defs: parts } : {}) };
      return [`${name}.schema.json`, `${JSON.stringify(file, null, 2)}\n`];
    }),
  );
}

/** The parts that a schema refers to, and those that these refer to in turn. */
function usedParts(schema: unknown, parts: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const used = new Set<string>();
  const follow = (node: unknown): void => {
    for (const [, name] of JSON.stringify(node).matchAll(/"#\/\$defs\/(\w+)"/g)) {
      if (used.has(name!)) continue;
      used.add(name!);
      follow(parts[name!]);
    }
  };
  follow(schema);
  return Object.fromEntries(Object.entries(parts).filter(([name]) => used.has(name)));
}
