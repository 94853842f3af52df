import { Button, Tag } from "antd";
import { useState, type ReactNode } from "react";
import { moneyText } from "#renderer/format/money.ts";
import { useQuery } from "#renderer/ledger/use-query.ts";
import { reminderPlaces, reminderText, type Reminder } from "#renderer/words/reminders.ts";
import { useLedger } from "./ledger-store.ts";
import { usePlace } from "./place-store.ts";
import "./waiting-panel.css";

/** How many of one kind stand there before somebody asks for all. */
const mostOfKind = 2;

const Row = ({ reminder }: { readonly reminder: Reminder }): ReactNode => {
  const open = usePlace((state) => state.open);
  const choose = useLedger((state) => state.choose);
  const { screen } = reminderPlaces[reminder.kind];
  return (
    <li>
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

const colorOf = (reminders: readonly Reminder[]): string => {
  if (reminders.some(({ isOverdue }) => isOverdue)) return "red";
  return reminders.every(({ dueOn }) => dueOn === null) ? "blue" : "gold";
};

/** All that is to be done of one kind, the soonest due first. */
const Group = ({ reminders }: { readonly reminders: readonly Reminder[] }): ReactNode => {
  const [isWhole, setIsWhole] = useState(false);
  const [first] = reminders;
  if (first === undefined) return null;
  const { title } = reminderPlaces[first.kind];
  return (
    <section aria-label={title} className="due-group">
      <div className="button-row">
        <Tag color={colorOf(reminders)}>{title}</Tag>
        <span className="soft">{reminders.length} 项</span>
        {reminders.length > mostOfKind && (
          <Button onClick={() => setIsWhole(!isWhole)} size="small" type="link">
            {isWhole ? "收起" : "全部显示"}
          </Button>
        )}
      </div>
      <ul className="due-list">
        {(isWhole ? reminders : reminders.slice(0, mostOfKind)).map((reminder, at) => (
          <Row key={`${reminder.ledgerId}${reminder.text}${String(at)}`} reminder={reminder} />
        ))}
      </ul>
    </section>
  );
};

/** 待办提醒 over all sets of books, by kind, the kind with what is due soonest first; only of the sets of books that are shown. */
export const ReminderList = ({ ledgerIds }: { readonly ledgerIds: ReadonlySet<string> }): ReactNode => {
  const { data } = useQuery("work.reminders", {});
  const reminders = (data?.reminders ?? []).filter(({ ledgerId }) => ledgerIds.has(ledgerId));
  if (reminders.length === 0) return null;
  const overdue = reminders.filter(({ isOverdue }) => isOverdue).length;
  return (
    <section aria-label="待办提醒" className="panel" style={{ marginTop: 12 }}>
      <div className="button-row">
        <strong>
          待办提醒 {reminders.length} 项{overdue > 0 && <span className="red-amount">，其中 {overdue} 项已过期</span>}
        </strong>
      </div>
      {[...Map.groupBy(reminders, ({ kind }) => kind)].map(([kind, group]) => (
        <Group key={kind} reminders={group} />
      ))}
    </section>
  );
};
