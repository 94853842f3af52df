import { Alert, App, Tag } from "antd";
import { useState, type ReactNode } from "react";
import type { OutputOf } from "#contract/contract.ts";
import { moneyText } from "#renderer/format/money.ts";
import { useAction } from "#renderer/ledger/use-query.ts";
import { FailureAlert } from "#renderer/ui/failure-alert.tsx";
import { FileDrop, type DroppedFile } from "#renderer/ui/file-drop.tsx";
import { FormDialog } from "#renderer/ui/form-dialog.tsx";
import { MoneyCell } from "#renderer/ui/money-cell.tsx";
import { PaperTable, type PaperColumn } from "#renderer/ui/paper-table.tsx";
import { WrongCells } from "#renderer/ui/wrong-cells.tsx";
import { elementWords } from "#renderer/words/claims.ts";
import { cellProblemText } from "#renderer/words/details.ts";
import { hitSentence } from "#renderer/words/rules.ts";

type Preview = OutputOf<"claim.inspectSheet">;
type Planned = Preview["claims"][number];

/** What a claim of the form will still need: held by a rule, or a paper with elements lacking. */
const remarksOf = (claim: Planned): readonly { readonly isHard: boolean; readonly text: string }[] => [
  ...claim.hits.map((hit) => ({ isHard: hit.severity !== "warn" && !hit.isCleared, text: hitSentence(hit) })),
  ...claim.missing.map(({ document, missing }) => ({
    isHard: false,
    text: `第 ${document} 张单据还缺：${missing.map((element) => elementWords[element]).join("、")}`,
  })),
];

const RemarkTag = ({ claim }: { readonly claim: Planned }): ReactNode => {
  const remarks = remarksOf(claim);
  if (remarks.length === 0) return <Tag color="green">没有问题</Tag>;
  const isHard = remarks.some((remark) => remark.isHard);
  return <Tag color={isHard ? "red" : "gold"}>{`${String(remarks.length)} 处，见下`}</Tag>;
};

/** What the rules say of each claim, whole: a cell would cut it. */
const Remarks = ({ claims }: { readonly claims: readonly Planned[] }): ReactNode => (
  <ul aria-label="制度检查" className="claim-steps">
    {claims.flatMap((claim) =>
      remarksOf(claim).map(({ isHard, text }) => (
        <li className={isHard ? "red-amount" : ""} key={`${claim.number}-${text}`}>
          {claim.number}：{text}
        </li>
      )),
    )}
  </ul>
);

const columns: readonly PaperColumn<Planned>[] = [
  { key: "row", title: "表中行", width: 72, align: "center", cell: (claim) => claim.row },
  { key: "number", title: "导入后单号", width: 122, cell: (claim) => claim.number },
  { key: "day", title: "日期", width: 106, cell: (claim) => claim.onDate },
  {
    key: "purpose",
    title: "用途",
    hint: (claim) => claim.purpose,
    cell: (claim) => (claim.isEmergency ? `（应急）${claim.purpose}` : claim.purpose),
  },
  { key: "handler", title: "经手人", width: 80, cell: (claim) => claim.handler },
  { key: "payee", title: "收款人", width: 180, hint: (claim) => claim.payee, cell: (claim) => claim.payee },
  { key: "papers", title: "单据", width: 56, align: "center", cell: (claim) => claim.documents },
  {
    key: "total",
    title: "金额",
    width: 110,
    align: "right",
    cell: (claim) => <MoneyCell amountFen={claim.totalFen} />,
  },
  {
    key: "remarks",
    title: "制度检查",
    width: 130,
    align: "center",
    cell: (claim) => <RemarkTag claim={claim} />,
  },
];

const Shown = ({ preview, isOther }: { readonly preview: Preview; readonly isOther: boolean }): ReactNode => (
  <>
    <Alert
      showIcon
      style={{ margin: "12px 0" }}
      title={`${preview.ledgerName} 报账表 ${preview.formId}，村报账员 ${preview.clerk}：${preview.claims.length} 张，合计 ${moneyText(preview.totalFen)} 元。${
        isOther ? "注意：这不是现在选中的账套，导入后请切换账套查看。" : ""
      }`}
      type={isOther ? "warning" : "success"}
    />
    <PaperTable
      columns={columns}
      height="38vh"
      keyOf={(claim) => String(claim.row)}
      label="报账表里的报账单"
      rows={preview.claims}
      viewKey="claim-sheet"
    />
    <div style={{ height: 10 }} />
    <Remarks claims={preview.claims} />
    <p className="soft">
      导入后都是草稿，与在软件里填的一样，还要经手证明、村级审批、民主理财、送审、审核。附件列里的文件名记在单据备注里。
    </p>
  </>
);

type Props = { readonly ledgerId: string; readonly onClose: () => void; readonly onTaken: () => void };

/** 导入报账表: a form filled in at the village is shown whole, then taken over whole; every wrong cell is named at once. */
export const ClaimSheetDialog = ({ ledgerId, onClose, onTaken }: Props): ReactNode => {
  const { message } = App.useApp();
  const [file, setFile] = useState<DroppedFile | null>(null);
  const [preview, setPreview] = useState<Preview | null>(null);
  const inspect = useAction("claim.inspectSheet", { isQuiet: true });
  const take = useAction("claim.importSheet", { isQuiet: true });
  const failure = take.failure ?? inspect.failure;
  const look = async (dropped: DroppedFile): Promise<void> => {
    setFile(dropped);
    setPreview(null);
    take.clear();
    setPreview(await inspect.run({ file: dropped }));
  };
  const keep = async (): Promise<void> => {
    if (file === null || preview === null) return;
    const done = await take.run({ file, digest: preview.digest });
    if (done === null) {
      setPreview(null);
      return;
    }
    void message.success(
      `已导入 ${done.ledgerName} 报账单 ${done.claims.length} 张，合计 ${moneyText(done.totalFen)} 元。`,
    );
    onTaken();
  };
  return (
    <FormDialog
      // A refusal stands below the file it speaks of.
      failure={null}
      isReady={preview !== null}
      isRunning={take.isRunning}
      keyGroup="导入报账表"
      keyLabel="导入"
      onClose={onClose}
      onSave={() => void keep()}
      saveText={`导入${preview === null ? "" : ` ${String(preview.claims.length)} 张`}`}
      title="导入村里填的报账表"
      width={1180}
    >
      <p>
        村报账员用 U
        盘带来的报账表，先拖进来看一遍，没有问题再导入。整张表全部正确才会导入，有一处不对就一张也不导入；同一张表不会导入两次。
      </p>
      <FileDrop
        accept=".xlsx"
        hint={inspect.isRunning ? "正在检查……" : "只看不存，点“导入”才写进账本"}
        onFile={(dropped) => void look(dropped)}
        title={file === null ? "把填好的报账表拖到这里，或点击选择" : file.name}
      />
      <div style={{ height: 12 }} />
      {failure?.code === "register-refused" ? (
        <WrongCells
          cells={failure.places.map((place) => ({ ...place, problem: cellProblemText(place.code) }))}
          name={file?.name ?? ""}
        />
      ) : (
        <FailureAlert failure={failure} />
      )}
      {preview !== null && <Shown isOther={preview.ledgerId !== ledgerId} preview={preview} />}
    </FormDialog>
  );
};
