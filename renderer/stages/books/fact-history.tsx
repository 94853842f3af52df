import type { ReactNode } from "react";
import { moneyText } from "#renderer/format/money.ts";
import { EmptyHint } from "#renderer/ui/empty-hint.tsx";
import { PaperTable, type PaperColumn } from "#renderer/ui/paper-table.tsx";
import { factLabels } from "#renderer/words/village-facts.ts";
import { villageTypeWords, wordOf } from "#renderer/words/labels.ts";
import { type VillageFactInput } from "./village-facts.ts";

/** What a figure says, with its unit; 取消 where it is taken back. */
export const valueText = (fact: Pick<VillageFactInput, "kind" | "number" | "text">): string => {
  if (fact.number === null && fact.text === null) return "取消";
  switch (fact.kind) {
    case "type":
      return wordOf(villageTypeWords, fact.text ?? "");
    case "poor":
      return fact.text === "yes" ? "是脱贫村" : "不是脱贫村";
    case "recurring-income":
      return `${moneyText(fact.number)} 元`;
    case "households":
      return `${fact.number ?? ""} 户`;
    case "population":
    case "representatives":
      return `${fact.number ?? ""} 人`;
  }
};

const columns: readonly PaperColumn<VillageFactInput>[] = [
  { key: "kind", title: "资料", width: 170, cell: (fact) => factLabels[fact.kind] },
  {
    key: "from",
    title: "从哪天起",
    width: 140,
    cell: (fact) => (fact.kind === "recurring-income" ? `${fact.fromDate.slice(0, 4)} 年度` : fact.fromDate),
  },
  { key: "value", title: "数值", width: 180, align: "right", cell: valueText },
  { key: "source", title: "依据", hint: (fact) => fact.source, cell: (fact) => fact.source },
];

/** All facts of a village, the latest of each kind first. */
export const FactHistory = ({ facts }: { readonly facts: readonly VillageFactInput[] }): ReactNode => (
  <PaperTable
    columns={columns}
    empty={<EmptyHint hint="按人口、收入定限额的村，要先登记人口和经常性收入。" text="还没有村情资料" />}
    height="24rem"
    keyOf={(fact) => `${fact.kind}/${fact.fromDate}`}
    label="村情资料"
    rows={facts}
    viewKey="village-facts"
  />
);
