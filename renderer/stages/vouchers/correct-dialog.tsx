import { Alert, App, Checkbox, Input, Modal } from "antd";
import { useMemo, useState } from "react";
import { monthOf, yearOf } from "#domain/core/dates.ts";
import type { Fen } from "#domain/core/fen.ts";
import { useAction, useQuery } from "#renderer/ledger/use-query.ts";
import { useChosenLedger, useLedger } from "#renderer/stages/office/ledger-store.ts";
import { usePlace } from "#renderer/stages/office/place-store.ts";
import { useSession } from "#renderer/stages/office/session-store.ts";
import { FailureAlert } from "#renderer/ui/failure-alert.tsx";
import { AdjustFields, WayField } from "./adjust-fields.tsx";
import { adjustmentSlip, amountOf, correctionSlips, type CorrectionWay } from "./correct-slips.ts";
import { DayField } from "./day-field.tsx";
import { openMonthFrom, startDay } from "./day-text.ts";
import type { VoucherDetail } from "./grid-content.ts";
import { VoucherPaper } from "./voucher-paper.tsx";

const okText = (way: CorrectionWay, andCopy: boolean): string => {
  if (way === "difference") return "生成差额凭证草稿";
  if (way === "blue") return "生成蓝字凭证草稿";
  return andCopy ? "生成红字和蓝字两张草稿" : "生成红字草稿";
};

type Props = { readonly voucher: VoucherDetail; readonly onClose: () => void };

/** 红字更正 in one step: shows the red slip and the blue copy together before anything is drafted. */
export const CorrectDialog = ({ voucher, onClose }: Props) => {
  const { message } = App.useApp();
  const today = useSession((state) => state.today);
  const month = useLedger((state) => state.month);
  const closedThrough = useChosenLedger()?.closedThrough ?? null;
  const { open } = usePlace();
  const correct = useAction("voucher.correct", { isQuiet: true });
  const items = useQuery("item.list", { ledgerId: voucher.ledgerId });
  const [onDate, setOnDate] = useState(() => {
    const day = startDay(today, openMonthFrom(month ?? monthOf(today), closedThrough));
    // A correction never comes before what it corrects.
    return day < voucher.onDate ? voucher.onDate : day;
  });
  const [reason, setReason] = useState("");
  const [andCopy, setAndCopy] = useState(true);
  const [way, setWay] = useState<CorrectionWay>("red");
  const [rightFen, setRightFen] = useState<readonly Fen[]>(() => voucher.entries.map(amountOf));
  const adjust = useAction("voucher.adjust", { isQuiet: true });
  const itemNames = useMemo(
    () => new Map<string, string>((items.data?.items ?? []).map((item) => [item.id, item.name])),
    [items.data],
  );
  const { red, blue } = correctionSlips(voucher, onDate);
  const isSame = way === "difference" && adjustmentSlip(voucher, onDate, { way, rightFen }).entries.length === 0;
  const sendAdjusted = async (by: "difference" | "blue"): Promise<void> => {
    const right = by === "blue" ? [] : [...rightFen];
    const done = await adjust.run({ id: voucher.id, onDate, reason: reason.trim(), way: by, rightFen: right });
    if (done === null) return;
    onClose();
    void message.success("已生成更正凭证草稿；请核对、补上附件，再送审。");
    open("voucher-entry", { id: done.id });
  };
  const send = async (): Promise<void> => {
    if (way !== "red") return sendAdjusted(way);
    const done = await correct.run({ id: voucher.id, onDate, reason: reason.trim(), andCopy });
    if (done === null) return;
    onClose();
    void message.success(
      done.copyId === null
        ? "已生成红字草稿，等待审核。"
        : "已生成红字草稿和蓝字草稿；请把蓝字草稿改对，两张一起送审。",
    );
    if (done.copyId === null) open("voucher", { id: done.redId });
    else open("voucher-entry", { id: done.copyId });
  };
  return (
    <Modal
      cancelText="取消"
      confirmLoading={correct.isRunning || adjust.isRunning}
      okButtonProps={{ disabled: reason.trim() === "" || isSame }}
      okText={okText(way, andCopy)}
      onCancel={onClose}
      onOk={() => void send()}
      open
      title="更正凭证"
      width="min(1240px, 96vw)"
    >
      <WayField isPriorYear={yearOf(voucher.onDate) < yearOf(onDate)} onChange={setWay} way={way} />
      <FailureAlert failure={way === "red" ? correct.failure : adjust.failure} />
      <div className="entry-head">
        <label>
          更正原因
          <Input
            autoFocus
            maxLength={200}
            onChange={(event) => {
              setReason(event.target.value);
            }}
            placeholder="例如：科目用错（必填）"
            style={{ width: 360 }}
            value={reason}
          />
        </label>
        <label>
          更正日期
          <DayField label="更正日期" onChange={setOnDate} value={onDate} />
        </label>
        {way === "red" ? (
          <Checkbox
            checked={andCopy}
            onChange={(event) => {
              setAndCopy(event.target.checked);
            }}
          >
            同时生成蓝字凭证
          </Checkbox>
        ) : null}
      </div>
      {andCopy || way !== "red" ? null : (
        <Alert showIcon style={{ marginBottom: 10 }} title="只生成红字：适用于整张凭证不该记的情况。" type="info" />
      )}
      {way === "red" ? (
        <div className="two-slips">
          <section aria-label="红字凭证">
            <h3 className="slip-name red-amount">红字凭证：注销原凭证</h3>
            <VoucherPaper isNarrow itemNames={itemNames} names={null} slip={red} />
          </section>
          {andCopy ? (
            <section aria-label="蓝字凭证">
              <h3 className="slip-name is-blue">蓝字凭证：照原样生成，再改成正确的</h3>
              <VoucherPaper isNarrow itemNames={itemNames} names={null} slip={blue} />
            </section>
          ) : null}
        </div>
      ) : (
        <AdjustFields
          itemNames={itemNames}
          onDate={onDate}
          onRight={setRightFen}
          rightFen={rightFen}
          voucher={voucher}
          way={way}
        />
      )}
    </Modal>
  );
};
