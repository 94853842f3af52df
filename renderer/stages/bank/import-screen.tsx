import { Button, Spin, Steps, Tag } from "antd";
import { useDeferredValue, useEffect, useRef, type ReactNode } from "react";
import { useSession } from "#renderer/stages/office/session-store.ts";
import { EmptyHint } from "#renderer/ui/empty-hint.tsx";
import { FailureAlert } from "#renderer/ui/failure-alert.tsx";
import { FileDrop } from "#renderer/ui/file-drop.tsx";
import { PageFrame } from "#renderer/ui/page-frame.tsx";
import { ProgressDialog } from "#renderer/ui/progress-dialog.tsx";
import { useKeys } from "#renderer/ui/use-keys.ts";
import { AccountPanel } from "./account-panel.tsx";
import { BankChoice } from "./bank-choice.tsx";
import { ColumnMapper } from "./column-mapper.tsx";
import {
  isClean,
  isOneOfSeveral,
  itemName,
  layoutCandidates,
  saidFailure,
  type ImportItem,
  type ImportStep,
} from "./import-steps.ts";
import { useImports } from "./import-store.ts";
import { ImportedFiles } from "./imported-files.tsx";
import { InspectionPanel } from "./inspection-panel.tsx";
import { PasswordPanel } from "./password-panel.tsx";
import { PreviewPanel } from "./preview-panel.tsx";
import { ResultPanel } from "./result-panel.tsx";
import "./import-screen.css";

const stepNames: Readonly<Record<ImportStep, { readonly text: string; readonly color: string }>> = {
  reading: { text: "读取中", color: "processing" },
  password: { text: "待输密码", color: "warning" },
  bank: { text: "待选银行", color: "warning" },
  mapping: { text: "待指定各栏", color: "warning" },
  account: { text: "待选账户", color: "warning" },
  stopped: { text: "不能导入", color: "error" },
  preview: { text: "待导入", color: "processing" },
  committing: { text: "导入中", color: "processing" },
  done: { text: "已导入", color: "success" },
};
const stages = ["读取文件", "指定各栏", "选定账户", "逐笔预览", "完成"];
const stageOf: Readonly<Record<ImportStep, number>> = {
  reading: 0,
  stopped: 0,
  password: 0,
  bank: 1,
  mapping: 1,
  account: 2,
  preview: 3,
  committing: 3,
  done: 4,
};

const FileList = (): ReactNode => {
  const { items, activeId, select, remove } = useImports();
  if (items.length === 0) return null;
  return (
    <ul aria-label="选好的文件" className="import-files">
      {items.map((item) => (
        <li className={item.id === activeId ? "is-active" : ""} key={item.id}>
          <button onClick={() => select(item.id)} title={itemName(item)} type="button">
            <span className="import-file-name">{itemName(item)}</span>
            <Tag color={stepNames[item.step].color}>{stepNames[item.step].text}</Tag>
          </button>
          <Button
            aria-label={`移去${itemName(item)}`}
            disabled={item.step === "committing"}
            onClick={() => remove(item.id)}
            size="small"
            type="text"
          >
            移去
          </Button>
        </li>
      ))}
    </ul>
  );
};

