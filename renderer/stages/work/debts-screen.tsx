import { Alert, App, Button, Tag } from "antd";
import { useState, type ReactNode } from "react";
import type { OutputOf } from "#contract/contract.ts";
import { sumOf } from "#domain/core/fen.ts";
import { moneyText } from "#renderer/format/money.ts";
import { useQuery } from "#renderer/ledger/use-query.ts";
import { useChosenLedger } from "#renderer/stages/office/ledger-store.ts";
import { usePlace } from "#renderer/stages/office/place-store.ts";
import { useSession } from "#renderer/stages/office/session-store.ts";
import { EmptyHint } from "#renderer/ui/empty-hint.tsx";
import { FailureAlert } from "#renderer/ui/failure-alert.tsx";
import { MoneyCell } from "#renderer/ui/money-cell.tsx";
import { PageFrame } from "#renderer/ui/page-frame.tsx";
import { PaperLink, PaperTable, type PaperColumn } from "#renderer/ui/paper-table.tsx";
import { useKeys } from "#renderer/ui/use-keys.ts";
import { DebtDialog } from "./debt-dialog.tsx";
import type { Debt } from "./debt-form.ts";

type Move = OutputOf<"debt.moves">["moves"][number];

const dueOf = (debt: Debt): ReactNode => {
  if (!debt.isBooked) return <Tag color="warning">账上没有</Tag>;
  if (debt.owedFen === 0) return <Tag color="success">还清</Tag>;
  if (debt.dueOn === null || debt.daysToDue === null) return "没有定期";
  if (debt.daysToDue < 0) return <Tag color="error">逾期 {String(-debt.daysToDue)} 天</Tag>;
  return debt.daysToDue <= 60 ? <Tag color="warning">{String(debt.daysToDue)} 天后到期</Tag> : debt.dueOn;
};

const columnsFor = (show: (debt: Debt) => void): readonly PaperColumn<Debt>[] => [
  {
    key: "number",
    title: "编号",
    width: 110,
    cell: (debt) => <PaperLink onClick={() => show(debt)}>{debt.number}</PaperLink>,
  },
  {
    key: "creditor",
    title: "债权人",
    width: 170,
    hint: (debt) => debt.creditorName,
    cell: (debt) => debt.creditorName,
  },
  { key: "purpose", title: "用途", width: 200, hint: (debt) => debt.purpose, cell: (debt) => debt.purpose },
  {
    key: "principal",
    title: "本金",
    width: 130,
    align: "right",
    cell: (debt) => <MoneyCell amountFen={debt.principalFen} />,
  },
  { key: "rate", title: "年利率", width: 80, align: "right", cell: (debt) => `${String(debt.ratePoints / 100)}%` },
  { key: "from", title: "借款日", width: 110, cell: (debt) => debt.fromOn },
  {
    key: "repaid",
    title: "已还",
    width: 130,
    align: "right",
    cell: (debt) => <MoneyCell amountFen={debt.repaidFen} blankZero />,
  },
  {
    key: "owed",
    title: "还欠",
    width: 130,
    align: "right",
    cell: (debt) => <MoneyCell amountFen={debt.owedFen} blankZero />,
  },
  { key: "due", title: "到期", width: 120, cell: dueOf },
  {
    key: "approval",
    title: "批准",
    width: 150,
    hint: (debt) => `${debt.approval} ${debt.resolutionNumber}`,
    cell: (debt) =>
      debt.approval === "" && debt.resolutionNumber === "" ? (
        <Tag color="error">没有</Tag>
      ) : (
        `${debt.approval} ${debt.resolutionNumber}`.trim()
      ),
  },
];

const moveColumns = (open: (id: string) => void): readonly PaperColumn<Move>[] => [
  { key: "day", title: "日期", width: 110, cell: (move) => move.onDate ?? "" },
  {
    key: "voucher",
    title: "凭证",
    width: 110,
    cell: ({ voucherId, word, number }) =>
      voucherId === null ? (
        "期初"
      ) : (
        <PaperLink onClick={() => open(voucherId)}>{`${word}-${String(number)}`}</PaperLink>
      ),
  },
  { key: "text", title: "摘要", width: 320, hint: (move) => move.summary, cell: (move) => move.summary },
  {
    key: "borrowed",
    title: "借入",
    width: 130,
    align: "right",
    cell: (move) => <MoneyCell amountFen={move.borrowedFen} blankZero />,
  },
  {
    key: "repaid",
    title: "归还",
    width: 130,
    align: "right",
    cell: (move) => <MoneyCell amountFen={move.repaidFen} blankZero />,
  },
];

