import { readFileSync } from 'node:fs';

/** The file in dist that the shadcn CLI reads. */
export const REGISTRY_ITEM_FILE = 'wechat-login-card.json';

/** Creates the content of that file from registry/registry.json, like `shadcn build`. Requires dist/callback.html. */
export function createRegistryItem() {
  const [item] = JSON.parse(readFileSync('registry/registry.json', 'utf8')).items;
  const files = item.files.map((file) => ({ ...file, content: readFileSync(file.path, 'utf8') }));
  const $schema = 'https://ui.shadcn.com/schema/registry-item.json';
  return `${JSON.stringify({ $schema, ...item, files }, null, 2)}\n`;
}
