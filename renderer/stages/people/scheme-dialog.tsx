import { Button, Input, InputNumber, Select } from "antd";
import { useState, type ReactNode } from "react";
import { fen } from "#domain/core/fen.ts";
import { isPostKind, postKinds, postNames } from "#domain/people/village-posts.ts";
import { useAction, useQuery } from "#renderer/ledger/use-query.ts";
import { useSession } from "#renderer/stages/office/session-store.ts";
import { FormDialog } from "#renderer/ui/form-dialog.tsx";
import { AmountField } from "#renderer/ui/amount-field.tsx";
import { Labelled } from "#renderer/ui/labelled.tsx";
import { MonthField } from "#renderer/ui/month-field.tsx";
import { emptyStandard, newPart, schemeKindWords, type SchemeInput, type Standard } from "./pay-forms.ts";
import { PartEditor } from "./scheme-parts.tsx";

const accrualOptions = [
  { value: "none", label: "发放时直接列支出" },
  { value: "wages", label: "先计提到应付工资，发放时冲减" },
  { value: "labour", label: "先计提到应付劳务费，发放时冲减" },
] as const;
/** What the choice means for whoever makes the vouchers. */
const accrualHints: Readonly<Record<NonNullable<SchemeInput["accrual"]>, string>> = {
  none: "",
  wages: "名单批准后先计提，审核后再发放",
  labour: "临时用工；2004 年制度的账套记“应付款”（待核对）",
};
const postOptions = postKinds.map((kind) => ({ value: kind, label: postNames[kind] }));

type FieldsProps = {
  readonly value: SchemeInput;
  readonly ledger: { readonly id: string; readonly villageId: string };
  readonly onChange: (part: Partial<SchemeInput>) => void;
};

const StandardFields = ({ value, ledger, onChange }: FieldsProps): ReactNode => {
  const { today } = useSession();
  const standard = value.standard ?? emptyStandard;
  const people = useQuery("villager.list", { villageId: ledger.villageId, on: today }).data?.people ?? [];
  const resolutions = useQuery("resolution.list", { ledgerId: ledger.id }).data?.resolutions ?? [];
  const set = (part: Partial<Standard>): void => onChange({ standard: { ...standard, ...part } });
  const days = (label: string, key: "monthHalfDays" | "yearHalfDays"): ReactNode => (
    <Labelled hint="可以填半天，如 10.5；不限就不填" label={label}>
      <InputNumber
        aria-label={label}
        max={366}
        min={0.5}
        onChange={(count) => set({ [key]: count === null ? null : Math.round(count * 2) })}
        step={0.5}
        style={{ width: "100%" }}
        suffix="天"
        value={standard[key] === null ? null : standard[key] / 2}
      />
    </Labelled>
  );
  return (
    <div className="row-form">
      <Labelled hint="误工补贴的人和标准由代表会议定" isRequired label="表决的决议">
        <Select
          aria-label="表决的决议"
          onChange={(id: string) => onChange({ resolutionId: id })}
          options={resolutions.map((each) => ({ value: each.id, label: `${each.number} ${each.title}` }))}
          value={value.resolutionId}
        />
      </Labelled>
      <Labelled isRequired label="每天标准">
        <AmountField
          label="每天标准"
          onChange={(amount) => set({ dayRateFen: amount ?? 0 })}
          value={fen(standard.dayRateFen)}
        />
      </Labelled>
      {days("每月最多", "monthHalfDays")}
      {days("全年最多", "yearHalfDays")}
      <Labelled hint="每人全年；不限就不填" label="全年最高金额">
        <AmountField
          label="全年最高金额"
          onChange={(amount) => set({ yearCapFen: amount })}
          value={standard.yearCapFen === null ? null : fen(standard.yearCapFen)}
        />
      </Labelled>
      <Labelled label="不得领取的职务">
        <Select
          aria-label="不得领取的职务"
          mode="multiple"
          onChange={(posts: string[]) => set({ excludedPosts: posts.filter(isPostKind) })}
          options={postOptions}
          value={[...standard.excludedPosts]}
        />
      </Labelled>
      <div style={{ gridColumn: "1 / -1" }}>
        <Labelled hint="决议写明人员名单的，照名单选；没有写明的不选，除不得领取的职务外都可以" label="可以领取的人">
          <Select
            aria-label="可以领取的人"
            mode="multiple"
            onChange={(ids: string[]) => set({ personIds: ids })}
            showSearch={{ optionFilterProp: "label" }}
            options={people.map(({ id, name }) => ({ value: id, label: name }))}
            value={[...standard.personIds]}
          />
        </Labelled>
      </div>
    </div>
  );
};

