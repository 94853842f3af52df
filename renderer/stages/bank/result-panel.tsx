import { Button, Result } from "antd";
import type { ReactNode } from "react";
import { isCashierOnly } from "#domain/people/roles.ts";
import { useLedger } from "#renderer/stages/office/ledger-store.ts";
import { useSession } from "#renderer/stages/office/session-store.ts";
import { usePlace } from "#renderer/stages/office/place-store.ts";
import { PaperTable, type PaperColumn } from "#renderer/ui/paper-table.tsx";
import { LateNote } from "./late-note.tsx";
import { itemName, type ImportItem, type ImportResult, type Preview } from "./import-steps.ts";

export type ResultPanelProps = {
  readonly result: ImportResult;
  readonly preview: Preview | null;
  /** Files of other accounts of the same ledger were imported beside it: what comes next is for all of them. */
  readonly isOneOfSeveral: boolean;
  /** Every file imported since the screen was emptied, this one among them. */
  readonly imported: readonly ImportItem[];
  readonly onNext: () => void;
};

const importedColumns: readonly PaperColumn<ImportItem>[] = [
  { key: "file", title: "文件", hint: itemName, cell: itemName },
  { key: "ledger", title: "归入", width: 260, cell: ({ preview }) => preview?.ledgerName ?? "" },
  { key: "new", title: "新导入", width: 90, align: "right", cell: ({ result }) => `${result?.newCount ?? 0} 笔` },
  {
    key: "known",
    title: "早已导入",
    width: 100,
    align: "right",
    cell: ({ result }) => `${result?.knownCount ?? 0} 笔`,
  },
  {
    key: "drafts",
    title: "凭证草稿",
    width: 100,
    align: "right",
    cell: ({ result }) => `${result?.draftCount ?? 0} 张`,
  },
];

/** What was imported and what to do next. */
export const ResultPanel = ({ result, preview, isOneOfSeveral, imported, onNext }: ResultPanelProps): ReactNode => {
  const open = usePlace((state) => state.open);
  const { choose, chooseMonth } = useLedger();
  const isForBookkeeper = useSession(({ person }) => isCashierOnly(person?.roles ?? []));
  const waits = result.draftCount > 0 && isForBookkeeper ? "，要由记账会计在“凭证查询”里接手后才能审核" : "";
  const left = result.newCount - result.draftCount;
  const goTo = (screen: "bank-lines" | "voucher-list" | "reconciliation"): void => {
    if (preview !== null) {
      choose(preview.ledgerId);
      if (preview.inspection.to !== null) chooseMonth(preview.inspection.to.slice(0, 7));
    }
    if (screen === "voucher-list") open(screen, { state: "draft" });
    else
      open(screen, {
        ...(preview === null || isOneOfSeveral ? {} : { bankAccountId: preview.bankAccountId }),
        unbooked: "1",
      });
  };
  return (
    <section className="panel">
      <LateNote late={result} />
      {imported.length > 1 && (
        <PaperTable
          columns={importedColumns}
          keyOf={({ id }) => id}
          label="这次导入的文件"
          rows={imported}
          viewKey="imported-now"
        />
      )}
      <Result
        extra={[
          <Button autoFocus key="lines" onClick={() => goTo("bank-lines")} type="primary">
            {isOneOfSeveral ? "去处理这几个账户的未记账流水" : left > 0 ? `去处理 ${left} 笔未记账流水` : "看银行流水"}
          </Button>,
          result.draftCount > 0 && (
            <Button key="drafts" onClick={() => goTo("voucher-list")}>
              补全 {result.draftCount} 张凭证草稿
            </Button>
          ),
          <Button key="reconciliation" onClick={() => goTo("reconciliation")}>
            看余额调节表
          </Button>,
          <Button key="next" onClick={onNext}>
            导入别的文件
          </Button>,
        ]}
        status="success"
        subTitle={`已导入过的 ${result.knownCount} 笔没有重复导入，跳过说明、合计等 ${result.skippedCount} 行；生成凭证草稿 ${result.draftCount} 张${waits}。`}
        title={`导入了 ${result.newCount} 笔流水${preview === null ? "" : `，归入 ${preview.ledgerName}`}`}
      />
    </section>
  );
};
