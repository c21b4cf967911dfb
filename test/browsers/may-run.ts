/**
 * Returns whether a browser is installed. If not, logs what to install. The tests are then skipped, but in CI they
 * fail.
 */
export function mayRun(browser: string, missing: string[], packages: string): boolean {
  if (missing.length === 0) return true;
  const advice = `The tests in ${browser} need ${missing.join(', ')}. On Debian: apt-get install ${packages}.`;
  if (process.env.CI) throw new Error(advice);
  console.warn(`not run: ${advice}`);
  return false;
}
