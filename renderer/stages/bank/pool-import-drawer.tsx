import { Alert, App, Button, Checkbox, Drawer, Flex } from "antd";
import { useState, type ReactNode } from "react";
import type { InputOf, OutputOf } from "#contract/contract.ts";
import type { Failure } from "#contract/failures.ts";
import { unequalTotals } from "#domain/bank/unequal-totals.ts";
import { useAction } from "#renderer/ledger/use-query.ts";
import { FailureAlert } from "#renderer/ui/failure-alert.tsx";
import { FileDrop, type DroppedFile } from "#renderer/ui/file-drop.tsx";
import { PaperTable, type PaperColumn } from "#renderer/ui/paper-table.tsx";
import { useKeys } from "#renderer/ui/use-keys.ts";
import { moneyText } from "#renderer/format/money.ts";
import { BankChoice } from "./bank-choice.tsx";
import { ColumnMapper } from "./column-mapper.tsx";
import type { MappingInput } from "./mapping-fields.ts";
import { InspectionPanel } from "./inspection-panel.tsx";
import { layoutCandidates, stepOfRefusal } from "./import-steps.ts";
import { PasswordPanel } from "./password-panel.tsx";

type Preview = OutputOf<"pool.preview">;
type Wish = Omit<InputOf<"pool.preview">, "id" | "file">;
type Line = Preview["lines"][number];

const noWish: Wish = { mapping: null, sheet: null, layoutId: null, password: null };
const fates = { new: "新", known: "已有", doubtful: "存疑" } as const;

const columnsFor = (
  nameOf: (bankAccountId: string) => string,
  tick: { readonly rows: readonly number[]; readonly set: (rows: readonly number[]) => void },
): readonly PaperColumn<Line>[] => [
  { key: "fate", title: "", width: 60, align: "center", cell: (line) => fates[line.fate] },
  { key: "date", title: "日期", width: 108, cell: (line) => line.bookedOn },
  {
    key: "party",
    title: "对方户名",
    width: 160,
    hint: (line) => line.counterpartyName,
    cell: (line) => line.counterpartyName,
  },
  { key: "amount", title: "金额", width: 116, align: "right", cell: (line) => moneyText(line.amountFen) },
  {
    key: "village",
    title: "像是哪个村的",
    cell: (line) => {
      if (line.fate === "doubtful")
        return (
          <Checkbox
            checked={tick.rows.includes(line.row)}
            onChange={(event) =>
              tick.set(event.target.checked ? [...tick.rows, line.row] : tick.rows.filter((row) => row !== line.row))
            }
          >
            仍然导入
          </Checkbox>
        );
      return line.fate === "known" ? "" : line.suggestion === null ? "待分配" : nameOf(line.suggestion);
    },
  },
];

/** Why a file cannot be read yet, and the panel with which a person helps: its password, or what its columns mean. */
const Helping = ({
  failure,
  fileName,
  inspection,
  onWish,
}: {
  readonly failure: Failure;
  readonly fileName: string;
  readonly inspection: OutputOf<"statement.inspect"> | null;
  readonly onWish: (wish: Partial<Wish>, remember: boolean) => void;
}): ReactNode => {
  const [remember, setRemember] = useState(true);
  const [byHand, setByHand] = useState(false);
  const step = stepOfRefusal(failure);
  if (step === "password")
    return (
      <PasswordPanel
        fileName={fileName}
        isWrong={failure.code === "statement-unreadable" && failure.reason === "wrong-password"}
        onPassword={(password) => onWish({ password }, false)}
      />
    );
  if (step === "bank" && inspection !== null && !byHand)
    return (
      <BankChoice
        candidates={layoutCandidates(inspection)}
        onByHand={() => setByHand(true)}
        onChoose={(layoutId) => onWish({ layoutId }, false)}
      />
    );
  if ((step === "mapping" || step === "bank") && inspection !== null)
    return (
      <ColumnMapper
        inspection={inspection}
        onDone={(mapping: MappingInput) => onWish({ mapping, layoutId: null }, remember)}
        onRemember={setRemember}
        rememberMapping={remember}
      />
    );
  return <FailureAlert failure={failure} />;
};

export type PoolImportDrawerProps = {
  readonly poolId: string;
  readonly nameOf: (bankAccountId: string) => string;
  readonly onClose: () => void;
  readonly onDone: () => void;
};

