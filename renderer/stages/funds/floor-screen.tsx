import { Button } from "antd";
import { useState, type ReactNode } from "react";
import type { OutputOf } from "#contract/contract.ts";
import { useQuery } from "#renderer/ledger/use-query.ts";
import { usePlace } from "#renderer/stages/office/place-store.ts";
import { useSession } from "#renderer/stages/office/session-store.ts";
import { AsOfField } from "#renderer/ui/as-of-field.tsx";
import { BarChart } from "#renderer/ui/bar-chart.tsx";
import { EmptyHint } from "#renderer/ui/empty-hint.tsx";
import { FailureAlert } from "#renderer/ui/failure-alert.tsx";
import { MoneyCell } from "#renderer/ui/money-cell.tsx";
import { PageFrame } from "#renderer/ui/page-frame.tsx";
import { PaperTable, type PaperColumn } from "#renderer/ui/paper-table.tsx";
import { missingFigureWords } from "#renderer/words/standard-rules.ts";

type Line = OutputOf<"floor.overview">["lines"][number];

const stateOf = (line: Line): ReactNode => {
  if (line.missing !== null) return <span className="is-short">缺{missingFigureWords[line.missing]}</span>;
  if (!line.isDeciding) return <span className="soft">另一条更高</span>;
  return (line.shortFen ?? 0) > 0 ? <span className="red-amount">没有到位</span> : "已到位";
};

const columns: readonly PaperColumn<Line>[] = [
  { key: "village", title: "村", width: 120, cell: (line) => <strong>{line.villageName}</strong> },
  { key: "rule", title: "按哪一条", width: 240, hint: (line) => line.basis, cell: (line) => line.ruleTitle },
  { key: "due", title: "应到位", width: 110, align: "center", cell: (line) => `${String(line.dueMonth)} 月底前` },
  {
    key: "floor",
    title: "保障线",
    width: 130,
    align: "right",
    cell: (line) => <MoneyCell amountFen={line.floorFen} />,
  },
  { key: "own", title: "自有资金", width: 130, align: "right", cell: (line) => <MoneyCell amountFen={line.ownFen} /> },
  {
    key: "received",
    title: "拨款到账",
    width: 130,
    align: "right",
    cell: (line) => <MoneyCell amountFen={line.receivedFen} />,
  },
  {
    key: "short",
    title: "还差",
    width: 130,
    align: "right",
    cell: (line) =>
      (line.shortFen ?? 0) > 0 && line.isDeciding ? (
        <span className="red-amount">
          <MoneyCell amountFen={line.shortFen} />
        </span>
      ) : (
        <MoneyCell amountFen={line.shortFen} />
      ),
  },
  { key: "state", title: "情况", width: 160, cell: stateOf },
];

/** 保障线: what each village is promised for the year by population, income and type, and what of it has come. */
export const FloorScreen = (): ReactNode => {
  const today = useSession((state) => state.today);
  const open = usePlace((state) => state.open);
  const [onDate, setOnDate] = useState(today);
  const { data, failure, isLoading, reload } = useQuery("floor.overview", { onDate });
  const lines = data?.lines ?? [];
  const totals = data?.totals;
  const toRules = (
    <Button
      onClick={() => {
        open("spending-rules");
      }}
    >
      去设“定额保障”规则
    </Button>
  );
  return (
    <PageFrame
      extra={<AsOfField onChange={setOnDate} value={onDate} />}
      subtitle="按人口、收入、类型应保障每个村多少，自有资金和拨款到账多少，还差多少。一个村适用几条的，按最高的一条。"
      title="保障线"
    >
      <FailureAlert failure={failure} onRetry={reload} />
      <PaperTable
        columns={columns}
        empty={
          isLoading ? null : (
            <EmptyHint
              hint="在“支出规则”里按本县、本乡镇文件加“定额保障”（K12），另一个人批准以后，这里就按它算。"
              text={(data?.ruleCount ?? 0) === 0 ? "还没有定额保障的规则" : "没有村适用现行的规则"}
            >
              {toRules}
            </EmptyHint>
          )
        }
        footer={
          totals === undefined || lines.length === 0
            ? []
            : [
                "合计",
                "",
                "",
                <MoneyCell amountFen={totals.floorFen} key="f" />,
                <MoneyCell amountFen={totals.ownFen} key="o" />,
                <MoneyCell amountFen={totals.receivedFen} key="r" />,
                <MoneyCell amountFen={totals.shortFen} key="s" />,
                "",
              ]
        }
        height="50vh"
        keyOf={(line) => `${line.villageId} ${line.ruleId}`}
        label="保障线"
        rowClass={(line) => (line.isDeciding && (line.shortFen ?? 0) > 0 ? "paper-bad" : "")}
        rows={lines}
        viewKey="floors"
      />
      {lines.some((line) => line.isDeciding) && (
        <BarChart
          groups={lines
            .filter((line) => line.isDeciding)
            .slice(0, 30)
            .map((line) => ({
              key: line.villageId,
              name: line.villageName,
              bars: [
                { name: "保障线", amountFen: line.floorFen ?? 0, tone: "plan" as const },
                {
                  name: "自有和到账",
                  amountFen: line.ownFen + line.receivedFen,
                  tone: (line.shortFen ?? 0) > 0 ? ("over" as const) : ("good" as const),
                },
              ],
            }))}
          label="各村保障线和已有的钱"
        />
      )}
    </PageFrame>
  );
};