const ImportBody = ({ item }: { readonly item: ImportItem }): ReactNode => {
  const { items, adjust, reread, commit, cancel, remove } = useImports();
  const { inspection, preview, result, failure } = item;
  const isOpen = item.step !== "done" && item.step !== "reading";
  // Each step begins at the top of the page, wherever the one before was scrolled to.
  useEffect(() => {
    document.querySelector(".frame-main")?.scrollTo(0, 0);
  }, [item.step]);
  return (
    <>
      <Steps
        current={stageOf[item.step]}
        items={stages.map((title) => ({ title }))}
        size="small"
        status={item.step === "stopped" ? "error" : "process"}
        style={{ marginBottom: 16 }}
      />
      {item.step === "reading" && (
        <Spin description="正在读取文件……">
          <div style={{ minHeight: 120 }} />
        </Spin>
      )}
      <FailureAlert failure={saidFailure(item)} onRetry={() => void reread(item.id, {})} />
      {item.step === "done" && result !== null && (
        <ResultPanel
          imported={items.filter(({ step }) => step === "done")}
          isOneOfSeveral={isOneOfSeveral(item, items)}
          onNext={() => remove(item.id)}
          preview={preview}
          result={result}
        />
      )}
      {item.step === "password" && (
        <PasswordPanel
          fileName={itemName(item)}
          isWrong={failure?.code === "statement-unreadable" && failure.reason === "wrong-password"}
          key={item.id}
          onPassword={(password) => void reread(item.id, { password })}
        />
      )}
      {item.step === "bank" && inspection !== null && (
        <BankChoice
          candidates={layoutCandidates(inspection)}
          onByHand={() => adjust(item.id, { step: "mapping" })}
          onChoose={(layoutId) => void reread(item.id, { layoutId })}
        />
      )}
      {item.step === "mapping" && inspection !== null && (
        <ColumnMapper
          inspection={inspection}
          key={`${item.id}/${inspection.sheet}`}
          onDone={(mapping) => void reread(item.id, { mapping })}
          onRemember={(rememberMapping) => adjust(item.id, { rememberMapping })}
          rememberMapping={item.rememberMapping}
        />
      )}
      {item.step === "account" && (
        <AccountPanel
          shown={failure?.code === "statement-account-unknown" ? failure.shown : undefined}
          number={failure?.code === "statement-account-unknown" ? failure.number : null}
          onChoose={(bankAccountId) => void reread(item.id, { bankAccountId })}
        />
      )}
      {isOpen && inspection !== null && (
        <InspectionPanel
          acceptBreaks={item.acceptBreaks}
          gaps={preview?.gaps ?? []}
          inspection={inspection}
          onAcceptBreaks={preview === null ? null : (acceptBreaks) => adjust(item.id, { acceptBreaks })}
          onSheet={(sheet) => void reread(item.id, { sheet, mapping: null, layoutId: null })}
        />
      )}
      {item.step === "stopped" && item.bankAccountId !== null && (
        <Button onClick={() => void reread(item.id, { bankAccountId: null })} type="primary">
          按文件里的账号归入
        </Button>
      )}
      {item.step === "preview" && inspection !== null && inspection.layout === null && (
        <p className="soft">
          各栏是按人工指定的含义读的。
          <Button onClick={() => adjust(item.id, { step: "mapping" })} size="small" type="link">
            改各栏的含义
          </Button>
        </p>
      )}
      {preview !== null && item.step === "preview" && (
        <PreviewPanel
          item={item}
          onAdjust={(changes) => adjust(item.id, changes)}
          onCommit={() => void commit(item.id)}
          preview={preview}
        />
      )}
      <ProgressDialog
        done={item.progress?.done ?? 0}
        isOpen={item.step === "committing"}
        onCancel={cancel}
        stage="正在写入银行流水"
        title={`导入 ${itemName(item)}`}
        total={item.progress?.total ?? 0}
      />
    </>
  );
};

/** 导入对账单: drop one or many files; each is read, checked, previewed line by line and only then written. */
export const ImportScreen = (): ReactNode => {
  const { items, activeId, add, commitClean, clearDone } = useImports();
  const canImport = useSession((state) => state.can("bookkeeper", "cashier"));
  const chosen = items.find((item) => item.id === activeId) ?? null;
  // What a file shows may be long: it is drawn in slices, between which the window listens on. A tick is drawn at once.
  const drawn = useDeferredValue(chosen);
  const isDrawn = drawn?.id === chosen?.id && drawn?.step === chosen?.step && drawn?.preview === chosen?.preview;
  const active = isDrawn ? chosen : drawn;
  const clean = items.filter(isClean);
  const top = useRef<HTMLDivElement>(null);
  useKeys("导入对账单", [
    { keys: "F11", label: "选文件", run: () => top.current?.querySelector("input")?.click() },
    { keys: "F9", label: "依次导入没有疑问的文件", run: clean.length > 1 ? () => void commitClean() : null },
  ]);
  if (!canImport)
    return (
      <PageFrame subtitle="对账单由记账会计或出纳导入；您可以看导入过哪些文件。" title="导入对账单">
        <ImportedFiles />
      </PageFrame>
    );
  return (
    <PageFrame
      extra={
        <>
          {clean.length > 1 && (
            <Button onClick={() => void commitClean()} type="primary">
              依次导入 {clean.length} 个没有疑问的文件（F9）
            </Button>
          )}
          {items.some((item) => item.step === "done") && <Button onClick={clearDone}>清去已导入的文件</Button>}
        </>
      }
      subtitle="把网上银行导出的对账单放进来就行：银行、格式、账户都由程序认，重复导入也不会记两次。"
      title="导入对账单"
    >
      <div className={items.length === 0 ? "" : "import-top"} ref={top}>
        <FileDrop
          accept=".xls,.xlsx,.csv,.tsv,.txt,.html,.htm,.xml,.pdf,.zip,.ofx"
          hint={items.length === 0 ? "可以一次放几个文件、几个村的文件（F11）" : "拖到这里、点击或按 F11"}
          onFile={add}
          takesSeveral
          title={items.length === 0 ? "把对账单文件拖到这里，或点击选择" : "再加文件"}
        />
        <FileList />
      </div>
      {active !== null && <ImportBody item={active} key={active.id} />}
      {active === null && items.length > 0 && <EmptyHint text="请在上面选一个文件" />}
      {items.length === 0 && <ImportedFiles />}
    </PageFrame>
  );
};
