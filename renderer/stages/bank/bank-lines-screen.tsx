import { Alert, Button, Checkbox, Select } from "antd";
import { useState, type ReactNode } from "react";
import type { InputOf } from "#contract/contract.ts";
import { allPages } from "#renderer/ledger/all-pages.ts";
import { useQuery } from "#renderer/ledger/use-query.ts";
import { useLedger } from "#renderer/stages/office/ledger-store.ts";
import { usePlace, type Params } from "#renderer/stages/office/place-store.ts";
import { useSession } from "#renderer/stages/office/session-store.ts";
import { spanText, type Span } from "#renderer/stages/reports/period.ts";
import { useReportSpan } from "#renderer/stages/reports/report-store.ts";
import { SpanBar } from "#renderer/stages/reports/span-bar.tsx";
import { EmptyHint } from "#renderer/ui/empty-hint.tsx";
import { FailureAlert } from "#renderer/ui/failure-alert.tsx";
import { PageFrame } from "#renderer/ui/page-frame.tsx";
import { Pager, pagerHeight } from "#renderer/ui/pager.tsx";
import { PaperTable } from "#renderer/ui/paper-table.tsx";
import { useKeys } from "#renderer/ui/use-keys.ts";
import { isEveryMonth, outsideCount, rangeOf, withUnbooked } from "./bank-line-range.ts";
import { bankLineColumns, type BankLine } from "./bank-line-columns.tsx";
import { useLineRemoval } from "./delete-line-dialog.tsx";
import { useLineClaim } from "./use-line-claim.tsx";
import { useTransfers } from "./use-transfers.tsx";
import { DraftDialog } from "./draft-dialog.tsx";
import { MatchDialog } from "./match-dialog.tsx";
import { useUnmatch } from "./use-unmatch.ts";

const pageSize = 500;

type FiltersProps = {
  readonly ledgerId: string;
  readonly bankAccountId: string | null;
  readonly params: Params;
  readonly onFilter: (changes: Readonly<Record<string, string>>) => void;
};

const Filters = ({ ledgerId, bankAccountId, params, onFilter }: FiltersProps): ReactNode => {
  const { span, setSpan } = useReportSpan();
  const banks = useQuery("bankAccount.list", { ledgerId });
  const accounts = (banks.data?.bankAccounts ?? []).map((each) => ({
    value: String(each.id),
    label: `${each.bankName} ${each.number}`,
  }));
  if (span === null) return null;
  return (
    <SpanBar
      everyMonth={{ isShown: isEveryMonth(params), show: () => onFilter({ months: "all" }) }}
      onChange={(next) => {
        setSpan(next);
        onFilter({ months: "span" });
      }}
      span={span}
    >
      <Select
        aria-label="银行账户"
        onChange={(value: string) => onFilter({ bankAccountId: value })}
        options={[{ value: "", label: "全部银行账户" }, ...accounts]}
        style={{ width: "19rem" }}
        value={bankAccountId ?? ""}
      />
      <Checkbox
        checked={params["unbooked"] === "1"}
        onChange={(event) => onFilter(withUnbooked(params, event.target.checked))}
      >
        只看未记账（F4）
      </Checkbox>
    </SpanBar>
  );
};

type OutsideProps = { readonly count: number; readonly months: string; readonly onAll: () => void };

/** An open line of another month still waits: how many there are, and the way to them. */
const OutsideNote = ({ count, months, onAll }: OutsideProps): ReactNode =>
  count === 0 ? null : (
    <Alert
      action={
        <Button onClick={onAll} size="small">
          显示全部月份
        </Button>
      }
      showIcon
      style={{ marginBottom: 12 }}
      title={`${months}以外还有 ${String(count)} 笔未记账流水。`}
      type="info"
    />
  );

const skipOf = (params: Params): number => Number(params["skip"] ?? "0");

type Asked = { readonly ledgerId: string | null; readonly span: Span | null; readonly params: Params };

const inputOf = ({ ledgerId, span, params }: Asked): InputOf<"bankLine.list"> | null =>
  ledgerId === null || span === null
    ? null
    : {
        ledgerId,
        bankAccountId: params["bankAccountId"] ?? null,
        ...rangeOf(params, span),
        onlyUnbooked: params["unbooked"] === "1",
        skip: skipOf(params),
        take: pageSize,
      };

/** The lines asked for, and how many open ones lie outside their months. */
const useLines = (input: InputOf<"bankLine.list"> | null) => {
  const lines = useQuery("bankLine.list", input);
  const isPart = input?.onlyUnbooked === true && input.to !== null;
  const every = useQuery("bankLine.list", isPart ? { ...input, from: null, to: null, skip: 0, take: 1 } : null);
  const reload = (): void => {
    lines.reload();
    every.reload();
  };
  return { ...lines, reload, outside: outsideCount(every.data?.total ?? null, lines.data?.total ?? null) };
};

/** What printing needs: the lines of every page of the list. */
const everyLine = (input: InputOf<"bankLine.list"> | null) =>
  input === null
    ? {}
    : {
        allRows: () =>
          allPages(
            "bankLine.list",
            (part) => ({ ...input, ...part }),
            (answer) => answer.lines,
          ),
      };

/** Nothing books the line yet, and nothing else ended it. */
const isWaiting = (line: BankLine): boolean => line.voucherId === null && !line.isTakenBack && !line.settlesOpening;

