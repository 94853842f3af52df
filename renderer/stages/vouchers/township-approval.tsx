import { App, Button } from "antd";
import { useState, type ReactNode } from "react";
import type { InputOf } from "#contract/contract.ts";
import { mayBeApproved } from "#domain/checks/township-approval.ts";
import type { LocalDate } from "#domain/core/dates.ts";
import { momentText } from "#renderer/format/dates.ts";
import { moneyText } from "#renderer/format/money.ts";
import { useAction, useQuery } from "#renderer/ledger/use-query.ts";
import { TakeBackDialog } from "#renderer/ui/take-back-dialog.tsx";
import { useSession } from "#renderer/stages/office/session-store.ts";
import { TextLine } from "#renderer/stages/work/form-fields.tsx";
import { DateField } from "#renderer/ui/date-field.tsx";
import { FormDialog } from "#renderer/ui/form-dialog.tsx";
import { Labelled } from "#renderer/ui/labelled.tsx";
import { ruleKindWords } from "#renderer/words/labels.ts";
import { hitSentence, type Hit } from "#renderer/words/rules.ts";

type Of = InputOf<"ruleApproval.list">["of"];

type DialogProps = {
  readonly of: Of;
  readonly hit: Hit;
  readonly onClose: () => void;
  readonly onDone: () => void;
};

const mostSigns = 40;

/** 登记上级审批: who approved, in what post, on what paper and day, and why. */
const ApprovalDialog = ({ of, hit, onClose, onDone }: DialogProps): ReactNode => {
  const today = useSession((state) => state.today);
  const [approver, setApprover] = useState("");
  const [post, setPost] = useState("");
  const [paper, setPaper] = useState("");
  const [reason, setReason] = useState("");
  const [onDate, setOnDate] = useState<LocalDate | null>(today);
  const record = useAction("ruleApproval.record", { isQuiet: true });
  const { kind, ruleId } = hit;
  const isReady = [approver, post, paper, reason].every((text) => text.trim() !== "") && onDate !== null;
  return (
    <FormDialog
      failure={record.failure}
      isReady={isReady}
      isRunning={record.isRunning}
      keyGroup="登记上级审批"
      keyLabel="登记上级审批"
      onClose={onClose}
      onSave={() => {
        void (async () => {
          if (onDate === null) return;
          if ((await record.run({ of, kind, ruleId, approver, post, paper, onDate, reason })) !== null) onDone();
        })();
      }}
      saveText="登记"
      title="登记上级审批"
      width={640}
    >
      <p>{hitSentence(hit)}</p>
      <div className="row-form">
        <TextLine isRequired label="审批人" most={mostSigns} onChange={setApprover} value={approver} />
        <TextLine
          hint="例如：分管副镇长、财务中心主任"
          isRequired
          label="职务"
          most={mostSigns}
          onChange={setPost}
          value={post}
        />
        <TextLine
          hint="文号，或审批单的名称和存放处"
          isRequired
          label="凭哪份文件"
          most={mostSigns}
          onChange={setPaper}
          value={paper}
        />
        <Labelled isRequired label="审批日期">
          <DateField label="审批日期" latest={today} onChange={setOnDate} value={onDate} />
        </Labelled>
      </div>
      <TextLine isRequired label="理由" most={200} onChange={setReason} value={reason} />
      <p className="soft">
        只对这条制度的现行版本、这次的金额有效：以后金额变大或制度改了版，要重新审批。制单的人不能自己登记。
      </p>
    </FormDialog>
  );
};

/** What the township approved of a voucher or a claim; a record made by mistake goes before the review. */
export const ApprovalList = ({
  of,
  canWithdraw,
  onChanged,
}: {
  readonly of: Of;
  readonly canWithdraw: boolean;
  readonly onChanged: () => void;
}): ReactNode => {
  const { message } = App.useApp();
  const { data, reload } = useQuery("ruleApproval.list", { of });
  const withdraw = useAction("ruleApproval.withdraw", { isQuiet: true });
  const [leaving, setLeaving] = useState<string | null>(null);
  const approvals = data?.approvals ?? [];
  if (approvals.length === 0) return null;
  return (
    <>
      <h3 style={{ margin: "14px 0 4px" }}>上级审批</h3>
      <ul aria-label="上级审批">
        {approvals.map((each) => (
          <li key={each.id}>
            {ruleKindWords[each.kind]}：{each.post} {each.approver}，{each.onDate}，凭“{each.paper}”，不超过{" "}
            {moneyText(each.amountFen)} 元；理由：{each.reason}
            <span className="soft">
              （{each.recordedByName} {momentText(each.recordedAt)} 登记）
            </span>
            {canWithdraw && (
              <Button onClick={() => setLeaving(each.id)} size="small" type="link">
                撤回登记
              </Button>
            )}
          </li>
        ))}
      </ul>
      <TakeBackDialog
        failure={withdraw.failure}
        isRunning={withdraw.isRunning}
        onClose={() => setLeaving(null)}
        onTakeBack={async (reason) => {
          if (leaving === null || (await withdraw.run({ id: leaving, reason })) === null) return false;
          setLeaving(null);
          void message.success("已撤回，这条制度重新拦下");
          reload();
          onChanged();
          return true;
        }}
        reasonLabel="撤回的原因"
        what={leaving === null ? null : "上级审批登记"}
      />
    </>
  );
};

/** The button that records the township's approval of a hit, and its dialog; nothing for who may not or where nobody may. */
export const useTownshipApproval = (of: Of | null, onDone: () => void) => {
  const can = useSession((state) => state.can);
  const [hit, setHit] = useState<Hit | null>(null);
  const isOffered = (each: Hit): boolean => of !== null && can("reviewer", "head") && mayBeApproved(each);
  return {
    isOffered,
    button: (each: Hit): ReactNode =>
      isOffered(each) ? (
        <Button onClick={() => setHit(each)} size="small">
          登记上级审批
        </Button>
      ) : null,
    dialog:
      of === null || hit === null ? null : (
        <ApprovalDialog
          hit={hit}
          of={of}
          onClose={() => setHit(null)}
          onDone={() => {
            setHit(null);
            onDone();
          }}
        />
      ),
  };
};
