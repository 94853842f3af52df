import { Button, Input, Select } from "antd";
import { documentKind } from "#contract/scalars.ts";
import { AmountField } from "#renderer/ui/amount-field.tsx";
import { DateField } from "#renderer/ui/date-field.tsx";
import { documentWords } from "#renderer/words/labels.ts";
import { newDocument, type DocumentRow } from "./grid-content.ts";

type Props = {
  readonly documents: readonly DocumentRow[];
  readonly onChange: (documents: readonly DocumentRow[]) => void;
};

const options = documentKind.options.map((kind) => ({ value: kind, label: documentWords[kind] }));

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
      {documents.length === 0 ? null : (
        <table className="row-editor">
          <thead>
            <tr>
              <th style={{ width: 150 }}>单据种类</th>
              <th>号码</th>
              <th style={{ width: 150 }}>日期</th>
              <th style={{ width: 120 }}>金额</th>
              <th>收款人或开票方</th>
              <th style={{ width: 64 }} aria-label="操作" />
            </tr>
          </thead>
          <tbody>
            {documents.map((document, at) => (
              <tr key={`document-${String(at)}`}>
                <td>
                  <Select
                    aria-label={`第${String(at + 1)}张单据的种类`}
                    onChange={(kind) => {
                      replace(at, { kind });
                    }}
                    options={options}
                    style={{ width: "100%" }}
                    value={document.kind}
                  />
                </td>
                <td>
                  <Input
                    aria-label={`第${String(at + 1)}张单据的号码`}
                    maxLength={60}
                    onChange={(event) => {
                      replace(at, { number: event.target.value });
                    }}
                    value={document.number}
                  />
                </td>
                <td>
                  <DateField
                    isClearable
                    label={`第${String(at + 1)}张单据的日期`}
                    onChange={(onDate) => {
                      replace(at, { onDate });
                    }}
                    value={document.onDate}
                  />
                </td>
                <td>
                  <AmountField
                    label={`第${String(at + 1)}张单据的金额`}
                    onChange={(amountFen) => {
                      replace(at, { amountFen });
                    }}
                    value={document.amountFen}
                  />
                </td>
                <td>
                  <Input
                    aria-label={`第${String(at + 1)}张单据的收款人`}
                    maxLength={100}
                    onChange={(event) => {
                      replace(at, { party: event.target.value });
                    }}
                    value={document.party}
                  />
                </td>
                <td>
                  <Button
                    onClick={() => {
                      onChange(documents.filter((_, index) => index !== at));
                    }}
                  >
                    删除
                  </Button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
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