/** Importing the bank's statement into a pool: one file, checked and previewed, then written as previewed. */
export const PoolImportDrawer = ({ poolId, nameOf, onClose, onDone }: PoolImportDrawerProps): ReactNode => {
  const { message } = App.useApp();
  const inspect = useAction("statement.inspect", { isQuiet: true });
  const read = useAction("pool.preview", { isQuiet: true });
  const commit = useAction("pool.commit", { isQuiet: true });
  const [file, setFile] = useState<DroppedFile | null>(null);
  const [wish, setWish] = useState<Wish>(noWish);
  const [remember, setRemember] = useState(false);
  const [preview, setPreview] = useState<Preview | null>(null);
  const [inspection, setInspection] = useState<OutputOf<"statement.inspect"> | null>(null);
  const [acceptBreaks, setAcceptBreaks] = useState(false);
  const [takeRows, setTakeRows] = useState<readonly number[]>([]);
  const look = async (dropped: DroppedFile, next: Wish): Promise<void> => {
    setFile(dropped);
    setWish(next);
    setPreview(null);
    setAcceptBreaks(false);
    setTakeRows([]);
    const seen = await read.run({ id: poolId, file: dropped, ...next });
    setPreview(seen);
    setInspection(seen === null ? await inspect.run({ file: dropped, ...next }) : null);
  };
  const write = async (): Promise<void> => {
    if (file === null || preview === null) return;
    const input = { id: poolId, file, ...wish, digest: preview.digest, takeRows: [...takeRows], acceptBreaks };
    const done = await commit.run({ ...input, rememberMapping: remember });
    if (done === null) return;
    void message.success(`导入 ${done.newCount} 笔，已有 ${done.knownCount} 笔`);
    onDone();
  };
  const isTorn =
    preview !== null &&
    (preview.inspection.breaks.length > 0 || unequalTotals(preview.inspection).length > 0 || preview.gaps.length > 0);
  const isBlocked = isTorn && !acceptBreaks;
  const nothing = preview !== null && preview.newCount === 0 && takeRows.length === 0;
  const mayWrite = preview !== null && !isBlocked && (!nothing || preview.knownCount > 0) && !commit.isRunning;
  useKeys("导入资金池的对账单", [{ keys: "F8 / Ctrl+S", label: "导入", run: mayWrite ? () => void write() : null }], {
    isDialog: true,
  });
  return (
    <Drawer
      extra={
        preview !== null && (
          <Button disabled={!mayWrite} loading={commit.isRunning} onClick={() => void write()} type="primary">
            {nothing ? "没有新流水，留作对账单（F8）" : `导入 ${String(preview.newCount + takeRows.length)} 笔（F8）`}
          </Button>
        )
      }
      onClose={onClose}
      open
      size={1120}
      title="导入资金池的对账单"
    >
      {file === null ? (
        <FileDrop
          accept=".xls,.xlsx,.csv,.tsv,.txt,.html,.htm,.xml,.pdf,.zip,.ofx"
          hint="银行导出的原文件，不用改"
          onFile={(dropped) => void look(dropped, noWish)}
          title="把对账单文件拖到这里，或点击选择"
        />
      ) : (
        // What the file holds belongs at the top: the place to drop it has done its work.
        <Flex align="center" gap={12} justify="space-between">
          <strong>{file.name}</strong>
          <Button
            onClick={() => {
              setFile(null);
              setPreview(null);
              setInspection(null);
            }}
          >
            换一个文件
          </Button>
        </Flex>
      )}
      <div style={{ display: "grid", gap: 12, marginTop: 12 }}>
        {read.failure !== null && file !== null && (
          <Helping
            failure={read.failure}
            fileName={file.name}
            inspection={inspection}
            onWish={(changes, isKept) => {
              setRemember(isKept);
              void look(file, { ...wish, ...changes });
            }}
          />
        )}
        <FailureAlert failure={commit.failure} />
        {preview !== null && (
          <>
            {nothing && <Alert showIcon title="文件里的流水都已经导入过了。" type="info" />}
            <InspectionPanel
              acceptBreaks={acceptBreaks}
              gaps={preview.gaps}
              inspection={preview.inspection}
              onAcceptBreaks={setAcceptBreaks}
              onSheet={(sheet) => {
                if (file !== null) void look(file, { ...noWish, sheet });
              }}
            />
            <PaperTable
              columns={columnsFor(nameOf, { rows: takeRows, set: setTakeRows })}
              height="22rem"
              keyOf={(line) => String(line.row)}
              label="资金池流水预览"
              rows={preview.lines}
              viewKey="pool-preview"
            />
          </>
        )}
      </div>
    </Drawer>
  );
};
