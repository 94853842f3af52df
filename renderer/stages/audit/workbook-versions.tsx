import { App, Button, Space, Tag, Tooltip } from "antd";
import { useState, type ReactNode } from "react";
import { momentText } from "#renderer/format/dates.ts";
import { useAction } from "#renderer/ledger/use-query.ts";
import { useSession } from "#renderer/stages/office/session-store.ts";
import { downloadBytes } from "#renderer/ui/download-bytes.ts";
import { EmptyHint } from "#renderer/ui/empty-hint.tsx";
import { FailureAlert } from "#renderer/ui/failure-alert.tsx";
import { PaperTable, type PaperColumn } from "#renderer/ui/paper-table.tsx";
import { ProgressDialog } from "#renderer/ui/progress-dialog.tsx";
import { dutyWords, SignDialog, type Duty, type MadeWorkbook } from "./sign-dialog.tsx";
import { VersionCompare } from "./version-compare.tsx";

const shortHash = (hash: string): string => hash.slice(0, 16).replaceAll(/(.{4})(?=.)/g, "$1 ");

/** What of a version lies on the shelf for good. */
const keptWords: Readonly<Record<MadeWorkbook["kept"][number], string>> = {
  made: "原版",
  signed: "签名版",
  paper: "PDF",
};

const duties: readonly Duty[] = ["prepared", "reviewed"];

/** Which duty is to sign next; null when both have, or where nobody signs: a masked copy is for posting only. */
const nextDuty = (made: MadeWorkbook): Duty | null =>
  made.isMasked ? null : (duties.find((duty) => made.signatures.every((each) => each.duty !== duty)) ?? null);

const SignatureTags = ({ made }: { readonly made: MadeWorkbook }): ReactNode => {
  if (made.isMasked) return <Tag>公开副本，不签名</Tag>;
  return (
    <Space size={4}>
      {duties.map((duty) => {
        const own = made.signatures.find((each) => each.duty === duty);
        return own === undefined ? (
          <Tag key={duty}>{dutyWords[duty]}未签</Tag>
        ) : (
          <Tooltip key={duty} title={`${momentText(own.signedAt)}${own.note === "" ? "" : `　${own.note}`}`}>
            <Tag color="success">
              {dutyWords[duty]} {own.personName}
            </Tag>
          </Tooltip>
        );
      })}
    </Space>
  );
};

type Acts = {
  readonly maySign: (duty: Duty) => boolean;
  readonly isNewest: (made: MadeWorkbook) => boolean;
  readonly sign: (made: MadeWorkbook, duty: Duty) => void;
  readonly read: (made: MadeWorkbook, format: "xlsx" | "pdf") => void;
  readonly older: (made: MadeWorkbook) => MadeWorkbook | undefined;
  readonly compare: (from: MadeWorkbook, to: MadeWorkbook) => void;
};

const Actions = ({ made, acts }: { readonly made: MadeWorkbook; readonly acts: Acts }): ReactNode => {
  const duty = nextDuty(made);
  const older = acts.older(made);
  const isKept = made.kept.length > 0;
  return (
    <Space size={4}>
      {duty !== null && acts.maySign(duty) && acts.isNewest(made) && (
        <Button onClick={() => acts.sign(made, duty)} size="small" type="primary">
          {dutyWords[duty]}签名
        </Button>
      )}
      <Button disabled={!isKept} onClick={() => acts.read(made, "xlsx")} size="small">
        Excel
      </Button>
      <Button disabled={!isKept} onClick={() => acts.read(made, "pdf")} size="small">
        PDF
      </Button>
      {older !== undefined && isKept && older.kept.length > 0 && (
        <Button onClick={() => acts.compare(older, made)} size="small" type="text">
          和上一版比
        </Button>
      )}
    </Space>
  );
};

