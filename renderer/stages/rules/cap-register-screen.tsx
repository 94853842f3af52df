import { Button } from "antd";
import { useState } from "react";
import { lastDayOf, type LocalDate, type Month } from "#domain/core/dates.ts";
import { useQuery } from "#renderer/ledger/use-query.ts";
import { useLedger } from "#renderer/stages/office/ledger-store.ts";
import { usePlace } from "#renderer/stages/office/place-store.ts";
import { useSession } from "#renderer/stages/office/session-store.ts";
import type { CapUsage } from "#renderer/ui/cap-usage-bar.tsx";
import { AsOfField } from "#renderer/ui/as-of-field.tsx";
import { EmptyHint } from "#renderer/ui/empty-hint.tsx";
import { FailureAlert } from "#renderer/ui/failure-alert.tsx";
import { MoneyCell } from "#renderer/ui/money-cell.tsx";
import { PageFrame } from "#renderer/ui/page-frame.tsx";
import { PaperLink, PaperTable, type PaperColumn } from "#renderer/ui/paper-table.tsx";
import { moneyText } from "#renderer/format/money.ts";
import { capUnitCounts, capUnitWords } from "#renderer/words/labels.ts";
import { isUncounted } from "./cap-names.ts";
import { CapYearPanel } from "./cap-year-panel.tsx";
import { shareOf } from "./cap-share.ts";
import "./rules.css";

type Doors = { readonly toResolution: (number: string) => void; readonly toVouchers: (categoryId: string) => void };

/** A sum of a cap for each person, day or meeting that no paper has counted yet would be 0.00, which it is not. */
const CountedMoney = ({ usage, amountFen }: { readonly usage: CapUsage; readonly amountFen: number | null }) =>
  isUncounted(usage) ? <span className="soft">—</span> : <MoneyCell amountFen={amountFen} />;

const ShareBar = ({ usage }: { readonly usage: CapUsage }) => {
  const share = isUncounted(usage) ? null : shareOf(usage);
  if (share === null) return <span className="soft">无法计算</span>;
  const level = share > 100 ? " is-over" : share >= 90 ? " is-near" : "";
  return (
    <span className="share-cell">
      <span aria-label={`已用和占用百分之${String(share)}`} className={`share-bar${level}`} role="img">
        <span style={{ width: `${String(Math.min(100, share))}%` }} />
      </span>
      <span className={share > 100 ? "red-amount" : ""}>{share}%</span>
    </span>
  );
};

/** Which figure a cap lacks to be worked out, and where it is registered. */
const missingBase = ({ kind, capFen, per }: CapUsage): string => {
  if (capFen !== null || per !== undefined) return "";
  return kind === "K05"
    ? "没有登记这一天的人口，到“村与账套”登记"
    : "没有上年的收入：按经常性收入的到“村与账套”登记，按账上科目的要有全年的账";
};

/** 现限额: what is in force, or what it lacks. */
const CapMoney = ({ usage }: { readonly usage: CapUsage }) => {
  if (usage.per !== undefined && isUncounted(usage))
    return <span className="soft">待登记{capUnitCounts[usage.per.unit]}</span>;
  return usage.capFen === null ? <span className="is-short">缺基数</span> : <MoneyCell amountFen={usage.capFen} />;
};

