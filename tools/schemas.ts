/** `npm run schemas`: writes docs/schema/*.schema.json from src/cli/contract.ts. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { schemaFiles } from './schema-files';

for (const [name, text] of schemaFiles()) writeFileSync(join('docs/schema', name), text);
