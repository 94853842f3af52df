import { Alert, Checkbox, InputNumber, Modal, Radio, Select, Space } from "antd";
import { useState } from "react";
import type { InputOf, OutputOf } from "#contract/contract.ts";
import { voucherPaperNames } from "#domain/vouchers/voucher-paper.ts";
import { useAction, useQuery } from "#renderer/ledger/use-query.ts";
import { MonthField } from "#renderer/ui/month-field.tsx";
import { ProgressDialog } from "#renderer/ui/progress-dialog.tsx";
import { usePreview } from "./preview-store.ts";
import { paperWords } from "./paper-words.ts";
import "./printing.css";

type Of = InputOf<"print.vouchers">["of"];
type Settings = OutputOf<"print.settings">;
type Printing = InputOf<"print.vouchers">["printing"];

type Props = {
  readonly ledgerId: string;
  /** The vouchers chosen on the screen; without any, a span of months and numbers is asked for. */
  readonly ids: readonly string[];
  readonly month: string;
  readonly onClose: () => void;
};

const choices = voucherPaperNames.map((paper) => ({ value: paper, label: paperWords[paper] }));

const Options = ({
  printing,
  onChange,
}: {
  readonly printing: Printing;
  readonly onChange: (printing: Printing) => void;
}) => (
  <>
    <span>纸张</span>
    <Select
      aria-label="纸张"
      onChange={(paper) => onChange({ ...printing, paper })}
      options={choices}
      value={printing.paper}
    />
    <span>每张行数</span>
    <Radio.Group
      onChange={(event) => onChange({ ...printing, lineCount: event.target.value === 5 ? 5 : 6 })}
      options={[
        { value: 5, label: "5 行" },
        { value: 6, label: "6 行" },
      ]}
      value={printing.lineCount}
    />
    <span>式样</span>
    <Space wrap>
      <Checkbox
        checked={printing.hasGrid}
        onChange={(event) => onChange({ ...printing, hasGrid: event.target.checked })}
      >
        金额分格（亿千百十万千百十元角分）
      </Checkbox>
      <Checkbox
        checked={printing.isOverprint}
        onChange={(event) => onChange({ ...printing, isOverprint: event.target.checked })}
      >
        套打（印好格子的凭证纸）
      </Checkbox>
    </Space>
  </>
);

type Span = {
  readonly fromMonth: string;
  readonly toMonth: string;
  readonly fromNumber: number;
  readonly toNumber: number;
};

const SpanFields = ({ span, onChange }: { readonly span: Span; readonly onChange: (span: Span) => void }) => (
  <>
    <span>月份</span>
    <Space>
      <MonthField
        label="起始月份"
        onChange={(fromMonth) => {
          if (fromMonth !== null)
            onChange({ ...span, fromMonth, toMonth: fromMonth > span.toMonth ? fromMonth : span.toMonth });
        }}
        value={span.fromMonth}
      />
      <span>至</span>
      <MonthField
        label="截止月份"
        onChange={(toMonth) => {
          if (toMonth !== null)
            onChange({ ...span, toMonth, fromMonth: toMonth < span.fromMonth ? toMonth : span.fromMonth });
        }}
        value={span.toMonth}
      />
    </Space>
    <span>号码</span>
    <Space>
      <InputNumber
        aria-label="起始号"
        min={1}
        onChange={(fromNumber) => onChange({ ...span, fromNumber: fromNumber ?? 1 })}
        precision={0}
        value={span.fromNumber}
      />
      <span>至</span>
      <InputNumber
        aria-label="截止号"
        max={999_999}
        min={1}
        onChange={(toNumber) => onChange({ ...span, toNumber: toNumber ?? 999_999 })}
        placeholder="最后一号"
        precision={0}
        value={span.toNumber === 999_999 ? null : span.toNumber}
      />
    </Space>
  </>
);

const Form = ({ settings, ledgerId, ids, month, onClose }: Props & { readonly settings: Settings }) => {
  const show = usePreview((state) => state.show);
  const print = useAction("print.vouchers");
  const [printing, setPrinting] = useState<Printing>({
    paper: settings.paper,
    lineCount: settings.lineCount,
    hasGrid: settings.hasGrid,
    isOverprint: settings.isOverprint,
  });
  const [printer, setPrinter] = useState(settings.printers[0]?.name ?? "");
  const [span, setSpan] = useState<Span>({ fromMonth: month, toMonth: month, fromNumber: 1, toNumber: 999_999 });
  const of: Of = ids.length > 0 ? { kind: "ids", ids: [...ids] } : { kind: "span", ...span };
  const [withCover, setWithCover] = useState(false);
  const run = (isPreview: boolean) => print.run({ ledgerId, of, printing, printer, withCover, isPreview });
  const preview = async (): Promise<void> => {
    const file = await run(true);
    if (file === null) return;
    const again = file.againCount === 0 ? "" : `，其中 ${String(file.againCount)} 张以前打印过`;
    onClose();
    show({ title: `凭证 ${String(file.voucherCount)} 张${again}`, file, release: () => run(false) });
  };
  return (
    <Modal
      cancelText="取消"
      okButtonProps={{ loading: print.isRunning, autoFocus: true }}
      okText="预览"
      onCancel={onClose}
      onOk={() => void preview()}
      open
      title={ids.length > 0 ? `打印凭证（${String(ids.length)} 张）` : "打印凭证"}
      width={620}
    >
      <div className="print-options">
        {ids.length > 0 ? null : <SpanFields onChange={setSpan} span={span} />}
        <Options onChange={setPrinting} printing={printing} />
        <span>封面</span>
        <Checkbox checked={withCover} onChange={(event) => setWithCover(event.target.checked)}>
          前面加印一张凭证封面（单位、月份、起讫日期和号数）
        </Checkbox>
        <span>打印机</span>
        <Select
          aria-label="打印机"
          onChange={setPrinter}
          options={[
            { value: "", label: "不调偏移" },
            ...settings.printers.map(({ name }) => ({ value: name, label: name })),
          ]}
          value={printer}
        />
      </div>
      {printing.isOverprint ? (
        <Alert
          showIcon
          style={{ marginTop: 12 }}
          title="各厂的套打纸格子位置不完全一样（待核对）。请先用一张废纸试打，对着光看，再到“打印设置”调整偏移。"
          type="info"
        />
      ) : null}
      <ProgressDialog
        done={print.progress?.done ?? 0}
        isOpen={print.isRunning && (print.progress?.total ?? 0) > 40}
        onCancel={print.cancel}
        stage="正在排版"
        title="正在生成凭证"
        total={print.progress?.total ?? 0}
      />
    </Modal>
  );
};

/** 打印凭证: which, on what paper and printer; then the preview. */
export const VoucherPrintDialog = (props: Props) => {
  const { data } = useQuery("print.settings", {});
  return data === null ? null : <Form {...props} settings={data} />;
};
