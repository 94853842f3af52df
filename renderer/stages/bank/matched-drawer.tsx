import { Button, Drawer, Space } from "antd";
import { useState, type ReactNode } from "react";
import type { InputOf, OutputOf } from "#contract/contract.ts";
import { addMonths, type Month } from "#domain/core/dates.ts";
import { monthText } from "#renderer/format/dates.ts";
import { moneyText } from "#renderer/format/money.ts";
import { useAction, useQuery } from "#renderer/ledger/use-query.ts";
import { EmptyHint } from "#renderer/ui/empty-hint.tsx";
import { FailureAlert } from "#renderer/ui/failure-alert.tsx";
import { PaperTable, type PaperColumn } from "#renderer/ui/paper-table.tsx";
import { reasonsText } from "#renderer/words/matching.ts";

type Listed = OutputOf<"match.list">;
/** One tie: of lines with vouchers or with each other, of an item from before the books began, or of two entries. */
type Match = Omit<Listed["matches"][number], "lineId" | "kind"> & {
  readonly key: string;
  readonly kind: "voucher" | "reversal" | "opening" | "entries";
  readonly lineId: string;
  readonly openingNo: number;
  /** The red one of two entries that cancel each other. */
  readonly red: InputOf<"match.partEntries">["red"] | null;
};

const matchesOf = ({ matches, openings, entryPairs }: Listed): readonly Match[] => [
  ...openings.map((opening) => ({
    ...opening,
    key: `opening/${opening.no}`,
    kind: "opening" as const,
    lineId: "",
    openingNo: opening.no,
    red: null,
    onDate: opening.lineOn ?? opening.onDate,
    counterpartyName: opening.lineParty === "" ? opening.text : opening.lineParty,
    voucherId: null,
    voucherState: null,
    ruleName: "",
    pass: null,
    reasons: [],
  })),
  ...matches.map((match) => ({ ...match, key: `${match.lineId}/${match.voucherId ?? ""}`, openingNo: 0, red: null })),
  ...entryPairs.map((pair) => ({
    key: `entries/${pair.redVoucherId}/${pair.redLine}`,
    kind: "entries" as const,
    lineId: "",
    openingNo: 0,
    red: { voucherId: pair.redVoucherId, line: pair.redLine },
    onDate: pair.redOn,
    counterpartyName: `红字 ${pair.redWord}-${pair.redNumber ?? 0}　${pair.summary}`,
    amountFen: pair.amountFen,
    voucherId: null,
    voucherState: null,
    voucherOn: pair.onDate,
    voucherNumber: pair.number,
    voucherWord: pair.word,
    ruleName: "",
    pass: null,
    reasons: [],
    byName: pair.byName,
    at: pair.at,
    canUndo: pair.canUndo,
  })),
];

const whyText = (match: Match): string => {
  if (match.kind === "entries") return "红字注销的与重记的相抵，银行没有这两笔，人工勾对";
  if (match.kind === "opening") return "与期初未达相抵，人工勾对";
  if (match.kind === "reversal") return "银行冲回，两笔相抵";
  if (match.reasons.length > 0) return reasonsText(match.reasons);
  return match.ruleName === "" ? "由流水制凭证" : `按记账规则“${match.ruleName}”制凭证`;
};

const columnsFor = (canEdit: boolean, undo: (match: Match) => void): readonly PaperColumn<Match>[] => [
  { key: "date", title: "流水日期", width: 110, cell: (match) => match.onDate },
  {
    key: "party",
    title: "对方户名",
    width: 150,
    hint: (match) => match.counterpartyName,
    cell: (match) => match.counterpartyName,
  },
  { key: "amount", title: "金额", width: 120, align: "right", cell: (match) => moneyText(match.amountFen) },
  {
    key: "voucher",
    title: "凭证",
    width: 150,
    cell: (match) =>
      match.voucherOn === null
        ? match.kind === "opening"
          ? "（期初未达）"
          : "（冲回）"
        : `${match.voucherOn} ${match.voucherNumber === null ? "草稿" : `${match.voucherWord}-${match.voucherNumber}`}`,
  },
  { key: "why", title: "为什么对上", width: 260, hint: whyText, cell: whyText },
  { key: "by", title: "经手", width: 84, cell: (match) => match.byName },
  {
    key: "undo",
    title: "",
    width: 84,
    align: "center",
    cell: (match) =>
      canEdit &&
      (match.canUndo ? (
        <Button onClick={() => undo(match)} size="small" type="text">
          取消
        </Button>
      ) : (
        <span className="soft">已结账</span>
      )),
  },
];

export type MatchedDrawerProps = {
  readonly bankAccountId: string;
  readonly month: Month;
  readonly canEdit: boolean;
  readonly onClose: () => void;
  readonly onUndone: () => void;
};

/** What was put together of a month's lines, and why; each can be taken back until the month is closed. */
export const MatchedDrawer = ({
  bankAccountId,
  month: ofDay,
  canEdit,
  onClose,
  onUndone,
}: MatchedDrawerProps): ReactNode => {
  const [month, setMonth] = useState(ofDay);
  const { data, failure, reload } = useQuery("match.list", { bankAccountId, month });
  const undo = useAction("match.undo");
  const release = useAction("match.releaseOpening");
  const part = useAction("match.partEntries");
  const takeBack = async (match: Match): Promise<void> => {
    const done =
      match.red !== null
        ? await part.run({ bankAccountId, red: match.red })
        : match.kind === "opening"
          ? await release.run({ bankAccountId, no: match.openingNo })
          : await undo.run({ lineId: match.lineId });
    if (done === null) return;
    reload();
    onUndone();
  };
  return (
    <Drawer
      extra={
        <Space>
          <Button onClick={() => setMonth(addMonths(month, -1))}>上一个月</Button>
          <Button onClick={() => setMonth(addMonths(month, 1))}>下一个月</Button>
          <Button onClick={onClose}>关闭（Esc）</Button>
        </Space>
      }
      onClose={onClose}
      open
      size={1020}
      title={`${monthText(month)}已对上的流水`}
    >
      <FailureAlert failure={failure} onRetry={reload} />
      <PaperTable
        columns={columnsFor(canEdit, (match) => void takeBack(match))}
        empty={data === null ? null : <EmptyHint text="这个月还没有对上的流水" />}
        height="70vh"
        keyOf={(match) => match.key}
        label="已对上的流水"
        rows={data === null ? [] : matchesOf(data)}
        viewKey={`matched/${bankAccountId}/${month}`}
      />
    </Drawer>
  );
};
