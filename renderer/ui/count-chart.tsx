import "./bar-chart.css";

export type CountBar = {
  readonly name: string;
  /** Any whole measure all bars of the chart share; decides only the length. */
  readonly size: number;
  readonly text: string;
  readonly tone: "plan" | "good" | "near" | "over";
};
type Group = { readonly key: string; readonly name: string; readonly bars: readonly CountBar[] };

/** Counts and shares side by side, drawn to one scale; each bar says itself what it is. */
export const CountChart = ({ label, groups }: { readonly label: string; readonly groups: readonly Group[] }) => {
  const most = Math.max(1, ...groups.flatMap(({ bars }) => bars.map(({ size }) => size)));
  return (
    <figure aria-label={label} className="bar-chart" role="group">
      <figcaption>{label}</figcaption>
      {groups.map((group) => (
        <div className="bar-chart-group" key={group.key}>
          <span className="bar-chart-name" title={group.name}>
            {group.name}
          </span>
          <span className="bar-chart-bars">
            {group.bars.map((bar) => (
              <span
                aria-label={`${group.name} ${bar.name} ${bar.text}`}
                className="bar-chart-row"
                key={bar.name}
                role="img"
              >
                <span
                  className={`bar-chart-bar is-${bar.tone}`}
                  style={{ width: `${String(Math.max(0, (bar.size * 100) / most))}%` }}
                />
                <span className="bar-chart-text">
                  {bar.name} {bar.text}
                </span>
              </span>
            ))}
          </span>
        </div>
      ))}
    </figure>
  );
};
