import { Button, Segmented, Space } from "antd";
import { useState, type ReactNode } from "react";
import { exceptionTests } from "#domain/audit/exception-tests.ts";
import { sampleOf } from "#domain/audit/sampling.ts";
import type { Quarter } from "#domain/core/dates.ts";
import { quarterText } from "#renderer/format/dates.ts";
import { moneyText } from "#renderer/format/money.ts";
import { useQuery } from "#renderer/ledger/use-query.ts";
import { useLedger } from "#renderer/stages/office/ledger-store.ts";
import { usePlace } from "#renderer/stages/office/place-store.ts";
import { useSession } from "#renderer/stages/office/session-store.ts";
import { EmptyHint } from "#renderer/ui/empty-hint.tsx";
import { FailureAlert } from "#renderer/ui/failure-alert.tsx";
import { PageFrame } from "#renderer/ui/page-frame.tsx";
import { PaperLink, PaperTable, type PaperColumn } from "#renderer/ui/paper-table.tsx";
import { useKeys } from "#renderer/ui/use-keys.ts";
import { findingOf } from "#renderer/words/findings.ts";
import { FindingNote } from "./finding-note.tsx";
import { FindingPlace } from "./finding-place.tsx";
import { SeverityTag, StateTag } from "./finding-tags.tsx";
import { findingSentence, type Finding } from "./finding-words.ts";
import { useQuarter } from "./quarter-field.tsx";
import { parameterRows, severityOn, useParametersFor } from "./test-settings.ts";
import { TestNotes } from "./test-notes.tsx";
import "./audit-test.css";

const sampleSize = 10;

const columnsFor = (of: {
  readonly show: (finding: Finding) => void;
  readonly note: ((finding: Finding) => void) | null;
}): readonly PaperColumn<Finding>[] => [
  {
    key: "ledger",
    title: "账套",
    width: 170,
    hint: (finding) => finding.ledgerName,
    cell: (finding) => finding.ledgerName,
  },
  { key: "date", title: "日期", width: 112, cell: (finding) => finding.onDate ?? "" },
  { key: "amount", title: "金额", width: 112, align: "right", cell: (finding) => moneyText(finding.amountFen) },
  {
    key: "what",
    title: "查到什么",
    width: 420,
    isSentence: true,
    hint: findingSentence,
    cell: (finding) => `${finding.isCarried ? "［上季结转］" : ""}${findingSentence(finding)}`,
  },
  {
    key: "voucher",
    title: "凭证",
    width: 130,
    cell: (finding) =>
      finding.voucherId === null ? (
        ""
      ) : (
        <PaperLink onClick={() => of.show(finding)}>{finding.voucherName ?? "打开"}</PaperLink>
      ),
  },
  {
    key: "state",
    title: "状态",
    width: 90,
    align: "center",
    cell: (finding) => <StateTag finding={finding} />,
  },
  ...(of.note === null
    ? []
    : [
        {
          key: "note",
          title: "底稿",
          width: 90,
          cell: (finding: Finding) => (
            <Button onClick={() => of.note?.(finding)} size="small">
              记底稿
            </Button>
          ),
        },
      ]),
];

/** What the test looks for and what it goes by in this quarter. */
const About = ({
  test,
  quarter,
}: {
  readonly test: (typeof exceptionTests)[number];
  readonly quarter: Quarter;
}): ReactNode => {
  const words = findingOf(test.id);
  const version = useParametersFor(quarter);
  const by =
    version === undefined || version.version === 0
      ? "程序自带的示例参数"
      : `第 ${String(version.version)} 版参数（${version.reason}）`;
  const rows: readonly (readonly [string, ReactNode])[] = [
    ["查什么", words.means],
    ["依据", test.basis],
    ["怎样算了结", words.clearedBy],
    ["程度", <SeverityTag severity={severityOn(test, version)} />],
    [`${quarterText(quarter)}的参数`, by],
    ...parameterRows(test, version),
  ];
  return (
    <section aria-label="这项检查" className="panel audit-test-about">
      <dl className="audit-test-facts">
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
};

/** One exception test as a screen: what it looks for, its parameters, what it found, a sample of that, and the notes on it. */
export const AuditTestScreen = (): ReactNode => {
  const { choose } = useLedger();
  const { params, adjust, open } = usePlace();
  const isAuditor = useSession((state) => state.can)("auditor");
  const quarter = useQuarter({ isClosed: true });
  const ledgerId = params["ledgerId"] ?? null;
  const at = Math.max(
    0,
    exceptionTests.findIndex(({ id }) => id === params["test"]),
  );
  const test = exceptionTests[at];
  const [shows, setShows] = useState<"all" | "sample">("all");
  const [noting, setNoting] = useState<Finding | null>(null);
  const [written, setWritten] = useState(0);
  const { data, failure, isLoading, reload } = useQuery("finding.list", { ledgerId, quarter });
  const chain = useQuery("chain.show", ledgerId === null ? null : { ledgerId });
  const go = (step: number): void => {
    const next = exceptionTests[(at + step + exceptionTests.length) % exceptionTests.length];
    if (next !== undefined) adjust({ ...params, test: next.id });
  };
  useKeys("检查项目", [
    { keys: "Alt+←", label: "上一项", run: () => go(-1) },
    { keys: "Alt+→", label: "下一项", run: () => go(1) },
  ]);
  if (test === undefined) return null;
  const own = (data?.findings ?? []).filter((finding) => finding.test === test.id);
  const seed = chain.data?.hash.slice(0, 8) ?? "";
  const rows = shows === "sample" && seed !== "" ? sampleOf(own, sampleSize, seed) : own;
  return (
    <PageFrame
      extra={
        <Space>
          <Button onClick={() => go(-1)}>上一项</Button>
          <Button onClick={() => go(1)}>下一项</Button>
          <Button onClick={() => open("audit-tests", { quarter, ...(ledgerId === null ? {} : { ledgerId }) })}>
            全部检查项目
          </Button>
        </Space>
      }
      title={`${test.id} ${findingOf(test.id).name}`}
    >
      <FindingPlace ledgerId={ledgerId} quarter={quarter} />
      <FailureAlert failure={failure} onRetry={reload} />
      <About quarter={quarter} test={test} />
      <Space style={{ margin: "12px 0" }} wrap>
        <strong>查到 {String(own.length)} 条</strong>
        {own.length > sampleSize && seed !== "" ? (
          <Segmented
            aria-label="看全部还是抽查"
            onChange={setShows}
            options={[
              { value: "all", label: "全部" },
              { value: "sample", label: `抽查 ${String(sampleSize)} 条（种子 ${seed}）` },
            ]}
            value={shows}
          />
        ) : null}
      </Space>
      <PaperTable
        columns={columnsFor({
          show: (finding) => {
            if (finding.voucherId === null) return;
            choose(finding.ledgerId);
            open("voucher", { id: finding.voucherId });
          },
          note: isAuditor ? setNoting : null,
        })}
        empty={isLoading ? null : <EmptyHint hint="换一个季度或账套看看。" text="这项检查没有查到疑点" />}
        height="22rem"
        keyOf={(finding) => finding.id}
        label={`${test.id} 查到的疑点`}
        rows={rows}
        viewKey={`audit-test/${test.id}/${quarter}/${ledgerId ?? ""}`}
      />
      <TestNotes findings={own} key={written} ledgerId={ledgerId} quarter={quarter} />
      <FindingNote
        finding={noting}
        onClose={() => setNoting(null)}
        onWritten={() => {
          setNoting(null);
          setWritten((count) => count + 1);
        }}
        quarter={quarter}
      />
    </PageFrame>
  );
};
