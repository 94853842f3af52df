import { Button, Card, Input, InputNumber, Select, Space } from "antd";
import type { ReactNode } from "react";
import { fen } from "#domain/core/fen.ts";
import { isPostKind, postNames } from "#domain/people/village-posts.ts";
import { AmountField } from "#renderer/ui/amount-field.tsx";
import { Labelled } from "#renderer/ui/labelled.tsx";
import { incomeFrom, newPart, percentOf, shareOfPercent, type Part } from "./pay-forms.ts";
import { everyVillage } from "#domain/funds/village-condition.ts";

type Props = {
  readonly part: Part;
  readonly posts: readonly string[];
  readonly onChange: (part: Part) => void;
  readonly onRemove: () => void;
};
type Way = Part["way"];

const nameOf = (post: string): string => (isPostKind(post) ? postNames[post] : post);

const wayOf = (kind: string, posts: readonly string[]): Way => {
  if (kind === "typed") return { kind: "typed" };
  if (kind === "table")
    return { kind: "table", rows: posts.map((post) => ({ posts: [post], condition: everyVillage, yearlyFen: 0 })) };
  return newPart(posts).way;
};

type Ratio = { readonly post: string; readonly ratio: { readonly numerator: number; readonly denominator: number } };

const Ratios = ({
  posts,
  ratios,
  onChange,
}: {
  readonly posts: readonly string[];
  readonly ratios: readonly Ratio[];
  readonly onChange: (ratios: Ratio[]) => void;
}): ReactNode => (
  <Space wrap>
    {posts.map((post) => {
      const ratio = ratios.find((each) => each.post === post)?.ratio;
      return (
        <span key={post}>
          {nameOf(post)}{" "}
          <InputNumber
            aria-label={`${nameOf(post)}的比例`}
            max={500}
            min={0.01}
            onChange={(percent) =>
              onChange([
                ...ratios.filter((each) => each.post !== post),
                ...(percent === null ? [] : [{ post, ratio: shareOfPercent(percent) }]),
              ])
            }
            style={{ width: 110 }}
            suffix="%"
            value={ratio === undefined ? null : percentOf(ratio)}
          />
        </span>
      );
    })}
  </Space>
);

const FormulaFields = ({
  way,
  posts,
  onChange,
}: {
  readonly way: Extract<Way, { readonly kind: "formula" }>;
  readonly posts: readonly string[];
  readonly onChange: (way: Way) => void;
}): ReactNode => {
  const { formula } = way;
  const set = (part: Partial<typeof formula>): void => onChange({ ...way, formula: { ...formula, ...part } });
  const poor = formula.addOns[0];
  return (
    <div className="row-form">
      <Labelled hint="名称要和“指标”里登记的一样；按上一年的数算" isRequired label="按哪个指标">
        <Input
          aria-label="按哪个指标"
          maxLength={60}
          onChange={(event) => onChange({ ...way, indicator: event.target.value })}
          value={way.indicator}
        />
      </Labelled>
      <Labelled hint="指标 × 倍数 ÷ 12 是排第一的职务每月的钱" isRequired label="倍数">
        <InputNumber
          aria-label="倍数"
          max={100}
          min={0.01}
          onChange={(times) =>
            times !== null && set({ multiple: { numerator: Math.round(times * 100), denominator: 100 } })
          }
          style={{ width: "100%" }}
          value={formula.multiple.numerator / formula.multiple.denominator}
        />
      </Labelled>
      <Labelled label="每月取整">
        <Select
          aria-label="每月取整"
          onChange={(value: string) => {
            const [step = "1", direction = "half-up"] = value.split(" ");
            set({
              rounding: {
                stepFen: Number(step),
                direction: direction === "up" || direction === "down" ? direction : "half-up",
              },
            });
          }}
          options={[
            { value: "1 half-up", label: "四舍五入到分" },
            { value: "100 half-up", label: "四舍五入到元" },
            { value: "100 down", label: "舍去到元" },
            { value: "1000 up", label: "进到 10 元" },
            { value: "5000 up", label: "进到 50 元" },
          ]}
          value={`${formula.rounding.stepFen} ${formula.rounding.direction}`}
        />
      </Labelled>
      <Labelled hint="脱贫村（深度贫困村）每人每月另加，没有不填" label="脱贫村另加">
        <AmountField
          label="脱贫村另加"
          onChange={(amount) =>
            set({
              addOns:
                amount === null || amount === 0
                  ? []
                  : [{ condition: { ...everyVillage, isPoor: true }, monthlyFen: amount }],
            })
          }
          value={poor === undefined ? null : fen(poor.monthlyFen)}
        />
      </Labelled>
      <div style={{ gridColumn: "1 / -1" }}>
        <Labelled isRequired label="各职务比例">
          <Ratios onChange={(ratios) => set({ ratios })} posts={posts} ratios={formula.ratios} />
        </Labelled>
      </div>
    </div>
  );
};

