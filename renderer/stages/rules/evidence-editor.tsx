import { Select } from "antd";
import { categoryNature, documentKind } from "#contract/scalars.ts";
import { fen } from "#domain/core/fen.ts";
import type { PickedCategory } from "#renderer/ui/category-picker.tsx";
import { AmountField } from "#renderer/ui/amount-field.tsx";
import { RowEditor } from "#renderer/ui/row-editor.tsx";
import { documentWords, natureWords } from "#renderer/words/labels.ts";
import type { Requirements } from "./rule-form.ts";

type Props = {
  readonly requirements: Requirements;
  readonly categories: readonly PickedCategory[];
  readonly onChange: (requirements: Requirements) => void;
};

const natures = categoryNature.options.map((value) => ({ value, label: natureWords[value] }));
const papers = documentKind.options.map((value) => ({ value, label: documentWords[value] }));

const columns = [
  { title: "哪些支出（性质）" },
  { title: "只管这些分类（可以不选）" },
  { title: "从多少元起（含）", width: 170 },
  { title: "至少要有其中一种单据" },
];

/** K17: from which amount on which spending needs one of which documents. */
export const EvidenceEditor = ({ requirements, categories, onChange }: Props) => (
  <RowEditor
    addText="增加一条"
    cellsOf={(requirement, at, change) => [
      <Select
        aria-label={`第${String(at + 1)}条的支出性质`}
        key="natures"
        mode="multiple"
        onChange={(next) => {
          change({ natures: next });
        }}
        options={natures}
        style={{ width: "100%" }}
        value={requirement.natures}
      />,
      <Select
        aria-label={`第${String(at + 1)}条的支出分类`}
        key="categories"
        mode="multiple"
        onChange={(categoryIds) => {
          change({ categoryIds });
        }}
        options={categories.map(({ id, code, name }) => ({ value: id, label: `${code} ${name}` }))}
        placeholder="这种性质的都管"
        showSearch={{ optionFilterProp: "label" }}
        style={{ width: "100%" }}
        value={requirement.categoryIds ?? []}
      />,
      <AmountField
        key="from"
        label={`第${String(at + 1)}条的起点金额`}
        onChange={(fromFen) => {
          change({ fromFen: fromFen ?? fen(0) });
        }}
        value={requirement.fromFen}
      />,
      <Select
        aria-label={`第${String(at + 1)}条的单据`}
        key="papers"
        mode="multiple"
        onChange={(anyOf) => {
          change({ anyOf });
        }}
        options={papers}
        style={{ width: "100%" }}
        value={requirement.anyOf}
      />,
    ]}
    className="band-table"
    columns={columns}
    newRow={(): Requirements[number] => ({ natures: ["non-productive"], fromFen: fen(0), anyOf: ["invoice"] })}
    onChange={(next) => {
      onChange([...next]);
    }}
    rows={requirements}
  />
);