const DebtPanel = ({ debt, onEdit }: { readonly debt: Debt; readonly onEdit: () => void }): ReactNode => {
  const { today, can } = useSession();
  const open = usePlace((state) => state.open);
  const { data, failure, reload } = useQuery("debt.moves", { id: debt.id, on: today });
  return (
    <section aria-label="借入和归还" className="panel" style={{ marginTop: 16 }}>
      <h2>
        {debt.number}　{debt.creditorName}　{debt.accountName}
      </h2>
      <FailureAlert failure={failure} onRetry={reload} />
      {can("bookkeeper") && (
        <div className="button-row" style={{ marginBottom: 10 }}>
          <Button onClick={onEdit}>修改</Button>
        </div>
      )}
      <PaperTable
        columns={moveColumns((id) => open("voucher", { id }))}
        empty={<p className="soft">账上还没有这个债权人的借入和归还。</p>}
        height="30vh"
        keyOf={(move) =>
          `${move.voucherId ?? ""} ${move.summary} ${String(move.borrowedFen)} ${String(move.repaidFen)}`
        }
        label="借入和归还"
        rows={data?.moves ?? []}
        viewKey={`debt/${debt.id}`}
      />
    </section>
  );
};

const Standing = ({ data }: { readonly data: OutputOf<"debt.list"> }): ReactNode => {
  const { alertFen, totalFen, unregistered } = data;
  const isOver = alertFen !== null && totalFen > alertFen;
  const line =
    alertFen === null
      ? "还没有设债务预警线，可以在“支出规则”的“举债”里设。"
      : isOver
        ? `已经超过预警线 ${moneyText(alertFen)} 元。`
        : `预警线 ${moneyText(alertFen)} 元。`;
  const rest = unregistered.map((each) => `${each.accountName} ${each.creditorName} ${moneyText(each.amountFen)} 元`);
  return (
    <Alert
      showIcon
      style={{ marginBottom: 12 }}
      title={`账上债务合计 ${moneyText(totalFen)} 元。${line}${rest.length === 0 ? "" : `账上有、还没有登记的：${rest.join("；")}。`}`}
      type={isOver ? "error" : rest.length > 0 ? "warning" : "info"}
    />
  );
};

const Debts = ({ ledgerId }: { readonly ledgerId: string }): ReactNode => {
  const { today, can } = useSession();
  const { params, adjust } = usePlace();
  const { message } = App.useApp();
  const [editing, setEditing] = useState<Debt | "new" | null>(null);
  const { data, failure, isLoading, reload } = useQuery("debt.list", { ledgerId, on: today });
  const debts = data?.debts ?? [];
  const shown = debts.find((debt) => debt.id === params["id"]);
  const mayEdit = can("bookkeeper");
  const show = (debt: Debt): void => adjust({ id: debt.id });
  useKeys("债务", [{ keys: "F11", label: "登记债务", run: mayEdit ? () => setEditing("new") : null }]);
  return (
    <PageFrame
      extra={
        mayEdit && (
          <Button onClick={() => setEditing("new")} type="primary">
            登记债务（F11）
          </Button>
        )
      }
      subtitle="向谁借的、做什么用、什么时候还、谁批准的。已还多少按账上这个债权人的借入和归还自动算，先借的先还。"
      title="债务"
    >
      <FailureAlert failure={failure} onRetry={reload} />
      {data !== null && <Standing data={data} />}
      <PaperTable
        columns={columnsFor(show)}
        empty={
          isLoading ? null : (
            <EmptyHint hint="短期借款、长期借款及应付款，一笔借款登记一条。" text="还没有登记债务">
              {mayEdit && (
                <Button onClick={() => setEditing("new")} type="primary">
                  登记债务
                </Button>
              )}
            </EmptyHint>
          )
        }
        footer={[
          "合计",
          `${String(debts.length)} 笔`,
          "",
          moneyText(sumOf(debts, (debt) => debt.principalFen)),
          "",
          "",
          moneyText(sumOf(debts, (debt) => debt.repaidFen)),
          moneyText(sumOf(debts, (debt) => debt.owedFen)),
          "",
          "",
        ]}
        height="36vh"
        keyOf={(debt) => debt.id}
        label="债务台账"
        onActive={show}
        onOpen={(debt) => setEditing(debt)}
        rows={debts}
        viewKey={`debts/${ledgerId}`}
      />
      {shown !== undefined && <DebtPanel debt={shown} key={shown.id} onEdit={() => setEditing(shown)} />}
      {editing !== null && (
        <DebtDialog
          debt={editing === "new" ? null : editing}
          ledgerId={ledgerId}
          onClose={() => setEditing(null)}
          onDone={(text) => {
            setEditing(null);
            reload();
            void message.success(text);
          }}
        />
      )}
    </PageFrame>
  );
};

/** 债务台账 of the chosen set of books. */
export const DebtsScreen = (): ReactNode => {
  const ledger = useChosenLedger();
  return ledger === null ? null : <Debts key={ledger.id} ledgerId={ledger.id} />;
};
