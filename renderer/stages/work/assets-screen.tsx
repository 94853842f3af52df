import { Alert, App, Button, Checkbox, Space, Tag } from "antd";
import { useState, type ReactNode } from "react";
import type { OutputOf } from "#contract/contract.ts";
import { monthOf } from "#domain/core/dates.ts";
import { sumOf } from "#domain/core/fen.ts";
import { monthText } from "#renderer/format/dates.ts";
import { moneyText } from "#renderer/format/money.ts";
import { useQuery } from "#renderer/ledger/use-query.ts";
import { useChosenLedger, useLedger } from "#renderer/stages/office/ledger-store.ts";
import { usePlace } from "#renderer/stages/office/place-store.ts";
import { useSession } from "#renderer/stages/office/session-store.ts";
import { EmptyHint } from "#renderer/ui/empty-hint.tsx";
import { FailureAlert } from "#renderer/ui/failure-alert.tsx";
import { MoneyCell } from "#renderer/ui/money-cell.tsx";
import { PageFrame } from "#renderer/ui/page-frame.tsx";
import { PaperLink, PaperTable, type PaperColumn } from "#renderer/ui/paper-table.tsx";
import { useKeys } from "#renderer/ui/use-keys.ts";
import { assetClassWords, purposeWords } from "#renderer/words/work.ts";
import { AssetDialog } from "./asset-dialog.tsx";
import { AssetPanel } from "./asset-panel.tsx";
import type { AssetCard } from "./asset-form.ts";
import { AssetImport } from "./asset-import.tsx";
import { CountDialog } from "./count-dialog.tsx";
import { CountsPanel } from "./counts-panel.tsx";
import { DepreciateDialog } from "./depreciate-dialog.tsx";

type Tie = OutputOf<"asset.list">["ties"][number];
type Dialog = "import" | "new" | "deliver" | "depreciate" | "count" | AssetCard | null;

const columnsFor = (edit: (card: AssetCard) => void): readonly PaperColumn<AssetCard>[] => [
  { key: "number", title: "编号", width: 90, cell: (card) => card.number },
  {
    key: "name",
    title: "名称",
    width: 200,
    hint: (card) => card.name,
    cell: (card) => <PaperLink onClick={() => edit(card)}>{card.name}</PaperLink>,
  },
  { key: "class", title: "种类", width: 140, cell: (card) => assetClassWords[card.class] },
  { key: "purpose", title: "用途", width: 84, cell: (card) => purposeWords[card.purpose] },
  { key: "cost", title: "原值", width: 130, align: "right", cell: (card) => <MoneyCell amountFen={card.nowCostFen} /> },
  {
    key: "worn",
    title: "累计折旧",
    width: 130,
    align: "right",
    cell: (card) => <MoneyCell amountFen={card.nowWornFen} blankZero />,
  },
  { key: "net", title: "净值", width: 130, align: "right", cell: (card) => <MoneyCell amountFen={card.netFen} /> },
  {
    key: "due",
    title: "待提折旧",
    width: 120,
    align: "right",
    cell: (card) =>
      card.isDue && card.method === "workload" ? (
        <Tag color="warning">填工作量</Tag>
      ) : (
        <MoneyCell amountFen={card.dueFen} blankZero />
      ),
  },
  {
    key: "place",
    title: "存放与保管",
    width: 180,
    hint: (card) => card.note,
    cell: (card) => `${card.location} ${card.keeper}`,
  },
  {
    key: "state",
    title: "状态",
    width: 120,
    cell: (card) => (card.endedOn === null ? "在用" : <Tag>{card.endedOn} 减少</Tag>),
  },
];

/** Whether the cards add up to the accounts, one sentence an account. */
const Ties = ({ ties }: { readonly ties: readonly Tie[] }): ReactNode => {
  const differing = ties.filter((tie) => tie.differenceFen !== 0);
  if (ties.length === 0) return null;
  return (
    <Alert
      showIcon
      style={{ marginBottom: 12 }}
      title={
        differing.length === 0
          ? `卡片与账面一致：${ties.map((tie) => `${tie.code} ${tie.name} ${moneyText(tie.cardsFen)}`).join("，")}`
          : differing
              .map(
                (tie) =>
                  `${tie.code} ${tie.name}：卡片 ${moneyText(tie.cardsFen)}，账面 ${moneyText(tie.accountFen)}，相差 ${moneyText(tie.differenceFen)}`,
              )
              .join("；")
      }
      type={differing.length === 0 ? "success" : "warning"}
    />
  );
};

