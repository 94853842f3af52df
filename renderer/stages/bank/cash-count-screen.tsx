import { App, Button, Input, InputNumber, Select, Space, Tag } from "antd";
import { useState, type ReactNode } from "react";
import type { OutputOf } from "#contract/contract.ts";
import { countedFen, denominations } from "#domain/books/cash-count.ts";
import { lastDayOf, localDate, type LocalDate } from "#domain/core/dates.ts";
import { moneyText } from "#renderer/format/money.ts";
import { useAction, useQuery } from "#renderer/ledger/use-query.ts";
import { useLedger } from "#renderer/stages/office/ledger-store.ts";
import { usePlace } from "#renderer/stages/office/place-store.ts";
import { useSession } from "#renderer/stages/office/session-store.ts";
import { DateField } from "#renderer/ui/date-field.tsx";
import { EmptyHint } from "#renderer/ui/empty-hint.tsx";
import { FailureAlert } from "#renderer/ui/failure-alert.tsx";
import { PageFrame } from "#renderer/ui/page-frame.tsx";
import { PaperTable, type PaperColumn } from "#renderer/ui/paper-table.tsx";
import { useKeys } from "#renderer/ui/use-keys.ts";
import "./cash-count.css";

type Count = OutputOf<"cashCount.list">["counts"][number];
type Pieces = Readonly<Record<number, number>>;

const nameOf = (valueFen: number): string =>
  valueFen >= 100 ? `${valueFen / 100} 元` : valueFen >= 10 ? `${valueFen / 10} 角` : `${valueFen} 分`;

const Denominations = ({
  pieces,
  onChange,
}: {
  readonly pieces: Pieces;
  readonly onChange: (next: Pieces) => void;
}) => (
  <div className="cash-pieces">
    {denominations.map((valueFen) => (
      <label key={valueFen}>
        <span>{nameOf(valueFen)}</span>
        <InputNumber
          aria-label={`${nameOf(valueFen)}张数`}
          max={100_000}
          min={0}
          onChange={(count) => onChange({ ...pieces, [valueFen]: count ?? 0 })}
          precision={0}
          value={pieces[valueFen] ?? null}
        />
        <span className="soft">{moneyText(valueFen * (pieces[valueFen] ?? 0))}</span>
      </label>
    ))}
  </div>
);

const differenceText = (differenceFen: number): string =>
  differenceFen === 0 ? "账实相符" : `${differenceFen > 0 ? "盘盈" : "盘亏"} ${moneyText(Math.abs(differenceFen))}`;

const columnsFor = (
  draft: ((count: Count) => void) | null,
  open: (id: string) => void,
): readonly PaperColumn<Count>[] => [
  { key: "date", title: "盘点日期", width: 112, cell: (count) => count.onDate },
  { key: "account", title: "科目", width: 140, cell: (count) => `${count.accountCode} ${count.accountName}` },
  { key: "counted", title: "实点", width: 112, align: "right", cell: (count) => moneyText(count.countedFen) },
  { key: "book", title: "账面", width: 112, align: "right", cell: (count) => moneyText(count.bookFen) },
  {
    key: "difference",
    title: "结果",
    width: 130,
    align: "center",
    cell: (count) => (
      <Tag color={count.differenceFen === 0 ? "success" : "error"}>{differenceText(count.differenceFen)}</Tag>
    ),
  },
  { key: "people", title: "盘点、监盘", width: 150, cell: (count) => `${count.byName}、${count.witness}` },
  { key: "note", title: "说明", width: 140, hint: (count) => count.note, cell: (count) => count.note },
  {
    key: "voucher",
    title: "",
    width: 130,
    align: "center",
    cell: (count) => {
      const { voucherId } = count;
      if (voucherId !== null)
        return (
          <Button onClick={() => open(voucherId)} size="small" type="text">
            打开凭证
          </Button>
        );
      return (
        count.differenceFen !== 0 &&
        draft !== null && (
          <Button onClick={() => draft(count)} size="small">
            差额制凭证
          </Button>
        )
      );
    },
  },
];

type EntryProps = {
  readonly ledgerId: string;
  readonly onDate: LocalDate;
  readonly accounts: OutputOf<"cashCount.list">["accounts"];
  readonly onSaved: () => void;
};

