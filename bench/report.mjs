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
  const medianOf = (name, what) => median(visits[name].map((one) => one[what]));
  const ratio = (name, what) => (medianOf(name, what) / medianOf(pages[0].name, what)).toFixed(2);
  const spread = (name, what) => {
    const sorted = visits[name].map((one) => one[what]).toSorted((a, b) => a - b);
    const at = (part) => sorted[Math.round((sorted.length - 1) * part)].toFixed(0);
    return `${at(0.25)}–${at(0.75)}`;
  };
  const goals = GOALS.map(([what, one, other, goal]) => [
    what,
    ...['requested', 'painted'].map((time) => (medianOf(one, time) / medianOf(other, time)).toFixed(2)),
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
    medianOf(name, 'requested').toFixed(0),
    spread(name, 'requested'),
    ratio(name, 'painted'),
    medianOf(name, 'painted').toFixed(0),
    spread(name, 'painted'),
    (medianOf(name, 'bytes') / 1000).toFixed(1),
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
  return `# How fast the QR code is there

Written by \`npm run bench\` on ${new Date().toISOString().slice(0, 10)}: Chromium ${version}, Node ${process.versions.node}, ${cpus().length} cores.

## From the navigation to the QR code

Site, script and QR page each on a server of their own (HTTP/2, TLS 1.3) behind a link with round trips of ${roundTrip} ms, and no limit of bandwidth. Caches and connections cold at each visit, ${rounds} visits each, interleaved; medians, and ratios to the first row. Bytes are those of page and scripts over the network, with React.

${table(['page', 'QR page asked for', 'ms', 'middle half', 'QR code painted', 'ms', 'middle half', 'kB'], arrivals)}

Where the time goes, and what gives some of it back:

- A host that is new to the page costs three round trips: TCP, TLS, the request. By hand that is the page, then WeChat's script, then the QR page, and one more round trip for the picture.
- A page of React has its own bundle between: a round trip, and the time to run it. That is all that is between the usual snippet, ours client-rendered, and by hand; some of it is processor time.
- **The hint** (\`<link rel="preload" as="script">\` in the HTML) asks for WeChat's script while the bundle is under way, which gives that round trip back. React's server rendering writes it by itself.
- **\`script="none"\`** does without the script's host, three round trips. The price: what WeChat changes in its script does not come by itself.
- **\`preconnect\` to open.weixin.qq.com gives nothing.** Chromium does open the connection, and then another one for the frame: it keeps a cross-site frame's connections apart from its page's. In a sandboxed frame, with and without \`crossorigin\`, it is the same.
- **\`script="none"\` with a \`state\`, server-rendered**, has the frame in the HTML, as the limit has. The browser asks for the QR code while it still reads the page. Hydration adopts the frame: no second request, and a result that came before is not lost.
- **The login starts when React attaches its element**, in the task of the commit, where the snippet waits for the effect, which runs after the first paint. There is no extra rendering between. sessionStorage is first used after the request has left, because a page's first use takes milliseconds.
- **Waiting**: nothing runs in each animation frame. If the callback is on the page's own origin, a timer looks every 50 ms whether the frame has come back. Otherwise messages and loads tell it.

## Compared with the goals

${table(['ratio of the medians', 'QR page asked for', 'QR code painted', 'goal'], goals)}

## After the first rendering

QR pages asked for by one mounting under StrictMode (one is needed), and by 20 more renderings of it. Then 1,000 times mounted and unmounted: main-thread time of each, and what is kept after a garbage collection.

${table(['candidate', 'StrictMode', '20 renderings', 'ms each', '1,000 renderings, ms', '10 s of waiting, ms', 'listeners kept', 'nodes kept', 'heap kept, kB'], kept)}
`;
}
