import { Radio, Tag } from "antd";
import { useQuery } from "#renderer/ledger/use-query.ts";
import { sentenceOf } from "#renderer/words/failures.ts";
import { passedWords } from "#renderer/words/labels.ts";
import { Field } from "./field.tsx";
import { NumberField } from "#renderer/ui/number-field.tsx";
import {
  mayCountHouseholds,
  voteInputOf,
  voteNumbers,
  type ResolutionForm,
  type VoteNumber,
} from "./resolution-form.ts";
import { voteConditions } from "./vote-words.ts";

type Props = { readonly form: ResolutionForm; readonly onChange: (part: Partial<ResolutionForm>) => void };

const labels: Readonly<Record<VoteNumber, string>> = {
  entitled: "应到人数",
  present: "实到人数",
  votesFor: "赞成票",
  votesAgainst: "反对票",
  votesAbstain: "弃权票",
};

const householdLabels = { entitled: "应到户数", present: "实到户数" } as const;

/** The vote in numbers, the legal test shown while they are typed, and the result declared at the meeting. */
export const VotePanel = ({ form, onChange }: Props) => {
  const vote = voteInputOf(form);
  const { data: test, failure } = useQuery("resolution.test", vote);
  const computed = test === null ? null : test.isPassed ? "passed" : "failed";
  const isMisdeclared = computed !== null && form.declared !== null && form.declared !== computed;
  const { record } = form;
  const isByHouseholds = mayCountHouseholds(form) && form.countedBy === "households";
  const labelOf = (name: VoteNumber): string =>
    isByHouseholds && (name === "entitled" || name === "present") ? householdLabels[name] : labels[name];
  return (
    <>
      <div className="form-grid">
        {mayCountHouseholds(form) ? (
          <Field hint="三分之二以上的户派代表参加也能开村民会议，应到、实到填户数。" isWide label="到会按什么算">
            <Radio.Group
              onChange={(event) => {
                onChange({ countedBy: event.target.value === "households" ? "households" : "people" });
              }}
              options={[
                { value: "people", label: "按人数（十八周岁以上村民过半数）" },
                { value: "households", label: "按户数（三分之二以上的户的代表）" },
              ]}
              value={form.countedBy}
            />
          </Field>
        ) : null}
        {voteNumbers.map((name) => (
          <Field isNeeded={name !== "votesAgainst" && name !== "votesAbstain"} key={name} label={labelOf(name)}>
            <NumberField
              label={labelOf(name)}
              onChange={(value) => {
                onChange({ [name]: value });
              }}
              unit={name === "entitled" || name === "present" ? (isByHouseholds ? "户" : "人") : "票"}
              value={form[name]}
            />
          </Field>
        ))}
        <Field label="委托到会">
          <NumberField
            label="委托到会"
            onChange={(proxies) => {
              onChange({ record: { ...record, proxies: proxies ?? 0 } });
            }}
            unit="人"
            value={record.proxies}
          />
        </Field>
        <Field label="到会妇女代表">
          <NumberField
            label="到会妇女代表"
            onChange={(women) => {
              onChange({ record: { ...record, women } });
            }}
            unit="人"
            value={record.women}
          />
        </Field>
        <Field label="表决方式">
          <Radio.Group
            onChange={(event) => {
              onChange({ record: { ...record, method: event.target.value === "ballot" ? "ballot" : "hands" } });
            }}
            options={[
              { value: "hands", label: "举手表决" },
              { value: "ballot", label: "无记名投票" },
            ]}
            value={record.method}
          />
        </Field>
      </div>
      <div
        aria-label="法定条件"
        className={`vote-test${computed === "passed" ? " is-passed" : ""}${computed === "failed" ? " is-failed" : ""}`}
        role="status"
      >
        {vote === null ? <span className="soft">填好应到、实到和赞成票后，这里按法律规定计算是否通过。</span> : null}
        {failure === null ? null : <span className="is-short">{sentenceOf(failure)}</span>}
        {test === null || vote === null ? null : (
          <>
            按法定条件计算：<Tag color={test.isPassed ? "green" : "red"}>{test.isPassed ? "通过" : "未通过"}</Tag>
            <ul>
              {voteConditions(vote, test).map((condition) => (
                <li className={condition.isMet ? "" : "is-short"} key={condition.text}>
                  {condition.text}
                </li>
              ))}
            </ul>
            <span className="form-hint">依据：{test.basis}</span>
          </>
        )}
      </div>
      <div className="button-row" style={{ marginTop: 12 }}>
        会上宣布的结果：
        <Radio.Group
          onChange={(event) => {
            onChange({ declared: event.target.value === "passed" ? "passed" : "failed" });
          }}
          options={[
            { value: "passed", label: passedWords.passed },
            { value: "failed", label: passedWords.failed },
          ]}
          value={form.declared}
        />
        {isMisdeclared ? (
          <span className="red-amount" role="alert">
            与计算结果不一致，不能登记。请核对票数和宣布结果。
          </span>
        ) : null}
      </div>
    </>
  );
};
