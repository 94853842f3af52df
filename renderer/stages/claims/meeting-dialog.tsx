import { Checkbox, Input, Modal, Select } from "antd";
import { useState, type ReactNode } from "react";
import type { LocalDate } from "#domain/core/dates.ts";
import { moneyText } from "#renderer/format/money.ts";
import { useAction, useQuery } from "#renderer/ledger/use-query.ts";
import { useSession } from "#renderer/stages/office/session-store.ts";
import { DateField } from "#renderer/ui/date-field.tsx";
import { EmptyHint } from "#renderer/ui/empty-hint.tsx";
import { FailureAlert } from "#renderer/ui/failure-alert.tsx";
import { Labelled } from "#renderer/ui/labelled.tsx";
import type { ClaimHead } from "./claims-screen.tsx";

type Props = {
  readonly ledgerId: string;
  readonly people: readonly string[];
  readonly onClose: () => void;
  readonly onSaved: (id: string) => void;
};
type Refusals = Readonly<Record<string, string>>;

/** The lines of one claim, each to be refused with a reason. */
const ClaimLines = ({
  claim,
  refusals,
  onChange,
}: {
  readonly claim: ClaimHead;
  readonly refusals: Refusals;
  readonly onChange: (refusals: Refusals) => void;
}): ReactNode => {
  const { data } = useQuery("claim.show", { id: claim.id });
  const put = (key: string, reason: string | null): void => {
    const { [key]: _gone, ...rest } = refusals;
    onChange(reason === null ? rest : { ...rest, [key]: reason });
  };
  return (
    <table className="claim-lines" style={{ marginBottom: 8 }}>
      <tbody>
        {(data?.content.lines ?? []).map((line, at) => {
          const key = String(at + 1);
          const reason = refusals[key];
          return (
            <tr key={key}>
              <td style={{ width: "5.5rem" }}>
                <Checkbox
                  aria-label={`否决${claim.number}第${key}行`}
                  checked={reason !== undefined}
                  onChange={(event) => put(key, event.target.checked ? "" : null)}
                >
                  否决
                </Checkbox>
              </td>
              <td>
                {data?.lineNames[at]}　{line.summary}
              </td>
              <td className="is-right" style={{ width: "8rem" }}>
                {moneyText(line.amountFen)}
              </td>
              <td style={{ width: "16rem" }}>
                {reason !== undefined && (
                  <Input
                    aria-label={`${claim.number}第${key}行否决理由`}
                    maxLength={200}
                    onChange={(event) => put(key, event.target.value)}
                    placeholder="否决理由（必填）"
                    value={reason}
                  />
                )}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
};

/** 登记民主理财会议: who sat, which claims were examined, what was refused and why. */
export const MeetingDialog = ({ ledgerId, people: usual, onClose, onSaved }: Props): ReactNode => {
  const today = useSession((state) => state.today);
  const [metOn, setMetOn] = useState<LocalDate | null>(today);
  const [place, setPlace] = useState("村委会");
  const [people, setPeople] = useState<readonly string[]>(usual);
  const [opinion, setOpinion] = useState("逐张审核，同意报销。");
  const [chosen, setChosen] = useState<readonly string[] | null>(null);
  const [refusals, setRefusals] = useState<Readonly<Record<string, Refusals>>>({});
  const { data } = useQuery("claim.list", { ledgerId, wait: "supervise", take: 500 });
  const record = useAction("financeMeeting.record", { isQuiet: true });
  const due = data?.claims ?? [];
  const picked = due.filter((claim) => chosen === null || chosen.includes(claim.id));
  const refusedOf = (claim: ClaimHead) =>
    Object.entries(refusals[claim.id] ?? {}).map(([no, reason]) => ({ lineNo: Number(no), reason: reason.trim() }));
  const isReady =
    metOn !== null &&
    people.length > 0 &&
    picked.length > 0 &&
    picked.every((claim) => refusedOf(claim).every(({ reason }) => reason !== ""));
  const submit = async (): Promise<void> => {
    if (metOn === null) return;
    const items = picked.map((claim) => ({
      claimId: claim.id,
      rowVersion: claim.rowVersion,
      refused: refusedOf(claim),
    }));
    const done = await record.run({ ledgerId, metOn, place, people: [...people], opinion, items });
    if (done !== null) onSaved(done.id);
  };
  return (
    <Modal
      cancelText="取消"
      confirmLoading={record.isRunning}
      okButtonProps={{ disabled: !isReady }}
      okText="保存会议记录"
      onCancel={onClose}
      onOk={() => void submit()}
      open
      title="登记民主理财（监委会）会议"
      width={860}
    >
      <FailureAlert failure={record.failure} />
      <div className="row-form">
        <Labelled isRequired label="会议日期">
          <DateField label="会议日期" latest={today} onChange={setMetOn} value={metOn} />
        </Labelled>
        <Labelled label="地点">
          <Input
            aria-label="会议地点"
            maxLength={60}
            onChange={(event) => setPlace(event.target.value)}
            value={place}
          />
        </Labelled>
      </div>
      <Labelled hint="每打一个名字按一次回车。审批人、经手人、报账员不能参加。" isRequired label="参加人">
        <Select
          aria-label="参加人"
          mode="tags"
          onChange={(names: string[]) => setPeople(names)}
          options={usual.map((value) => ({ value, label: value }))}
          style={{ width: "100%" }}
          value={[...people]}
        />
      </Labelled>
      <Labelled label="审核意见">
        <Input.TextArea
          aria-label="审核意见"
          autoSize={{ minRows: 1, maxRows: 4 }}
          maxLength={500}
          onChange={(event) => setOpinion(event.target.value)}
          value={opinion}
        />
      </Labelled>
      {due.length === 0 && (
        <EmptyHint hint="报账单办到“民主理财”这一步时，会出现在这里。" text="现在没有等民主理财审核的报账单" />
      )}
      {due.map((claim) => (
        <div key={claim.id}>
          <Checkbox
            checked={picked.includes(claim)}
            onChange={(event) =>
              setChosen(
                event.target.checked
                  ? [...picked.map(({ id }) => id), claim.id]
                  : picked.map(({ id }) => id).filter((id) => id !== claim.id),
              )
            }
          >
            <strong>{claim.number}</strong>　{claim.purpose}　{moneyText(claim.totalFen)} 元　经手人 {claim.handler}
          </Checkbox>
          {picked.includes(claim) && (
            <ClaimLines
              claim={claim}
              onChange={(next) => setRefusals({ ...refusals, [claim.id]: next })}
              refusals={refusals[claim.id] ?? {}}
            />
          )}
        </div>
      ))}
    </Modal>
  );
};
