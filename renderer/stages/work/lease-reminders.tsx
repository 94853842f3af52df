import { Button } from "antd";
import type { ReactNode } from "react";
import { moneyText } from "#renderer/format/money.ts";
import { useQuery } from "#renderer/ledger/use-query.ts";
import { useLedger } from "#renderer/stages/office/ledger-store.ts";
import { usePlace } from "#renderer/stages/office/place-store.ts";
import { useSession } from "#renderer/stages/office/session-store.ts";

const daysAhead = 60;
const mostShown = 6;

/** 合同提醒 on the first screen: contracts that end soon, and rent in arrears, over all sets of books. */
export const LeaseReminders = (): ReactNode => {
  const today = useSession((state) => state.today);
  const open = usePlace((state) => state.open);
  const choose = useLedger((state) => state.choose);
  const { data } = useQuery("lease.reminders", { on: today, days: daysAhead });
  const reminders = data?.reminders ?? [];
  if (reminders.length === 0) return null;
  return (
    <section aria-label="合同提醒" className="panel">
      <h2>合同提醒（{reminders.length}）</h2>
      <ul style={{ margin: 0, paddingInlineStart: "1.2em" }}>
        {reminders.slice(0, mostShown).map((each) => (
          <li key={each.id}>
            {each.ledgerName}　{each.number} {each.subject}（{each.lesseeName}）
            {each.isEnding && `　${each.daysToEnd} 天后到期（${each.toOn}）`}
            {each.arrearsFen > 0 && <span className="red-amount">　欠收 {moneyText(each.arrearsFen)} 元</span>}
            <Button
              onClick={() => {
                choose(each.ledgerId);
                open("leases", { id: each.id });
              }}
              size="small"
              type="link"
            >
              去看合同
            </Button>
          </li>
        ))}
      </ul>
      {reminders.length > mostShown && (
        <span className="soft">还有 {reminders.length - mostShown} 份，请到“发包租赁”里看。</span>
      )}
    </section>
  );
};