const Assets = ({ ledgerId, name }: { readonly ledgerId: string; readonly name: string }): ReactNode => {
  const today = useSession((state) => state.today);
  const can = useSession((state) => state.can);
  const open = usePlace((state) => state.open);
  const { message } = App.useApp();
  const month = useLedger((state) => state.month) ?? monthOf(today);
  const [withEnded, setWithEnded] = useState(false);
  const [dialog, setDialog] = useState<Dialog>(null);
  const [shown, setShown] = useState<AssetCard | null>(null);
  const { data, failure, isLoading, reload } = useQuery("asset.list", { ledgerId, month });
  const counts = useQuery("asset.counts", { ledgerId });
  const mayEdit = can("bookkeeper");
  const rows = (data?.cards ?? []).filter((card) => withEnded || card.endedOn === null);
  const close = (): void => setDialog(null);
  const done = (text: string, voucherId: string | null): void => {
    close();
    setShown(null);
    reload();
    counts.reload();
    void message.success(text);
    if (voucherId !== null) open("voucher", { id: voucherId });
  };
  useKeys("资产卡片", [
    { keys: "F11", label: "新增卡片", run: mayEdit ? () => setDialog("new") : null },
    { keys: "F9", label: "计提折旧与摊销", run: mayEdit ? () => setDialog("depreciate") : null },
  ]);
  return (
    <PageFrame
      extra={
        mayEdit && (
          <>
            <Button onClick={() => setDialog("import")}>从 Excel 导入</Button>
            <Button onClick={() => setDialog("count")}>盘点</Button>
            <Button onClick={() => setDialog("deliver")}>在建工程转资产</Button>
            <Button onClick={() => setDialog("depreciate")}>提折旧（F9）</Button>
            <Button onClick={() => setDialog("new")} type="primary">
              新增卡片（F11）
            </Button>
          </>
        )
      }
      subtitle={`${name}，到 ${monthText(month)} 末。固定资产、生物资产、无形资产和待摊费用一项一张卡片，卡片合计要等于账面余额。`}
      title="资产卡片"
    >
      <FailureAlert failure={failure} onRetry={reload} />
      {data !== null && <Ties ties={data.ties} />}
      <Space style={{ marginBottom: 10 }}>
        <Checkbox checked={withEnded} onChange={(event) => setWithEnded(event.target.checked)}>
          显示已处置的
        </Checkbox>
      </Space>
      <PaperTable
        below={60}
        columns={columnsFor((card) => setDialog(card))}
        empty={
          isLoading ? null : (
            <EmptyHint hint="建账时已有的资产，填上原值和已提折旧就行。" text="还没有资产卡片">
              {mayEdit && (
                <Button onClick={() => setDialog("new")} type="primary">
                  新增卡片
                </Button>
              )}
            </EmptyHint>
          )
        }
        footer={[
          "合计",
          `${rows.length} 张`,
          "",
          "",
          moneyText(sumOf(rows, (card) => card.nowCostFen)),
          moneyText(sumOf(rows, (card) => card.nowWornFen)),
          moneyText(sumOf(rows, (card) => card.netFen)),
          moneyText(sumOf(rows, (card) => card.dueFen)),
          "",
          "",
        ]}
        height="44vh"
        keyOf={(card) => card.id}
        label="资产卡片"
        onActive={setShown}
        onOpen={(card) => setDialog(card)}
        rowClass={(card) => (card.endedOn === null ? "" : "paper-muted")}
        rows={rows}
        viewKey={`assets/${ledgerId}`}
      />
      {shown !== null && <AssetPanel card={shown} key={shown.id} onDone={done} />}
      <CountsPanel counts={counts.data?.counts ?? []} onDone={done} />
      {dialog === "depreciate" && (
        <DepreciateDialog cards={data?.cards ?? []} ledgerId={ledgerId} month={month} onClose={close} onDone={done} />
      )}
      {dialog === "import" && <AssetImport ledgerId={ledgerId} onClose={close} onDone={(text) => done(text, null)} />}
      {dialog === "count" && <CountDialog cards={rows} ledgerId={ledgerId} onClose={close} onDone={done} />}
      {(dialog === "new" || dialog === "deliver") && (
        <AssetDialog card={null} isDelivery={dialog === "deliver"} ledgerId={ledgerId} onClose={close} onDone={done} />
      )}
      {dialog !== null && typeof dialog === "object" && (
        <AssetDialog card={dialog} isDelivery={false} ledgerId={ledgerId} onClose={close} onDone={done} />
      )}
    </PageFrame>
  );
};

/** 资产卡片 of the chosen set of books. */
export const AssetsScreen = (): ReactNode => {
  const ledger = useChosenLedger();
  return ledger === null ? null : <Assets key={ledger.id} ledgerId={ledger.id} name={ledger.name} />;
};