const columnsFor = (acts: Acts): readonly PaperColumn<MadeWorkbook>[] => [
  {
    key: "ledger",
    title: "账套",
    width: 190,
    hint: (made) => made.name,
    cell: (made) => made.ledgerName ?? "全乡镇汇总",
  },
  { key: "version", title: "版本", width: 74, align: "center", cell: (made) => `第 ${made.version} 版` },
  { key: "signed", title: "签名", width: 230, cell: (made) => <SignatureTags made={made} /> },
  {
    key: "kept",
    title: "留存的文件",
    width: 150,
    hint: (made) => `文件指纹 ${made.fileHash}`,
    cell: (made) => made.kept.map((kind) => keptWords[kind]).join("、") || "未留存",
  },
  { key: "acts", title: "签名与导出", width: 330, cell: (made) => <Actions acts={acts} made={made} /> },
  { key: "made", title: "生成", width: 200, cell: (made) => `${momentText(made.madeAt)} ${made.madeByName}` },
  {
    key: "chain",
    title: "账簿指纹",
    hint: (made) => made.chainHash,
    cell: (made) => <code>{shortHash(made.chainHash)}</code>,
  },
];

const isSameBooks = (one: MadeWorkbook, other: MadeWorkbook): boolean =>
  one.ledgerId === other.ledgerId && one.isMasked === other.isMasked;

type Props = {
  readonly workbooks: readonly MadeWorkbook[];
  readonly isLoading: boolean;
  readonly onChanged: () => void;
};

/** Every version of a quarter's workbooks: who signed it, its files, and what differs from the version before. */
export const WorkbookVersions = ({ workbooks, isLoading, onChanged }: Props): ReactNode => {
  const { message } = App.useApp();
  const can = useSession((state) => state.can);
  const read = useAction("workbook.read", { isQuiet: true });
  const [signing, setSigning] = useState<{ readonly made: MadeWorkbook; readonly duty: Duty } | null>(null);
  const [compared, setCompared] = useState<readonly [MadeWorkbook, MadeWorkbook] | null>(null);
  const download = async (made: MadeWorkbook, format: "xlsx" | "pdf"): Promise<void> => {
    const file = await read.run({ id: made.id, format });
    if (file !== null) downloadBytes(file.name, file.bytes);
  };
  const columns = columnsFor({
    maySign: (duty) => (duty === "prepared" ? can("bookkeeper", "reviewer", "head") : can("reviewer", "head")),
    isNewest: (made) => workbooks.every((each) => !isSameBooks(each, made) || each.version <= made.version),
    sign: (made, duty) => setSigning({ made, duty }),
    read: (made, format) => void download(made, format),
    older: (made) => workbooks.find((each) => isSameBooks(each, made) && each.version === made.version - 1),
    compare: (from, to) => setCompared([from, to]),
  });
  return (
    <>
      <FailureAlert failure={read.failure?.code === "cancelled" ? null : read.failure} />
      <PaperTable
        columns={columns}
        empty={
          isLoading ? null : (
            <EmptyHint
              hint="生成后，每一版的文件和指纹都留在这里；两个人签名以后，封面上有姓名和时间。"
              text="这个季度还没有生成过工作簿"
            />
          )
        }
        height="32vh"
        keyOf={(made) => made.id}
        label="生成过的版本"
        rows={workbooks}
        viewKey="workbooks-made"
      />
      {signing !== null && (
        <SignDialog
          duty={signing.duty}
          onClose={() => setSigning(null)}
          onSigned={(isFinal) => {
            setSigning(null);
            void message.success(
              isFinal ? "两人都已签名，签名版和 PDF 已保存，可以导出" : "制表已签名，请审核人登录后签名",
              6,
            );
            onChanged();
          }}
          workbook={signing.made}
        />
      )}
      {compared !== null && <VersionCompare from={compared[0]} onClose={() => setCompared(null)} to={compared[1]} />}
      <ProgressDialog
        done={read.progress?.done ?? 0}
        isOpen={read.isRunning && read.progress !== null}
        onCancel={read.cancel}
        stage={read.progress?.stage === "pages" ? "正在排版 PDF" : "正在按账簿核对"}
        title="正在取出工作簿"
        total={read.progress?.total ?? 0}
      />
    </>
  );
};
