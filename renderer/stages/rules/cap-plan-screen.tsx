import { Alert, Button, Checkbox, InputNumber } from "antd";
import { useState, type ReactNode } from "react";
import type { OutputOf } from "#contract/contract.ts";
import { yearOf } from "#domain/core/dates.ts";
import { fen, sumOf, type Fen } from "#domain/core/fen.ts";
import { monthText } from "#renderer/format/dates.ts";
import { moneyText } from "#renderer/format/money.ts";
import { useQuery } from "#renderer/ledger/use-query.ts";
import { useChosenLedger } from "#renderer/stages/office/ledger-store.ts";
import { usePlace } from "#renderer/stages/office/place-store.ts";
import { useSession } from "#renderer/stages/office/session-store.ts";
import { AmountField } from "#renderer/ui/amount-field.tsx";
import { BarChart } from "#renderer/ui/bar-chart.tsx";
import { EmptyHint } from "#renderer/ui/empty-hint.tsx";
import { FailureAlert } from "#renderer/ui/failure-alert.tsx";
import { Labelled } from "#renderer/ui/labelled.tsx";
import { MoneyCell } from "#renderer/ui/money-cell.tsx";
import { PageFrame } from "#renderer/ui/page-frame.tsx";
import { PaperTable } from "#renderer/ui/paper-table.tsx";
import { amountOf, capsOf, columnsFor, isChosen, isSingle, keyOf, type Typed } from "./cap-plan-rows.tsx";

/** Says that the year before is not known whole, and whether its months are taken for one. */
const PartYear = ({
  known,
  isScaled,
  onScale,
}: {
  readonly known: NonNullable<OutputOf<"cap.plan">["known"]>;
  readonly isScaled: boolean;
  readonly onScale: (isScaled: boolean) => void;
}) => (
  <Alert
    action={
      <Checkbox checked={isScaled} onChange={(event) => onScale(event.target.checked)}>
        折算成全年
      </Checkbox>
    }
    showIcon
    style={{ marginBottom: 12 }}
    title={`上年只有 ${monthText(known.from)}到 ${monthText(known.through)}共 ${String(known.count)} 个月的数，不是全年实际；折算按 12 ÷ ${String(known.count)} 放大，请核对后再定。`}
    type="warning"
  />
);

type PlanWish = { readonly year: number; readonly growth: number; readonly stepFen: Fen };

/** The year to plan, its growth and the steps amounts are rounded up to. */
const PlanFields = ({
  year,
  growth,
  stepFen,
  onChange,
}: PlanWish & { readonly onChange: (part: Partial<PlanWish>) => void }) => (
  <div className="row-form">
    <Labelled label="限额年度">
      <InputNumber
        aria-label="限额年度"
        max={2100}
        min={1991}
        onChange={(next) => onChange({ year: next ?? year })}
        style={{ width: 120 }}
        suffix="年"
        value={year}
      />
    </Labelled>
    <Labelled hint="负数是压减" label="比上年增长">
      <InputNumber
        aria-label="比上年增长"
        max={1000}
        min={-100}
        onChange={(next) => onChange({ growth: next ?? 0 })}
        precision={2}
        suffix="%"
        value={growth}
      />
    </Labelled>
    <Labelled hint="例如 100：不足 100 元的进到 100 元" label="取整到">
      <AmountField
        label="取整到"
        onChange={(amount) => onChange({ stepFen: amount === null || amount <= 0 ? fen(1) : amount })}
        value={stepFen}
      />
    </Labelled>
  </div>
);

