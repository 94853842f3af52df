import { Button, Input, Select } from "antd";
import { approvalRole } from "#contract/scalars.ts";
import type { LocalDate } from "#domain/core/dates.ts";
import { DateField } from "#renderer/ui/date-field.tsx";
import { approvalWords } from "#renderer/words/labels.ts";
import { nextRole, type ApprovalRow } from "./grid-content.ts";

type Props = {
  readonly approvals: readonly ApprovalRow[];
  readonly onDate: LocalDate;
  readonly onChange: (approvals: readonly ApprovalRow[]) => void;
};

const options = approvalRole.options.map((role) => ({ value: role, label: approvalWords[role] }));

/** 村级审批: who of the village signed the claim, and when, for the rules about approval tiers. */
export const ApprovalEditor = ({ approvals, onDate, onChange }: Props) => {
  const replace = (at: number, part: Partial<ApprovalRow>): void => {
    onChange(approvals.map((approval, index) => (index === at ? { ...approval, ...part } : approval)));
  };
  return (
    <>
      {approvals.length === 0 ? <p className="soft">按审批权限登记已经签字的人；姓名和日期都填了才算数。</p> : null}
      {approvals.length === 0 ? null : (
        <table className="row-editor">
          <thead>
            <tr>
              <th style={{ width: 250 }}>审批人身份</th>
              <th>姓名</th>
              <th style={{ width: 160 }}>签字日期</th>
              <th style={{ width: 64 }} aria-label="操作" />
            </tr>
          </thead>
          <tbody>
            {approvals.map((approval, at) => (
              <tr key={`approval-${String(at)}`}>
                <td>
                  <Select
                    aria-label={`第${String(at + 1)}个审批人身份`}
                    onChange={(role) => {
                      replace(at, { role });
                    }}
                    options={options}
                    style={{ width: "100%" }}
                    value={approval.role}
                  />
                </td>
                <td>
                  <Input
                    aria-label={`第${String(at + 1)}个审批人姓名`}
                    maxLength={60}
                    onChange={(event) => {
                      replace(at, { name: event.target.value });
                    }}
                    value={approval.name}
                  />
                </td>
                <td>
                  <DateField
                    label={`第${String(at + 1)}个签字日期`}
                    onChange={(day) => {
                      replace(at, { onDate: day });
                    }}
                    value={approval.onDate}
                  />
                </td>
                <td>
                  <Button
                    onClick={() => {
                      onChange(approvals.filter((_, index) => index !== at));
                    }}
                  >
                    删除
                  </Button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <Button
        onClick={() => {
          onChange([...approvals, { role: nextRole(approvals), name: "", onDate }]);
        }}
        title="Alt+A"
      >
        登记一位审批人
      </Button>
    </>
  );
};
