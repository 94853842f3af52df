import { Input, Select } from "antd";
import { approvalRole } from "#contract/scalars.ts";
import type { LocalDate } from "#domain/core/dates.ts";
import { DateField } from "#renderer/ui/date-field.tsx";
import { RowEditor } from "#renderer/ui/row-editor.tsx";
import { approvalWords } from "#renderer/words/labels.ts";
import { nextRole, type ApprovalRow } from "./grid-content.ts";

type Props = {
  readonly approvals: readonly ApprovalRow[];
  readonly onDate: LocalDate;
  readonly onChange: (approvals: readonly ApprovalRow[]) => void;
};

const options = approvalRole.options.map((role) => ({ value: role, label: approvalWords[role] }));

const columns = [{ title: "审批人身份", width: 250 }, { title: "姓名" }, { title: "签字日期", width: 160 }];

/** 村级审批: who of the village signed the claim, and when, for the rules about approval tiers. */
export const ApprovalEditor = ({ approvals, onDate, onChange }: Props) => (
  <>
    {approvals.length === 0 ? <p className="soft">按审批权限登记已经签字的人；姓名和日期都填了才算数。</p> : null}
    <RowEditor
      addText="登记一位审批人"
      addTitle="Alt+A"
      cellsOf={(approval, at, change) => [
        <Select
          aria-label={`第${String(at + 1)}个审批人身份`}
          key="role"
          onChange={(role) => {
            change({ role });
          }}
          options={options}
          style={{ width: "100%" }}
          value={approval.role}
        />,
        <Input
          aria-label={`第${String(at + 1)}个审批人姓名`}
          key="name"
          maxLength={60}
          onChange={(event) => {
            change({ name: event.target.value });
          }}
          value={approval.name}
        />,
        <DateField
          key="day"
          label={`第${String(at + 1)}个签字日期`}
          onChange={(day) => {
            change({ onDate: day });
          }}
          value={approval.onDate}
        />,
      ]}
      className="row-editor"
      columns={columns}
      newRow={(): ApprovalRow => ({ role: nextRole(approvals), name: "", onDate })}
      onChange={onChange}
      rows={approvals}
    />
  </>
);
