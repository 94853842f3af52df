import { Button, Input, Modal, Segmented } from "antd";
import { useState, type ReactNode } from "react";
import { zeroFen, type Fen } from "#domain/core/fen.ts";
import type { LocalDate } from "#domain/core/dates.ts";
import type { AccountId } from "#domain/core/ids.ts";
import { moneyText } from "#renderer/format/money.ts";
import { useAction, useQuery } from "#renderer/ledger/use-query.ts";
import { usePlace } from "#renderer/stages/office/place-store.ts";
import { useSession } from "#renderer/stages/office/session-store.ts";
import { AccountPicker } from "#renderer/ui/account-picker.tsx";
import { AmountField } from "#renderer/ui/amount-field.tsx";
import { DateField } from "#renderer/ui/date-field.tsx";
import { FailureAlert } from "#renderer/ui/failure-alert.tsx";
import { Labelled } from "#renderer/ui/labelled.tsx";
import { assetEventWords } from "#renderer/words/work.ts";
import { HandoverDialog } from "./handover-dialog.tsx";
import type { AssetCard } from "./asset-form.ts";
import { accountsBelow, useBooks } from "./use-books.ts";

type What = "transfer" | "revalue" | "dispose";
type Done = (text: string, voucherId: string | null) => void;

const titles: Readonly<Record<What, string>> = { transfer: "调拨", revalue: "原值变动", dispose: "处置" };

type PartFieldProps = {
  readonly nowCostFen: Fen;
  readonly isPart: boolean;
  readonly partFen: Fen | null;
  readonly onIsPart: (isPart: boolean) => void;
  readonly onPart: (amountFen: Fen | null) => void;
};

/** The whole card, or a part of it told by its original cost. */
const PartField = ({ nowCostFen, isPart, partFen, onIsPart, onPart }: PartFieldProps): ReactNode => (
  <Labelled
    hint={isPart ? `填这一部分的原值；卡片现在 ${moneyText(nowCostFen)} 元，折旧、残值按比例一起转出` : ""}
    label="处置多少"
  >
    <div className="button-row">
      <Segmented
        onChange={(value) => onIsPart(value === "part")}
        options={[
          { value: "whole", label: "全部" },
          { value: "part", label: "一部分" },
        ]}
        value={isPart ? "part" : "whole"}
      />
      {isPart && <AmountField label="这一部分的原值" onChange={onPart} value={partFen} />}
    </div>
  </Labelled>
);

