import { Button, Checkbox, Input, Select, Space } from "antd";
import { useState, type ReactNode } from "react";
import { fen } from "#domain/core/fen.ts";
import { useAction, useQuery } from "#renderer/ledger/use-query.ts";
import { useSession } from "#renderer/stages/office/session-store.ts";
import { FormDialog } from "#renderer/ui/form-dialog.tsx";
import { AmountField } from "#renderer/ui/amount-field.tsx";
import { DateField } from "#renderer/ui/date-field.tsx";
import { FindSelect } from "#renderer/ui/find-select.tsx";
import { Labelled } from "#renderer/ui/labelled.tsx";
import { leaseSortWords, tenderWords } from "#renderer/words/work.ts";
import { emptyLease, leaseInputOf, type Lease, type LeaseInput } from "./lease-form.ts";
import { useBooks } from "./use-books.ts";

const optionsOf = (words: Readonly<Record<string, string>>) =>
  Object.entries(words).map(([value, label]) => ({ value, label }));
const isIn = <Key extends string>(words: Readonly<Record<Key, string>>, key: string): key is Key =>
  Object.hasOwn(words, key);

type FieldsProps = { readonly value: LeaseInput; readonly onChange: (next: LeaseInput) => void };

const RentSteps = ({ value, onChange }: FieldsProps): ReactNode => {
  const set = (at: number, part: Partial<LeaseInput["steps"][number]>): void =>
    onChange({ ...value, steps: value.steps.map((step, index) => (index === at ? { ...step, ...part } : step)) });
  return (
    <Labelled hint="租金中途调整的，加一行，写从哪天起、每年多少" isRequired label="年租金">
      {value.steps.map((step, index) => (
        <Space key={index} style={{ display: "flex", marginBottom: 6 }}>
          <div style={{ width: 180 }}>
            <DateField
              isDisabled={index === 0}
              label={`第${index + 1}档起始日期`}
              onChange={(day) => day !== null && set(index, { fromOn: day })}
              value={index === 0 ? value.fromOn : step.fromOn}
            />
          </div>
          <div style={{ width: 200 }}>
            <AmountField
              label={`第${index + 1}档年租金`}
              onChange={(amount) => set(index, { yearFen: amount ?? 0 })}
              value={fen(step.yearFen)}
            />
          </div>
          {index > 0 && (
            <Button
              onClick={() => onChange({ ...value, steps: value.steps.filter((_step, at) => at !== index) })}
              type="text"
            >
              去掉
            </Button>
          )}
        </Space>
      ))}
      <Button
        onClick={() =>
          onChange({
            ...value,
            steps: [...value.steps, { fromOn: value.toOn, yearFen: value.steps.at(-1)?.yearFen ?? 0 }],
          })
        }
        size="small"
      >
        加一档租金
      </Button>
    </Labelled>
  );
};

