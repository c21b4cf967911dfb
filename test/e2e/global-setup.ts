import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Creates the folder in which the workers share their builds. Returns the function that removes it. */
export default async function setUp(): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'browser-test-builds-'));
  process.env.BROWSER_TEST_BUILDS = folder;
  return () => rm(folder, { recursive: true });
}
