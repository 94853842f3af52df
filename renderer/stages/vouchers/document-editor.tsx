import { Button, Input, Select } from "antd";
import { documentKind } from "#contract/scalars.ts";
import { AmountField } from "#renderer/ui/amount-field.tsx";
import { NumberField } from "#renderer/ui/number-field.tsx";
import { DateField } from "#renderer/ui/date-field.tsx";
import { documentWords } from "#renderer/words/labels.ts";
import { newDocument, type DocumentRow } from "./grid-content.ts";

type Props = {
  readonly documents: readonly DocumentRow[];
  readonly onChange: (documents: readonly DocumentRow[]) => void;
};

const options = documentKind.options.map((kind) => ({ value: kind, label: documentWords[kind] }));

type FieldsProps = {
  readonly document: DocumentRow;
  /** Before the name of each field, for a screen reader. */
  readonly name: string;
  readonly onChange: (part: Partial<DocumentRow>) => void;
  readonly onRemove: () => void;
};

const DocumentFields = ({ document, name, onChange, onRemove }: FieldsProps) => (
  <div className="document-row">
    <Select
      aria-label={`${name}种类`}
      onChange={(kind) => {
        onChange({ kind });
      }}
      options={options}
      value={document.kind}
    />
    <Input
      aria-label={`${name}号码`}
      className="document-wide"
      maxLength={60}
      onChange={(event) => {
        onChange({ number: event.target.value });
      }}
      placeholder="号码"
      value={document.number}
    />
    <Button onClick={onRemove}>删除</Button>
    <DateField
      isClearable
      label={`${name}日期`}
      onChange={(onDate) => {
        onChange({ onDate });
      }}
      value={document.onDate}
    />
    <AmountField
      label={`${name}金额`}
      onChange={(amountFen) => {
        onChange({ amountFen });
      }}
      placeholder="金额"
      value={document.amountFen}
    />
    <Input
      aria-label={`${name}收款人`}
      maxLength={100}
      onChange={(event) => {
        onChange({ party: event.target.value });
      }}
      placeholder="收款人或开票方"
      value={document.party}
    />
    {document.kind === "invoice" ? (
      <Input
        aria-label={`${name}购买方名称`}
        className="document-wide"
        maxLength={100}
        onChange={(event) => {
          onChange({ buyer: event.target.value });
        }}
        placeholder="购买方名称（发票抬头）"
        value={document.buyer}
      />
    ) : null}
    <Input
      aria-label={`${name}货物或服务名称`}
      className="document-wide"
      maxLength={200}
      onChange={(event) => {
        onChange({ note: event.target.value });
      }}
      placeholder="货物或服务名称"
      value={document.note}
    />
    <Input
      aria-label={`${name}经手人`}
      maxLength={60}
      onChange={(event) => {
        onChange({ handler: event.target.value });
      }}
      placeholder="经手人"
      style={{ width: "7rem" }}
      value={document.handler}
    />
    <NumberField
      label={`${name}人数或数量`}
      onChange={(units) => {
        onChange({ units: units === 0 ? null : units });
      }}
      unit="人（份）"
      value={document.units}
    />
  </div>
);

/** 单据: the source documents as data, for the rules about evidence and duplicate invoices. */
export const DocumentEditor = ({ documents, onChange }: Props) => {
  const replace = (at: number, part: Partial<DocumentRow>): void => {
    onChange(documents.map((document, index) => (index === at ? { ...document, ...part } : document)));
  };
  return (
    <>
      {documents.length === 0 ? (
        <p className="soft">发票、收据、造册等逐张登记，用来检查票据是否齐全、发票是否重复。</p>
      ) : null}
      {documents.map((document, at) => (
        <DocumentFields
          document={document}
          key={`document-${String(at)}`}
          name={`第${String(at + 1)}张单据的`}
          onChange={(part) => {
            replace(at, part);
          }}
          onRemove={() => {
            onChange(documents.filter((_, index) => index !== at));
          }}
        />
      ))}
      <Button
        onClick={() => {
          onChange([...documents, newDocument("invoice")]);
        }}
        title="Alt+D"
      >
        登记一张单据
      </Button>
    </>
  );
};
