import { beforeAll } from 'vitest';

// The files share one page here: a new one for each would take most of the time. Some files run without a page.
beforeAll(() => globalThis.document?.body.replaceChildren());
