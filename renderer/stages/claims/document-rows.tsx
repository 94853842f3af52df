import { Button, Checkbox, Input, Select } from "antd";
import type { ReactNode } from "react";
import { paperElements, type PaperElement } from "#domain/claims/claim.ts";
import { documentKinds } from "#domain/claims/papers.ts";
import { AmountField } from "#renderer/ui/amount-field.tsx";
import { NumberField } from "#renderer/ui/number-field.tsx";
import { DateField } from "#renderer/ui/date-field.tsx";
import { elementWords } from "#renderer/words/claims.ts";
import { documentWords } from "#renderer/words/labels.ts";
import { newDocument, type DocumentRow } from "./claim-form.ts";
import "./claims.css";

const options = documentKinds.map((value) => ({ value, label: documentWords[value] }));

/** What is ticked by eye; day, amount and issuer follow from the fields, handler, approver and stamp from later steps. */
const ticked: readonly PaperElement[] = paperElements.filter(
  (element) => !["day", "amount", "issuer", "handler", "approver", "supervision"].includes(element),
);

type RowProps = {
  readonly row: DocumentRow;
  readonly at: number;
  readonly missing: readonly PaperElement[];
  readonly onChange: (part: Partial<DocumentRow>) => void;
  readonly onRemove: () => void;
};

const Row = ({ row, at, missing, onChange, onRemove }: RowProps): ReactNode => {
  const name = `第${String(at + 1)}张单据`;
  return (
    <div className="claim-document">
      <Select aria-label={`${name}种类`} onChange={(kind) => onChange({ kind })} options={options} value={row.kind} />
      <Input
        aria-label={`${name}号码`}
        maxLength={60}
        onChange={(event) => onChange({ number: event.target.value })}
        placeholder="号码"
        value={row.number}
      />
      <DateField isClearable label={`${name}日期`} onChange={(onDate) => onChange({ onDate })} value={row.onDate} />
      <AmountField
        label={`${name}金额`}
        onChange={(amountFen) => onChange({ amountFen })}
        placeholder="金额"
        value={row.amountFen}
      />
      <Input
        aria-label={`${name}出具单位`}
        maxLength={100}
        onChange={(event) => onChange({ party: event.target.value })}
        placeholder="出具单位（开票方）"
        value={row.party}
      />
      <Button onClick={onRemove}>删除</Button>
      {row.kind === "invoice" && (
        <Input
          aria-label={`${name}购买方名称`}
          className="claim-buyer"
          maxLength={100}
          onChange={(event) => onChange({ buyer: event.target.value })}
          placeholder="购买方名称（照发票抬头写）"
          value={row.buyer}
        />
      )}
      <div className="claim-elements">
        <Input
          aria-label={`${name}货物或服务名称`}
          className="claim-goods"
          maxLength={200}
          onChange={(event) => onChange({ note: event.target.value })}
          placeholder="货物或服务名称"
          value={row.note}
        />
        <span className="claim-units">
          <NumberField
            label={`${name}人数或数量`}
            onChange={(units) => onChange({ units: units === 0 ? null : units })}
            unit="人（份）"
            value={row.units}
          />
        </span>
        <span className="soft">对着单据看：</span>
        {ticked.map((element) => (
          <Checkbox
            checked={row.elements.includes(element)}
            key={element}
            onChange={(event) =>
              onChange({
                elements: event.target.checked
                  ? [...row.elements, element]
                  : row.elements.filter((each) => each !== element),
              })
            }
          >
            {elementWords[element]}
          </Checkbox>
        ))}
        <Button onClick={() => onChange({ elements: [...ticked] })} size="small" type="link">
          都齐全
        </Button>
        {missing.length > 0 && (
          <span className="red-amount">还缺：{missing.map((element) => elementWords[element]).join("、")}</span>
        )}
      </div>
    </div>
  );
};

type Props = {
  readonly rows: readonly DocumentRow[];
  readonly missing: readonly { readonly document: number; readonly missing: readonly PaperElement[] }[];
  readonly onChange: (rows: readonly DocumentRow[]) => void;
};

/** The source documents of a claim, each with the ten elements checked one by one. */
export const DocumentRows = ({ rows, missing, onChange }: Props): ReactNode => (
  <>
    {rows.map((row, at) => (
      <Row
        at={at}
        key={`document-${String(at)}`}
        missing={missing.find(({ document }) => document === at + 1)?.missing ?? []}
        onChange={(part) => onChange(rows.map((each, index) => (index === at ? { ...each, ...part } : each)))}
        onRemove={() => onChange(rows.filter((_each, index) => index !== at))}
        row={row}
      />
    ))}
    <Button onClick={() => onChange([...rows, newDocument])}>再登记一张单据</Button>
  </>
);
