import { Alert } from "antd";
import type { ReactNode } from "react";
import type { OutputOf } from "#contract/contract.ts";

type Gap = OutputOf<"category.list">["gaps"][number];

type GapNoteProps = {
  readonly gaps: readonly Gap[];
  /** What closes the gaps, where this place has it. */
  readonly action?: ReactNode;
};

/** Names accounts money is spent on that no spending category covers; nothing where there are none. */
export const GapNote = ({ gaps, action }: GapNoteProps): ReactNode =>
  gaps.length === 0 ? null : (
    <Alert
      action={action}
      description={
        <ul style={{ margin: 0, paddingLeft: "1.2em" }}>
          {gaps.map((gap) => (
            <li key={gap.accountCode}>
              {gap.accountCode} {gap.accountName}
              <span className="soft">
                （{gap.ledgerNames.slice(0, 3).join("、")}
                {gap.ledgerNames.length > 3 ? ` 等 ${String(gap.ledgerNames.length)} 个账套` : ""}）
              </span>
            </li>
          ))}
        </ul>
      }
      showIcon
      style={{ marginBottom: 12 }}
      title="这些科目还没有支出分类，限额和规则管不到，花在上面的钱不能审核："
      type="warning"
    />
  );
