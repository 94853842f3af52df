import { Alert, App, Button, Checkbox, Form, Input, InputNumber } from "antd";
import { useMemo, useState, type ReactNode } from "react";
import type { InputOf } from "#contract/contract.ts";
import type { Fen } from "#domain/core/fen.ts";
import { sumOf } from "#domain/core/fen.ts";
import { moneyText } from "#renderer/format/money.ts";
import { useAction, useQuery } from "#renderer/ledger/use-query.ts";
import { useLedger } from "#renderer/stages/office/ledger-store.ts";
import { usePlace } from "#renderer/stages/office/place-store.ts";
import { useSession } from "#renderer/stages/office/session-store.ts";
import { AmountField } from "#renderer/ui/amount-field.tsx";
import { DateField } from "#renderer/ui/date-field.tsx";
import { FailureAlert } from "#renderer/ui/failure-alert.tsx";
import { PageFrame } from "#renderer/ui/page-frame.tsx";
import { useKeys } from "#renderer/ui/use-keys.ts";
import { BatchPreview, type PreviewedBatch } from "./batch-preview.tsx";
import { batchRowsFrom, dividedRows, type BatchNote, type BatchRow } from "./batch-rows.ts";
import { TemplateLineEditor } from "./template-line-editor.tsx";
import type { TemplateLineInput } from "./template-lines.ts";
import "./template.css";

type BatchInput = InputOf<"voucher.batchPreview">;

const noteWords: Readonly<Record<BatchNote["why"], string>> = {
  "no-ledger": "没有这个村或账套",
  "many-ledgers": "对得上几个账套，请写账套全名",
  "no-amount": "没有看懂金额",
};

const firstLines: readonly TemplateLineInput[] = [
  { summary: "", accountCode: "", side: "debit", formula: "[金额]", categoryId: null, items: [] },
  { summary: "", accountCode: "", side: "credit", formula: "=", categoryId: null, items: [] },
];

type RowsProps = {
  readonly rows: readonly BatchRow[];
  readonly onRows: (rows: readonly BatchRow[]) => void;
};

/** Where a block from a spreadsheet is pasted, and what came of it. */
const PasteRows = ({ rows, onRows }: RowsProps): ReactNode => {
  const ledgers = useLedger((state) => state.ledgers);
  const [notes, setNotes] = useState<readonly BatchNote[]>([]);
  const [text, setText] = useState("");
  const take = (block: string): void => {
    setText(block);
    const read = batchRowsFrom(
      block,
      ledgers.filter((each) => each.isStarted),
    );
    setNotes(read.notes);
    onRows(read.rows);
  };
  const totalFen = sumOf(rows, (row) => row.amountFen ?? 0);
  return (
    <>
      <Form.Item htmlFor="batch-block" label="村和金额（从 Excel 复制两列粘贴到这里：村名或账套名、金额）">
        <Input.TextArea
          id="batch-block"
          onChange={(event) => take(event.target.value)}
          placeholder={"柳溪村\t12000\n石桥村\t9800"}
          rows={5}
          value={text}
        />
      </Form.Item>
      <p className="soft">
        读到 {rows.length} 行，合计 {moneyText(totalFen)} 元。
        <Button
          onClick={() =>
            take(
              ledgers
                .filter((each) => each.isStarted)
                .map((each) => `${each.name}\t0`)
                .join("\n"),
            )
          }
          size="small"
          type="link"
        >
          列出全部账套
        </Button>
      </p>
      {notes.length > 0 && (
        <Alert
          description={notes
            .map((note) => `第 ${String(note.row)} 行“${note.text}”：${noteWords[note.why]}`)
            .join("；")}
          showIcon
          style={{ marginBottom: 12 }}
          title={`有 ${String(notes.length)} 行没有读进来`}
          type="warning"
        />
      )}
    </>
  );
};

type SplitProps = RowsProps & {
  readonly totalFen: Fen | null;
  readonly onTotal: (totalFen: Fen | null) => void;
  readonly invoice: string;
  readonly onInvoice: (number: string) => void;
};

/** One invoice for several villages: its amount divided to the fen by the amounts that stand in the rows. */
const SplitFields = ({ rows, onRows, totalFen, onTotal, invoice, onInvoice }: SplitProps): ReactNode => {
  const [isSplit, setIsSplit] = useState(false);
  return (
    <>
      <Checkbox
        checked={isSplit}
        onChange={(event) => {
          setIsSplit(event.target.checked);
          if (!event.target.checked) onTotal(null);
        }}
      >
        一张发票几个村分摊
      </Checkbox>
      {isSplit && (
        <div className="row-form" style={{ marginTop: 8 }}>
          <Form.Item htmlFor="split-number" label="发票号码">
            <Input
              id="split-number"
              maxLength={50}
              onChange={(event) => onInvoice(event.target.value)}
              value={invoice}
            />
          </Form.Item>
          <Form.Item htmlFor="split-total" label="发票总额">
            <AmountField id="split-total" label="发票总额" onChange={onTotal} value={totalFen} />
          </Form.Item>
          <Form.Item label="　">
            <Button
              disabled={totalFen === null || rows.length === 0}
              onClick={() => {
                if (totalFen !== null) onRows(dividedRows(rows, totalFen));
              }}
            >
              按上面的数分摊
            </Button>
          </Form.Item>
        </div>
      )}
    </>
  );
};