const Entry = ({ ledgerId, onDate, accounts, onSaved }: EntryProps): ReactNode => {
  const { message } = App.useApp();
  const save = useAction("cashCount.save", { isQuiet: true });
  const [chosen, setChosen] = useState<string | null>(null);
  const [pieces, setPieces] = useState<Pieces>({});
  const [witness, setWitness] = useState("");
  const [note, setNote] = useState("");
  const account = accounts.find((each) => each.accountId === chosen) ?? accounts[0];
  const list = denominations.map((valueFen) => ({ valueFen, count: pieces[valueFen] ?? 0 }));
  const counted = countedFen(list);
  const isBlank = Object.keys(pieces).length === 0;
  const submit = async (): Promise<void> => {
    if (account === undefined || save.isRunning) return;
    if (isBlank) {
      void message.warning("请先填张数；一张现金也没有的，随便哪一格填 0。");
      return;
    }
    if (witness.trim() === "") {
      void message.warning("请填监盘人，监盘人不能是盘点人自己。");
      return;
    }
    const input = { ledgerId, accountId: account.accountId, onDate, pieces: list, witness: witness.trim(), note };
    const saved = await save.run(input);
    if (saved === null) return;
    void message.success(`盘点已登记：${differenceText(saved.differenceFen)}`);
    setPieces({});
    onSaved();
  };
  useKeys("现金盘点", [{ keys: "F8 / Ctrl+S", label: "登记盘点", run: () => void submit() }]);
  if (account === undefined) return <EmptyHint text="这个账套没有库存现金科目" />;
  return (
    <section className="panel no-print">
      <FailureAlert failure={save.failure} />
      <Space style={{ marginBottom: 10 }} wrap>
        <Select
          aria-label="现金科目"
          onChange={setChosen}
          options={accounts.map((each) => ({ value: String(each.accountId), label: `${each.code} ${each.name}` }))}
          style={{ width: "16rem" }}
          value={String(account.accountId)}
        />
        <span>
          账面 <strong>{moneyText(account.bookFen)}</strong>
        </span>
        <span>
          实点 <strong>{moneyText(counted)}</strong>
        </span>
        {isBlank ? (
          <Tag>还没有点数</Tag>
        ) : (
          <Tag color={counted === account.bookFen ? "success" : "error"}>
            {differenceText(counted - account.bookFen)}
          </Tag>
        )}
      </Space>
      <Denominations onChange={setPieces} pieces={pieces} />
      <Space style={{ marginTop: 10 }} wrap>
        <Input
          aria-label="监盘人"
          maxLength={40}
          onChange={(event) => setWitness(event.target.value)}
          placeholder="监盘人"
          value={witness}
        />
        <Input
          aria-label="说明"
          maxLength={200}
          onChange={(event) => setNote(event.target.value)}
          placeholder="说明（可不填）"
          style={{ width: "20rem" }}
          value={note}
        />
        <Button loading={save.isRunning} onClick={() => void submit()} type="primary">
          登记盘点（F8）
        </Button>
      </Space>
    </section>
  );
};

/** 现金盘点: notes and coins counted against the book of the day; a difference goes to 待处理财产损溢 by a drafted voucher. */
export const CashCountScreen = (): ReactNode => {
  const { ledgerId, month } = useLedger();
  const { params, adjust, open } = usePlace();
  const can = useSession((state) => state.can);
  const draft = useAction("cashCount.draft");
  const today = useSession((state) => state.today);
  // Nobody has counted tomorrow's cash: in the running month the day offered is today.
  const monthEnd = month === null ? null : lastDayOf(month);
  const onDate = params["onDate"] ?? (monthEnd !== null && monthEnd > today ? today : monthEnd);
  const { data, failure, reload } = useQuery(
    "cashCount.list",
    ledgerId === null || onDate === null ? null : { ledgerId, onDate },
  );
  if (ledgerId === null || onDate === null) return null;
  const makeVoucher = async (count: Count): Promise<void> => {
    if ((await draft.run({ id: count.id })) !== null) reload();
  };
  return (
    <PageFrame
      extra={<Button onClick={() => window.print()}>打印盘点表</Button>}
      subtitle="出纳每天点清现金，与账面核对；备用金设为库存现金的明细，单独盘点。登记后不能改，点错了重新盘一次。"
      title="现金盘点"
    >
      <Space className="no-print" style={{ marginBottom: 12 }}>
        <span>盘点日期</span>
        <span style={{ display: "inline-block", width: "11rem" }}>
          <DateField
            label="盘点日期"
            latest={today}
            onChange={(date) => {
              if (date !== null) adjust({ ...params, onDate: date });
            }}
            value={localDate(onDate)}
          />
        </span>
      </Space>
      <FailureAlert failure={failure} onRetry={reload} />
      {data !== null && can("cashier", "bookkeeper") && (
        <Entry accounts={data.accounts} ledgerId={ledgerId} onDate={localDate(onDate)} onSaved={reload} />
      )}
      <PaperTable
        columns={columnsFor(can("bookkeeper") ? (count) => void makeVoucher(count) : null, (id) =>
          open("voucher", { id }),
        )}
        empty={data === null ? null : <EmptyHint text="还没有盘点过" />}
        keyOf={(count) => count.id}
        label="盘点记录"
        rows={data?.counts ?? []}
        viewKey={`cash-count/${ledgerId}`}
      />
      <p className="cash-signers">
        <span>盘点人：</span>
        <span>监盘人：</span>
        <span>会计主管：</span>
      </p>
    </PageFrame>
  );
};
