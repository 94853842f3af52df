import { moneyText } from "#renderer/format/money.ts";
import "./bar-chart.css";

type Tone = "plan" | "good" | "near" | "over";
type Bar = { readonly name: string; readonly amountFen: number; readonly tone: Tone };
type CountBar = {
  readonly name: string;
  /** Any whole measure all bars of the chart share; decides only the length. */
  readonly size: number;
  readonly text: string;
  readonly tone: Tone;
};
/** `spoken` is the whole bar in words, for who does not see it. */
type DrawnBar = CountBar & { readonly spoken: string };

/** Bars that are compared with each other, under one name. */
type Group<One> = {
  readonly key: string;
  readonly name: string;
  readonly bars: readonly One[];
  readonly note?: string;
};
type Props<One> = { readonly label: string; readonly groups: readonly Group<One>[] };

// Kept free beside every bar, so that all bars are drawn to one scale however long their words are.
const roomForText = "14rem";

const Drawn = ({ label, groups }: Props<DrawnBar>) => {
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
              <span aria-label={bar.spoken} className="bar-chart-row" key={bar.name} role="img">
                <span
                  className={`bar-chart-bar is-${bar.tone}`}
                  style={{ width: `calc((100% - ${roomForText}) * ${String(Math.max(0, bar.size / most))})` }}
                />
                <span className="bar-chart-text">
                  {bar.name} {bar.text}
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

/** Amounts side by side, drawn to one scale; each bar says its amount in words too. */
export const BarChart = ({ label, groups }: Props<Bar>) => (
  <Drawn
    groups={groups.map((group) => ({
      ...group,
      bars: group.bars.map(({ name, amountFen, tone }) => {
        const text = moneyText(amountFen);
        return { name, size: amountFen, text, tone, spoken: `${group.name}${name} ${text} 元` };
      }),
    }))}
    label={label}
  />
);

/** Counts and shares side by side, drawn to one scale; each bar says itself what it is. */
export const CountChart = ({ label, groups }: Props<CountBar>) => (
  <Drawn
    groups={groups.map((group) => ({
      ...group,
      bars: group.bars.map((bar) => ({ ...bar, spoken: `${group.name} ${bar.name} ${bar.text}` })),
    }))}
    label={label}
  />
);
