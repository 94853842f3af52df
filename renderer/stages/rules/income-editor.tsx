import { Radio, Select } from "antd";
import { AmountField } from "#renderer/ui/amount-field.tsx";
import type { IncomeRow } from "./cap-form.ts";
import { Field } from "./field.tsx";
import { PercentField } from "./percent-field.tsx";

/** An income account that a cap may go by. */
export type IncomeAccount = { readonly code: string; readonly name: string };

const years = [1, 2, 3].map((value) => ({
  value,
  label: value === 1 ? "上一年" : value === 2 ? "前年（往前 2 年）" : `往前 ${String(value)} 年`,
}));
const ways = [
  { value: "bands", label: "分档" },
  { value: "share", label: "按比例" },
];

type Props = {
  readonly name: string;
  readonly income: IncomeRow;
  readonly accounts: readonly IncomeAccount[];
  readonly onChange: (income: IncomeRow) => void;
};

/** By which income a cap goes, of which year, and as a share of it or by bands. */
export const IncomeEditor = ({ name, income, accounts, onChange }: Props) => (
  <div className="form-grid">
    <Field
      hint="不选科目，就用“村与账套”里登记的经常性收入；选了科目，就用账上这些科目（含明细）的全年收入，那一年的账不全时无法确定。"
      isWide
      label="收入从哪里取"
    >
      <Select
        aria-label={`${name}的基数科目`}
        mode="multiple"
        onChange={(accountCodes) => onChange({ ...income, accountCodes })}
        options={accounts.map(({ code, name: accountName }) => ({ value: code, label: `${code} ${accountName}` }))}
        placeholder="登记的经常性收入"
        showSearch={{ optionFilterProp: "label" }}
        style={{ width: "100%" }}
        value={[...income.accountCodes]}
      />
    </Field>
    <Field label="哪一年的收入">
      <Select
        aria-label={`${name}的基数年度`}
        onChange={(yearsBack) => onChange({ ...income, yearsBack })}
        options={years}
        style={{ width: "100%" }}
        value={income.yearsBack}
      />
    </Field>
    <Field label="怎么算">
      <Radio.Group
        aria-label={`${name}的算法`}
        onChange={(event) => onChange({ ...income, isShare: event.target.value === "share" })}
        options={ways}
        value={income.isShare ? "share" : "bands"}
      />
    </Field>
    {income.isShare ? (
      <>
        <Field hint="例如 5 就是收入的 5%" isNeeded label="占收入的百分之几">
          <PercentField
            label={`${name}的收入比例`}
            onChange={(basisPoints) => onChange({ ...income, basisPoints })}
            value={income.basisPoints}
          />
        </Field>
        <Field hint="算出来不到这个数的按这个数；可以不填" label="最低限额（元）">
          <AmountField
            label={`${name}的最低限额`}
            onChange={(floorFen) => onChange({ ...income, floorFen })}
            value={income.floorFen}
          />
        </Field>
        <Field hint="算出来超过这个数的按这个数；可以不填" label="最高限额（元）">
          <AmountField
            label={`${name}的最高限额`}
            onChange={(ceilingFen) => onChange({ ...income, ceilingFen })}
            value={income.ceilingFen}
          />
        </Field>
      </>
    ) : null}
  </div>
);
