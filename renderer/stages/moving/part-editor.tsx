import { Button, Input, Modal, Select } from "antd";
import { useState, type ReactNode } from "react";
import type { ConversionRow, NewPart } from "#domain/books/conversion.ts";
import { fen } from "#domain/core/fen.ts";
import { AmountField } from "#renderer/ui/amount-field.tsx";
import { newAccountOptions, oldNameOf, sidedText, type OldRow } from "./conversion-words.ts";

export type PartRowsProps<Part extends NewPart> = {
  readonly parts: readonly Part[];
  readonly onChange: (parts: readonly Part[]) => void;
  readonly extra?: (part: Part, change: (part: Part) => void) => ReactNode;
};

/** Places in the new books, one a line: account, detail, party, and an amount that is positive on the debit side. */
export const PartRows = <Part extends NewPart>({ parts, onChange, extra }: PartRowsProps<Part>): ReactNode => (
  <>
    {parts.map((part, at) => {
      const change = (next: Part): void => onChange(parts.map((each, index) => (index === at ? next : each)));
      return (
        <div key={at} style={{ display: "flex", gap: 8, marginBottom: 8 }}>
          <Select
            aria-label="新科目"
            onChange={(toCode: string) => change({ ...part, toCode })}
            options={newAccountOptions}
            showSearch={{ optionFilterProp: "label" }}
            style={{ width: 230 }}
            value={part.toCode === "" ? null : part.toCode}
          />
          <Input
            aria-label="明细"
            maxLength={60}
            onChange={(event) => change({ ...part, detailName: event.target.value })}
            placeholder="明细（可空）"
            style={{ width: 160 }}
            value={part.detailName}
          />
          <Input
            aria-label="往来户"
            maxLength={80}
            onChange={(event) => change({ ...part, itemName: event.target.value })}
            placeholder="往来户（可空）"
            style={{ width: 140 }}
            value={part.itemName}
          />
          <div style={{ width: 150 }}>
            <AmountField
              label="金额（借为正、贷为负）"
              onChange={(amountFen) => change({ ...part, amountFen: amountFen ?? fen(0) })}
              value={part.amountFen}
            />
          </div>
          {extra?.(part, change)}
          <Button onClick={() => onChange(parts.filter((_each, index) => index !== at))} type="text">
            删去
          </Button>
        </div>
      );
    })}
  </>
);

export type PartEditorProps = {
  readonly balance: OldRow;
  readonly row: ConversionRow;
  readonly onDone: (row: ConversionRow) => void;
  readonly onClose: () => void;
};

/** Places one old balance: whole, split over several accounts, or with depreciation taken apart. */
export const PartEditor = ({ balance, row, onDone, onClose }: PartEditorProps): ReactNode => {
  const [parts, setParts] = useState(row.parts);
  const [reason, setReason] = useState(row.reason);
  const missing = fen(balance.amountFen - parts.reduce((sum, part) => sum + part.amountFen, 0));
  const add = (): void =>
    setParts([...parts, { toCode: "", detailName: "", itemName: balance.itemName, amountFen: missing }]);
  return (
    <Modal
      cancelText="不改了"
      okButtonProps={{ disabled: parts.some((part) => part.toCode === "") }}
      okText="就这样分"
      onCancel={onClose}
      onOk={() => onDone({ key: row.key, parts, reason })}
      open
      title={`${balance.code} ${oldNameOf(balance)}　${sidedText(balance.amountFen)}`}
      width={880}
    >
      {balance.note !== "" && <p className="soft">{balance.note}</p>}
      <p className="soft">金额借方填正数、贷方填负数；几行加起来要等于旧余额。</p>
      <PartRows onChange={setParts} parts={parts} />
      <div style={{ display: "flex", gap: 16, alignItems: "center", marginBottom: 12 }}>
        <Button onClick={add} type="dashed">
          再分一个科目
        </Button>
        <span className={missing === 0 ? "" : "red-amount"}>
          {missing === 0 ? "已分配完" : `还差 ${sidedText(missing)}`}
        </span>
      </div>
      <Input.TextArea
        aria-label="理由"
        autoSize={{ minRows: 2 }}
        maxLength={500}
        onChange={(event) => setReason(event.target.value)}
        placeholder="理由和依据：怎么分的、谁决定的（会印在衔接工作底稿上）"
        value={reason}
      />
    </Modal>
  );
};
