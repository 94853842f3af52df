import { App, Button, Collapse } from "antd";
import { useState, type ReactNode } from "react";
import type { OutputOf } from "#contract/contract.ts";
import { momentText } from "#renderer/format/dates.ts";
import { useAction } from "#renderer/ledger/use-query.ts";
import { PaperTable, type PaperColumn } from "#renderer/ui/paper-table.tsx";
import { TakeBackDialog } from "#renderer/ui/take-back-dialog.tsx";

type File = OutputOf<"pool.show">["files"][number];

const columnsFor = (withdraw: ((file: File) => void) | null): readonly PaperColumn<File>[] => [
  { key: "name", title: "文件", hint: (file) => file.name, cell: (file) => file.name },
  { key: "days", title: "起止日期", width: 210, cell: (file) => `${file.firstOn ?? ""} 至 ${file.lastOn ?? ""}` },
  { key: "count", title: "新增", width: 90, align: "right", cell: (file) => `${file.newCount} 笔` },
  { key: "who", title: "谁导入的", width: 220, cell: (file) => `${file.byName} ${momentText(file.at)}` },
  {
    key: "back",
    title: "",
    width: 90,
    align: "center",
    cell: (file) =>
      withdraw !== null && (
        <Button disabled={!file.canWithdraw} onClick={() => withdraw(file)} size="small" type="text">
          撤回
        </Button>
      ),
  },
];

export type PoolImportsProps = {
  readonly files: readonly File[];
  readonly canImport: boolean;
  readonly onDone: () => void;
};

/** The statements imported into a pool; one can be taken back while none of its lines is allocated. */
export const PoolImports = ({ files, canImport, onDone }: PoolImportsProps): ReactNode => {
  const { message } = App.useApp();
  const take = useAction("pool.withdraw", { isQuiet: true });
  const [file, setFile] = useState<File | null>(null);
  const withdraw = async (reason: string): Promise<boolean> => {
    const done = file === null ? null : await take.run({ fileId: file.id, reason });
    if (done === null) return false;
    void message.success(`撤回 ${done.lineCount} 笔流水`);
    setFile(null);
    onDone();
    return true;
  };
  if (files.length === 0) return null;
  return (
    <>
      <Collapse
        ghost
        items={[
          {
            key: "files",
            label: `导入过的对账单（${files.length} 份）`,
            children: (
              <PaperTable
                columns={columnsFor(canImport ? setFile : null)}
                height="14rem"
                keyOf={(each) => each.id}
                label="资金池导入记录"
                rows={files}
                viewKey="pool-files"
              />
            ),
          },
        ]}
      />
      <TakeBackDialog
        failure={take.failure}
        isRunning={take.isRunning}
        onClose={() => setFile(null)}
        onTakeBack={withdraw}
        reasonLabel="撤回的原因"
        what={file?.name ?? null}
      />
    </>
  );
};
