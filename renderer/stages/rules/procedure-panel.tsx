import { Tag } from "antd";
import type { ReactNode } from "react";
import type { OutputOf } from "#contract/contract.ts";
import { useQuery } from "#renderer/ledger/use-query.ts";
import { NumberField } from "#renderer/ui/number-field.tsx";
import { delegationText, minutesFaultText, procedureText } from "#renderer/words/decisions.ts";
import { Field } from "./field.tsx";
import { procedureInputOf, type ResolutionForm } from "./resolution-form.ts";

type Check = OutputOf<"resolution.procedure">["procedure"][number];
type DelegationShown = OutputOf<"resolution.procedure">["delegation"];

const delegationTag = {
  none: { color: "default", text: "没登记", className: "soft" },
  unnamed: { color: "default", text: "请核对", className: "soft" },
  expired: { color: "red", text: "不符", className: "is-short" },
  outside: { color: "red", text: "不符", className: "is-short" },
  within: { color: "green", text: "符合", className: "" },
} as const;

/** Whether the assembly delegated what representatives decided. */
const DelegationLine = ({ delegation }: { readonly delegation: NonNullable<DelegationShown> }): ReactNode => {
  const { color, text, className } = delegationTag[delegation.state];
  return (
    <li className={className}>
      <Tag color={color}>{text}</Tag>
      {delegationText(delegation)}
    </li>
  );
};

/** What the record shows of the procedure, line by line: met, not met, not said. */
export const ProcedureList = ({
  checks,
  delegation,
}: {
  readonly checks: readonly Check[];
  readonly delegation: DelegationShown;
}): ReactNode => (
  <ul aria-label="程序核对" className="procedure-list">
    {checks.map((check) => (
      <li className={check.isMet === false ? "is-short" : check.isMet === null ? "soft" : ""} key={check.kind}>
        <Tag color={check.isMet === true ? "green" : check.isMet === false ? "red" : "default"}>
          {check.isMet === true ? "符合" : check.isMet === false ? "不符" : "没登记"}
        </Tag>
        {procedureText(check)}
      </li>
    ))}
    {delegation === null ? null : <DelegationLine delegation={delegation} />}
  </ul>
);

type Props = {
  readonly form: ResolutionForm;
  readonly ledgerId: string;
  readonly onChange: (part: Partial<ResolutionForm>) => void;
};

const none = { representatives: null, women: null, households: null };

const compositionFields = [
  { name: "representatives", label: "其中村民代表", unit: "人" },
  { name: "women", label: "妇女组成人员", unit: "人" },
  { name: "households", label: "全村户数", unit: "户" },
] as const;

/** 程序核对 while a vote is typed: notice, composition of a congress, signatures. */
export const ProcedurePanel = ({ form, ledgerId, onChange }: Props): ReactNode => {
  const { body, track, record } = form;
  const composition = record.composition ?? none;
  const { data } = useQuery("resolution.procedure", procedureInputOf(form, ledgerId));
  const fields = compositionFields.filter(({ name }) => track === "A" || name === "households");
  return (
    <>
      {body === "congress" ? (
        <div className="form-grid">
          {fields.map(({ name, label, unit }) => (
            <Field key={name} label={label}>
              <NumberField
                label={label}
                onChange={(value) =>
                  onChange({ record: { ...record, composition: { ...composition, [name]: value } } })
                }
                unit={unit}
                value={composition[name]}
              />
            </Field>
          ))}
        </div>
      ) : null}
      {data === null ? (
        <p className="soft">填好应到、实到后，这里核对通知天数、代表构成和签名。</p>
      ) : (
        <>
          <ProcedureList checks={data.procedure} delegation={data.delegation} />
          {data.fault === null ? null : <p className="red-amount">{minutesFaultText(data.fault, data.noticeDays)}</p>}
        </>
      )}
    </>
  );
};
