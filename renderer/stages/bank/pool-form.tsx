import { Button, Form, Input, Modal, Select } from "antd";
import { useState, type ReactNode } from "react";
import type { OutputOf } from "#contract/contract.ts";
import { fen, sumOf, zeroFen, type Fen } from "#domain/core/fen.ts";
import type { LocalDate } from "#domain/core/dates.ts";
import { moneyText } from "#renderer/format/money.ts";
import { useAction, useQuery } from "#renderer/ledger/use-query.ts";
import { AmountField } from "#renderer/ui/amount-field.tsx";
import { DateField } from "#renderer/ui/date-field.tsx";
import { FailureAlert } from "#renderer/ui/failure-alert.tsx";
import { wordsFromText } from "./draft-rules.ts";

type Pool = OutputOf<"pool.show">["pool"];
type Share = OutputOf<"pool.show">["shares"][number];
type Row = { readonly bankAccountId: string | null; readonly openingFen: Fen; readonly words: string };

export type PoolFormProps = {
  readonly pool: Pool | null;
  readonly shares: readonly Share[];
  readonly today: LocalDate;
  readonly onClose: () => void;
  readonly onSaved: (id: string) => void;
};

const emptyRow: Row = { bankAccountId: null, openingFen: zeroFen, words: "" };

type ShareRowsProps = {
  readonly rows: readonly Row[];
  readonly isFixed: boolean;
  readonly onChange: (rows: readonly Row[]) => void;
};

const ShareRows = ({ rows, isFixed, onChange }: ShareRowsProps): ReactNode => {
  const banks = useQuery("bankAccount.list", { ledgerId: null });
  const ledgers = useQuery("ledger.list", {});
  const nameOf = (id: string): string => ledgers.data?.ledgers.find((ledger) => ledger.id === id)?.name ?? "";
  const options = (banks.data?.bankAccounts ?? []).map((each) => ({
    value: each.id,
    label: `${nameOf(each.ledgerId)} ${each.bankName} ${each.number}`,
  }));
  const put = (at: number, changes: Partial<Row>): void =>
    onChange(rows.map((row, other) => (other === at ? { ...row, ...changes } : row)));
  return (
    <>
      {rows.map((row, at) => (
        // Rows have no name of their own; the place is what they are.
        <div className="pool-share" key={at}>
          <Select
            aria-label={`第${at + 1}个子账户`}
            onChange={(bankAccountId: string) => put(at, { bankAccountId })}
            options={options}
            placeholder="哪个村的子账户"
            showSearch={{ optionFilterProp: "label" }}
            value={row.bankAccountId}
          />
          <Input
            aria-label={`第${at + 1}个子账户的识别词`}
            onChange={(event) => put(at, { words: event.target.value })}
            placeholder="识别词，如：柳溪村，柳溪"
            value={row.words}
          />
          {isFixed ? (
            <span className="pool-fixed">{moneyText(row.openingFen)}</span>
          ) : (
            <AmountField
              label={`第${at + 1}个子账户的期初`}
              onChange={(amount) => put(at, { openingFen: amount ?? zeroFen })}
              value={row.openingFen}
            />
          )}
          <Button
            aria-label={`删除第${at + 1}个子账户`}
            disabled={rows.length <= 1}
            onClick={() => onChange(rows.filter((_row, other) => other !== at))}
            type="text"
          >
            删除
          </Button>
        </div>
      ))}
      <Button onClick={() => onChange([...rows, emptyRow])} size="small">
        再加一个村
      </Button>
    </>
  );
};

/** 登记资金池: the account at the bank, the villages in it, and what each of them had in it at first. */
export const PoolForm = ({ pool, shares, today, onClose, onSaved }: PoolFormProps): ReactNode => {
  const save = useAction("pool.save", { isQuiet: true });
  const [bankName, setBankName] = useState(pool?.bankName ?? "");
  const [number, setNumber] = useState(pool?.number ?? "");
  const [name, setName] = useState(pool?.name ?? "");
  const [openedOn, setOpenedOn] = useState<LocalDate | null>(pool?.openedOn ?? today);
  const [openingFen, setOpening] = useState<Fen>(pool?.openingFen ?? zeroFen);
  const [rows, setRows] = useState<readonly Row[]>(
    shares.length === 0 ? [emptyRow] : shares.map((share) => ({ ...share, words: share.words.join("，") })),
  );
  const isFixed = pool !== null && pool.lastLineOn !== null;
  const left = fen(openingFen - sumOf(rows, (row) => row.openingFen));
  const isReady =
    bankName.trim() !== "" &&
    number.trim() !== "" &&
    name.trim() !== "" &&
    openedOn !== null &&
    left === 0 &&
    rows.every((row) => row.bankAccountId !== null);
  const submit = async (): Promise<void> => {
    if (openedOn === null) return;
    const done = await save.run({
      id: pool?.id ?? null,
      bankName: bankName.trim(),
      number: number.trim(),
      name: name.trim(),
      openedOn,
      openingFen,
      isActive: true,
      shares: rows.flatMap(({ bankAccountId, openingFen: opening, words }) =>
        bankAccountId === null ? [] : [{ bankAccountId, openingFen: opening, words: [...wordsFromText(words)] }],
      ),
    });
    if (done !== null) onSaved(done.id);
  };
  return (
    <Modal
      cancelText="取消（Esc）"
      okButtonProps={{ disabled: !isReady, loading: save.isRunning }}
      okText="保存"
      onCancel={onClose}
      onOk={() => void submit()}
      open
      title={pool === null ? "登记资金池" : "修改资金池"}
      width={860}
    >
      <FailureAlert failure={save.failure} />
      <Form layout="vertical">
        <div className="row-form">
          <Form.Item htmlFor="pool-bank" label="开户银行" required>
            <Input
              id="pool-bank"
              maxLength={60}
              onChange={(event) => setBankName(event.target.value)}
              value={bankName}
            />
          </Form.Item>
          <Form.Item htmlFor="pool-number" label="银行账号" required>
            <Input
              disabled={isFixed}
              id="pool-number"
              maxLength={40}
              onChange={(event) => setNumber(event.target.value)}
              value={number}
            />
          </Form.Item>
          <Form.Item htmlFor="pool-name" label="户名" required>
            <Input id="pool-name" maxLength={100} onChange={(event) => setName(event.target.value)} value={name} />
          </Form.Item>
        </div>
        <div className="row-form">
          <Form.Item extra="这一天以前的流水都算在期初里" label="从哪天起" required>
            <DateField isDisabled={isFixed} label="从哪天起" onChange={setOpenedOn} value={openedOn} />
          </Form.Item>
          <Form.Item label="那天开始时的银行余额（元）" required>
            {isFixed ? (
              <span className="pool-fixed">{moneyText(openingFen)}</span>
            ) : (
              <AmountField
                label="期初银行余额"
                onChange={(amount) => setOpening(amount ?? zeroFen)}
                value={openingFen}
              />
            )}
          </Form.Item>
        </div>
        <Form.Item
          extra="子账户先在各村的“银行账户”里登记，账号用“资金池账号-村编号”即可；识别词出现在流水里，就认得出是哪个村的"
          label="各村的子账户、识别词和期初余额"
          required
        >
          <ShareRows isFixed={isFixed} onChange={setRows} rows={rows} />
        </Form.Item>
        <p className={left === 0 ? "soft" : "pool-left"}>
          {left === 0 ? "各村期初合计与银行余额相符" : `各村期初合计与银行余额相差 ${moneyText(left)} 元`}
        </p>
      </Form>
    </Modal>
  );
};
