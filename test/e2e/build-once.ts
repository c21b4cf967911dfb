import { existsSync, watch } from 'node:fs';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

type Outcome<Result> = { result: Result } | { error: string };

/** Resolves when there is a file of that name in the folder. */
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

/** Creates the folder. Returns `false` if it exists: another process was faster. */
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
 * Builds something in the first worker that asks for it; the others wait for the result. `build` gets an empty folder
 * for files, and returns something that JSON can hold. Needs `global-setup.ts`.
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
    // A production build sets it for this whole process, and React would then load half of each variant.
    if (NODE_ENV === undefined) delete process.env.NODE_ENV;
    else process.env.NODE_ENV = NODE_ENV;
    // Under its name only when it is complete.
    await writeFile(join(shared, `${file}.part`), JSON.stringify(outcome));
    await rename(join(shared, `${file}.part`), join(shared, file));
  } else {
    await waitForFile(shared, file);
  }
  const outcome: Outcome<Result> = JSON.parse(await readFile(join(shared, file), 'utf8'));
  if ('error' in outcome) throw new Error(outcome.error);
  return outcome.result;
}
