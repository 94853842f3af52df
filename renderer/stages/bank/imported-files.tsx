import { Button } from "antd";
import { useState, type ReactNode } from "react";
import type { OutputOf } from "#contract/contract.ts";
import { momentText } from "#renderer/format/dates.ts";
import { useAction, useQuery } from "#renderer/ledger/use-query.ts";
import { useLedger } from "#renderer/stages/office/ledger-store.ts";
import { usePlace } from "#renderer/stages/office/place-store.ts";
import { useSession } from "#renderer/stages/office/session-store.ts";
import { EmptyHint } from "#renderer/ui/empty-hint.tsx";
import { FailureAlert } from "#renderer/ui/failure-alert.tsx";
import { PaperLink, PaperTable, type PaperColumn } from "#renderer/ui/paper-table.tsx";
import { downloadBytes } from "#renderer/ui/download-bytes.ts";
import { KeptMappings } from "./kept-mappings.tsx";
import { DeletedLines } from "./deleted-lines.tsx";
import { WithdrawDialog } from "./withdraw-dialog.tsx";

type File = OutputOf<"statement.list">["files"][number];
type Shown = File & {
  readonly ledgerName: string;
  readonly accountName: string;
  readonly open: () => void;
  readonly save: () => void;
  readonly withdraw: (() => void) | null;
};

const columns: readonly PaperColumn<Shown>[] = [
  { key: "at", title: "导入时间", width: 154, cell: (file) => momentText(file.importedAt) },
  { key: "ledger", title: "账套", width: 184, hint: (file) => file.ledgerName, cell: (file) => file.ledgerName },
  { key: "account", title: "银行账户", width: 290, hint: (file) => file.accountName, cell: (file) => file.accountName },
  {
    key: "name",
    title: "文件",
    hint: (file) => file.name,
    cell: (file) => <PaperLink onClick={file.open}>{file.name}</PaperLink>,
  },
  {
    key: "span",
    title: "起止日期",
    width: 211,
    cell: (file) => (file.firstOn === null ? "没有交易" : `${file.firstOn} 至 ${file.lastOn ?? ""}`),
  },
  { key: "new", title: "新流水", width: 74, align: "right", cell: (file) => file.newCount },
  { key: "by", title: "导入人", width: 78, cell: (file) => file.importedByName },
  {
    key: "withdraw",
    title: "",
    width: 172,
    cell: (file) => (
      <>
        <Button onClick={file.save} size="small" type="text">
          存原件
        </Button>
        {file.withdraw !== null && (
          <Button onClick={file.withdraw} size="small" type="text">
            撤销导入
          </Button>
        )}
      </>
    ),
  },
];

/** Every statement file imported so far, the latest first; one opens the lines of its account. */
export const ImportedFiles = (): ReactNode => {
  const { ledgers, choose, chooseMonth } = useLedger();
  const place = usePlace((state) => state.open);
  const canWithdraw = useSession((state) => state.can("bookkeeper"));
  const [withdrawing, setWithdrawing] = useState<File | null>(null);
  const { data, failure, isLoading, reload } = useQuery("statement.list", { bankAccountId: null });
  const banks = useQuery("bankAccount.list", { ledgerId: null });
  const original = useAction("statement.original", { isQuiet: true });
  const saveOriginal = async (id: File["id"]): Promise<void> => {
    const kept = await original.run({ id });
    if (kept !== null) downloadBytes(kept.name, kept.bytes);
  };
  const rows = (data?.files ?? [])
    .toSorted((left, right) => right.importedAt.localeCompare(left.importedAt))
    .map((file): Shown => {
      const account = banks.data?.bankAccounts.find((each) => each.id === file.bankAccountId);
      const ledger = ledgers.find((each) => each.id === account?.ledgerId);
      const open = (): void => {
        if (ledger === undefined) return;
        choose(ledger.id);
        if (file.lastOn !== null) chooseMonth(file.lastOn.slice(0, 7));
        place("bank-lines", { bankAccountId: file.bankAccountId });
      };
      const accountName = account === undefined ? "" : `${account.bankName} ${account.number}`;
      const withdraw = canWithdraw ? (): void => setWithdrawing(file) : null;
      const save = (): void => void saveOriginal(file.id);
      return { ...file, ledgerName: ledger?.name ?? "", accountName, open, save, withdraw };
    });
  return (
    <section aria-label="导入过的文件" style={{ marginTop: 20 }}>
      <h2 style={{ fontSize: 18, margin: "0 0 10px" }}>导入过的文件</h2>
      <FailureAlert failure={failure ?? original.failure} onRetry={reload} />
      <PaperTable
        columns={columns}
        empty={
          isLoading ? null : (
            <EmptyHint hint="从网上银行导出交易明细，表格或文本格式都可以。" text="还没有导入过对账单" />
          )
        }
        keyOf={(file) => file.id}
        label="导入过的文件"
        onOpen={(file) => file.open()}
        rows={rows}
        viewKey="imported-files"
      />
      <DeletedLines />
      <KeptMappings />
      {withdrawing !== null && (
        <WithdrawDialog
          file={withdrawing}
          key={withdrawing.id}
          onClose={() => setWithdrawing(null)}
          onDone={() => {
            setWithdrawing(null);
            reload();
          }}
        />
      )}
    </section>
  );
};