const columnsOf = ({ toResolution, toVouchers }: Doors): readonly PaperColumn<CapUsage>[] => [
  { key: "category", title: "支出分类", width: 96, cell: (usage) => <strong>{usage.categoryName}</strong> },
  { key: "period", title: "控制期间", width: 146, cell: (usage) => usage.periodName },
  {
    key: "kind",
    title: "限额方式",
    width: 88,
    cell: ({ kind, per }) =>
      per === undefined
        ? kind === "K04"
          ? "固定金额"
          : kind === "K05"
            ? "按人口"
            : "按收入"
        : `每${capUnitWords[per.unit]} ${moneyText(per.unitFen)}`,
    hint: ({ per }) => (per === undefined ? "" : `期内单据登记了 ${String(per.units ?? 0)}；每张凭证单独核对`),
  },
  {
    key: "first",
    title: "原限额",
    width: 96,
    align: "right",
    cell: (usage) => <CountedMoney amountFen={usage.firstFen} usage={usage} />,
    hint: () => "本期第一次表决的限额",
  },
  {
    key: "adjusted",
    title: "本期调整",
    width: 88,
    align: "right",
    cell: ({ capFen, firstFen }) =>
      capFen === null || firstFen === null || capFen === firstFen ? (
        <span className="soft">没有</span>
      ) : (
        <MoneyCell amountFen={capFen - firstFen} />
      ),
    hint: () => "本期里调整限额的决议加减的数",
  },
  {
    key: "cap",
    title: "现限额",
    width: 96,
    align: "right",
    cell: (usage) => <CapMoney usage={usage} />,
    hint: missingBase,
  },
  {
    key: "carried",
    title: "上期结转",
    width: 88,
    align: "right",
    cell: (usage) =>
      usage.carry === "none" ? <span className="soft">不结转</span> : <MoneyCell amountFen={usage.carriedFen} />,
    hint: () => "上一期没用完、决议写明可以结转的数",
  },
  {
    key: "used",
    title: "已记账",
    width: 96,
    align: "right",
    cell: (usage) => <MoneyCell amountFen={usage.usedFen} />,
  },
  {
    key: "committed",
    title: "已占用",
    width: 84,
    align: "right",
    cell: (usage) => <MoneyCell amountFen={usage.committedFen} />,
    hint: () => "已审核、还没有记账的凭证，村级已审批、还没有制单的报账单",
  },
  {
    key: "left",
    title: "剩余",
    width: 96,
    align: "right",
    cell: (usage) => <CountedMoney amountFen={usage.remainingFen} usage={usage} />,
  },
  { key: "share", title: "使用比例", width: 100, cell: (usage) => <ShareBar usage={usage} /> },
  {
    key: "resolution",
    title: "批准的决议",
    width: 180,
    cell: (usage) => (
      <PaperLink
        onClick={() => {
          toResolution(usage.resolutionNumber);
        }}
        title={`${usage.resolutionMetOn} 表决，第 ${String(usage.version)} 版`}
      >
        {usage.resolutionNumber}
      </PaperLink>
    ),
  },
  {
    key: "vouchers",
    title: "凭证",
    width: 72,
    align: "center",
    cell: (usage) => (
      <PaperLink
        onClick={() => {
          toVouchers(usage.categoryId);
        }}
      >
        看凭证
      </PaperLink>
    ),
  },
];

/** The day the register starts with: today, or the last day of an earlier month that is chosen above. */
const startOf = (today: LocalDate, month: Month | null): LocalDate =>
  month === null || lastDayOf(month) > today ? today : lastDayOf(month);

/** 支出预算使用登记簿: every cap in force on a day, how much of it is used and committed, and what remains. */
export const CapRegister = () => {
  const { ledgerId, month } = useLedger();
  const today = useSession((state) => state.today);
  const canRecord = useSession((state) => state.can)("bookkeeper", "head");
  const open = usePlace((state) => state.open);
  const [capId, setCapId] = useState<string | null>(null);
  const [onDate, setOnDate] = useState<LocalDate>(() => startOf(today, month));
  const input = ledgerId === null ? null : { ledgerId };
  const { data, failure, isLoading, reload } = useQuery("cap.register", input === null ? null : { ...input, onDate });
  const resolutions = useQuery("resolution.list", input);
  const toResolution = (number: string): void => {
    const found = resolutions.data?.resolutions.find((resolution) => resolution.number === number);
    if (found === undefined) open("resolutions");
    else open("resolution", { id: found.id });
  };
  const plan = (
    <Button
      onClick={() => {
        open("cap-plan");
      }}
    >
      起草下一年
    </Button>
  );
  const record = canRecord ? (
    <Button
      onClick={() => {
        open("resolution-record");
      }}
    >
      登记决议
    </Button>
  ) : null;
  return (
    <PageFrame
      extra={
        <>
          <AsOfField onChange={setOnDate} value={onDate} />
          {plan}
          {record}
        </>
      }
      subtitle="已记账加已占用（审核过、还没有记账的）不能超过限额；超过的支出要先有调整限额的决议。"
      title="支出预算使用登记簿"
    >
      <FailureAlert failure={failure} onRetry={reload} />
      <PaperTable
        columns={columnsOf({
          toResolution,
          toVouchers: (categoryId) => {
            open("voucher-list", { category: categoryId });
          },
        })}
        empty={
          isLoading ? (
            <p className="soft">正在计算限额……</p>
          ) : (
            <EmptyHint hint="村民（成员）会议批准限额后，在“登记决议”里逐项登记。" text="这一天没有生效的限额">
              {record}
            </EmptyHint>
          )
        }
        keyOf={(usage) => usage.capId}
        label="支出预算使用登记簿"
        height="48vh"
        onActive={(usage) => setCapId(usage.capId)}
        onOpen={(usage) => {
          toResolution(usage.resolutionNumber);
        }}
        rowClass={(usage) => ((shareOf(usage) ?? 101) > 100 ? "paper-bad" : "")}
        rows={data?.caps ?? []}
        viewKey={`cap-register/${ledgerId ?? ""}`}
      />
      {ledgerId !== null && <CapYearPanel capId={capId} caps={data?.caps ?? []} ledgerId={ledgerId} onDate={onDate} />}
    </PageFrame>
  );
};
