import { Alert, InputNumber, Segmented, Space } from "antd";
import { useState, type ReactNode } from "react";
import type { OutputOf } from "#contract/contract.ts";
import { quarterText } from "#renderer/format/dates.ts";
import { moneyText } from "#renderer/format/money.ts";
import { useQuery } from "#renderer/ledger/use-query.ts";
import { useChosenLedger } from "#renderer/stages/office/ledger-store.ts";
import { usePlace } from "#renderer/stages/office/place-store.ts";
import { BarChart, CountChart } from "#renderer/ui/bar-chart.tsx";
import { EmptyHint } from "#renderer/ui/empty-hint.tsx";
import { FailureAlert } from "#renderer/ui/failure-alert.tsx";
import { PageFrame } from "#renderer/ui/page-frame.tsx";
import { PaperLink, PaperTable, type PaperColumn } from "#renderer/ui/paper-table.tsx";
import { digitSentence, jumpSentence, thresholdSentence } from "#renderer/words/profiles.ts";
import { QuarterField, useQuarter } from "./quarter-field.tsx";

type Profile = OutputOf<"audit.profile">;
type Sampled = Profile["sample"][number];
type Payee = Profile["payees"][number];

const percent = (hundredths: number): string => `${(hundredths / 100).toFixed(1)}%`;

/** 首位数字: how often each digit comes first, beside how often it usually does. */
const Digits = ({ profile }: { readonly profile: Profile }): ReactNode => {
  const all = profile.digits.reduce((count, line) => count + line.count, 0);
  const shareOf = (count: number): number => (all === 0 ? 0 : Math.round((count * 10_000) / all));
  return (
    <>
      <Alert
        showIcon
        style={{ marginBottom: 8 }}
        title={digitSentence(profile)}
        type={profile.digitReading === "unusual" ? "warning" : "info"}
      />
      <CountChart
        groups={profile.digits.map(({ digit, count, expectedShare }) => ({
          key: String(digit),
          name: `${String(digit)} 开头`,
          bars: [
            {
              name: "本季",
              size: shareOf(count),
              text: `${String(count)} 笔 ${percent(shareOf(count))}`,
              tone: digit === profile.digit ? "over" : "good",
            },
            { name: "通常", size: expectedShare, text: percent(expectedShare), tone: "plan" },
          ],
        }))}
        label="付款金额的首位数字"
      />
    </>
  );
};

/** 贴近审批线: payments by how near they come to the line above which somebody else has to agree. */
const Thresholds = ({ profile }: { readonly profile: Profile }): ReactNode => (
  <>
    <Alert
      showIcon
      style={{ marginBottom: 8 }}
      title={thresholdSentence(profile)}
      type={profile.isPiledBelow ? "warning" : "info"}
    />
    <CountChart
      groups={profile.thresholds.map(({ fromShare, toShare, count, amountFen }) => ({
        key: String(fromShare),
        name: `${String(fromShare)}%–${String(toShare)}%`,
        bars: [
          {
            name: "",
            size: count,
            text: `${String(count)} 笔 ${moneyText(amountFen)} 元`,
            tone: fromShare === 90 ? (profile.isPiledBelow ? "over" : "near") : fromShare < 100 ? "good" : "plan",
          },
        ],
      }))}
      label={`付款金额占审批线（${moneyText(profile.thresholdFen)} 元）的多少`}
    />
  </>
);

/** 年度同比: what is far from the same quarter of the year before. */
const Jumps = ({ profile }: { readonly profile: Profile }): ReactNode => (
  <>
    <Alert
      showIcon
      style={{ marginBottom: 8 }}
      title={jumpSentence(profile)}
      type={profile.jumps.length > 0 ? "warning" : "info"}
    />
    {profile.jumps.length === 0 ? null : (
      <BarChart
        groups={profile.jumps.map(({ name, quarterFen, beforeFen }) => ({
          key: name,
          name,
          bars: [
            { name: "本季", amountFen: quarterFen, tone: "near" },
            { name: "上年同期", amountFen: beforeFen, tone: "plan" },
          ],
        }))}
        label="与上年同期相比变动较大的项目"
      />
    )}
  </>
);

const sampleColumns = (show: (row: Sampled) => void): readonly PaperColumn<Sampled>[] => [
  { key: "date", title: "付款日期", width: 116, cell: (row) => row.onDate },
  {
    key: "voucher",
    title: "凭证",
    width: 150,
    cell: (row) =>
      row.voucherId === null ? "未记账" : <PaperLink onClick={() => show(row)}>{row.voucherName}</PaperLink>,
  },
  { key: "payee", title: "收款人", width: 200, cell: (row) => row.payee },
  { key: "text", title: "事由", width: 320, hint: (row) => row.text, cell: (row) => row.text },
  { key: "amount", title: "金额", width: 120, align: "right", cell: (row) => moneyText(row.amountFen) },
  { key: "checked", title: "核对结果", width: 150, cell: () => "" },
];

