import { moneyText } from "#renderer/format/money.ts";
import "./bar-chart.css";

export type Bar = {
  readonly name: string;
  readonly amountFen: number;
  readonly tone: "plan" | "good" | "near" | "over";
};
/** Bars that are compared with each other, under one name. */
export type BarGroup = {
  readonly key: string;
  readonly name: string;
  readonly bars: readonly Bar[];
  readonly note?: string;
};

type Props = { readonly label: string; readonly groups: readonly BarGroup[] };

/** Amounts side by side, drawn to one scale; each bar says its amount in words too. */
export const BarChart = ({ label, groups }: Props) => {
  const most = Math.max(1, ...groups.flatMap(({ bars }) => bars.map(({ amountFen }) => amountFen)));
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
                aria-label={`${group.name}${bar.name} ${moneyText(bar.amountFen)} 元`}
                className="bar-chart-row"
                key={bar.name}
                role="img"
              >
                <span
                  className={`bar-chart-bar is-${bar.tone}`}
                  style={{ width: `${String(Math.max(0, (bar.amountFen * 100) / most))}%` }}
                />
                <span className="bar-chart-text">
                  {bar.name} {moneyText(bar.amountFen)}
                </span>
              </span>
            ))}
          </span>
          {group.note === undefined ? null : <span className="soft">{group.note}</span>}
        </div>
      ))}
    </figure>
  );
};
