import { Button, Input, InputNumber, Select, Space } from "antd";
import { useEffect, useState, type ReactNode } from "react";
import { fen, zeroFen, type Fen } from "#domain/core/fen.ts";
import type { LocalDate } from "#domain/core/dates.ts";
import { moneyText } from "#renderer/format/money.ts";
import { useAction, useQuery } from "#renderer/ledger/use-query.ts";
import { useSession } from "#renderer/stages/office/session-store.ts";
import { AmountField } from "#renderer/ui/amount-field.tsx";
import { DateField } from "#renderer/ui/date-field.tsx";
import { EmptyHint } from "#renderer/ui/empty-hint.tsx";
import { FailureAlert } from "#renderer/ui/failure-alert.tsx";
import { Labelled } from "#renderer/ui/labelled.tsx";
import { PageFrame } from "#renderer/ui/page-frame.tsx";
import { PaperTable, type PaperColumn } from "#renderer/ui/paper-table.tsx";
import { useKeys } from "#renderer/ui/use-keys.ts";
import { listKindWords } from "#renderer/words/work.ts";
import { rowOf, rowsTotal, withSplit, type ListRow } from "./list-rows.ts";
import { PasteDialog } from "./paste-dialog.tsx";
import { useBooks } from "./use-books.ts";

type Kind = keyof typeof listKindWords;
const isKind = (key: string): key is Kind => Object.hasOwn(listKindWords, key);

const columnsFor = (change: (row: ListRow) => void, drop: (row: ListRow) => void): readonly PaperColumn<ListRow>[] => [
  { key: "code", title: "编码", width: 90, cell: (row) => row.code },
  { key: "name", title: "户主", width: 160, cell: (row) => row.name },
  {
    key: "shares",
    title: "份额",
    width: 120,
    align: "right",
    cell: (row) => (
      <InputNumber
        aria-label={`${row.name}份额`}
        min={0}
        onChange={(value) => change({ ...row, shares: Math.round((value ?? 0) * 100) })}
        precision={2}
        value={row.shares / 100}
      />
    ),
  },
  {
    key: "amount",
    title: "金额",
    width: 160,
    align: "right",
    cell: (row) => (
      <AmountField
        label={`${row.name}金额`}
        onChange={(value) => change({ ...row, amountFen: value ?? zeroFen })}
        value={row.amountFen}
      />
    ),
  },
  {
    key: "withheld",
    title: "代扣",
    width: 150,
    align: "right",
    cell: (row) => (
      <AmountField
        label={`${row.name}代扣`}
        onChange={(value) => change({ ...row, withheldFen: value ?? zeroFen })}
        value={row.withheldFen === 0 ? null : row.withheldFen}
      />
    ),
  },
  {
    key: "net",
    title: "实发",
    width: 130,
    align: "right",
    cell: (row) => moneyText(fen(row.amountFen - row.withheldFen)),
  },
  {
    key: "drop",
    title: "",
    width: 80,
    cell: (row) => (
      <Button onClick={() => drop(row)} size="small" type="text">
        去掉
      </Button>
    ),
  },
];

type HeadProps = {
  readonly head: {
    readonly kind: Kind;
    readonly title: string;
    readonly basis: string;
    readonly onDate: LocalDate | null;
    readonly totalFen: Fen | null;
  };
  readonly set: {
    readonly setKind: (kind: Kind) => void;
    readonly setTitle: (title: string) => void;
    readonly setBasis: (basis: string) => void;
    readonly setOnDate: (onDate: LocalDate | null) => void;
    readonly setTotal: (totalFen: Fen | null) => void;
  };
};

const ListHead = ({ head, set }: HeadProps): ReactNode => {
  const { kind, title, basis, onDate, totalFen } = head;
  const { setKind, setTitle, setBasis, setOnDate, setTotal } = set;
  return (
    <div className="row-form">
      <Labelled label="种类">
        <Select
          aria-label="种类"
          onChange={(next: string) => isKind(next) && setKind(next)}
          options={Object.entries(listKindWords).map(([value, label]) => ({ value, label }))}
          value={kind}
        />
      </Labelled>
      <Labelled isRequired label="名称">
        <Input
          aria-label="名单名称"
          autoFocus
          maxLength={100}
          onChange={(event) => setTitle(event.target.value)}
          placeholder="例如：2026年度收益分配"
          value={title}
        />
      </Labelled>
      <Labelled label="日期">
        <DateField onChange={setOnDate} value={onDate} />
      </Labelled>
      <Labelled isRequired label="总额">
        <AmountField label="总额" onChange={setTotal} value={totalFen} />
      </Labelled>
      <Labelled label="依据（决议、方案）">
        <Input aria-label="依据" maxLength={200} onChange={(event) => setBasis(event.target.value)} value={basis} />
      </Labelled>
    </div>
  );
};

