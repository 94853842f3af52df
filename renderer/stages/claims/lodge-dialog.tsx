import { Checkbox, Input, Modal } from "antd";
import { useState, type ReactNode } from "react";
import { sumOf } from "#domain/core/fen.ts";
import type { LocalDate } from "#domain/core/dates.ts";
import { moneyText } from "#renderer/format/money.ts";
import { useAction } from "#renderer/ledger/use-query.ts";
import { useSession } from "#renderer/stages/office/session-store.ts";
import { DateField } from "#renderer/ui/date-field.tsx";
import { FailureAlert } from "#renderer/ui/failure-alert.tsx";
import { Labelled } from "#renderer/ui/labelled.tsx";
import type { ClaimHead } from "./claims-screen.tsx";

type Props = {
  readonly ledgerId: string;
  readonly claims: readonly ClaimHead[];
  readonly onClose: () => void;
  readonly onLodged: (number: string) => void;
};

/** 送审: which claims the 报账员 hands over today; makes the 原始凭证移交清单. */
export const LodgeDialog = ({ ledgerId, claims, onClose, onLodged }: Props): ReactNode => {
  const today = useSession((state) => state.today);
  const [onDate, setOnDate] = useState<LocalDate | null>(today);
  const [handedBy, setHandedBy] = useState(claims[0]?.clerk ?? "");
  const [chosen, setChosen] = useState<readonly string[]>(claims.map((claim) => claim.id));
  const lodge = useAction("claim.lodge", { isQuiet: true });
  const picked = claims.filter((claim) => chosen.includes(claim.id));
  const isReady = onDate !== null && handedBy.trim() !== "" && picked.length > 0;
  const submit = async (): Promise<void> => {
    if (onDate === null) return;
    const done = await lodge.run({
      ledgerId,
      onDate,
      handedBy,
      claims: picked.map(({ id, rowVersion }) => ({ id, rowVersion })),
    });
    if (done !== null) onLodged(done.number);
  };
  return (
    <Modal
      cancelText="取消"
      confirmLoading={lodge.isRunning}
      okButtonProps={{ disabled: !isReady }}
      okText={`送审 ${String(picked.length)} 张`}
      onCancel={onClose}
      onOk={() => void submit()}
      open
      title="送审：村报账员交来单据"
      width={640}
    >
      <FailureAlert failure={lodge.failure} />
      <div className="row-form">
        <Labelled isRequired label="报账日">
          <DateField label="报账日" latest={today} onChange={setOnDate} value={onDate} />
        </Labelled>
        <Labelled isRequired label="移交人（村报账员）">
          <Input
            aria-label="移交人"
            maxLength={40}
            onChange={(event) => setHandedBy(event.target.value)}
            value={handedBy}
          />
        </Labelled>
      </div>
      {claims.map((claim) => (
        <div key={claim.id}>
          <Checkbox
            checked={chosen.includes(claim.id)}
            onChange={(event) =>
              setChosen(event.target.checked ? [...chosen, claim.id] : chosen.filter((id) => id !== claim.id))
            }
          >
            {claim.number}　{claim.purpose}　{moneyText(claim.totalFen)} 元
          </Checkbox>
        </div>
      ))}
      <p>
        合计 <strong>{moneyText(sumOf(picked, (claim) => claim.totalFen))}</strong>{" "}
        元。送审后打印《原始凭证移交清单》两份，双方签字。
      </p>
    </Modal>
  );
};
