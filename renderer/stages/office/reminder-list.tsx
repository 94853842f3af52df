import { Button, Tag } from "antd";
import { useState, type ReactNode } from "react";
import { moneyText } from "#renderer/format/money.ts";
import { useQuery } from "#renderer/ledger/use-query.ts";
import { reminderPlaces, reminderText, type Reminder } from "#renderer/words/reminders.ts";
import { useLedger } from "./ledger-store.ts";
import { usePlace } from "./place-store.ts";
import "./waiting-panel.css";

const mostShown = 6;

const Row = ({ reminder }: { readonly reminder: Reminder }): ReactNode => {
  const open = usePlace((state) => state.open);
  const choose = useLedger((state) => state.choose);
  const { title, screen } = reminderPlaces[reminder.kind];
  return (
    <li>
      <Tag color={reminder.isOverdue ? "red" : reminder.dueOn === null ? "blue" : "gold"}>{title}</Tag>
      <span className="due-name">
        {reminder.ledgerName}　{reminderText(reminder)}
        {reminder.amountFen !== null && <>　{moneyText(reminder.amountFen)} 元</>}
        {reminder.dueOn !== null && (
          <span className={reminder.isOverdue ? "red-amount" : "soft"}>
            {reminder.isOverdue ? `（${reminder.dueOn} 已过期）` : `（${reminder.dueOn} 以前）`}
          </span>
        )}
      </span>
      <Button
        onClick={() => {
          choose(reminder.ledgerId);
          open(screen, reminder.place);
        }}
        size="small"
      >
        去办
      </Button>
    </li>
  );
};

/** 待办提醒 over all sets of books, what is due soonest first; only of the sets of books that are shown. */
export const ReminderList = ({ ledgerIds }: { readonly ledgerIds: ReadonlySet<string> }): ReactNode => {
  const { data } = useQuery("work.reminders", {});
  const [isWhole, setIsWhole] = useState(false);
  const reminders = (data?.reminders ?? []).filter(({ ledgerId }) => ledgerIds.has(ledgerId));
  if (reminders.length === 0) return null;
  const overdue = reminders.filter(({ isOverdue }) => isOverdue).length;
  return (
    <section aria-label="待办提醒" className="panel" style={{ marginTop: 12 }}>
      <div className="button-row">
        <strong>
          待办提醒 {reminders.length} 项{overdue > 0 && <span className="red-amount">，其中 {overdue} 项已过期</span>}
        </strong>
        {reminders.length > mostShown && (
          <Button onClick={() => setIsWhole(!isWhole)} size="small" type="link">
            {isWhole ? "收起" : "全部显示"}
          </Button>
        )}
      </div>
      <ul className="due-list">
        {(isWhole ? reminders : reminders.slice(0, mostShown)).map((reminder, at) => (
          <Row key={`${reminder.kind}${reminder.ledgerId}${reminder.text}${String(at)}`} reminder={reminder} />
        ))}
      </ul>
    </section>
  );
};