type Props = {
  /** Null: a new list. */
  readonly id: string | null;
  readonly ledgerId: string;
  readonly onClose: () => void;
  readonly onSaved: (id: string) => void;
};

/** Makes a list of households: all members at once, by shares, by hand or pasted; the difference is always shown. */
export const ListEditor = ({ id, ledgerId, onClose, onSaved }: Props): ReactNode => {
  const today = useSession((state) => state.today);
  const { items } = useBooks();
  const kept = useQuery("distribution.show", id === null ? null : { id }).data;
  const [kind, setKind] = useState<Kind>("share");
  const [title, setTitle] = useState("");
  const [basis, setBasis] = useState("");
  const [onDate, setOnDate] = useState<LocalDate | null>(today);
  const [totalFen, setTotal] = useState<Fen | null>(null);
  const [rows, setRows] = useState<readonly ListRow[]>([]);
  const [isPasting, setIsPasting] = useState(false);
  const save = useAction("distribution.save", { isQuiet: true });
  useEffect(() => {
    if (kept === null) return;
    setKind(kept.kind);
    setTitle(kept.title);
    setBasis(kept.basis);
    setOnDate(kept.onDate);
    setTotal(kept.totalFen);
    setRows(
      kept.lines.map(({ itemId, code, name, shares, amountFen, withheldFen }) => ({
        itemId,
        code,
        name,
        shares,
        amountFen,
        withheldFen,
      })),
    );
  }, [kept]);
  const members = items.filter((item) => item.kind === "member");
  const wanted = totalFen ?? zeroFen;
  const differenceFen = wanted - rowsTotal(rows);
  const isReady = title.trim() !== "" && onDate !== null && rows.length > 0 && wanted > 0;
  const keep = async (): Promise<void> => {
    if (!isReady || onDate === null || save.isRunning) return;
    const lines = rows.map(({ itemId, shares, amountFen, withheldFen }) => ({
      itemId,
      shares,
      amountFen,
      withheldFen,
      note: "",
    }));
    const list = {
      kind,
      title,
      onDate,
      basis,
      resolutionId: kept?.resolutionId ?? null,
      projectItemId: kept?.projectItemId ?? null,
      totalFen: wanted,
      lines,
    };
    const done = await save.run({ id, ledgerId, list });
    if (done !== null) onSaved(done.id);
  };
  useKeys("分户名单", [{ keys: "F8 / Ctrl+S", label: "保存名单", run: () => void keep() }]);
  const change = (next: ListRow): void => setRows(rows.map((row) => (row.itemId === next.itemId ? next : row)));
  return (
    <PageFrame
      extra={
        <>
          <Button onClick={onClose}>不保存，返回</Button>
          <Button disabled={!isReady} loading={save.isRunning} onClick={() => void keep()} type="primary">
            保存（F8）
          </Button>
        </>
      }
      subtitle="先填总额，选上农户，再按份额分摊；也可以从 Excel 粘贴。分摊到分，合计一定等于总额。"
      title={id === null ? "新做名单" : "修改名单"}
    >
      <FailureAlert failure={save.failure} />
      <ListHead
        head={{ kind, title, basis, onDate, totalFen }}
        set={{ setKind, setTitle, setBasis, setOnDate, setTotal }}
      />
      <Space style={{ marginBottom: 10 }} wrap>
        <Button
          disabled={members.length === 0}
          onClick={() => setRows(members.map((item) => rows.find((row) => row.itemId === item.id) ?? rowOf(item)))}
        >
          选上全部成员（{members.length}）
        </Button>
        <Button disabled={rows.length === 0 || wanted <= 0} onClick={() => setRows(withSplit(rows, wanted))}>
          按份额分摊总额
        </Button>
        <Button onClick={() => setIsPasting(true)}>从 Excel 粘贴</Button>
        <span className={differenceFen === 0 ? "soft" : "red-amount"}>
          {rows.length} 户，合计 {moneyText(rowsTotal(rows))}
          {differenceFen === 0 ? "，与总额一致" : `，与总额相差 ${moneyText(fen(differenceFen))}`}
        </span>
      </Space>
      <PaperTable
        columns={columnsFor(change, (gone) => setRows(rows.filter((row) => row.itemId !== gone.itemId)))}
        empty={
          <EmptyHint
            hint={
              members.length === 0 ? "成员（村民）在“基础设置—辅助项目”里登记。" : "选上全部成员，或从 Excel 粘贴。"
            }
            text={members.length === 0 ? "还没有登记成员" : "名单还是空的"}
          />
        }
        keyOf={(row) => row.itemId}
        label="名单农户"
        rows={rows}
        viewKey="list-editor"
      />
      {isPasting && (
        <PasteDialog
          onClose={() => setIsPasting(false)}
          onRows={(next) => {
            setRows(next);
            if (totalFen === null) setTotal(rowsTotal(next));
            setIsPasting(false);
          }}
        />
      )}
    </PageFrame>
  );
};
