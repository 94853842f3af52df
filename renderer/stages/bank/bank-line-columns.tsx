import { Button, Space, Tag } from "antd";
import type { ReactNode } from "react";
import type { OutputOf } from "#contract/contract.ts";
import { moneyText } from "#renderer/format/money.ts";
import { PaperLink, type PaperColumn } from "#renderer/ui/paper-table.tsx";
import { voucherStateWords } from "#renderer/words/labels.ts";

export type BankLine = OutputOf<"bankLine.list">["lines"][number];

type RowActions = {
  readonly canBook: boolean;
  readonly draft: (line: BankLine) => void;
  readonly match: (line: BankLine) => void;
  readonly unmatch: (line: BankLine) => void;
  readonly show: (line: BankLine) => void;
  readonly remove: (line: BankLine) => void;
  /** Begins a claim; null in an office without claims. */
  readonly claim: ((line: BankLine) => void) | null;
  readonly showClaim: (claimId: string) => void;
};

/** A claim was drafted from the line: its voucher will be tied to it. */
const OnClaim = ({ claimId, actions }: { readonly claimId: string; readonly actions: RowActions }): ReactNode => (
  <Space size={4}>
    <PaperLink onClick={() => actions.showClaim(claimId)}>打开报账单</PaperLink>
    <Tag color="processing">报账中</Tag>
  </Space>
);

const BookedCell = ({ line, actions }: { readonly line: BankLine; readonly actions: RowActions }): ReactNode => {
  if (line.isTakenBack || line.settlesOpening)
    return (
      <Space size={4}>
        <Tag>{line.isTakenBack ? "银行已冲回" : "期初未达"}</Tag>
        {actions.canBook && (
          <Button onClick={() => actions.unmatch(line)} size="small" type="text">
            取消
          </Button>
        )}
      </Space>
    );
  if (line.voucherId === null && line.claimId !== null) return <OnClaim actions={actions} claimId={line.claimId} />;
  if (line.voucherId === null || line.voucherState === null)
    return actions.canBook ? (
      <Space size={4}>
        <Button onClick={() => actions.draft(line)} size="small" type="primary">
          制凭证
        </Button>
        <Button onClick={() => actions.match(line)} size="small">
          对凭证
        </Button>
        {actions.claim !== null && line.amountFen < 0 && (
          <Button onClick={() => actions.claim?.(line)} size="small">
            报账
          </Button>
        )}
        <Button onClick={() => actions.remove(line)} size="small" type="text">
          删除
        </Button>
      </Space>
    ) : (
      <Tag color="warning">未记账</Tag>
    );
  return (
    <Space size={4}>
      <PaperLink onClick={() => actions.show(line)}>
        {line.voucherState === "draft" ? "打开凭证" : (line.voucherName ?? "打开凭证")}
      </PaperLink>
      <Tag color={line.voucherState === "posted" ? "success" : "processing"}>
        {voucherStateWords[line.voucherState]}
      </Tag>
      {actions.canBook && line.voucherState !== "posted" && (
        <Button onClick={() => actions.unmatch(line)} size="small" type="text">
          取消
        </Button>
      )}
    </Space>
  );
};

export type LineAccount = { readonly id: string; readonly bankName: string; readonly number: string };

/** Which account a line belongs to. Lines of several accounts stand mixed by day, and each has a balance of its own. */
const accountColumn = (accounts: readonly LineAccount[]): PaperColumn<BankLine> => {
  const accountOf = (line: BankLine): LineAccount | undefined =>
    accounts.find((account) => account.id === line.bankAccountId);
  return {
    key: "account",
    title: "账户",
    width: 96,
    hint: (line) => {
      const account = accountOf(line);
      return account === undefined ? "" : `${account.bankName} ${account.number}`;
    },
    cell: (line) => `尾号 ${accountOf(line)?.number.slice(-4) ?? ""}`,
  };
};

/** The columns of 银行流水; `accounts` are the accounts shown together, and with more than one each line names its own. */
export const bankLineColumns = (
  actions: RowActions,
  accounts: readonly LineAccount[],
): readonly PaperColumn<BankLine>[] => [
  { key: "date", title: "日期", width: 104, cell: (line) => line.bookedOn },
  ...(accounts.length > 1 ? [accountColumn(accounts)] : []),
  {
    key: "in",
    title: "收入",
    width: 112,
    align: "right",
    cell: (line) => (line.amountFen > 0 ? moneyText(line.amountFen) : ""),
  },
  {
    key: "out",
    title: "支出",
    width: 112,
    align: "right",
    cell: (line) => (line.amountFen < 0 ? moneyText(-line.amountFen) : ""),
  },
  {
    key: "balance",
    title: "余额",
    width: 128,
    align: "right",
    cell: (line) => (line.balanceFen === null ? "" : moneyText(line.balanceFen)),
  },
  {
    key: "party",
    title: "对方户名",
    width: 186,
    hint: (line) => `${line.counterpartyName} ${line.counterpartyAccount}`,
    cell: (line) => line.counterpartyName,
  },
  {
    key: "text",
    title: "摘要、用途、附言",
    width: 206,
    hint: (line) => `${line.text}（${line.fileName} 第 ${line.row} 行）`,
    cell: (line) => `${line.isLate ? "【结账后导入】" : ""}${line.isReversal ? "【冲正】" : ""}${line.text}`,
  },
  {
    key: "booked",
    title: "记账",
    width: actions.claim === null ? 224 : 272,
    cell: (line) => <BookedCell actions={actions} line={line} />,
  },
  { key: "rule", title: "记账规则", width: 106, hint: (line) => line.ruleName, cell: (line) => line.ruleName },
];
