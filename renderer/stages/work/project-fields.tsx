import { Checkbox, Input, InputNumber, Select } from "antd";
import type { ReactNode } from "react";
import { fen } from "#domain/core/fen.ts";
import { awardModes } from "#domain/funds/project.ts";
import { useQuery } from "#renderer/ledger/use-query.ts";
import { useSession } from "#renderer/stages/office/session-store.ts";
import { AmountField } from "#renderer/ui/amount-field.tsx";
import { DateField } from "#renderer/ui/date-field.tsx";
import { Labelled } from "#renderer/ui/labelled.tsx";
import { RowEditor } from "#renderer/ui/row-editor.tsx";
import { awardModeWords } from "#renderer/words/project-rules.ts";
import { AmountLine, DayLine, TextLine } from "./form-fields.tsx";
import type { ProjectInput } from "./project-form.ts";
import "./form-rows.css";

export type FieldsProps = {
  readonly value: ProjectInput;
  readonly onChange: (part: Partial<ProjectInput>) => void;
};

/** 立项: what is built, what it is thought to cost, who pays, and the vote. */
export const PlanFields = ({ value, onChange, ledgerId }: FieldsProps & { readonly ledgerId: string }): ReactNode => {
  const votes = useQuery("resolution.list", { ledgerId }).data?.resolutions ?? [];
  return (
    <div className="row-form">
      <TextLine
        isRequired
        label="项目编号"
        most={40}
        onChange={(number) => onChange({ number })}
        value={value.number}
      />
      <TextLine isRequired label="项目名称" most={80} onChange={(name) => onChange({ name })} value={value.name} />
      <TextLine label="建设内容" most={300} onChange={(content) => onChange({ content })} value={value.content} />
      <TextLine
        hint="例如 上级专项 20 万、村自筹 5 万"
        label="资金来源"
        most={200}
        onChange={(fundSource) => onChange({ fundSource })}
        value={value.fundSource}
      />
      <AmountLine
        hint="预算或概算价"
        label="概算"
        onChange={(amount) => onChange({ estimateFen: amount ?? 0 })}
        value={value.estimateFen}
      />
      <Labelled hint="没有的先到“决议”里登记" label="立项决议">
        <Select
          allowClear
          aria-label="立项决议"
          onChange={(id: string | undefined) => onChange({ resolutionId: id ?? null })}
          options={votes.map((vote) => ({ value: vote.id, label: `${vote.number} ${vote.title}` }))}
          value={value.resolutionId}
        />
      </Labelled>
      <AmountLine
        hint="账套启用以前已经付的，没有填 0"
        label="启用前已付"
        onChange={(amount) => onChange({ openingPaidFen: amount ?? 0 })}
        value={value.openingPaidFen}
      />
      <TextLine label="备注" most={300} onChange={(note) => onChange({ note })} value={value.note} />
    </div>
  );
};

const Bidders = ({ value, onChange }: FieldsProps): ReactNode => (
  <Labelled hint="三方比价、竞标、招标的，参加报价的单位都登记" label="报价（投标）单位">
    <RowEditor
      addText="加一家报价单位"
      cellsOf={(bidder, at, change) => [
        <Input
          aria-label={`第${at + 1}家单位`}
          key="name"
          maxLength={80}
          onChange={(event) => change({ name: event.target.value })}
          value={bidder.name}
        />,
        <AmountField
          key="bid"
          label={`第${at + 1}家报价`}
          onChange={(amount) => change({ bidFen: amount ?? 0 })}
          value={fen(bidder.bidFen)}
        />,
      ]}
      className="form-rows"
      columns={[{ title: "单位名称" }, { title: "报价", width: 200 }]}
      newRow={() => ({ name: "", bidFen: 0 })}
      onChange={(rows) => onChange({ bidders: [...rows] })}
      rows={value.bidders}
    />
  </Labelled>
);

/** 发包与合同. */
export const AwardFields = ({ value, onChange }: FieldsProps): ReactNode => (
  <>
    <div className="row-form">
      <Labelled label="发包方式">
        <Select
          allowClear
          aria-label="发包方式"
          onChange={(mode: (typeof awardModes)[number] | undefined) => onChange({ mode: mode ?? null })}
          options={awardModes.map((mode) => ({ value: mode, label: awardModeWords[mode] }))}
          value={value.mode}
        />
      </Labelled>
      <TextLine label="中标（承包）单位" most={80} onChange={(winner) => onChange({ winner })} value={value.winner} />
      <TextLine
        label="合同编号"
        most={60}
        onChange={(contractNumber) => onChange({ contractNumber })}
        value={value.contractNumber}
      />
      <DayLine label="合同日期" onChange={(contractOn) => onChange({ contractOn })} value={value.contractOn} />
      <AmountLine label="合同价" onChange={(contractFen) => onChange({ contractFen })} value={value.contractFen} />
      <DayLine label="开工日期" onChange={(startOn) => onChange({ startOn })} value={value.startOn} />
      <DayLine label="计划完工日期" onChange={(finishOn) => onChange({ finishOn })} value={value.finishOn} />
    </div>
    <Bidders onChange={onChange} value={value} />
  </>
);