const LeaseFields = ({ value, onChange, ledgerId }: FieldsProps & { readonly ledgerId: string }): ReactNode => {
  const { items } = useBooks();
  const resolutions = useQuery("resolution.list", { ledgerId }).data?.resolutions ?? [];
  const set = (part: Partial<LeaseInput>): void => onChange({ ...value, ...part });
  const text = (label: string, key: "number" | "subject" | "area" | "note", isRequired = false) => (
    <Labelled isRequired={isRequired} label={label}>
      <Input
        aria-label={label}
        maxLength={key === "subject" ? 200 : 40}
        onChange={(event) => set({ [key]: event.target.value })}
        value={value[key]}
      />
    </Labelled>
  );
  return (
    <div className="row-form">
      {text("合同号", "number", true)}
      <Labelled label="种类">
        <Select
          aria-label="种类"
          onChange={(next: string) => isIn(leaseSortWords, next) && set({ sort: next })}
          options={optionsOf(leaseSortWords)}
          value={value.sort}
        />
      </Labelled>
      {text("标的（坐落、名称）", "subject", true)}
      {text("面积", "area")}
      <Labelled hint="在“辅助项目”里登记的往来单位或成员" isRequired label="承租人">
        <FindSelect
          label="承租人"
          onChange={(id) => id !== null && set({ lesseeItemId: id })}
          show={({ code, name }) => `${code ?? ""} ${name}`}
          things={items.filter((item) => item.kind === "payee" || item.kind === "member")}
          value={items.find((item) => item.id === value.lesseeItemId)?.id ?? null}
        />
      </Labelled>
      <Labelled isRequired label="起期">
        <DateField label="起期" onChange={(day) => day !== null && set({ fromOn: day })} value={value.fromOn} />
      </Labelled>
      <Labelled isRequired label="止期">
        <DateField label="止期" onChange={(day) => day !== null && set({ toOn: day })} value={value.toOn} />
      </Labelled>
      <Labelled label="收租周期">
        <Select
          aria-label="收租周期"
          onChange={(months: number) => set({ periodMonths: months })}
          options={[
            { value: 12, label: "一年一交" },
            { value: 6, label: "半年一交" },
            { value: 3, label: "一季一交" },
            { value: 1, label: "一月一交" },
          ]}
          value={value.periodMonths}
        />
      </Labelled>
      <Labelled label="什么时候交">
        <Select
          aria-label="什么时候交"
          onChange={(when: string) => set({ isDueAtStart: when === "start" })}
          options={[
            { value: "start", label: "先交后用（期初）" },
            { value: "end", label: "先用后交（期末）" },
          ]}
          value={value.isDueAtStart ? "start" : "end"}
        />
      </Labelled>
      <div style={{ gridColumn: "1 / -1" }}>
        <RentSteps onChange={onChange} value={value} />
      </div>
      <Labelled label="押金">
        <AmountField
          label="押金"
          onChange={(amount) => set({ depositFen: amount ?? 0 })}
          value={fen(value.depositFen)}
        />
      </Labelled>
      <Labelled hint="账套启用以前收的租金" label="以前已收">
        <AmountField
          label="以前已收"
          onChange={(amount) => set({ openingReceivedFen: amount ?? 0 })}
          value={fen(value.openingReceivedFen)}
        />
      </Labelled>
      <Labelled label="发包方式">
        <Select
          aria-label="发包方式"
          onChange={(next: string) => isIn(tenderWords, next) && set({ tenderMode: next })}
          options={optionsOf(tenderWords)}
          value={value.tenderMode}
        />
      </Labelled>
      <Labelled label="表决的决议">
        <Select
          allowClear
          aria-label="表决的决议"
          onChange={(id: string | undefined) => set({ resolutionId: id ?? null })}
          options={resolutions.map((each) => ({ value: each.id, label: `${each.number} ${each.title}` }))}
          value={value.resolutionId}
        />
      </Labelled>
      <Labelled label="公示">
        <Checkbox
          checked={value.isPostedPublicly}
          onChange={(event) => set({ isPostedPublicly: event.target.checked })}
        >
          已经公示
        </Checkbox>
      </Labelled>
      <Labelled hint="没有提前终止就不填" label="提前终止日期">
        <DateField isClearable label="提前终止日期" onChange={(day) => set({ endedOn: day })} value={value.endedOn} />
      </Labelled>
      {text("备注", "note")}
    </div>
  );
};

export type LeaseDialogProps = {
  readonly ledgerId: string;
  readonly lease: Lease | null;
  readonly onClose: () => void;
  readonly onDone: (text: string, voucherId: string | null) => void;
};

/** Adds or changes one contract. */
export const LeaseDialog = ({ ledgerId, lease, onClose, onDone }: LeaseDialogProps): ReactNode => {
  const { today, can } = useSession();
  const [value, setValue] = useState<LeaseInput>(lease === null ? emptyLease(today) : leaseInputOf(lease));
  const save = useAction("lease.save", { isQuiet: true });
  const isReady =
    can("bookkeeper") && value.number.trim() !== "" && value.subject.trim() !== "" && value.lesseeItemId !== "";
  const keep = async (): Promise<void> => {
    const steps = value.steps.map((step, index) => (index === 0 ? { ...step, fromOn: value.fromOn } : step));
    const done = await save.run({ id: lease?.id ?? null, ledgerId, terms: { ...value, steps } });
    if (done !== null) onDone(`合同 ${value.number} 已保存`, null);
  };
  return (
    <FormDialog
      failure={save.failure}
      isReady={isReady}
      isRunning={save.isRunning}
      keyGroup="发包租赁"
      keyLabel="保存合同"
      onClose={onClose}
      onSave={() => void keep()}
      saveText="保存"
      title={lease === null ? "登记发包租赁合同" : `合同 ${lease.number}`}
      width={1040}
    >
      <LeaseFields ledgerId={ledgerId} onChange={setValue} value={value} />
    </FormDialog>
  );
};