const CapPlan = ({ ledgerId }: { readonly ledgerId: string }): ReactNode => {
  const today = useSession((state) => state.today);
  const can = useSession((state) => state.can);
  const open = usePlace((state) => state.open);
  const [year, setYear] = useState(yearOf(today) + 1);
  const [growth, setGrowth] = useState(0);
  const [stepFen, setStep] = useState<Fen>(fen(100_00));
  const [typed, setTyped] = useState<Typed>({});
  const [scalesToYear, setScales] = useState(true);
  const input = { ledgerId, year, growth: Math.round(growth * 100), stepFen, scalesToYear };
  const { data, failure, isLoading, reload } = useQuery("cap.plan", input);
  const rows = data?.rows ?? [];
  const chosen = rows.flatMap((row) => {
    return isChosen(row, typed) ? [{ row, amountFen: amountOf(row, typed) ?? fen(0) }] : [];
  });
  const known = data?.known ?? null;
  const isWhole = known === null || known.count === 12;
  // A category with caps of two periods has one use.
  const byCategory = [...new Map(rows.filter(isSingle).map((row) => [row.categoryId, row])).values()];
  const lastFen = sumOf(byCategory, (row) => row.lastUsedFen);
  const yearFen = sumOf(byCategory, (row) => row.yearFen);
  const totalFen = sumOf(chosen, ({ row, amountFen }) => fen(isSingle(row) ? amountFen * row.periodsOfYear : 0));
  return (
    <PageFrame
      extra={
        can("bookkeeper", "head") && (
          <Button
            disabled={chosen.length === 0}
            onClick={() => {
              open("resolution-record", { caps: capsOf(chosen), capYear: String(year) });
            }}
            type="primary"
          >
            转为决议草稿
          </Button>
        )
      }
      subtitle="用上年实际试算下一年的限额：改增长和取整，逐项调整，合适了转为决议草稿，开会表决。这里只是试算，不改账。"
      title="限额起草"
    >
      <FailureAlert failure={failure} onRetry={reload} />
      <PlanFields
        growth={growth}
        onChange={(part) => {
          setYear(part.year ?? year);
          setGrowth(part.growth ?? growth);
          setStep(part.stepFen ?? stepFen);
          if (part.stepFen === undefined) setTyped({});
        }}
        stepFen={stepFen}
        year={year}
      />
      {known === null || isWhole ? null : (
        <PartYear
          isScaled={scalesToYear}
          known={known}
          onScale={(isScaled) => {
            setScales(isScaled);
            setTyped({});
          }}
        />
      )}
      <PaperTable
        columns={columnsFor({
          typed,
          isWhole,
          type: (row, amountFen) => setTyped({ ...typed, [keyOf(row)]: amountFen }),
        })}
        empty={
          isLoading ? null : (
            <EmptyHint hint="上年没有限额，也没有按分类的支出。" text={`${String(year - 1)} 年没有可以参照的数`} />
          )
        }
        footer={[
          rows.every(isSingle) ? "全年合计" : "全年合计（不含几类合计的限额）",
          "",
          "",
          "",
          <MoneyCell amountFen={lastFen} key="last" />,
          ...(isWhole ? [] : [<MoneyCell amountFen={yearFen} key="year" />]),
          <MoneyCell amountFen={totalFen} key="total" />,
          <MoneyCell amountFen={fen(totalFen - yearFen)} key="change" />,
        ]}
        height="44vh"
        keyOf={keyOf}
        label="限额起草"
        rows={rows}
        viewKey={`cap-plan/${ledgerId}`}
      />
      {rows.length > 0 && (
        <>
          <p className="soft">
            拟定 {chosen.length} 项，全年合计 {moneyText(totalFen)} 元；上年实际 {moneyText(lastFen)} 元
            {isWhole ? "" : `，折算全年 ${moneyText(yearFen)} 元`}。
          </p>
          <BarChart
            groups={rows.slice(0, 15).map((row) => ({
              key: keyOf(row),
              name: row.categoryName,
              bars: [
                { name: isWhole ? "上年" : "折算", amountFen: row.yearFen, tone: "plan" as const },
                { name: "拟定", amountFen: (amountOf(row, typed) ?? 0) * row.periodsOfYear, tone: "good" as const },
              ],
            }))}
            label="上年实际和拟定限额"
          />
        </>
      )}
    </PageFrame>
  );
};

/** 限额起草: what the next meeting may vote, tried out on last year's figures and handed on as a draft resolution. */
export const CapPlanScreen = (): ReactNode => {
  const ledger = useChosenLedger();
  return ledger === null ? null : <CapPlan key={ledger.id} ledgerId={ledger.id} />;
};
