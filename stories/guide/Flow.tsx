import './flow.css';

/** A message between two columns. The same column twice is a step of that column. */
interface Step {
  from: number;
  to: number;
  text: string;
  /** Whether it is drawn bold. */
  isStrong?: boolean;
}

interface FlowProps {
  /** Describes the diagram to screen readers. */
  title: string;
  steps: readonly Step[];
}

const COLUMNS = ['Phone', "WeChat's frame", 'Your page', 'Your server'];
const WIDTH = 760;
const TOP = 56;
const ROW = 48;

/** A sequence diagram in the text color of the page. */
export function Flow({ title, steps }: FlowProps) {
  const x = (column: number) => (WIDTH / COLUMNS.length) * (column + 0.5);
  const height = TOP + steps.length * ROW + 16;
  return (
    <svg className="flow" viewBox={`0 0 ${WIDTH} ${height}`} role="img" aria-label={title}>
      {COLUMNS.map((name, index) => (
        <g key={name}>
          <text x={x(index)} y={24} className="flow-column">
            {name}
          </text>
          <path d={`M${x(index)} 40V${height}`} className="flow-line" />
        </g>
      ))}
      {steps.map(({ from, to, text, isStrong }, index) => {
        const y = TOP + index * ROW + 28;
        const isSelf = from === to;
        const direction = to > from ? 1 : -1;
        const end = x(to) - direction * 2;
        const arrow = `M${end - direction * 8} ${y - 5}L${end} ${y}L${end - direction * 8} ${y + 5}`;
        return (
          <g key={text} className={isStrong ? 'flow-strong' : undefined}>
            {isSelf ? (
              <circle cx={x(from)} cy={y - 4} r={5} className="flow-dot" />
            ) : (
              <path d={`M${x(from)} ${y}H${end}${arrow}`} className="flow-arrow" />
            )}
            <text
              x={isSelf ? x(from) + 14 : (x(from) + x(to)) / 2}
              y={isSelf ? y : y - 9}
              className={isSelf ? 'flow-text flow-self' : 'flow-text'}
            >
              {text}
            </text>
          </g>
        );
      })}
    </svg>
  );
}
