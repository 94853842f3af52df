import { InputNumber, Select } from "antd";
import { useState, type ReactNode } from "react";
import { accountsBelow, useBooks } from "./use-books.ts";
import { useAction, useQuery } from "#renderer/ledger/use-query.ts";
import { useSession } from "#renderer/stages/office/session-store.ts";
import { FormDialog } from "#renderer/ui/form-dialog.tsx";
import { AccountPicker } from "#renderer/ui/account-picker.tsx";
import { DateField } from "#renderer/ui/date-field.tsx";
import { FindSelect } from "#renderer/ui/find-select.tsx";
import { Labelled } from "#renderer/ui/labelled.tsx";
import { debtInputOf, emptyDebt, type Debt, type DebtInput } from "./debt-form.ts";
import { AmountLine, DayLine, TextLine } from "./form-fields.tsx";

type FieldsProps = {
  readonly ledgerId: string;
  readonly value: DebtInput;
  readonly onChange: (part: Partial<DebtInput>) => void;
};

const DebtFields = ({ ledgerId, value, onChange }: FieldsProps): ReactNode => {
  const { accounts, items, system } = useBooks();
  const votes = useQuery("resolution.list", { ledgerId }).data?.resolutions ?? [];
  const debts = accountsBelow(accounts, ...system.debts);
  return (
    <div className="row-form">
      <TextLine isRequired label="编号" most={40} onChange={(number) => onChange({ number })} value={value.number} />
      <Labelled hint="在“辅助项目”里登记的往来单位、成员或人员" isRequired label="债权人">
        <FindSelect
          label="债权人"
          onChange={(id) => id !== null && onChange({ creditorItemId: id })}
          show={({ code, name }) => `${code ?? ""} ${name}`}
          things={items.filter((item) => ["payee", "member", "person"].includes(item.kind))}
          value={items.find((item) => item.id === value.creditorItemId)?.id ?? null}
        />
      </Labelled>
      <Labelled hint="短期借款，或长期借款及应付款" isRequired label="记在哪个科目">
        <AccountPicker
          accounts={debts}
          onChange={(id) => id !== null && onChange({ accountId: id })}
          value={debts.find((account) => account.id === value.accountId)?.id ?? null}
        />
      </Labelled>
      <TextLine
        isRequired
        label="用途"
        most={200}
        onChange={(purpose) => onChange({ purpose })}
        value={value.purpose}
      />
      <AmountLine
        isRequired
        label="本金"
        onChange={(amount) => onChange({ principalFen: amount ?? 0 })}
        value={value.principalFen}
      />
      <Labelled hint="例如 4.35；不计息填 0" label="年利率（%）">
        <InputNumber
          aria-label="年利率（%）"
          max={100}
          min={0}
          onChange={(rate) => onChange({ ratePoints: Math.round((rate ?? 0) * 100) })}
          precision={2}
          style={{ width: "100%" }}
          value={value.ratePoints / 100}
        />
      </Labelled>
      <Labelled isRequired label="借款日">
        <DateField label="借款日" onChange={(day) => day !== null && onChange({ fromOn: day })} value={value.fromOn} />
      </Labelled>
      <DayLine label="到期日" onChange={(dueOn) => onChange({ dueOn })} value={value.dueOn} />
      <TextLine
        hint="乡镇批复的文号"
        label="审批文件"
        most={100}
        onChange={(approval) => onChange({ approval })}
        value={value.approval}
      />
      <Labelled label="表决的决议">
        <Select
          allowClear
          aria-label="表决的决议"
          onChange={(id: string | undefined) => onChange({ resolutionId: id ?? null })}
          options={votes.map((vote) => ({ value: vote.id, label: `${vote.number} ${vote.title}` }))}
          value={value.resolutionId}
        />
      </Labelled>
      <TextLine label="备注" most={300} onChange={(note) => onChange({ note })} value={value.note} />
    </div>
  );
};

type Props = {
  readonly ledgerId: string;
  readonly debt: Debt | null;
  readonly onClose: () => void;
  readonly onDone: (text: string) => void;
};

/** Adds or changes one debt. */
export const DebtDialog = ({ ledgerId, debt, onClose, onDone }: Props): ReactNode => {
  const { today, can } = useSession();
  const [value, setValue] = useState<DebtInput>(debt === null ? emptyDebt(today) : debtInputOf(debt));
  const save = useAction("debt.save", { isQuiet: true });
  const isReady =
    can("bookkeeper") &&
    value.number.trim() !== "" &&
    value.purpose.trim() !== "" &&
    value.creditorItemId !== "" &&
    value.accountId !== "";
  const keep = async (): Promise<void> => {
    const done = await save.run({ id: debt?.id ?? null, ledgerId, terms: value });
    if (done !== null) onDone(`债务 ${value.number} 已保存`);
  };
  return (
    <FormDialog
      failure={save.failure}
      isReady={isReady}
      isRunning={save.isRunning}
      keyGroup="债务"
      keyLabel="保存"
      onClose={onClose}
      onSave={() => void keep()}
      saveText="保存"
      title={debt === null ? "登记债务" : `债务 ${debt.number}`}
      width={960}
    >
      <DebtFields
        ledgerId={ledgerId}
        onChange={(part) => setValue((before) => ({ ...before, ...part }))}
        value={value}
      />
    </FormDialog>
  );
};
