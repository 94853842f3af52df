import { InputNumber, Modal } from "antd";
import { useState, type ReactNode } from "react";
import { sumOf } from "#domain/core/fen.ts";
import { monthText } from "#renderer/format/dates.ts";
import { moneyText } from "#renderer/format/money.ts";
import { useAction } from "#renderer/ledger/use-query.ts";
import { FailureAlert } from "#renderer/ui/failure-alert.tsx";
import { Labelled } from "#renderer/ui/labelled.tsx";
import type { AssetCard } from "./asset-form.ts";

type Props = {
  readonly ledgerId: string;
  readonly month: string;
  readonly cards: readonly AssetCard[];
  readonly onClose: () => void;
  readonly onDone: (text: string, voucherId: string | null) => void;
};

/** 计提折旧与摊销 of a month: the sum by time, the work done of cards by workload, and the draft voucher. */
export const DepreciateDialog = ({ ledgerId, month, cards, onClose, onDone }: Props): ReactNode => {
  const [units, setUnits] = useState<Readonly<Record<string, number>>>({});
  const run = useAction("asset.depreciate", { isQuiet: true });
  const due = cards.filter((card) => card.isDue);
  const byWork = due.filter((card) => card.method === "workload");
  const byTime = due.filter((card) => card.method !== "workload");
  const make = async (): Promise<void> => {
    const workloads = byWork.flatMap((card) => {
      const done = units[card.id];
      return done === undefined ? [] : [{ assetId: card.id, units: done }];
    });
    const done = await run.run({ ledgerId, month, workloads });
    if (done !== null)
      onDone(
        done.voucherId === null
          ? `${done.count} 张卡片本期没有要提的金额，已登记为提过，不用凭证`
          : `${done.count} 张卡片，共提 ${moneyText(done.amountFen)} 元，请另一人审核记账`,
        done.voucherId,
      );
  };
  return (
    <Modal
      cancelText="关闭"
      confirmLoading={run.isRunning}
      okButtonProps={{ disabled: due.length === 0 }}
      okText="生成折旧凭证"
      onCancel={onClose}
      onOk={() => void make()}
      open
      title={`计提折旧与摊销　到 ${monthText(month)}`}
    >
      <FailureAlert failure={run.failure} />
      <p>
        {due.length === 0
          ? "没有要提的资产，已经提过了。"
          : `按月数折旧的 ${byTime.length} 张卡片，共 ${moneyText(sumOf(byTime, (card) => card.dueFen))} 元；前几个月漏提的会一起补上。`}
      </p>
      {byWork.map((card) => (
        <Labelled
          hint={`已用 ${card.usedUnits}，总共 ${card.lifeUnits}`}
          key={card.id}
          label={`${card.number} ${card.name} 本期工作量`}
        >
          <InputNumber
            aria-label={`${card.name}本期工作量`}
            min={0}
            onChange={(count) => setUnits({ ...units, [card.id]: count ?? 0 })}
            precision={0}
            style={{ width: 200 }}
            value={units[card.id] ?? null}
          />
        </Labelled>
      ))}
    </Modal>
  );
};
