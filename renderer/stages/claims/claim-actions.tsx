import { App, Button, Checkbox, Modal } from "antd";
import { useState, type ReactNode } from "react";
import { useAction } from "#renderer/ledger/use-query.ts";
import { usePlace } from "#renderer/stages/office/place-store.ts";
import { useSession } from "#renderer/stages/office/session-store.ts";
import { useKeys } from "#renderer/ui/use-keys.ts";
import { claimStateWords } from "#renderer/words/claims.ts";
import { PayDialog, ReasonForClaim, VoucherDialog } from "./claim-dialogs.tsx";
import type { ClaimDetail } from "./claim-form.ts";
import { SignatureDialog } from "./signature-dialog.tsx";
import { usePrintClaim } from "./use-print-claim.ts";

type Dialog = "sign" | "pay" | "voucher" | "return" | "refuse" | "withdraw" | "revise" | null;
type Props = { readonly claim: ClaimDetail; readonly onChanged: () => void };

const ReviseDialog = ({
  claim,
  onClose,
  onDone,
}: Props & { readonly onClose: () => void; readonly onDone: () => void }) => {
  const refused = claim.refusals.filter(({ version, lineNo }) => version === claim.version && lineNo !== null);
  const [dropsRefused, setDrops] = useState(refused.length > 0);
  const revise = useAction("claim.revise");
  return (
    <Modal
      cancelText="取消"
      confirmLoading={revise.isRunning}
      okText="改为新版"
      onCancel={onClose}
      onOk={() => {
        void (async () => {
          const { id, rowVersion } = claim;
          if ((await revise.run({ id, rowVersion, dropsRefused })) !== null) onDone();
        })();
      }}
      open
      title="改正后重新报账"
    >
      <p>原来的第 {claim.version} 版原样保留，新的一版从头办理：经手、审批、民主理财、送审都要重新来。</p>
      {refused.length > 0 && (
        <Checkbox checked={dropsRefused} onChange={(event) => setDrops(event.target.checked)}>
          去掉被否决的 {refused.length} 行（不再报销）
        </Checkbox>
      )}
    </Modal>
  );
};

/** The button of the next step, where the person who looks may take it. */
const useNextStep = ({ claim, onChanged }: Props, ask: (dialog: Dialog) => void) => {
  const { message } = App.useApp();
  const can = useSession((state) => state.can);
  const open = usePlace((state) => state.open);
  const advance = useAction("claim.advance");
  const review = useAction("claim.review");
  const { id, rowVersion, next } = claim;
  const tell = (text: string): void => {
    void message.success(text);
    onChanged();
  };
  const go = async (act: "handle" | "claim" | "approve"): Promise<void> => {
    const done = await advance.run({ id, rowVersion, act });
    if (done !== null) tell(`已办：${claimStateWords[done.state]}`);
  };
  const pass = async (): Promise<void> => {
    if ((await review.run({ id, rowVersion })) !== null) tell("审核通过");
  };
  const keeps = can("bookkeeper");
  const isRunning = advance.isRunning || review.isRunning;
  switch (next) {
    case "handle":
      return keeps ? { label: "经手人、证明人已签字", run: () => void go("handle"), isRunning } : null;
    case "claim":
      return keeps ? { label: "单据检查通过，送村级审批", run: () => void go("claim"), isRunning } : null;
    case "approve": {
      const signed = claim.signatures.map(({ role }) => role);
      const isSigned = claim.signers.every(
        (role) => role === "township-leader" || signed.some((each) => each === role),
      );
      if (!keeps) return null;
      return isSigned && signed.length > 0
        ? { label: "村级审批通过", run: () => void go("approve"), isRunning }
        : { label: "登记村级签字", run: () => ask("sign"), isRunning };
    }
    case "supervise":
      return can("bookkeeper", "head")
        ? { label: "登记民主理财会议", run: () => open("finance-meetings", { new: "1" }), isRunning }
        : null;
    case "lodge":
      return can("bookkeeper", "reviewer", "head") ? { label: "去送审", run: () => open("claims"), isRunning } : null;
    case "review":
      return can("reviewer", "head") ? { label: "审核通过", run: () => void pass(), isRunning } : null;
    case "pay":
      return can("cashier") ? { label: "登记付款", run: () => ask("pay"), isRunning } : null;
    case "voucher":
      return keeps ? { label: "制单", run: () => ask("voucher"), isRunning } : null;
    case null:
      return null;
  }
};

/** What the person who looks may do with a claim: the next step, or back. */
export const ClaimActions = ({ claim, onChanged }: Props): ReactNode => {
  const can = useSession((state) => state.can);
  const open = usePlace((state) => state.open);
  const { print, isRunning } = usePrintClaim();
  const [dialog, setDialog] = useState<Dialog>(null);
  const next = useNextStep({ claim, onChanged }, setDialog);
  useKeys("报账单", [{ keys: "F8", label: next?.label ?? "办下一步", run: next?.run ?? null }]);
  const close = (): void => setDialog(null);
  const done = (): void => {
    close();
    onChanged();
  };
  const { state, voucherId } = claim;
  const isUnderWay = claim.next !== null;
  const isReviewed = state === "reviewed" || state === "paid" || state === "vouchered";
  return (
    <>
      <Button loading={isRunning} onClick={() => print({ kind: "claim", id: claim.id })}>
        打印报账单
      </Button>
      {voucherId !== null && <Button onClick={() => open("voucher", { id: voucherId })}>看凭证</Button>}
      {can("bookkeeper") && isUnderWay && !isReviewed && <Button onClick={() => setDialog("withdraw")}>撤回</Button>}
      {state === "draft" && can("bookkeeper") && (
        <Button onClick={() => open("claim-entry", { id: claim.id })}>修改</Button>
      )}
      {(state === "claimed" || state === "supervised" || state === "approved" || state === "lodged") &&
        can("bookkeeper", "reviewer", "head") && <Button onClick={() => setDialog("sign")}>村级签字</Button>}
      {isUnderWay && state !== "draft" && state !== "paid" && can("reviewer", "head", "bookkeeper") && (
        <Button onClick={() => setDialog("return")}>退回</Button>
      )}
      {state === "lodged" && can("reviewer", "head") && (
        <Button danger onClick={() => setDialog("refuse")}>
          拒付
        </Button>
      )}
      {(state === "returned" || state === "refused") && can("bookkeeper") && (
        <Button onClick={() => setDialog("revise")} type="primary">
          改正后重新报账
        </Button>
      )}
      {next !== null && (
        <Button loading={next.isRunning} onClick={next.run} title="F8" type="primary">
          {next.label}（F8）
        </Button>
      )}
      {dialog === "sign" && <SignatureDialog claim={claim} onClose={close} onDone={done} />}
      {dialog === "pay" && <PayDialog claim={claim} onClose={close} onDone={done} />}
      {dialog === "voucher" && <VoucherDialog claim={claim} onClose={close} onMade={(id) => open("voucher", { id })} />}
      {(dialog === "return" || dialog === "refuse" || dialog === "withdraw") && (
        <ReasonForClaim act={dialog} claim={claim} onClose={close} onDone={done} />
      )}
      {dialog === "revise" && <ReviseDialog claim={claim} onChanged={onChanged} onClose={close} onDone={done} />}
    </>
  );
};