const Variations = ({ value, onChange }: FieldsProps): ReactNode => {
  const today = useSession((state) => state.today);
  return (
    <Labelled hint="增加写正数，减少写负数；批准文件写文号或会议记录" label="工程变更（签证）">
      <RowEditor
        addText="加一项变更"
        cellsOf={(variation, at, change) => [
          <DateField
            key="day"
            label={`第${at + 1}项变更日期`}
            onChange={(day) => day !== null && change({ onDate: day })}
            value={variation.onDate}
          />,
          <AmountField
            key="amount"
            label={`第${at + 1}项变更金额`}
            onChange={(amount) => change({ amountFen: amount ?? 0 })}
            value={fen(variation.amountFen)}
          />,
          <Input
            aria-label={`第${at + 1}项变更原因`}
            key="reason"
            maxLength={200}
            onChange={(event) => change({ reason: event.target.value })}
            value={variation.reason}
          />,
          <Input
            aria-label={`第${at + 1}项批准文件`}
            key="approval"
            maxLength={100}
            onChange={(event) => change({ approval: event.target.value })}
            value={variation.approval}
          />,
        ]}
        className="form-rows"
        columns={[
          { title: "日期", width: 170 },
          { title: "增减金额", width: 160 },
          { title: "原因" },
          { title: "批准文件", width: 220 },
        ]}
        newRow={() => ({ onDate: today, amountFen: 0, reason: "", approval: "" })}
        onChange={(rows) => onChange({ variations: [...rows] })}
        rows={value.variations}
      />
    </Labelled>
  );
};

/** 变更与进度. */
export const WorkFields = ({ value, onChange }: FieldsProps): ReactNode => {
  const today = useSession((state) => state.today);
  return (
    <>
      <Variations onChange={onChange} value={value} />
      <Labelled hint="每次确认进度加一行，百分数只增不减" label="形象进度">
        <RowEditor
          addText="加一次进度"
          cellsOf={(step, at, change) => [
            <DateField
              key="day"
              label={`第${at + 1}次进度日期`}
              onChange={(day) => day !== null && change({ onDate: day })}
              value={step.onDate}
            />,
            <InputNumber
              aria-label={`第${at + 1}次进度百分数`}
              key="percent"
              max={100}
              min={0}
              onChange={(percent) => change({ percent: percent ?? 0 })}
              precision={0}
              suffix="%"
              value={step.percent}
            />,
          ]}
          className="form-rows"
          columns={[{ title: "日期", width: 200 }, { title: "完成到" }]}
          newRow={() => ({ onDate: today, percent: value.progress.at(-1)?.percent ?? 0 })}
          onChange={(rows) => onChange({ progress: [...rows] })}
          rows={value.progress}
        />
      </Labelled>
    </>
  );
};

/** 验收、结算、审计与质保. */
export const EndFields = ({ value, onChange }: FieldsProps): ReactNode => (
  <>
    <div className="row-form">
      <DayLine label="验收日期" onChange={(acceptedOn) => onChange({ acceptedOn })} value={value.acceptedOn} />
      <DayLine label="结算日期" onChange={(settledOn) => onChange({ settledOn })} value={value.settledOn} />
      <AmountLine
        label="结算价"
        onChange={(settlementFen) => onChange({ settlementFen })}
        value={value.settlementFen}
      />
      <DayLine label="审计日期" onChange={(auditedOn) => onChange({ auditedOn })} value={value.auditedOn} />
      <AmountLine label="审定价" onChange={(auditedFen) => onChange({ auditedFen })} value={value.auditedFen} />
      <TextLine label="审计单位" most={80} onChange={(auditor) => onChange({ auditor })} value={value.auditor} />
      <AmountLine
        label="质保金"
        onChange={(amount) => onChange({ retentionFen: amount ?? 0 })}
        value={value.retentionFen}
      />
      <DayLine
        label="质保到期日"
        onChange={(retentionDueOn) => onChange({ retentionDueOn })}
        value={value.retentionDueOn}
      />
      <Labelled label="公示">
        <Checkbox
          checked={value.isPostedPublicly}
          onChange={(event) => onChange({ isPostedPublicly: event.target.checked })}
        >
          招标结果和结算已经公示
        </Checkbox>
      </Labelled>
    </div>
    <Labelled hint="在验收单上签字的人" label="验收人员">
      <RowEditor
        addText="加一个验收人"
        cellsOf={(person, at, change) => [
          <Input
            aria-label={`第${at + 1}个验收人`}
            key="name"
            maxLength={40}
            onChange={(event) => change({ name: event.target.value })}
            value={person.name}
          />,
          <Input
            aria-label={`第${at + 1}个验收人身份`}
            key="role"
            maxLength={40}
            onChange={(event) => change({ role: event.target.value })}
            placeholder="村民代表、党员、监委会……"
            value={person.role}
          />,
        ]}
        className="form-rows"
        columns={[{ title: "姓名", width: 200 }, { title: "身份" }]}
        newRow={() => ({ name: "", role: "" })}
        onChange={(rows) => onChange({ acceptors: [...rows] })}
        rows={value.acceptors}
      />
    </Labelled>
  </>
);
