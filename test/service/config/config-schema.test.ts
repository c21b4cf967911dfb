import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { createConfigJsonSchema } from '../../../service/server/config/config-schema.js';

const FILE = fileURLToPath(new URL('../../../service/connections.schema.json', import.meta.url));

test('the JSON Schema for editors is current (write it with: npx vitest run --project server config-schema -u)', async () => {
  await expect(`${JSON.stringify(createConfigJsonSchema(), null, 2)}\n`).toMatchFileSnapshot(FILE);
});
