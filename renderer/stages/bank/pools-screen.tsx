import { Alert, Button, Select, Space } from "antd";
import { useState, type ReactNode } from "react";
import type { OutputOf } from "#contract/contract.ts";
import { moneyText } from "#renderer/format/money.ts";
import { useQuery } from "#renderer/ledger/use-query.ts";
import { usePlace } from "#renderer/stages/office/place-store.ts";
import { useSession } from "#renderer/stages/office/session-store.ts";
import { EmptyHint } from "#renderer/ui/empty-hint.tsx";
import { FailureAlert } from "#renderer/ui/failure-alert.tsx";
import { PageFrame } from "#renderer/ui/page-frame.tsx";
import { PaperTable, type PaperColumn } from "#renderer/ui/paper-table.tsx";
import { TransferDialog, type PoolShare } from "./pool-dialogs.tsx";
import { PoolForm } from "./pool-form.tsx";
import { PoolImportDrawer } from "./pool-import-drawer.tsx";
import { PoolImports } from "./pool-imports.tsx";
import { PoolLines } from "./pool-lines.tsx";
import { PoolTransfers } from "./pool-transfers.tsx";
import "./pools.css";

type Pool = OutputOf<"pool.show">["pool"];

const shareColumns: readonly PaperColumn<PoolShare>[] = [
  { key: "village", title: "账套", hint: (share) => share.ledgerName, cell: (share) => share.ledgerName },
  { key: "number", title: "子账户", width: 240, cell: (share) => share.number },
  {
    key: "words",
    title: "识别词",
    width: 200,
    hint: (share) => share.words.join("、"),
    cell: (share) => share.words.join("、"),
  },
  { key: "opening", title: "期初", width: 130, align: "right", cell: (share) => moneyText(share.openingFen) },
  { key: "balance", title: "子账户余额", width: 140, align: "right", cell: (share) => moneyText(share.balanceFen) },
  { key: "book", title: "村账上的余额", width: 140, align: "right", cell: (share) => moneyText(share.bookFen) },
];

/** 银行余额 = 各村合计 + 未分配, always in sight. */
const Position = ({ pool }: { readonly pool: Pool }): ReactNode => (
  <>
    <dl className="pool-position">
      <div>
        <dt>银行余额</dt>
        <dd>{moneyText(pool.bankFen)}</dd>
      </div>
      <span>＝</span>
      <div>
        <dt>各村子账户合计</dt>
        <dd>{moneyText(pool.sharesFen)}</dd>
      </div>
      <span>＋</span>
      <div className={pool.openCount > 0 ? "is-open" : ""}>
        <dt>未分配（{pool.openCount} 笔）</dt>
        <dd>{moneyText(pool.unallocatedFen)}</dd>
      </div>
    </dl>
    {pool.differenceFen !== 0 && (
      <Alert
        showIcon
        style={{ marginBottom: 12 }}
        title={`与银行余额相差 ${moneyText(pool.differenceFen)} 元：很可能漏导了一段对账单，或者期初余额与银行不符。`}
        type="error"
      />
    )}
  </>
);

type Opened = "form" | "new" | "import" | "transfer" | null;

/** 分村设账: one account at the bank, many villages; the sub-balances always add up to what the bank says. */
export const PoolsScreen = (): ReactNode => {
  const { params, adjust } = usePlace();
  const can = useSession((state) => state.can);
  const today = useSession((state) => state.today);
  const pools = useQuery("pool.list", {});
  const list = pools.data?.pools ?? [];
  const chosen = list.find((pool) => pool.id === params["id"]) ?? list[0] ?? null;
  const onlyOpen = params["open"] === "1";
  const shown = useQuery("pool.show", chosen === null ? null : { id: chosen.id, onlyOpen, take: 500 });
  const [opened, setOpened] = useState<Opened>(null);
  const canAllocate = can("bookkeeper", "cashier");
  const canEdit = can("bookkeeper", "head", "administrator");
  const reload = (): void => {
    setOpened(null);
    pools.reload();
    shown.reload();
  };
  const { data } = shown;
  const shares = data?.shares ?? [];
  const place = (changes: Readonly<Record<string, string>>): void =>
    adjust({ ...(chosen === null ? {} : { id: chosen.id }), ...(onlyOpen ? { open: "1" } : {}), ...changes });
  return (
    <PageFrame
      extra={
        <Space>
          {canEdit && <Button onClick={() => setOpened("new")}>登记资金池</Button>}
          {canEdit && data !== null && <Button onClick={() => setOpened("form")}>修改</Button>}
          {can("head") && data !== null && <Button onClick={() => setOpened("transfer")}>池内划转</Button>}
          {canAllocate && data !== null && (
            <Button onClick={() => setOpened("import")} type="primary">
              导入对账单
            </Button>
          )}
        </Space>
      }
      subtitle="一个银行账户、几个村共用：每笔流水分到村，各村余额加上未分配的，永远等于银行余额。"
      title="分村设账"
    >
      <FailureAlert failure={pools.failure ?? shown.failure} onRetry={reload} />
      {list.length > 1 && (
        <Select
          aria-label="资金池"
          onChange={(id: string) => place({ id })}
          options={list.map((pool) => ({ value: pool.id, label: `${pool.bankName} ${pool.number}` }))}
          style={{ width: "22rem", marginBottom: 12 }}
          value={chosen?.id ?? null}
        />
      )}
      {list.length === 0 && !pools.isLoading && (
        <EmptyHint
          hint="几个村的钱放在同一个银行账户里时才用得着。各村有自己的账户，就不用登记。"
          text="还没有登记资金池"
        />
      )}
      {data !== null && (
        <>
          <Position pool={data.pool} />
          <PaperTable
            columns={shareColumns}
            height={`${Math.min(6, shares.length) * 2.7 + 3}rem`}
            keyOf={(share) => share.bankAccountId}
            label="各村子账户"
            rows={shares}
            viewKey="pool-shares"
          />
          <PoolImports canImport={canAllocate} files={data.files} onDone={reload} />
          <PoolTransfers canUndo={can("head")} onDone={reload} transfers={data.transfers} />
          <PoolLines
            canAllocate={canAllocate}
            lines={data.lines}
            onDone={reload}
            onOnlyOpen={(isOpen) => place({ open: isOpen ? "1" : "" })}
            onlyOpen={onlyOpen}
            poolId={data.pool.id}
            shares={shares}
            total={data.total}
          />
        </>
      )}
      {(opened === "new" || opened === "form") && (
        <PoolForm
          onClose={() => setOpened(null)}
          onSaved={reload}
          pool={opened === "form" ? (data?.pool ?? null) : null}
          shares={opened === "form" ? shares : []}
          today={today}
        />
      )}
      {opened === "import" && data !== null && (
        <PoolImportDrawer
          nameOf={(id) => shares.find((share) => share.bankAccountId === id)?.ledgerName ?? ""}
          onClose={() => setOpened(null)}
          onDone={reload}
          poolId={data.pool.id}
        />
      )}
      {opened === "transfer" && data !== null && (
        <TransferDialog
          onClose={() => setOpened(null)}
          onDate={today}
          onDone={reload}
          poolId={data.pool.id}
          shares={shares}
        />
      )}
    </PageFrame>
  );
};