const PayFields = ({ value, onChange }: FieldsProps): ReactNode => {
  const scheme = value.scheme ?? { posts: [], parts: [] };
  const setParts = (parts: typeof scheme.parts): void => onChange({ scheme: { ...scheme, parts } });
  return (
    <>
      <Labelled
        hint="排在前面的先算：一个人任几个职务的，只按最前面的发一份。按月末在任的职务发整月"
        isRequired
        label="发给哪些职务"
      >
        <Select
          aria-label="发给哪些职务"
          disabled={value.kind === "retired"}
          mode="multiple"
          onChange={(posts: string[]) => onChange({ scheme: { ...scheme, posts: posts.filter(isPostKind) } })}
          options={postOptions}
          value={[...scheme.posts]}
        />
      </Labelled>
      {scheme.parts.map((part, at) => (
        <PartEditor
          key={at}
          onChange={(next) => setParts(scheme.parts.map((each, index) => (index === at ? next : each)))}
          onRemove={() => setParts(scheme.parts.filter((_part, index) => index !== at))}
          part={part}
          posts={scheme.posts}
        />
      ))}
      {value.kind === "pay" && (
        <Button
          onClick={() =>
            setParts([...scheme.parts, { ...newPart(scheme.posts), name: `绩效补贴`, way: { kind: "typed" } }])
          }
        >
          加一项报酬
        </Button>
      )}
    </>
  );
};

export type SchemeDialogProps = {
  readonly id: string | null;
  readonly start: SchemeInput;
  readonly ledger: FieldsProps["ledger"];
  readonly onClose: () => void;
  readonly onDone: () => void;
};

/** Proposes a scheme, or a new version of one; a second person approves it. */
export const SchemeDialog = ({ id, start, ledger, onClose, onDone }: SchemeDialogProps): ReactNode => {
  const [value, setValue] = useState<SchemeInput>(start);
  const save = useAction("payScheme.propose", { isQuiet: true });
  const change = (part: Partial<SchemeInput>): void => setValue((before) => ({ ...before, ...part }));
  const isReady = value.title.trim() !== "" && value.basis.trim() !== "";
  const keep = async (): Promise<void> => {
    const scheme = { ...value, ledgerId: value.kind === "work" ? ledger.id : value.ledgerId };
    if ((await save.run({ id, scheme })) !== null) onDone();
  };
  return (
    <FormDialog
      failure={save.failure}
      isReady={isReady}
      isRunning={save.isRunning}
      keyGroup="报酬方案"
      keyLabel="提出方案"
      onClose={onClose}
      onSave={() => void keep()}
      saveText="提出"
      title={`${id === null ? "新方案" : "新的一版"}：${schemeKindWords[value.kind]}`}
      width={1040}
    >
      <div className="row-form">
        <Labelled isRequired label="名称">
          <Input
            aria-label="名称"
            maxLength={100}
            onChange={(event) => change({ title: event.target.value })}
            value={value.title}
          />
        </Labelled>
        <Labelled hint="文件名、文号" isRequired label="依据">
          <Input
            aria-label="依据"
            maxLength={200}
            onChange={(event) => change({ basis: event.target.value })}
            value={value.basis}
          />
        </Labelled>
        <Labelled label="从哪月起">
          <MonthField
            label="从哪月起"
            onChange={(month) => month !== null && change({ fromMonth: month })}
            value={value.fromMonth}
          />
        </Labelled>
        <Labelled hint="一直有效就不填" label="到哪月止">
          <MonthField
            isClearable
            label="到哪月止"
            onChange={(month) => change({ toMonth: month })}
            value={value.toMonth}
          />
        </Labelled>
        <Labelled hint={accrualHints[value.accrual ?? "none"]} label="怎么入账">
          <Select
            aria-label="怎么入账"
            onChange={(accrual: SchemeInput["accrual"]) => change({ accrual })}
            options={[...accrualOptions]}
            value={value.accrual ?? "none"}
          />
        </Labelled>
      </div>
      {value.kind === "work" ? (
        <StandardFields ledger={ledger} onChange={change} value={value} />
      ) : (
        <PayFields ledger={ledger} onChange={change} value={value} />
      )}
    </FormDialog>
  );
};
