import { Checkbox, Input, Select, Space } from "antd";
import { amendmentKinds } from "#domain/caps/amendment.ts";
import type { LocalDate } from "#domain/core/dates.ts";
import { useQuery } from "#renderer/ledger/use-query.ts";
import { DateField } from "#renderer/ui/date-field.tsx";
import { amendmentWords } from "#renderer/words/decisions.ts";
import { meetingWords, voteTrackWords } from "#renderer/words/labels.ts";
import { Field } from "./field.tsx";
import type { ResolutionForm } from "./resolution-form.ts";

type Props = {
  readonly form: ResolutionForm;
  readonly isCollective: boolean;
  readonly ledgerId: string;
  readonly today: LocalDate;
  readonly onChange: (part: Partial<ResolutionForm>) => void;
};

type Text = "place" | "convenor" | "chair" | "recorder" | "townshipOfficer" | "partyStudyMinute";

const texts: readonly { readonly name: Text; readonly label: string; readonly hint: string }[] = [
  { name: "place", label: "地点", hint: "" },
  { name: "convenor", label: "召集人", hint: "" },
  { name: "chair", label: "主持人", hint: "" },
  { name: "recorder", label: "记录人", hint: "" },
  { name: "townshipOfficer", label: "乡镇到会人员", hint: "" },
  { name: "partyStudyMinute", label: "党组织研究记录号", hint: "" },
];

const bodies = [
  { value: "congress", label: meetingWords.congress },
  { value: "assembly", label: meetingWords.assembly },
] as const;
const tracks = [
  { value: "A", label: voteTrackWords.A },
  { value: "B", label: voteTrackWords.B },
] as const;

const hows = amendmentKinds.map((value) => ({ value, label: amendmentWords[value] }));

/** 调整、废止的决议: an earlier decision of the same body that passed. */
const AmendedField = ({ form, ledgerId, onChange }: Pick<Props, "form" | "ledgerId" | "onChange">) => {
  const { data } = useQuery("resolution.list", { ledgerId });
  const earlier = (data?.resolutions ?? []).filter(
    (each) =>
      each.computed === "passed" && each.body === form.body && each.track === form.track && each.metOn <= form.metOn,
  );
  return (
    <Field hint="只能由原来的会议、按原来的规则调整。没有就不选。" label="调整或废止的决议">
      <Space.Compact style={{ width: "100%" }}>
        <Select
          allowClear
          aria-label="调整或废止的决议"
          onChange={(resolutionId: string | undefined) => {
            onChange({
              changes: resolutionId === undefined ? null : { resolutionId, how: form.changes?.how ?? "amends" },
            });
          }}
          options={earlier.map(({ id, number, title }) => ({ value: id, label: `${number} ${title}` }))}
          placeholder="没有"
          showSearch={{ optionFilterProp: "label" }}
          style={{ width: "68%" }}
          value={form.changes?.resolutionId ?? null}
        />
        <Select
          aria-label="调整还是废止"
          disabled={form.changes === null}
          onChange={(how) => {
            if (form.changes !== null) onChange({ changes: { ...form.changes, how } });
          }}
          options={hows}
          style={{ width: "32%" }}
          value={form.changes?.how ?? "amends"}
        />
      </Space.Compact>
    </Field>
  );
};

/** The meeting itself: which body, by which rules, when, where and by whom. */
export const MeetingFields = ({ form, isCollective, ledgerId, today, onChange }: Props) => {
  const { record } = form;
  return (
    <div className="form-grid">
      <Field isNeeded label="决议文号">
        <Input
          aria-label="决议文号"
          autoFocus
          maxLength={40}
          onChange={(event) => {
            onChange({ number: event.target.value });
          }}
          placeholder="例如 柳溪村决〔2026〕5号"
          value={form.number}
        />
      </Field>
      <Field isNeeded label="会议日期">
        <DateField
          label="会议日期"
          latest={today}
          onChange={(metOn) => {
            if (metOn !== null) onChange({ metOn });
          }}
          value={form.metOn}
        />
      </Field>
      <Field label="哪个会议">
        <Select
          aria-label="哪个会议"
          onChange={(body) => {
            onChange({ body });
          }}
          options={[...bodies]}
          style={{ width: "100%" }}
          value={form.body}
        />
      </Field>
      <Field
        hint={
          isCollective
            ? "集体经济组织的钱，一律按这个规则表决。"
            : "村委会代行集体经济组织职能时，选集体经济组织议事规则。"
        }
        label="按什么规则表决"
      >
        <Select
          aria-label="按什么规则表决"
          disabled={isCollective}
          onChange={(track) => {
            onChange({ track });
          }}
          options={[...tracks]}
          style={{ width: "100%" }}
          value={form.track}
        />
      </Field>
      <Field isNeeded isWide label="决议事项">
        <Input
          aria-label="决议事项"
          maxLength={100}
          onChange={(event) => {
            onChange({ title: event.target.value });
          }}
          placeholder="例如 2026年度非生产性开支限额"
          value={form.title}
        />
      </Field>
      <Field label="会议通知日期">
        <DateField
          isClearable
          label="会议通知日期"
          latest={form.metOn}
          onChange={(noticeOn) => {
            onChange({ record: { ...record, noticeOn } });
          }}
          value={record.noticeOn ?? null}
        />
      </Field>
      <Field hint="通知天数不够的必填，例如抢险救灾紧急召开。" label="通知不足天数的原因">
        <Input
          aria-label="通知不足天数的原因"
          maxLength={200}
          onChange={(event) => {
            onChange({ record: { ...record, noticeReason: event.target.value } });
          }}
          value={record.noticeReason}
        />
      </Field>
      <AmendedField form={form} ledgerId={ledgerId} onChange={onChange} />
      {texts.map(({ name, label, hint }) => (
        <Field hint={hint} key={name} label={label}>
          <Input
            aria-label={label}
            maxLength={name === "place" ? 100 : name === "partyStudyMinute" ? 60 : 40}
            onChange={(event) => {
              onChange({ record: { ...record, [name]: event.target.value } });
            }}
            value={record[name]}
          />
        </Field>
      ))}
      <Field label="监督">
        <Checkbox
          checked={record.isSupervised}
          onChange={(event) => {
            onChange({ record: { ...record, isSupervised: event.target.checked } });
          }}
        >
          村务监督委员会到会监督
        </Checkbox>
      </Field>
    </div>
  );
};
