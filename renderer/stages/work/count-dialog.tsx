import { Button, Checkbox, Input, Modal } from "antd";
import { useState, type ReactNode } from "react";
import { sumOf } from "#domain/core/fen.ts";
import type { LocalDate } from "#domain/core/dates.ts";
import { moneyText } from "#renderer/format/money.ts";
import { useAction } from "#renderer/ledger/use-query.ts";
import { useSession } from "#renderer/stages/office/session-store.ts";
import { DateField } from "#renderer/ui/date-field.tsx";
import { FailureAlert } from "#renderer/ui/failure-alert.tsx";
import { Labelled } from "#renderer/ui/labelled.tsx";
import { MoneyCell } from "#renderer/ui/money-cell.tsx";
import { useKeys } from "#renderer/ui/use-keys.ts";
import { PaperTable, type PaperColumn } from "#renderer/ui/paper-table.tsx";
import type { AssetCard, CardInput } from "./asset-form.ts";
import { SurplusDialog } from "./surplus-dialog.tsx";

type Props = {
  readonly ledgerId: string;
  readonly cards: readonly AssetCard[];
  readonly onClose: () => void;
  readonly onDone: (text: string, voucherId: string | null) => void;
};

const actText = (missing: number, surplus: number): string => {
  const parts = [...(missing > 0 ? [`盘亏 ${missing} 项`] : []), ...(surplus > 0 ? [`盘盈 ${surplus} 项`] : [])];
  return parts.length === 0 ? "登记盘点" : `登记盘点，${parts.join("、")}转待处理`;
};

type SurplusProps = {
  readonly surplus: readonly CardInput[];
  readonly onAdd: () => void;
  readonly onDrop: (card: CardInput) => void;
};

/** What was found beyond the cards. */
const SurplusList = ({ surplus, onAdd, onDrop }: SurplusProps): ReactNode => (
  <div style={{ marginTop: 12 }}>
    <Button onClick={onAdd}>登记盘盈的资产（Alt+N）</Button>
    {surplus.length > 0 && (
      <ul aria-label="盘盈的资产">
        {surplus.map((card) => (
          <li key={`${card.name}/${card.inUseOn}/${card.costFen}`}>
            {card.name}　{card.quantity}　{moneyText(card.costFen)} 元
            <Button onClick={() => onDrop(card)} size="small" type="link">
              去掉
            </Button>
          </li>
        ))}
        <li className="soft">合计 {moneyText(sumOf(surplus, (card) => card.costFen))} 元</li>
      </ul>
    )}
  </div>
);

/** 盘点: every card is found until somebody says it is not; what is missing or was found beyond them is proposed. */
export const CountDialog = ({ ledgerId, cards, onClose, onDone }: Props): ReactNode => {
  const today = useSession((state) => state.today);
  const [onDate, setOnDate] = useState<LocalDate | null>(today);
  const [people, setPeople] = useState("");
  const [missing, setMissing] = useState<ReadonlySet<string>>(new Set());
  const [surplus, setSurplus] = useState<readonly CardInput[]>([]);
  const [isAdding, setIsAdding] = useState(false);
  const count = useAction("asset.count", { isQuiet: true });
  const standing = cards.filter((card) => card.endedOn === null);
  const toggle = (card: AssetCard): void => {
    const next = new Set(missing);
    if (!next.delete(card.id)) next.add(card.id);
    setMissing(next);
  };
  const keep = async (): Promise<void> => {
    if (onDate === null) return;
    const lines = standing.map((card) => ({ assetId: card.id, isFound: !missing.has(card.id), note: "" }));
    const done = await count.run({ ledgerId, onDate, people, lines, surplus: [...surplus] });
    if (done !== null) onDone(`盘点已登记，盘亏 ${done.missingCount} 项，盘盈 ${done.surplusCount} 项`, done.voucherId);
  };
  useKeys("资产盘点", [{ keys: "Alt+N", label: "登记盘盈的资产", run: isAdding ? null : () => setIsAdding(true) }], {
    isDialog: true,
  });
  const columns: readonly PaperColumn<AssetCard>[] = [
    {
      key: "found",
      title: "盘到了",
      width: 80,
      align: "center",
      cell: (card) => (
        <Checkbox aria-label={`${card.name}盘到了`} checked={!missing.has(card.id)} onChange={() => toggle(card)} />
      ),
    },
    { key: "number", title: "编号", width: 90, cell: (card) => card.number },
    { key: "name", title: "名称", width: 220, cell: (card) => card.name },
    { key: "place", title: "存放与保管", width: 180, cell: (card) => `${card.location} ${card.keeper}` },
    { key: "net", title: "净值", width: 120, align: "right", cell: (card) => <MoneyCell amountFen={card.netFen} /> },
  ];
  return (
    <Modal
      cancelText="关闭"
      confirmLoading={count.isRunning}
      okButtonProps={{
        disabled: people.trim() === "" || onDate === null || (standing.length === 0 && surplus.length === 0),
      }}
      okText={actText(missing.size, surplus.length)}
      onCancel={onClose}
      onOk={() => void keep()}
      open
      title="资产盘点"
      width={820}
    >
      <FailureAlert failure={count.failure} />
      <div className="row-form">
        <Labelled label="盘点日期">
          <DateField latest={today} onChange={setOnDate} value={onDate} />
        </Labelled>
        <Labelled isRequired label="盘点人、监盘人">
          <Input
            aria-label="盘点人"
            autoFocus
            maxLength={100}
            onChange={(event) => setPeople(event.target.value)}
            value={people}
          />
        </Labelled>
      </div>
      <p className="soft">
        没有盘到的去掉勾（空格），账上没有卡片的登记为盘盈。盘亏、盘盈先转入待处理财产损溢，批准以后再处理。
      </p>
      <PaperTable
        columns={columns}
        height="40vh"
        keyOf={(card) => card.id}
        label="盘点表"
        onTick={toggle}
        rows={standing}
        viewKey={`count/${ledgerId}`}
      />
      <SurplusList
        onAdd={() => setIsAdding(true)}
        onDrop={(card) => setSurplus(surplus.filter((each) => each !== card))}
        surplus={surplus}
      />
      {isAdding && (
        <SurplusDialog
          onClose={() => setIsAdding(false)}
          onDone={(card) => {
            setSurplus([...surplus, card]);
            setIsAdding(false);
          }}
        />
      )}
    </Modal>
  );
};
