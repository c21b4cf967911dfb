import { beforeAll } from 'vitest';

// All files share one page, because a new page per file would take most of the time. Some files run without a page.
beforeAll(() => globalThis.document?.body.replaceChildren());