const ChangeDialog = (props: { card: AssetCard; what: What; onClose: () => void; onDone: Done }): ReactNode => {
  const { card, what, onClose, onDone } = props;
  const { accounts, assets } = useBooks();
  const today = useSession((state) => state.today);
  const [onDate, setOnDate] = useState<LocalDate | null>(today);
  const [note, setNote] = useState("");
  const [location, setLocation] = useState(card.location);
  const [keeper, setKeeper] = useState(card.keeper);
  const [amountFen, setAmount] = useState<Fen | null>(null);
  const [costsFen, setCosts] = useState<Fen | null>(null);
  const [isPart, setIsPart] = useState(false);
  const [partFen, setPart] = useState<Fen | null>(null);
  const [account, setAccount] = useState<AccountId | null>(null);
  const transfer = useAction("asset.transfer", { isQuiet: true });
  const revalue = useAction("asset.revalue", { isQuiet: true });
  const dispose = useAction("asset.dispose", { isQuiet: true });
  const keep = async (): Promise<void> => {
    if (onDate === null) return;
    const { id } = card;
    if (what === "transfer") {
      if ((await transfer.run({ id, onDate, location, keeper, note })) !== null) onDone("已登记调拨", null);
    } else if (what === "revalue" && account !== null) {
      const done = await revalue.run({ id, onDate, deltaFen: amountFen ?? zeroFen, counterAccountId: account, note });
      if (done !== null) onDone("已生成凭证，请另一人审核", done.voucherId);
    } else if (what === "dispose") {
      const money = { proceedsFen: amountFen ?? zeroFen, costsFen: costsFen ?? zeroFen, moneyAccountId: account };
      const part = isPart ? (partFen ?? zeroFen) : null;
      const done = await dispose.run({ id, onDate, ...money, partFen: part, evidence: note });
      if (done !== null)
        onDone(
          `已生成处置凭证，${done.gainFen < 0 ? "损失" : "收益"} ${moneyText(Math.abs(done.gainFen))} 元`,
          done.voucherId,
        );
    }
  };
  const codes = what === "dispose" ? assets.paidBy : assets.revaluedBy;
  return (
    <Modal
      cancelText="关闭"
      confirmLoading={transfer.isRunning || revalue.isRunning || dispose.isRunning}
      okButtonProps={{ disabled: note.trim() === "" || onDate === null || (what === "revalue" && account === null) }}
      okText={what === "transfer" ? "登记" : "生成凭证"}
      onCancel={onClose}
      onOk={() => void keep()}
      open
      title={`${titles[what]}　${card.number} ${card.name}`}
    >
      <FailureAlert failure={transfer.failure ?? revalue.failure ?? dispose.failure} />
      <Labelled label="日期">
        <DateField latest={today} onChange={setOnDate} value={onDate} />
      </Labelled>
      <Labelled hint="会议、批准文件、评估报告等" isRequired label="原因和依据">
        <Input
          aria-label="原因和依据"
          autoFocus
          maxLength={200}
          onChange={(event) => setNote(event.target.value)}
          value={note}
        />
      </Labelled>
      {what === "transfer" && (
        <>
          <Labelled label="存放地点">
            <Input
              aria-label="存放地点"
              maxLength={100}
              onChange={(event) => setLocation(event.target.value)}
              value={location}
            />
          </Labelled>
          <Labelled label="保管人">
            <Input
              aria-label="保管人"
              maxLength={60}
              onChange={(event) => setKeeper(event.target.value)}
              value={keeper}
            />
          </Labelled>
        </>
      )}
      {what === "dispose" && (
        <PartField
          isPart={isPart}
          nowCostFen={card.nowCostFen}
          onIsPart={setIsPart}
          onPart={setPart}
          partFen={partFen}
        />
      )}
      {what !== "transfer" && (
        <Labelled
          hint={what === "revalue" ? "增加填正数，减少填负数" : ""}
          label={what === "dispose" ? "处置收入" : "变动金额"}
        >
          <AmountField label="金额" onChange={setAmount} value={amountFen} />
        </Labelled>
      )}
      {what === "dispose" && (
        <Labelled label="清理费用">
          <AmountField label="清理费用" onChange={setCosts} value={costsFen} />
        </Labelled>
      )}
      {what !== "transfer" && (
        <Labelled label={what === "dispose" ? "收付款科目" : "对方科目"}>
          <AccountPicker
            accounts={accountsBelow(accounts, ...codes)}
            isClearable
            onChange={setAccount}
            value={account}
          />
        </Labelled>
      )}
    </Modal>
  );
};

/** What happened to the card under the cursor, and what can be done with it. */
export const AssetPanel = ({ card, onDone }: { readonly card: AssetCard; readonly onDone: Done }): ReactNode => {
  const { data } = useQuery("asset.events", { id: card.id });
  const open = usePlace((state) => state.open);
  const can = useSession((state) => state.can);
  const [what, setWhat] = useState<What | null>(null);
  const [papersOf, setPapersOf] = useState<string | null>(null);
  const mayChange = can("bookkeeper") && card.endedOn === null;
  return (
    <section className="panel" style={{ marginTop: 16 }}>
      <h2>
        {card.number} {card.name}
      </h2>
      {mayChange && (
        <div className="button-row" style={{ marginBottom: 10 }}>
          <Button onClick={() => setWhat("transfer")}>调拨</Button>
          <Button onClick={() => setWhat("revalue")}>原值变动</Button>
          <Button onClick={() => setWhat("dispose")}>处置</Button>
        </div>
      )}
      {data?.events.length === 0 && <p className="soft">这张卡片还没有变动。</p>}
      <ul>
        {data?.events.map(({ id, onDate, kind, costFen, wornFen, note, voucherId, state, word, number }) => (
          <li key={id}>
            {onDate}　{assetEventWords[kind] ?? "变动"}
            {costFen !== 0 && `　原值 ${moneyText(costFen)}`}
            {wornFen !== 0 && `　折旧 ${moneyText(wornFen)}`}　{note}{" "}
            {voucherId !== null && (
              <Button onClick={() => open("voucher", { id: voucherId })} size="small" type="link">
                {state === "posted" ? `${word}-${String(number)}` : "看草稿凭证"}
              </Button>
            )}
            {kind === "disposal" && voucherId !== null && (
              <Button onClick={() => setPapersOf(voucherId)} size="small" type="link">
                处置资料
              </Button>
            )}
          </li>
        ))}
      </ul>
      {papersOf !== null && (
        <HandoverDialog
          matter={{ leaseId: null, voucherId: papersOf }}
          onClose={() => setPapersOf(null)}
          onDone={(text) => onDone(text, null)}
        />
      )}
      {what !== null && <ChangeDialog card={card} onClose={() => setWhat(null)} onDone={onDone} what={what} />}
    </section>
  );
};
