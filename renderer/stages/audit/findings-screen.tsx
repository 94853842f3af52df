import { App, Button, Segmented, Space } from "antd";
import { useState, type ReactNode } from "react";
import { quarterText } from "#renderer/format/dates.ts";
import { moneyText } from "#renderer/format/money.ts";
import { useAction, useQuery } from "#renderer/ledger/use-query.ts";
import { useLedger } from "#renderer/stages/office/ledger-store.ts";
import { usePlace } from "#renderer/stages/office/place-store.ts";
import { useSession } from "#renderer/stages/office/session-store.ts";
import { EmptyHint } from "#renderer/ui/empty-hint.tsx";
import { FailureAlert } from "#renderer/ui/failure-alert.tsx";
import { PageFrame } from "#renderer/ui/page-frame.tsx";
import { PaperLink, PaperTable, type PaperColumn } from "#renderer/ui/paper-table.tsx";
import { findingOf } from "#renderer/words/findings.ts";
import { answerWords } from "#renderer/words/labels.ts";
import { FindingDialog } from "./finding-dialog.tsx";
import { FindingNote } from "./finding-note.tsx";
import { FindingPlace } from "./finding-place.tsx";
import { SeverityTag, StateTag } from "./finding-tags.tsx";
import { findingSentence, stateOf, stateWords, type Finding } from "./finding-words.ts";
import { useQuarter, useWaitingQuarter } from "./quarter-field.tsx";

type RowActions = {
  readonly canAnswer: boolean;
  readonly canSign: boolean;
  readonly answer: (finding: Finding) => void;
  readonly sign: (finding: Finding) => void;
  readonly show: (finding: Finding) => void;
  /** The screen of the finding's test. */
  readonly openTest: (finding: Finding) => void;
  /** Only an auditor's: a note beside the finding. */
  readonly note: ((finding: Finding) => void) | null;
};

const ActionCell = ({ finding, actions }: { readonly finding: Finding; readonly actions: RowActions }): ReactNode => {
  const state = stateOf(finding);
  return (
    <Space size={4}>
      {actions.canAnswer && (
        <Button onClick={() => actions.answer(finding)} size="small" type={state === "open" ? "primary" : "default"}>
          {state === "open" ? "答复" : "改答复"}
        </Button>
      )}
      {actions.canSign && state === "answered" && (
        <Button onClick={() => actions.sign(finding)} size="small">
          签认
        </Button>
      )}
      {actions.note !== null && (
        <Button onClick={() => actions.note?.(finding)} size="small">
          记底稿
        </Button>
      )}
    </Space>
  );
};

const sentenceFor = (finding: Finding): string => findingSentence(finding) || findingOf(finding.test).means;
const answerText = (finding: Finding): string =>
  finding.answer === null
    ? ""
    : `${answerWords[finding.answer]}：${finding.answerNote ?? ""}（${finding.answeredByName ?? ""}${finding.responsible === "" ? "" : `，责任人 ${finding.responsible}`}${finding.deadline === null ? "" : `，${finding.deadline} 前整改`}）${finding.result === "" ? "" : `整改结果：${finding.result}`}`;

const columnsFor = (actions: RowActions, withLedger: boolean): readonly PaperColumn<Finding>[] => [
  {
    key: "severity",
    title: "程度",
    width: 76,
    align: "center",
    cell: ({ severity }) => <SeverityTag severity={severity} />,
  },
  {
    key: "test",
    title: "检查项",
    width: 130,
    hint: (finding) => findingOf(finding.test).means,
    cell: (finding) => (
      <PaperLink onClick={() => actions.openTest(finding)}>
        {`${finding.isCarried ? "［上季结转］" : ""}${findingOf(finding.test).name}`}
      </PaperLink>
    ),
  },
  ...(withLedger
    ? [
        {
          key: "ledger",
          title: "账套",
          width: 150,
          cell: (finding: Finding) => finding.ledgerName,
          hint: (finding: Finding) => finding.ledgerName,
        },
      ]
    : []),
  { key: "date", title: "日期", width: 112, cell: (finding) => finding.onDate ?? "" },
  { key: "amount", title: "金额", width: 112, align: "right", cell: (finding) => moneyText(finding.amountFen) },
  { key: "what", title: "查到什么", width: 400, isSentence: true, hint: sentenceFor, cell: sentenceFor },
  {
    key: "voucher",
    title: "凭证",
    width: 142,
    cell: (finding) =>
      finding.voucherId === null ? (
        ""
      ) : (
        <PaperLink onClick={() => actions.show(finding)}>{finding.voucherName ?? "打开"}</PaperLink>
      ),
  },
  {
    key: "state",
    title: "状态",
    width: 84,
    align: "center",
    hint: answerText,
    cell: (finding) => <StateTag finding={finding} />,
  },
  { key: "actions", title: "处理", width: 130, cell: (finding) => <ActionCell actions={actions} finding={finding} /> },
];

