import { cpus } from 'node:os';

const median = (values) => {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
};

const table = (head, rows) =>
  [head, head.map((_, i) => (i ? '--:' : '---')), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');

/** The comparisons, with their goals. */
const GOALS = [
  ['ours, client-rendered / the usual React snippet', 'ours', 'snippet', 0.95],
  ['ours, hinted in the HTML / by hand', 'ours-hinted', 'by-hand', 1.05],
  [
    'ours, `script="none"`, client-rendered / an iframe rendered by React',
    'ours-without-script',
    'iframe',
    1.02,
  ],
  ['ours, the frame in the HTML / an iframe in the HTML', 'ours-frame-in-html', 'limit', 1.03],
  ['ours, the frame in the HTML / by hand', 'ours-frame-in-html', 'by-hand', 0.75],
];

export function report({ pages, visits, after, version, rounds, roundTrip }) {
  const getMedian = (name, what) => median(visits[name].map((one) => one[what]));
  const ratio = (name, what) => (getMedian(name, what) / getMedian(pages[0].name, what)).toFixed(2);
  const spread = (name, what) => {
    const sorted = visits[name].map((one) => one[what]).toSorted((a, b) => a - b);
    const at = (part) => sorted[Math.round((sorted.length - 1) * part)].toFixed(0);
    return `${at(0.25)}–${at(0.75)}`;
  };
  const goals = GOALS.map(([what, one, other, goal]) => [
    what,
    ...['requested', 'painted'].map((time) => (getMedian(one, time) / getMedian(other, time)).toFixed(2)),
    `≤ ${goal.toFixed(2)}`,
  ]);
  goals.push([
    'main-thread time of one mounting: ours / the usual React snippet',
    (after.ours.cost / after.snippet.cost).toFixed(2),
    '–',
    '≤ 1.00',
  ]);
  const arrivals = pages.map(({ name, what }) => [
    what,
    ratio(name, 'requested'),
    getMedian(name, 'requested').toFixed(0),
    spread(name, 'requested'),
    ratio(name, 'painted'),
    getMedian(name, 'painted').toFixed(0),
    spread(name, 'painted'),
    (getMedian(name, 'bytes') / 1000).toFixed(1),
  ]);
  const kept = Object.entries(after).map(([name, one]) => [
    name,
    one.strict,
    one.rerenders,
    one.cost.toFixed(2),
    one.rerender.toFixed(0),
    one.wait.toFixed(0),
    one.listeners,
    one.nodes,
    (one.heap / 1000).toFixed(0),
  ]);
  return `# Time until the QR code is visible

Written by \`npm run bench\` on ${new Date().toISOString().slice(0, 10)}: Chromium ${version}, Node ${process.versions.node}, ${cpus().length} cores.

## From the navigation to the QR code

Site, script and QR page have separate servers (HTTP/2, TLS 1.3), each behind a link with a round trip of ${roundTrip} ms and unlimited bandwidth. Each visit starts without caches and connections. There are ${rounds} visits per page, interleaved. The table shows medians, and their ratios to the first row. Bytes are those of page and scripts over the network, with React.

${table(['page', 'QR page requested', 'ms', 'middle half', 'QR code painted', 'ms', 'middle half', 'kB'], arrivals)}

What takes time, and what saves time:

- The first request to a host takes three round trips: TCP, TLS and the request. In the first row, these are the page, WeChat's script and the QR page. The picture takes one more round trip.
- A React page also loads and runs its own bundle. This is the only difference between the first row and the client-rendered pages. A part of it is processor time.
- **The hint** (\`<link rel="preload" as="script">\` in the HTML) loads WeChat's script at the same time as the bundle, which saves that round trip. React's server rendering writes the hint.
- **\`script="none"\`** saves the three round trips to the script's host. On the other hand, the page does not get WeChat's changes of its script.
- **\`preconnect\` to open.weixin.qq.com saves no time.** Chromium opens the connection, but then opens another one for the frame, because a cross-site frame does not share its page's connections. A sandboxed frame gives the same result, with and without \`crossorigin\`.
- **\`script="none"\` with a \`state\`, server-rendered**, has the frame in the HTML, like the limit. The browser requests the QR code while it still reads the page. Hydration adopts the frame: it sends no second request, and reports a result that has already arrived.
- **The login starts when React attaches its element**, in the task of the commit. The snippet starts in an effect, which runs after the first paint. The login needs no additional render. It uses sessionStorage after the request, because a page's first use takes milliseconds.
- **Waiting**: no code runs in animation frames. If the callback is on the page's own origin, a timer checks every 50 ms whether the frame has returned. Otherwise, messages and loads report it.

## Compared with the goals

${table(['ratio of the medians', 'QR page requested', 'QR code painted', 'goal'], goals)}

## After the first render

The first columns count the requests for the QR page: of one mount under StrictMode (one is necessary), and of 20 re-renders. Then the page mounts and unmounts 1,000 times. The other columns show the main-thread time of each, and what remains after a garbage collection.

${table(['candidate', 'StrictMode', '20 renderings', 'ms each', '1,000 renderings, ms', '10 s of waiting, ms', 'listeners kept', 'nodes kept', 'heap kept, kB'], kept)}
`;
}