const payeeColumns: readonly PaperColumn<Payee>[] = [
  { key: "payee", title: "收款人", width: 220, cell: (row) => row.payee },
  { key: "person", title: "个人", width: 66, align: "center", cell: (row) => (row.isPerson ? "是" : "") },
  { key: "count", title: "笔数", width: 76, align: "right", cell: (row) => String(row.count) },
  { key: "amount", title: "账上付款", width: 130, align: "right", cell: (row) => moneyText(row.amountFen) },
  { key: "last", title: "最近付款", width: 116, cell: (row) => row.lastOn },
  { key: "text", title: "最近事由", width: 300, hint: (row) => row.text, cell: (row) => row.text },
  { key: "said", title: "本人说收到", width: 130, cell: () => "" },
];

const parts = ["digits", "thresholds", "jumps", "sample", "payees"] as const;
type Part = (typeof parts)[number];
const partNames: Readonly<Record<Part, string>> = {
  digits: "首位数字",
  thresholds: "贴近审批线",
  jumps: "年度同比",
  sample: "抽查清单",
  payees: "走访名单",
};
const isPart = (text: string): text is Part => parts.some((part) => part === text);

const Sample = ({ profile, quarter }: { readonly profile: Profile; readonly quarter: string }): ReactNode => {
  const open = usePlace((state) => state.open);
  return (
    <>
      <p className="soft">
        种子 {profile.seed}（
        {profile.isClosed ? "季度末结账指纹的前八位，结账后永远不变" : "本季还没结完账，结账后种子才定下来"}
        ）。付款 {String(profile.paymentCount)} 笔，抽 {String(profile.sample.length)}{" "}
        笔；同一账簿、同一种子重抽，结果相同，谁也不能挑选。
      </p>
      <PaperTable
        columns={sampleColumns((row) => {
          if (row.voucherId !== null) open("voucher", { id: row.voucherId });
        })}
        empty={<EmptyHint text="本季没有付款" />}
        keyOf={(row) => `${row.onDate} ${row.voucherName} ${row.payee} ${String(row.amountFen)} ${row.text}`}
        label={`抽查清单（种子 ${profile.seed}）`}
        rows={profile.sample}
        viewKey={`profile-sample/${quarter}`}
      />
    </>
  );
};

const Shown = ({
  part,
  profile,
  quarter,
}: {
  readonly part: Part;
  readonly profile: Profile;
  readonly quarter: string;
}): ReactNode => {
  switch (part) {
    case "digits":
      return <Digits profile={profile} />;
    case "thresholds":
      return <Thresholds profile={profile} />;
    case "jumps":
      return <Jumps profile={profile} />;
    case "sample":
      return <Sample profile={profile} quarter={quarter} />;
    case "payees":
      return (
        <>
          <p className="soft">个人排在前面，按账上付款金额从大到小。走访时先问本人收到多少、为什么事，再与账上核对。</p>
          <PaperTable
            columns={payeeColumns}
            empty={<EmptyHint text="本季没有付款" />}
            keyOf={(row) => row.payee}
            label="收款人走访名单"
            rows={profile.payees}
            viewKey={`profile-payees/${quarter}`}
          />
        </>
      );
  }
};

/** 数字特征与抽查 of the chosen books: what numbers alone hint at, in charts and plain words, and where to look closer. */
export const PaymentProfileScreen = (): ReactNode => {
  const ledger = useChosenLedger();
  const { params, adjust } = usePlace();
  const quarter = useQuarter({ isClosed: true });
  const [size, setSize] = useState(25);
  const { data, failure, reload } = useQuery(
    "audit.profile",
    ledger === null ? null : { ledgerId: ledger.id, quarter, sampleSize: size },
  );
  if (ledger === null) return <EmptyHint text="请先在上面选一个账套" />;
  const asked = params["part"] ?? "";
  const part = isPart(asked) ? asked : "digits";
  return (
    <PageFrame
      subtitle="数字特征只提示往哪里看，不是结论；要下结论，看凭证、问收款人。"
      title={`数字特征与抽查　${quarterText(quarter)}`}
    >
      <Space size="middle" style={{ marginBottom: 12 }} wrap>
        <QuarterField onChange={(next) => adjust({ ...params, quarter: next })} value={quarter} />
        <Segmented
          aria-label="看什么"
          onChange={(next: Part) => adjust({ ...params, part: next })}
          options={parts.map((each) => ({ value: each, label: partNames[each] }))}
          value={part}
        />
        {part === "sample" ? (
          <InputNumber
            aria-label="抽几笔"
            max={200}
            min={1}
            onChange={(next) => setSize(next ?? 25)}
            precision={0}
            prefix="抽"
            style={{ width: "8rem" }}
            suffix="笔"
            value={size}
          />
        ) : null}
      </Space>
      <FailureAlert failure={failure} onRetry={reload} />
      {data === null ? null : <Shown part={part} profile={data} quarter={quarter} />}
    </PageFrame>
  );
};
