import { beforeAll } from 'vitest';

// The files share one page here: a new one for each would take most of the time.
beforeAll(() => document.body.replaceChildren());
