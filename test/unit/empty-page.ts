import { beforeAll } from 'vitest';

// Files share one page: a new page for each file would take most of the time. Some files run without a page.
beforeAll(() => globalThis.document?.body.replaceChildren());