const filters = ["all", "open", "answered", "signed"] as const;
type Filter = (typeof filters)[number];

const WayOn = ({ quarter }: { readonly quarter: string }): ReactNode => {
  const open = usePlace((state) => state.open);
  return (
    <Space>
      <Button onClick={() => open("test-parameters", {})}>疑点参数</Button>
      <Button onClick={() => open("workbooks", { quarter })}>去做季度工作簿</Button>
    </Space>
  );
};

/** What is severe stands first, whatever its test; the tests keep their order. */
const severeFirst = (found: readonly Finding[]): readonly Finding[] => [
  ...found.filter(({ severity }) => severity === "red"),
  ...found.filter(({ severity }) => severity !== "red"),
];

/** 疑点清单 of a quarter: every red row is answered by one person and signed by another. */
export const FindingsScreen = (): ReactNode => {
  const { choose } = useLedger();
  const { params, open } = usePlace();
  const can = useSession((state) => state.can);
  const { modal } = App.useApp();
  const ledgerId = params["ledgerId"] ?? null;
  const usual = useQuarter({ isClosed: false });
  const waiting = useWaitingQuarter(ledgerId);
  const quarter = waiting ?? usual;
  const [filter, setFilter] = useState<Filter>("all");
  const [answering, setAnswering] = useState<Finding | null>(null);
  const [noting, setNoting] = useState<Finding | null>(null);
  const { data, failure, isLoading, reload } = useQuery(
    "finding.list",
    waiting === undefined ? null : { ledgerId, quarter },
  );
  const sign = useAction("finding.sign");
  const actions: RowActions = {
    canAnswer: can("bookkeeper", "reviewer", "head"),
    canSign: can("reviewer", "head"),
    answer: setAnswering,
    openTest: ({ test }) => open("audit-test", { test, quarter, ...(ledgerId === null ? {} : { ledgerId }) }),
    note: can("auditor") ? setNoting : null,
    sign: (finding) => {
      modal.confirm({
        title: "签认这条答复？",
        content: `${sentenceFor(finding)} ${answerText(finding)}`,
        okText: "签认",
        cancelText: "再看看",
        onOk: async () => {
          if ((await sign.run({ id: finding.id })) !== null) reload();
        },
      });
    },
    show: (finding) => {
      if (finding.voucherId === null) return;
      choose(finding.ledgerId);
      open("voucher", { id: finding.voucherId });
    },
  };
  const findings = severeFirst(data?.findings ?? []);
  const rows = filter === "all" ? findings : findings.filter((finding) => stateOf(finding) === filter);
  const countOf = (each: Filter): number =>
    each === "all" ? findings.length : findings.filter((finding) => stateOf(finding) === each).length;
  return (
    <PageFrame
      extra={<WayOn quarter={quarter} />}
      subtitle="每次打开都按现在的账重新检查；一人答复，另一人签认，两人不能相同。"
      title="疑点清单"
    >
      <FindingPlace ledgerId={ledgerId} quarter={quarter}>
        <Segmented
          onChange={(value) => setFilter(value)}
          options={filters.map((each) => ({
            value: each,
            label: `${each === "all" ? "全部" : stateWords[each]} ${data === null ? "…" : countOf(each)}`,
          }))}
          value={filter}
        />
      </FindingPlace>
      <FailureAlert failure={failure} onRetry={reload} />
      <PaperTable
        columns={columnsFor(actions, ledgerId === null)}
        empty={
          isLoading ? (
            <EmptyHint hint="账多的时候要等几秒。" text="正在按现在的账检查……" />
          ) : (
            <EmptyHint
              hint={filter === "all" ? "已记账的凭证和银行流水都检查过了。" : "可以换一个状态看看。"}
              text={filter === "all" ? `${quarterText(quarter)}没有疑点` : "没有这种状态的疑点"}
            />
          )
        }
        keyOf={(finding) => finding.id}
        label="疑点清单"
        onOpen={(finding) => {
          if (actions.canAnswer) setAnswering(finding);
          else actions.show(finding);
        }}
        rowClass={(finding) =>
          stateOf(finding) === "signed"
            ? "paper-muted"
            : finding.severity === "red" && stateOf(finding) === "open"
              ? "paper-bad"
              : ""
        }
        rows={rows}
        viewKey={`findings/${quarter}/${ledgerId ?? ""}`}
      />
      <FindingNote
        finding={noting}
        onClose={() => setNoting(null)}
        onWritten={() => setNoting(null)}
        quarter={quarter}
      />
      {answering !== null && (
        <FindingDialog
          finding={answering}
          key={answering.id}
          onClose={() => setAnswering(null)}
          onDone={() => {
            setAnswering(null);
            reload();
          }}
        />
      )}
    </PageFrame>
  );
};
