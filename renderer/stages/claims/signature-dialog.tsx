import { Input, Modal } from "antd";
import { useState, type ReactNode } from "react";
import { dateFromText } from "#domain/core/dates.ts";
import { useAction } from "#renderer/ledger/use-query.ts";
import { useSession } from "#renderer/stages/office/session-store.ts";
import { DateField } from "#renderer/ui/date-field.tsx";
import { FailureAlert } from "#renderer/ui/failure-alert.tsx";
import { approvalWords } from "#renderer/words/labels.ts";
import type { ClaimDetail } from "./claim-form.ts";

type Signature = ClaimDetail["signatures"][number];
type Props = { readonly claim: ClaimDetail; readonly onClose: () => void; readonly onDone: () => void };

const every = ["village-head", "party-secretary", "chair", "two-committees", "congress", "township-leader"] as const;

/** 村级签字: who signed on the village's paper, and when; those the amount asks for stand first. */
export const SignatureDialog = ({ claim, onClose, onDone }: Props): ReactNode => {
  const today = useSession((state) => state.today);
  const sign = useAction("claim.sign", { isQuiet: true });
  const first = every.filter((role) => claim.signers.includes(role));
  const roles = [...first, ...every.filter((role) => !first.includes(role))];
  const [rows, setRows] = useState<readonly Signature[]>(claim.signatures);
  const rowOf = (role: Signature["role"]): Signature =>
    rows.find((row) => row.role === role) ?? { role, name: "", onDate: today };
  const put = (row: Signature): void => setRows([...rows.filter(({ role }) => role !== row.role), row]);
  const submit = async (): Promise<void> => {
    const signatures = rows.filter(({ name }) => name.trim() !== "");
    const { id, rowVersion } = claim;
    if ((await sign.run({ id, rowVersion, signatures })) !== null) onDone();
  };
  return (
    <Modal
      cancelText="取消"
      confirmLoading={sign.isRunning}
      okText="保存签字"
      onCancel={onClose}
      onOk={() => void submit()}
      open
      title="村级签字（照报账单上的签字登记）"
      width={640}
    >
      <FailureAlert failure={sign.failure} />
      <table className="claim-lines">
        <thead>
          <tr>
            <th>签字人</th>
            <th>姓名</th>
            <th style={{ width: "11rem" }}>日期</th>
          </tr>
        </thead>
        <tbody>
          {roles.map((role) => {
            const row = rowOf(role);
            const isAsked = claim.signers.includes(role);
            return (
              <tr key={role}>
                <td>
                  {approvalWords[role]}
                  {isAsked && <span className="red-amount">（必签）</span>}
                </td>
                <td>
                  <Input
                    aria-label={`${approvalWords[role]}姓名`}
                    maxLength={40}
                    onChange={(event) => put({ ...row, name: event.target.value })}
                    placeholder={isAsked ? "必须签字" : ""}
                    value={row.name}
                  />
                </td>
                <td>
                  <DateField
                    label={`${approvalWords[role]}签字日期`}
                    latest={today}
                    onChange={(on) => put({ ...row, onDate: dateFromText(on ?? "") ?? today })}
                    value={row.onDate}
                  />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </Modal>
  );
};
