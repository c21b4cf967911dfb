import './flow.css';

/** One message: from which column to which, and what it says. */
interface Step {
  from: number;
  to: number;
  text: string;
  /** It matters most. */
  strong?: boolean;
}

interface FlowProps {
  title: string;
  columns: readonly string[];
  steps: readonly Step[];
}

const WIDTH = 760;
const TOP = 56;
const ROW = 48;

/** A sequence diagram in the page's own colours, light or dark. */
function Flow({ title, columns, steps }: FlowProps) {
  const x = (column: number) => (WIDTH / columns.length) * (column + 0.5);
  const height = TOP + steps.length * ROW + 16;
  return (
    <svg className="flow" viewBox={`0 0 ${WIDTH} ${height}`} role="img" aria-label={title}>
      {columns.map((name, index) => (
        <g key={name}>
          <text x={x(index)} y={24} className="flow-column">
            {name}
          </text>
          <path d={`M${x(index)} 40V${height}`} className="flow-line" />
        </g>
      ))}
      {steps.map(({ from, to, text, strong }, index) => {
        const y = TOP + index * ROW + 28;
        const self = from === to;
        const direction = to > from ? 1 : -1;
        const end = x(to) - direction * 2;
        const arrow = `M${end - direction * 8} ${y - 5}L${end} ${y}L${end - direction * 8} ${y + 5}`;
        return (
          <g key={text} className={strong ? 'flow-strong' : undefined}>
            {self ? (
              <circle cx={x(from)} cy={y - 4} r={5} className="flow-dot" />
            ) : (
              <path d={`M${x(from)} ${y}H${end}${arrow}`} className="flow-arrow" />
            )}
            <text
              x={self ? x(from) + 14 : (x(from) + x(to)) / 2}
              y={self ? y : y - 9}
              className={self ? 'flow-text flow-self' : 'flow-text'}
            >
              {text}
            </text>
          </g>
        );
      })}
    </svg>
  );
}

const COLUMNS = ['Phone', "WeChat's frame", 'Your page', 'Your server'];

/** The code comes to the page, which stays. */
export const InPageFlow = () => (
  <Flow
    title="In the page: WeChat's frame goes to redirect_uri, your page reads code and state there, and your server gets them from the page."
    columns={COLUMNS}
    steps={[
      { from: 2, to: 1, text: 'asks for a QR, with state' },
      { from: 0, to: 1, text: 'scans, approves' },
      { from: 1, to: 1, text: 'goes to redirect_uri' },
      { from: 1, to: 2, text: 'code and state', strong: true },
      { from: 2, to: 2, text: 'compares the state' },
      { from: 2, to: 3, text: 'code, state, cookies', strong: true },
      { from: 3, to: 2, text: 'signed in' },
    ]}
  />
);

/** The whole page goes to redirect_uri. */
export const RedirectFlow = () => (
  <Flow
    title="By redirect: WeChat's frame sends the whole window to redirect_uri, and the page there gives code and state to your server."
    columns={COLUMNS}
    steps={[
      { from: 2, to: 1, text: 'asks for a QR, with state' },
      { from: 0, to: 1, text: 'scans, approves' },
      { from: 1, to: 2, text: 'sends the top window away' },
      { from: 2, to: 2, text: 'is now redirect_uri', strong: true },
      { from: 2, to: 3, text: 'code, state, cookies', strong: true },
      { from: 3, to: 2, text: 'signed in' },
    ]}
  />
);