const TableFields = ({
  way,
  onChange,
}: {
  readonly way: Extract<Way, { readonly kind: "table" }>;
  readonly onChange: (way: Way) => void;
}): ReactNode => (
  <Space wrap>
    {way.rows.map((row, at) => (
      <span key={(row.posts ?? []).join(" ")}>
        {(row.posts ?? []).map(nameOf).join("、")} 每年{" "}
        <span style={{ display: "inline-block", width: 130 }}>
          <AmountField
            label={`${(row.posts ?? []).map(nameOf).join("、")}每年`}
            onChange={(amount) =>
              onChange({
                ...way,
                rows: way.rows.map((each, index) => (index === at ? { ...each, yearlyFen: amount ?? 0 } : each)),
              })
            }
            value={fen(row.yearlyFen)}
          />
        </span>
      </span>
    ))}
  </Space>
);

const RetiredFields = ({
  way,
  onChange,
}: {
  readonly way: Extract<Way, { readonly kind: "retired" }>;
  readonly onChange: (way: Way) => void;
}): ReactNode => {
  const { tiers, ratios } = way.scheme;
  const setTiers = (next: typeof tiers): void => onChange({ ...way, scheme: { ratios, tiers: next } });
  return (
    <>
      <Labelled hint="按“人员与职务”里的任期算满几年，各档从低到高" label="任职年限和每月金额">
        {tiers.map((tier, at) => (
          <Space key={at} style={{ display: "flex", marginBottom: 6 }}>
            满
            <InputNumber
              aria-label={`第${at + 1}档年限`}
              max={80}
              min={0}
              onChange={(years) =>
                setTiers(tiers.map((each, index) => (index === at ? { ...each, fromYears: years ?? 0 } : each)))
              }
              value={tier.fromYears}
            />
            年，每月
            <div style={{ width: 130 }}>
              <AmountField
                label={`第${at + 1}档金额`}
                onChange={(amount) =>
                  setTiers(tiers.map((each, index) => (index === at ? { ...each, monthlyFen: amount ?? 0 } : each)))
                }
                value={fen(tier.monthlyFen)}
              />
            </div>
            {tiers.length > 1 && (
              <Button onClick={() => setTiers(tiers.filter((_tier, index) => index !== at))} type="text">
                去掉
              </Button>
            )}
          </Space>
        ))}
        <Button
          onClick={() => setTiers([...tiers, { fromYears: (tiers.at(-1)?.fromYears ?? 0) + 6, monthlyFen: 0 }])}
          size="small"
        >
          加一档
        </Button>
      </Labelled>
      <Labelled label="按曾任的最高职务">
        <Ratios
          onChange={(next) => onChange({ ...way, scheme: { tiers, ratios: next } })}
          posts={["secretary", "head", "committee"]}
          ratios={ratios}
        />
      </Labelled>
    </>
  );
};

/** One part of pay: its name, which villages may pay it, how its amount is found. */
export const PartEditor = ({ part, posts, onChange, onRemove }: Props): ReactNode => {
  const { way } = part;
  const set = (next: Partial<Part>): void => onChange({ ...part, ...next });
  return (
    <Card size="small" style={{ marginBottom: 10 }}>
      <div className="row-form">
        <Labelled isRequired label="项目名称">
          <Input
            aria-label="项目名称"
            maxLength={20}
            onChange={(event) => set({ name: event.target.value })}
            value={part.name}
          />
        </Labelled>
        <Labelled label="怎么算">
          <Select
            aria-label="怎么算"
            disabled={way.kind === "retired"}
            onChange={(kind: string) => set({ way: wayOf(kind, posts) })}
            options={[
              { value: "formula", label: "指标 × 倍数 ÷ 12 × 职务比例" },
              { value: "table", label: "各职务每年定额" },
              { value: "typed", label: "每月按考核逐人填" },
              ...(way.kind === "retired" ? [{ value: "retired", label: "按任职年限分档" }] : []),
            ]}
            value={way.kind}
          />
        </Labelled>
        <Labelled hint="村上年经常性收入达到多少（含）才发；不限就不填" label="收入门槛">
          <AmountField
            label="收入门槛"
            onChange={(amount) => set({ gate: amount === null ? null : incomeFrom(amount) })}
            value={part.gate?.incomeFrom === null || part.gate === null ? null : fen(part.gate.incomeFrom.value)}
          />
        </Labelled>
        <div style={{ alignSelf: "center" }}>
          <Button onClick={onRemove} type="text">
            去掉这一项
          </Button>
        </div>
      </div>
      {way.kind === "formula" && <FormulaFields onChange={(next) => set({ way: next })} posts={posts} way={way} />}
      {way.kind === "table" && <TableFields onChange={(next) => set({ way: next })} way={way} />}
      {way.kind === "retired" && <RetiredFields onChange={(next) => set({ way: next })} way={way} />}
    </Card>
  );
};
