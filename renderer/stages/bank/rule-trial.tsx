import type { ReactNode } from "react";
import type { OutputOf } from "#contract/contract.ts";
import type { VillageId } from "#domain/core/ids.ts";
import { moneyText } from "#renderer/format/money.ts";
import { EmptyHint } from "#renderer/ui/empty-hint.tsx";
import { PaperTable, type PaperColumn } from "#renderer/ui/paper-table.tsx";
import { trialOf, type RuleInput } from "./draft-rules.ts";

type Line = OutputOf<"bankLine.list">["lines"][number];
/** A bank line with the village whose it is. */
export type PlacedLine = Line & { readonly villageId?: VillageId };

const columns: readonly PaperColumn<Line>[] = [
  { key: "date", title: "日期", width: 110, cell: (line) => line.bookedOn },
  {
    key: "party",
    title: "对方户名",
    width: 150,
    hint: (line) => line.counterpartyName,
    cell: (line) => line.counterpartyName,
  },
  { key: "text", title: "摘要、用途、附言", width: 200, hint: (line) => line.text, cell: (line) => line.text },
  { key: "amount", title: "金额", width: 120, align: "right", cell: (line) => moneyText(line.amountFen) },
];

export type RuleTrialProps = {
  readonly rules: readonly RuleInput[];
  readonly at: number;
  readonly lines: readonly PlacedLine[];
};

/** What the rule under the pen would take of the last year's lines, anew with every key typed. */
export const RuleTrial = ({ rules, at, lines }: RuleTrialProps): ReactNode => {
  const { taken, shadows } = trialOf(rules, at, lines);
  return (
    <section>
      <h3>近一年的流水里，这条规则会拿走 {taken.length} 笔</h3>
      {shadows.length > 0 && (
        <p className="soft">
          另外也合适、但被前面的规则先拿走的：
          {shadows.map(({ name, count }) => `“${name}”${count} 笔`).join("，")}。要让这条规则先管，把它上移。
        </p>
      )}
      <PaperTable
        columns={columns}
        empty={<EmptyHint hint="改一改关键字、收支或金额，这里马上跟着变。" text="没有一笔流水合适" />}
        height="18rem"
        keyOf={(line) => line.id}
        label="规则试算"
        rows={taken.slice(0, 100)}
        viewKey={`rule-trial/${at}`}
      />
    </section>
  );
};