/** 批量制单: one kind of voucher for many villages, tried first with every balance that moves, then drafted whole or not at all. */
export const BatchScreen = (): ReactNode => {
  const { message } = App.useApp();
  const ledgerId = useLedger((state) => state.ledgerId);
  const today = useSession((state) => state.today);
  const open = usePlace((state) => state.open);
  const [onDate, setOnDate] = useState<string>(today);
  const [paperCount, setPaperCount] = useState(0);
  const [lines, setLines] = useState<readonly TemplateLineInput[]>(firstLines);
  const [rows, setRows] = useState<readonly BatchRow[]>([]);
  const [totalFen, setTotalFen] = useState<Fen | null>(null);
  const [invoice, setInvoice] = useState("");
  const [tried, setTried] = useState<PreviewedBatch | null>(null);
  const templates = useQuery("template.list", { ledgerId: null });
  const shared = (templates.data?.templates ?? []).filter((each) => each.ledgerId === null);
  const preview = useAction("voucher.batchPreview", { isQuiet: true });
  const make = useAction("voucher.batch", { isQuiet: true });
  const input = useMemo(
    (): BatchInput => ({
      onDate,
      paperCount,
      lines: lines.map((line) => ({ ...line, formula: line.formula.trim() })),
      rows: rows.map((row) => ({
        ledgerId: row.ledgerId,
        values: row.amountFen === null ? [] : [{ name: "金额", amountFen: row.amountFen }],
      })),
      document:
        totalFen === null || invoice.trim() === ""
          ? null
          : { kind: "invoice", number: invoice.trim(), onDate, amountFen: totalFen, party: "", note: "" },
      totalFen,
    }),
    [onDate, paperCount, lines, rows, totalFen, invoice],
  );
  const isReady =
    rows.length > 0 && lines.length > 0 && lines.every((line) => line.accountCode !== "" && line.formula.trim() !== "");
  const look = async (): Promise<void> => {
    if (!isReady) return;
    const result = await preview.run(input);
    if (result === null) return;
    setTried({ input, result });
    requestAnimationFrame(() => document.querySelector(".batch-result")?.scrollIntoView({ block: "start" }));
  };
  const isFresh = tried !== null && tried.input === input;
  const canMake = isFresh && tried.result.rows.every((row) => row.failure === null) && tried.result.differenceFen === 0;
  const draft = async (): Promise<void> => {
    if (!canMake) return;
    const done = await make.run({ ...input, digest: tried.result.digest });
    if (done === null) return;
    void message.success(`已生成 ${String(done.ids.length)} 张草稿，等另一人审核。`);
    open("voucher-list", { state: "draft" });
  };
  useKeys("批量制单", [
    { keys: "Alt+V", label: "试算：看每个村会动哪些余额", run: () => void look() },
    { keys: "F8 / Ctrl+S", label: "全部生成草稿", run: () => void draft() },
  ]);
  return (
    <PageFrame
      extra={
        <>
          <Button disabled={!isReady} loading={preview.isRunning} onClick={() => void look()} title="Alt+V">
            试算
          </Button>
          <Button disabled={!canMake} loading={make.isRunning} onClick={() => void draft()} title="F8" type="primary">
            全部生成草稿（F8）
          </Button>
        </>
      }
      subtitle="同一种凭证一次做给很多村；先试算看清每个余额怎么变，全部没问题才生成，一行不行就一张也不做。"
      title="批量制单"
    >
      <FailureAlert failure={preview.failure ?? make.failure} />
      <Form layout="vertical">
        <div className="row-form">
          <Form.Item htmlFor="batch-date" label="日期">
            <DateField
              id="batch-date"
              latest={today}
              onChange={(value) => {
                if (value !== null) setOnDate(value);
              }}
              value={onDate}
            />
          </Form.Item>
          <Form.Item htmlFor="batch-papers" label="每张附件张数">
            <InputNumber
              id="batch-papers"
              max={9999}
              min={0}
              onChange={(value) => setPaperCount(value ?? 0)}
              precision={0}
              value={paperCount}
            />
          </Form.Item>
          <Form.Item label="取用模板">
            <div className="button-row">
              {shared.length === 0 ? <span className="soft">还没有全镇共用的模板</span> : null}
              {shared.slice(0, 6).map((each) => (
                <Button key={each.id} onClick={() => setLines(each.lines)} size="small">
                  {each.name}
                </Button>
              ))}
            </div>
          </Form.Item>
        </div>
        {ledgerId === null ? null : <TemplateLineEditor ledgerId={ledgerId} lines={lines} onChange={setLines} />}
        <PasteRows onRows={setRows} rows={rows} />
        <SplitFields
          invoice={invoice}
          onInvoice={setInvoice}
          onRows={setRows}
          onTotal={setTotalFen}
          rows={rows}
          totalFen={totalFen}
        />
      </Form>
      {tried === null ? null : <BatchPreview isFresh={isFresh} tried={tried} />}
    </PageFrame>
  );
};
