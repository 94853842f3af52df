import { App, Button, Input, Select } from "antd";
import { useState, type ReactNode } from "react";
import type { InputOf } from "#contract/contract.ts";
import { openItemSides, type OpenItemSide } from "#domain/books/opening-item.ts";
import { addDays, localDate, type LocalDate } from "#domain/core/dates.ts";
import type { Fen } from "#domain/core/fen.ts";
import { keptUnlessTyped } from "#renderer/ledger/typed-meanwhile.ts";
import { useAction, useQuery } from "#renderer/ledger/use-query.ts";
import type { Ledger } from "#renderer/stages/office/ledger-store.ts";
import { AmountField } from "#renderer/ui/amount-field.tsx";
import { DateField } from "#renderer/ui/date-field.tsx";
import { FailureAlert } from "#renderer/ui/failure-alert.tsx";
import { reconcilingWords } from "#renderer/words/labels.ts";

type Sent = InputOf<"openingItem.save">["items"][number];
type Row = {
  readonly bankAccountId: string | null;
  readonly side: OpenItemSide;
  readonly onDate: LocalDate;
  readonly amountFen: Fen | null;
  readonly text: string;
};

const sentOf = (row: Row): Sent[] =>
  row.bankAccountId === null || row.amountFen === null
    ? []
    : [{ ...row, bankAccountId: row.bankAccountId, amountFen: row.amountFen }];

type LineProps = {
  readonly row: Row;
  readonly at: number;
  readonly canEdit: boolean;
  readonly latest: LocalDate;
  readonly banks: readonly { readonly id: string; readonly label: string }[];
  readonly onChange: (part: Partial<Row>) => void;
  readonly onRemove: () => void;
};

const Line = ({ row, at, canEdit, latest, banks, onChange, onRemove }: LineProps): ReactNode => {
  const name = `第${String(at + 1)}笔未达账项`;
  return (
    <div className="opening-item">
      <Select
        aria-label={`${name}的银行账户`}
        disabled={!canEdit}
        onChange={(bankAccountId: string) => onChange({ bankAccountId })}
        options={banks.map(({ id, label }) => ({ value: id, label }))}
        placeholder="银行账户"
        value={row.bankAccountId}
      />
      <Select
        aria-label={`${name}的类型`}
        disabled={!canEdit}
        onChange={(side: OpenItemSide) => onChange({ side })}
        options={openItemSides.map((side) => ({ value: side, label: reconcilingWords[side] }))}
        value={row.side}
      />
      <DateField
        isDisabled={!canEdit}
        label={`${name}的日期`}
        latest={latest}
        onChange={(onDate) => {
          if (onDate !== null) onChange({ onDate });
        }}
        value={row.onDate}
      />
      <AmountField
        isDisabled={!canEdit}
        label={`${name}的金额`}
        onChange={(amountFen) => onChange({ amountFen })}
        value={row.amountFen}
      />
      <Input
        aria-label={`${name}的摘要`}
        disabled={!canEdit}
        maxLength={200}
        onChange={(event) => onChange({ text: event.target.value })}
        placeholder="摘要，例如 支票未兑"
        value={row.text}
      />
      {canEdit && <Button onClick={onRemove}>删除</Button>}
    </div>
  );
};

type Props = { readonly ledger: Ledger; readonly canEdit: boolean };

/** 期初未达账项: what bank and books did not yet have in common; without them the first reconciliation cannot close. */
export const OpeningItems = ({ ledger, canEdit }: Props): ReactNode => {
  const { message } = App.useApp();
  const saved = useQuery("openingItem.list", { ledgerId: ledger.id });
  const accounts = useQuery("bankAccount.list", { ledgerId: ledger.id });
  const save = useAction("openingItem.save", { isQuiet: true });
  const [typed, setTyped] = useState<readonly Row[] | null>(null);
  const rows: readonly Row[] = typed ?? saved.data?.items ?? [];
  const banks = (accounts.data?.bankAccounts ?? []).map(({ id, bankName, number }) => ({
    id,
    label: `${bankName} ${number.slice(-4)}`,
  }));
  const latest = addDays(localDate(`${ledger.startMonth}-01`), -1);
  const isWhole = rows.every((row) => sentOf(row).length === 1);
  const keep = async (): Promise<void> => {
    if ((await save.run({ ledgerId: ledger.id, items: rows.flatMap(sentOf) })) === null) return;
    setTyped(keptUnlessTyped(typed, null));
    saved.reload();
    void message.success("期初未达账项已保存");
  };
  if (banks.length === 0 || (!canEdit && rows.length === 0)) return null;
  const first = banks.length === 1 ? (banks[0]?.id ?? null) : null;
  const empty: Row = { bankAccountId: first, side: "book-out", onDate: latest, amountFen: null, text: "" };
  return (
    <section aria-label="期初未达账项" className="panel" style={{ marginTop: 16 }}>
      <h2>期初未达账项</h2>
      <p className="soft">
        启用前银行和账上还没有都记的款项，照移交时的余额调节表逐笔填；没有就不用填。填全了，第一张余额调节表才能对平。
      </p>
      <FailureAlert failure={saved.failure ?? save.failure} />
      {rows.map((row, at) => (
        <Line
          at={at}
          banks={banks}
          canEdit={canEdit}
          key={at}
          latest={latest}
          onChange={(part) => setTyped(rows.map((each, place) => (place === at ? { ...each, ...part } : each)))}
          onRemove={() => setTyped(rows.filter((_row, place) => place !== at))}
          row={row}
        />
      ))}
      {canEdit && (
        <div className="button-row">
          <Button onClick={() => setTyped([...rows, empty])}>增加一笔</Button>
          {typed !== null && (
            <Button disabled={!isWhole} loading={save.isRunning} onClick={() => void keep()} type="primary">
              保存未达账项
            </Button>
          )}
        </div>
      )}
    </section>
  );
};
