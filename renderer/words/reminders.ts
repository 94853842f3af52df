import type { OutputOf } from "#contract/contract.ts";
import { monthText, quarterText } from "#renderer/format/dates.ts";
import type { ScreenKey } from "#renderer/stages/screen-keys.ts";
import { nextStepWords } from "./claims.ts";
import { wordOf } from "./labels.ts";

export type Reminder = OutputOf<"work.reminders">["reminders"][number];

/** What kind of work it is, and the screen where it is done. */
export const reminderPlaces: Readonly<
  Record<Reminder["kind"], { readonly title: string; readonly screen: ScreenKey }>
> = {
  "ratification-due": { title: "补办决议", screen: "claim" },
  "claims-waiting": { title: "报账单", screen: "claims" },
  "grant-waiting": { title: "拨款待复核", screen: "grants" },
  "advance-overdue": { title: "借款未还", screen: "ageing" },
  "cash-not-banked": { title: "现金未缴存", screen: "cash-journal" },
  "salary-unpaid": { title: "报酬未发", screen: "pay" },
  "resolution-lapsing": { title: "限额到期", screen: "cap-register" },
  "lease-ending": { title: "合同到期", screen: "leases" },
  "rent-arrears": { title: "租金欠收", screen: "leases" },
  "publicity-overdue": { title: "财务公开", screen: "disclosure" },
};

const claimText = ({ text, count }: Reminder): string =>
  text === "back" ? `${String(count)} 张退回或否决，等村里改正` : `${String(count)} 张等${wordOf(nextStepWords, text)}`;

/** What it is about, in one short sentence. */
export const reminderText = (reminder: Reminder): string => {
  switch (reminder.kind) {
    case "claims-waiting":
      return claimText(reminder);
    case "ratification-due":
      return `${reminder.text}：应急支出，要补办决议`;
    case "grant-waiting":
      return `${reminder.text}放宽了用途或期限，等另一人复核`;
    case "advance-overdue":
      return `${reminder.text}的借款超过期限没有还清`;
    case "cash-not-banked":
      return reminder.text === ""
        ? "库存现金超过限额，超出的应当缴存银行"
        : `收到的现金应当在 ${reminder.text} 天内缴存银行，还没有缴存`;
    case "salary-unpaid":
      return `${reminder.text.split(" ").map(monthText).join("、")}的干部报酬还没有发放`;
    case "resolution-lapsing":
      return `${reminder.text}的限额到期，要开会续定`;
    case "lease-ending":
      return `${reminder.text} 快到期`;
    case "rent-arrears":
      return `${reminder.text} 租金没有收齐`;
    case "publicity-overdue":
      return `${quarterText(reminder.text)}的账目还没有张贴公开`;
  }
};