type LineDialogsProps = {
  readonly ledgerId: string;
  readonly drafting: BankLine | null;
  readonly matching: BankLine | null;
  readonly onClose: () => void;
  readonly onDone: () => void;
};

const LineDialogs = ({ ledgerId, drafting, matching, onClose, onDone }: LineDialogsProps): ReactNode => (
  <>
    {drafting !== null && (
      <DraftDialog key={drafting.id} ledgerId={ledgerId} line={drafting} onClose={onClose} onDone={onDone} />
    )}
    {matching !== null && (
      <MatchDialog key={matching.id} ledgerId={ledgerId} line={matching} onClose={onClose} onDone={onDone} />
    )}
  </>
);

/** 银行流水: every imported line and what books it; Enter books an open line or opens its voucher. */
export const BankLinesScreen = (): ReactNode => {
  const ledgerId = useLedger((state) => state.ledgerId);
  const { params, adjust, open } = usePlace();
  const { span } = useReportSpan();
  const can = useSession((state) => state.can);
  const canBook = can("bookkeeper");
  const importButton = can("bookkeeper", "cashier") && (
    <Button onClick={() => open("statement-import")} type="primary">
      导入对账单
    </Button>
  );
  const [drafting, setDrafting] = useState<BankLine | null>(null);
  const [matching, setMatching] = useState<BankLine | null>(null);
  const bankAccountId = params["bankAccountId"] ?? null;
  const onlyUnbooked = params["unbooked"] === "1";
  const skip = skipOf(params);
  const input = inputOf({ ledgerId, span, params });
  const { data, failure, isLoading, reload, outside } = useLines(input);
  const banks = useQuery("bankAccount.list", ledgerId === null ? null : { ledgerId });
  const shownAccounts = bankAccountId === null ? (banks.data?.bankAccounts ?? []) : [];
  const { remove, removal } = useLineRemoval(reload);
  const unmatch = useUnmatch(reload);
  const transfers = useTransfers(canBook ? ledgerId : null, reload);
  const claims = useLineClaim(ledgerId, canBook);
  useKeys("银行流水", [
    { keys: "Enter", label: "未记账的制凭证，已记账的打开凭证", run: null },
    { keys: "空格", label: "与已有凭证对上", run: null },
    { keys: "F4", label: "只看未记账", run: () => filter(withUnbooked(params, !onlyUnbooked)) },
    { keys: "F6", label: "本单位账户之间的转账", run: transfers.open },
  ]);
  if (ledgerId === null || span === null) return null;
  const filter = (changes: Readonly<Record<string, string>>): void => {
    const next = { ...params, skip: "", ...changes };
    adjust(Object.fromEntries(Object.entries(next).filter(([, value]) => value !== "")));
  };
  const show = (line: BankLine): void => {
    if (line.voucherId !== null) open("voucher", { id: line.voucherId });
  };
  const close = (): void => {
    setDrafting(null);
    setMatching(null);
  };
  const finish = (): void => {
    close();
    reload();
  };
  return (
    <PageFrame
      extra={
        <>
          {transfers.button}
          <Button onClick={() => open("matching", bankAccountId === null ? {} : { bankAccountId })}>对账</Button>
          <Button onClick={() => open("reconciliation", bankAccountId === null ? {} : { bankAccountId })}>
            余额调节表
          </Button>
          {importButton}
        </>
      }
      title="银行流水"
    >
      <Filters bankAccountId={bankAccountId} ledgerId={ledgerId} onFilter={filter} params={params} />
      <OutsideNote count={outside} months={spanText(span)} onAll={() => filter({ months: "all" })} />
      <FailureAlert failure={failure} onRetry={reload} />
      <PaperTable
        {...everyLine(input)}
        below={(data?.total ?? 0) > pageSize ? pagerHeight : 0}
        columns={bankLineColumns(
          { canBook, draft: setDrafting, match: setMatching, unmatch, show, remove, ...claims.actions },
          shownAccounts,
        )}
        empty={
          isLoading ? null : (
            <EmptyHint
              hint={onlyUnbooked ? "可以去掉“只看未记账”看全部流水。" : "也可以换一段月份。"}
              text={onlyUnbooked ? "这段时间的流水都已记账" : "这段时间没有银行流水"}
            >
              {importButton}
            </EmptyHint>
          )
        }
        keyOf={(line) => line.id}
        label="银行流水"
        onActive={claims.onActive}
        onOpen={(line) => {
          if (line.voucherId !== null) show(line);
          else if (line.claimId !== null) claims.actions.showClaim(line.claimId);
          else if (canBook && isWaiting(line)) setDrafting(line);
        }}
        onTick={(line) => {
          if (canBook && isWaiting(line)) setMatching(line);
        }}
        rowClass={(line) => (isWaiting(line) ? "paper-warn" : "")}
        rows={data?.lines ?? []}
        viewKey={`bank-lines/${ledgerId}/${bankAccountId ?? ""}/${skip}`}
      />
      <Pager
        onSkip={(next) => filter({ skip: next === 0 ? "" : String(next) })}
        pageSize={pageSize}
        skip={skip}
        total={data?.total ?? 0}
        unit="笔"
      />
      <LineDialogs drafting={drafting} ledgerId={ledgerId} matching={matching} onClose={close} onDone={finish} />
      {removal}
      {transfers.dialog}
      {claims.dialog}
    </PageFrame>
  );
};
