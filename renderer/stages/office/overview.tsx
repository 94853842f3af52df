import { Button, Checkbox, Input } from "antd";
import { useMemo, useState } from "react";
import { initialsOf, rankOf } from "#renderer/format/search.ts";
import { useQuery } from "#renderer/ledger/use-query.ts";
import { EmptyHint } from "#renderer/ui/empty-hint.tsx";
import { FailureAlert } from "#renderer/ui/failure-alert.tsx";
import { PageFrame } from "#renderer/ui/page-frame.tsx";
import { isWaiting, totalsOf } from "./next-step.ts";
import { OverviewTable } from "./overview-table.tsx";
import { OverviewTotalsRow } from "./overview-totals.tsx";
import { usePlace } from "./place-store.ts";
import { ReminderList } from "./reminder-list.tsx";
import { WaitingPanel } from "./waiting-panel.tsx";
import { useSession } from "./session-store.ts";

const NoLedgers = () => {
  const open = usePlace((state) => state.open);
  const can = useSession((state) => state.can);
  return (
    <div className="panel">
      <EmptyHint
        text="还没有账套"
        hint={
          can("administrator", "head", "bookkeeper")
            ? "先把各村的账套建起来，两种办法任选一种。"
            : "请管理员或会计先建账套。"
        }
      >
        <div className="choice-row" style={{ maxWidth: 720, margin: "8px auto 0" }}>
          <button
            type="button"
            className="choice"
            onClick={() => {
              open("villages");
            }}
          >
            <strong>逐个录入</strong>
            <span>先添加村，再开账套、录期初余额、启用。</span>
          </button>
          <button
            type="button"
            className="choice"
            onClick={() => {
              open("setup-workbook");
            }}
          >
            <strong>Excel 一次导入</strong>
            <span>下载空白表格，填好后一次导入全部村的资料。</span>
          </button>
        </div>
      </EmptyHint>
    </div>
  );
};

/** 首页: what waits in every set of books, and the way to it. */
export const Overview = () => {
  const can = useSession((state) => state.can);
  const { data, failure, isLoading, reload } = useQuery("office.overview", {});
  const [typed, setTyped] = useState("");
  const [onlyWaiting, setOnlyWaiting] = useState(false);
  const rows = data?.ledgers ?? null;
  const named = useMemo(() => (rows ?? []).map((row) => ({ row, initials: initialsOf(row.name) })), [rows]);
  const shown = named
    .filter(
      ({ row, initials }) => rankOf(typed, { name: row.name, initials }) !== null && (!onlyWaiting || isWaiting(row)),
    )
    .map(({ row }) => row);
  const hasLedgers = rows === null || rows.length > 0;
  return (
    <PageFrame
      title="首页"
      extra={
        hasLedgers ? (
          <>
            <Input
              allowClear
              autoFocus
              style={{ width: 230 }}
              aria-label="找账套"
              placeholder="村名或拼音首字母"
              value={typed}
              onChange={(event) => {
                setTyped(event.target.value);
              }}
            />
            <Checkbox
              checked={onlyWaiting}
              onChange={(event) => {
                setOnlyWaiting(event.target.checked);
              }}
            >
              只看有事要办的
            </Checkbox>
            <Button onClick={reload}>刷新</Button>
          </>
        ) : null
      }
    >
      <FailureAlert failure={failure} onRetry={reload} />
      {hasLedgers ? (
        <>
          {can("bookkeeper") && <WaitingPanel />}
          <ReminderList ledgerIds={new Set(shown.map(({ id }) => id))} />
          <OverviewTotalsRow totals={totalsOf(shown)} count={shown.length} isLoading={rows === null} />
          <OverviewTable rows={shown} isLoading={isLoading} />
        </>
      ) : (
        <NoLedgers />
      )}
    </PageFrame>
  );
};
