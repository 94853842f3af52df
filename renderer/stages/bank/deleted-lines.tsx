import { Button } from "antd";
import type { ReactNode } from "react";
import type { OutputOf } from "#contract/contract.ts";
import { momentText } from "#renderer/format/dates.ts";
import { moneyText } from "#renderer/format/money.ts";
import { useAction, useQuery } from "#renderer/ledger/use-query.ts";
import { useLedger } from "#renderer/stages/office/ledger-store.ts";
import { useSession } from "#renderer/stages/office/session-store.ts";
import { FailureAlert } from "#renderer/ui/failure-alert.tsx";
import { PaperTable, type PaperColumn } from "#renderer/ui/paper-table.tsx";

type Deleted = OutputOf<"bankLine.deleted">["lines"][number];
type Shown = Deleted & { readonly ledgerName: string; readonly restore: (() => void) | null };

const columns: readonly PaperColumn<Shown>[] = [
  { key: "date", title: "日期", width: 116, cell: (line) => line.bookedOn },
  { key: "ledger", title: "账套", width: 190, hint: (line) => line.ledgerName, cell: (line) => line.ledgerName },
  { key: "amount", title: "金额", width: 130, align: "right", cell: (line) => moneyText(line.amountFen) },
  {
    key: "party",
    title: "对方户名",
    width: 180,
    hint: (line) => line.counterpartyName,
    cell: (line) => line.counterpartyName,
  },
  { key: "text", title: "摘要", width: 180, hint: (line) => line.text, cell: (line) => line.text },
  { key: "reason", title: "删除的原因", hint: (line) => line.reason, cell: (line) => line.reason },
  { key: "by", title: "删除人", width: 90, cell: (line) => line.deletedByName },
  { key: "at", title: "删除时间", width: 160, cell: (line) => momentText(line.deletedAt) },
  {
    key: "restore",
    title: "",
    width: 80,
    cell: (line) =>
      line.restore === null ? null : (
        <Button onClick={line.restore} size="small" type="text">
          恢复
        </Button>
      ),
  },
];

/** Bank lines somebody deleted; each can be put back as it came. Nothing is shown while there are none. */
export const DeletedLines = (): ReactNode => {
  const ledgers = useLedger((state) => state.ledgers);
  const canRestore = useSession((state) => state.can("bookkeeper"));
  const { data, failure, reload } = useQuery("bankLine.deleted", { ledgerId: null });
  const { run, failure: refusal } = useAction("bankLine.restore", { isQuiet: true });
  const restore = async (id: string): Promise<void> => {
    if ((await run({ id })) !== null) reload();
  };
  const rows = (data?.lines ?? []).map((line): Shown => ({
    ...line,
    ledgerName: ledgers.find((ledger) => ledger.id === line.ledgerId)?.name ?? "",
    restore: canRestore ? () => void restore(line.id) : null,
  }));
  if (rows.length === 0) return null;
  return (
    <section aria-label="删除过的流水" style={{ marginTop: 20 }}>
      <h2 style={{ fontSize: 18, margin: "0 0 10px" }}>删除过的流水</h2>
      <FailureAlert failure={failure ?? refusal} onRetry={reload} />
      <PaperTable
        columns={columns}
        keyOf={(line) => line.id}
        label="删除过的流水"
        rows={rows}
        viewKey="deleted-lines"
      />
    </section>
  );
};
