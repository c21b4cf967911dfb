import { existsSync, watch } from 'node:fs';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

type Outcome<Result> = { result: Result } | { error: string };

/** Resolves when the folder contains a file with that name. */
function waitForFile(folder: string, name: string): Promise<void> {
  return new Promise((resolve) => {
    const check = () => {
      if (!existsSync(join(folder, name))) return;
      watcher.close();
      resolve();
    };
    const watcher = watch(folder, check);
    check();
  });
}

/** Creates the folder. Returns `false` if another process has already created it. */
async function claim(folder: string): Promise<boolean> {
  try {
    await mkdir(folder);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/**
 * Runs `build` in the first worker that needs the result. All other workers wait for it. `build` gets an empty folder
 * for files, and returns a JSON value. Requires `global-setup.ts`.
 */
export async function buildOnce<Result>(
  name: string,
  build: (folder: string) => Promise<Result>,
): Promise<Result> {
  const shared = process.env.BROWSER_TEST_BUILDS;
  if (!shared) throw new Error('BROWSER_TEST_BUILDS is not set: run the tests with global-setup.ts.');
  const folder = join(shared, encodeURIComponent(name));
  const file = `${encodeURIComponent(name)}.json`;
  if (await claim(folder)) {
    const { NODE_ENV } = process.env;
    const outcome: Outcome<Result> = await build(folder).then(
      (result) => ({ result }),
      (error) => ({ error: `${error?.stack ?? error}` }),
    );
    // Restored, because a production build sets it for the whole process, and React would load parts of both variants.
    if (NODE_ENV === undefined) delete process.env.NODE_ENV;
    else process.env.NODE_ENV = NODE_ENV;
    // Renamed at the end, so that the file is always complete.
    await writeFile(join(shared, `${file}.part`), JSON.stringify(outcome));
    await rename(join(shared, `${file}.part`), join(shared, file));
  } else {
    await waitForFile(shared, file);
  }
  const outcome: Outcome<Result> = JSON.parse(await readFile(join(shared, file), 'utf8'));
  if ('error' in outcome) throw new Error(outcome.error);
  return outcome.result;
}
