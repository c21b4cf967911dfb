// `npm run bench`: measures, prints the tables, and writes them to RESULTS.md.
import { writeFileSync } from 'node:fs';
import { chromium } from 'playwright';
import { launchOptions } from '../scripts/find-chromium.mjs';
import { countRequests, mountAndUnmount, renderAndWait } from './after.mjs';
import { visit } from './arrival.mjs';
import { createPages, createRemountPages } from './pages.mjs';
import { report } from './report.mjs';
import { startServers } from './servers.mjs';

const ROUNDS = Number(process.env.ROUNDS ?? 15);
const ROUND_TRIP = Number(process.env.ROUND_TRIP ?? 60);

/** Starts servers, runs the action with the browser flags that connect to them, and stops the servers. */
async function withServers(pages, options, action) {
  const servers = await startServers(pages, options);
  const launch = launchOptions({ isWhole: true });
  try {
    return await action({ ...launch, args: [...launch.args, ...servers.flags] });
  } finally {
    servers.close();
  }
}

const withBrowser = (pages, action) =>
  withServers(pages, { plainQrPage: true }, async (launch) => {
    const browser = await chromium.launch(launch);
    try {
      for (const { name } of pages) {
        await action(browser, name);
        process.stderr.write('.');
      }
      return browser.version();
    } finally {
      await browser.close();
    }
  });

const pages = await createPages();
const visits = Object.fromEntries(pages.map(({ name }) => [name, []]));
await withServers(pages, { roundTrip: ROUND_TRIP }, async (launch) => {
  // Interleaved, so that other load on the machine affects all candidates alike. The first round warms up the servers.
  for (let round = 0; round <= ROUNDS; round++) {
    for (const { name } of pages) {
      const measured = await visit(launch, name);
      if (round) visits[name].push(measured);
    }
    process.stderr.write('.');
  }
});

const after = {};
await withBrowser(await createRemountPages('development'), async (browser, name) => {
  after[name] = await countRequests(browser, name);
});
const version = await withBrowser(await createRemountPages('production'), async (browser, name) => {
  Object.assign(after[name], await mountAndUnmount(browser, name), await renderAndWait(browser, name));
});

const text = report({ pages, visits, after, version, rounds: ROUNDS, roundTrip: ROUND_TRIP });
console.log(`\n${text}`);
writeFileSync(process.env.RESULTS ?? new URL('RESULTS.md', import.meta.url), text);
