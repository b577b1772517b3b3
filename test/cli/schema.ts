import Ajv from 'ajv';
import { readFileSync } from 'node:fs';

/** What is wrong with a value by a committed schema file; empty when it validates. */
export function schemaErrors(name: string, value: unknown): string[] {
  const validate = new Ajv({ allErrors: true }).compile(
    JSON.parse(readFileSync(`docs/schema/${name}.schema.json`, 'utf8')) as object,
  );
  validate(value);
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message ?? ''}`);
}
