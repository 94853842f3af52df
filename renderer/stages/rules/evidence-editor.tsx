import { Button, Select } from "antd";
import { categoryNature, documentKind } from "#contract/scalars.ts";
import { fen } from "#domain/core/fen.ts";
import { AmountField } from "#renderer/ui/amount-field.tsx";
import { documentWords, natureWords } from "#renderer/words/labels.ts";
import type { Requirements } from "./rule-form.ts";

type Props = { readonly requirements: Requirements; readonly onChange: (requirements: Requirements) => void };

const natures = categoryNature.options.map((value) => ({ value, label: natureWords[value] }));
const papers = documentKind.options.map((value) => ({ value, label: documentWords[value] }));

/** K17: from which amount on which spending needs one of which documents. */
export const EvidenceEditor = ({ requirements, onChange }: Props) => {
  const replace = (at: number, part: Partial<Requirements[number]>): void => {
    onChange(requirements.map((each, index) => (index === at ? { ...each, ...part } : each)));
  };
  return (
    <>
      <table className="band-table" style={{ width: "100%", tableLayout: "fixed" }}>
        <thead>
          <tr>
            <th>哪些支出</th>
            <th style={{ width: 170 }}>从多少元起（含）</th>
            <th>至少要有其中一种单据</th>
            <th style={{ width: 80 }} aria-label="操作" />
          </tr>
        </thead>
        <tbody>
          {requirements.map((requirement, at) => (
            <tr key={`requirement-${String(at)}`}>
              <td>
                <Select
                  aria-label={`第${String(at + 1)}条的支出性质`}
                  mode="multiple"
                  onChange={(next) => {
                    replace(at, { natures: next });
                  }}
                  options={natures}
                  style={{ width: "100%" }}
                  value={requirement.natures}
                />
              </td>
              <td>
                <AmountField
                  label={`第${String(at + 1)}条的起点金额`}
                  onChange={(fromFen) => {
                    replace(at, { fromFen: fromFen ?? fen(0) });
                  }}
                  value={requirement.fromFen}
                />
              </td>
              <td>
                <Select
                  aria-label={`第${String(at + 1)}条的单据`}
                  mode="multiple"
                  onChange={(anyOf) => {
                    replace(at, { anyOf });
                  }}
                  options={papers}
                  style={{ width: "100%" }}
                  value={requirement.anyOf}
                />
              </td>
              <td>
                <Button
                  onClick={() => {
                    onChange(requirements.filter((_, index) => index !== at));
                  }}
                  size="small"
                >
                  删除
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <Button
        onClick={() => {
          onChange([...requirements, { natures: ["non-productive"], fromFen: fen(0), anyOf: ["invoice"] }]);
        }}
      >
        增加一条
      </Button>
    </>
  );
};
