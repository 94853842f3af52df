import { Button, Input, Select } from "antd";
import { useState, type ReactNode } from "react";
import { quarterText } from "#renderer/format/dates.ts";
import { moneyText } from "#renderer/format/money.ts";
import { useAction, useQuery } from "#renderer/ledger/use-query.ts";
import { useSession } from "#renderer/stages/office/session-store.ts";
import { FormDialog } from "#renderer/ui/form-dialog.tsx";
import { AmountField } from "#renderer/ui/amount-field.tsx";
import { DateField } from "#renderer/ui/date-field.tsx";
import { Labelled } from "#renderer/ui/labelled.tsx";
import {
  emptyGrant,
  grantFormOf,
  instalmentDifference,
  quartersFrom,
  spreadOverYear,
  termsOf,
  type Grant,
  type GrantForm,
} from "./grant-form.ts";

type Set = (change: Partial<GrantForm>) => void;
type PartProps = { readonly form: GrantForm; readonly set: Set };

const Instalments = ({ form, set }: PartProps): ReactNode => {
  const { grantedOn, amountFen, expected } = form;
  const free =
    grantedOn === null ? [] : quartersFrom(grantedOn).filter((q) => expected.every((each) => each.quarter !== q));
  const difference = instalmentDifference(form);
  return (
    <div style={{ gridColumn: "1 / -1" }}>
      <Labelled hint="不填的，自下达那个季度起全额应到" label="计划到账（按季度）">
        {expected.map((each, at) => (
          <div className="button-row" key={each.quarter} style={{ marginBottom: 6 }}>
            <span style={{ width: "9rem" }}>{quarterText(each.quarter)}</span>
            <div style={{ width: 200 }}>
              <AmountField
                label={`${quarterText(each.quarter)}计划到账`}
                onChange={(part) =>
                  set({ expected: expected.map((one, index) => (index === at ? { ...one, amountFen: part } : one)) })
                }
                value={each.amountFen}
              />
            </div>
            <Button onClick={() => set({ expected: expected.filter((one) => one !== each) })} size="small" type="text">
              去掉
            </Button>
          </div>
        ))}
        <div className="button-row">
          <Button
            disabled={free.length === 0}
            onClick={() => {
              const [quarter] = free;
              if (quarter !== undefined)
                set({
                  expected: [...expected, { quarter, amountFen: null }].toSorted((a, b) =>
                    a.quarter < b.quarter ? -1 : 1,
                  ),
                });
            }}
          >
            加一个季度
          </Button>
          <Button
            disabled={grantedOn === null || amountFen === null || amountFen <= 0}
            onClick={() => {
              if (grantedOn !== null && amountFen !== null) set({ expected: spreadOverYear(grantedOn, amountFen) });
            }}
          >
            到年底平均分
          </Button>
          {difference !== 0 && <span className="red-amount">与下达金额相差 {moneyText(difference)}</span>}
        </div>
      </Labelled>
    </div>
  );
};

const Fields = ({ form, set, isNew }: PartProps & { readonly isNew: boolean }): ReactNode => {
  const { data } = useQuery("category.list", {});
  return (
    <div className="row-form">
      <Labelled isRequired label="文件号">
        <Input
          aria-label="文件号"
          autoFocus
          maxLength={60}
          onChange={(event) => set({ document: event.target.value })}
          value={form.document}
        />
      </Labelled>
      <Labelled isRequired label="下达部门">
        <Input
          aria-label="下达部门"
          maxLength={60}
          onChange={(event) => set({ department: event.target.value })}
          value={form.department}
        />
      </Labelled>
      <Labelled
        hint={isNew ? "凭证里用同名的“专项资金”辅助项目来记这笔钱，没有的自动增加" : ""}
        isRequired
        label="资金名称"
      >
        <Input
          aria-label="资金名称"
          maxLength={80}
          onChange={(event) => set({ title: event.target.value })}
          value={form.title}
        />
      </Labelled>
      <Labelled isRequired label="下达日期">
        <DateField label="下达日期" onChange={(day) => set({ grantedOn: day })} value={form.grantedOn} />
      </Labelled>
      <Labelled hint="文件没有写的不填" label="使用期限">
        <DateField isClearable label="使用期限" onChange={(day) => set({ expiresOn: day })} value={form.expiresOn} />
      </Labelled>
      <Labelled isRequired label="下达金额">
        <AmountField label="下达金额" onChange={(amount) => set({ amountFen: amount })} value={form.amountFen} />
      </Labelled>
      <Labelled hint="选上的分类才能用这笔钱；文件没有限定用途的不选" label="规定用途">
        <Select
          aria-label="规定用途"
          mode="multiple"
          onChange={(ids: string[]) => set({ categoryIds: ids })}
          showSearch={{ optionFilterProp: "label" }}
          options={(data?.categories ?? [])
            .filter((each) => each.isActive)
            .map(({ id, name }) => ({ value: id, label: name }))}
          style={{ width: "100%" }}
          value={[...form.categoryIds]}
        />
      </Labelled>
      <Instalments form={form} set={set} />
      {!isNew && (
        <Labelled hint="例如：青农〔2026〕20号调减；原来的内容留着" isRequired label="变更原因和依据">
          <Input
            aria-label="变更原因和依据"
            maxLength={200}
            onChange={(event) => set({ reason: event.target.value })}
            value={form.reason}
          />
        </Labelled>
      )}
    </div>
  );
};

type Props = {
  readonly ledgerId: string;
  /** Null: a new grant. */
  readonly grant: Grant | null;
  readonly onClose: () => void;
  /** `waits`: it widens the fund, and a second person must confirm that. */
  readonly onSaved: (id: string, waits: boolean) => void;
};

/** Registers a grant, or puts a new version of its terms beside the old ones. */
export const GrantDialog = ({ ledgerId, grant, onClose, onSaved }: Props): ReactNode => {
  const today = useSession((state) => state.today);
  const [form, setForm] = useState<GrantForm>(grant === null ? emptyGrant(today) : grantFormOf(grant));
  const save = useAction("grant.save", { isQuiet: true });
  const terms = termsOf(form);
  const isReady = terms !== null && (grant === null || form.reason.trim() !== "");
  const keep = async (): Promise<void> => {
    if (terms === null) return;
    const done = await save.run({ id: grant?.id ?? null, ledgerId, itemId: null, terms, reason: form.reason });
    if (done !== null) onSaved(done.id, done.waits);
  };
  return (
    <FormDialog
      failure={save.failure}
      isReady={isReady}
      isRunning={save.isRunning}
      keyGroup="拨款台账"
      keyLabel="保存拨款"
      onClose={onClose}
      onSave={() => void keep()}
      saveText="保存"
      title={grant === null ? "登记拨款" : `变更拨款　${grant.document}`}
      width={960}
    >
      <Fields form={form} isNew={grant === null} set={(change) => setForm({ ...form, ...change })} />
    </FormDialog>
  );
};
