import type { OutputOf } from "#contract/contract.ts";
import { lastDayOf, type Month } from "#domain/core/dates.ts";
import { moneyTextFromFen } from "#domain/core/fen.ts";
import type { Ask } from "./at-desk.ts";
import { finished, refusedBy, type Outcome } from "./command.ts";
import { closeCheckWord } from "./words-small.ts";

type Checked = OutputOf<"period.check">;
type Check = Checked["checks"][number];
type Asked = { readonly ledgerId: string; readonly ledgerName: string; readonly month: Month };

const mostShown = 20;
const severityWords = { block: "必须处理", warn: "提醒" } as const;

const more = (shown: number, total: number): readonly string[] =>
  total > shown ? [`    ……共 ${total} 项，其余请在程序里查看`] : [];

/** The vouchers or bank lines behind a check, one a line; empty for a check that has no such list. */
const thingsBehind = async (ask: Ask, { code }: Check, { ledgerId, month }: Asked): Promise<readonly string[]> => {
  if (code === "unbooked-lines") {
    const span = { bankAccountId: null, from: null, to: lastDayOf(month) };
    const reply = await ask("bankLine.list", { ledgerId, ...span, onlyUnbooked: true, take: mostShown });
    if (!reply.ok) return [];
    const { lines, total } = reply.value;
    return [
      ...lines.map(
        (line) => `    ${line.bookedOn} ${moneyTextFromFen(line.amountFen)} ${line.counterpartyName} ${line.text}`,
      ),
      ...more(lines.length, total),
    ];
  }
  const state = code === "drafts-open" || code === "holds-open" ? "draft" : "reviewed";
  if (code !== "drafts-open" && code !== "holds-open" && code !== "reviewed-unposted") return [];
  const reply = await ask("voucher.list", {
    ledgerId,
    fromMonth: month,
    toMonth: month,
    state,
    onlyHeld: code === "holds-open",
    take: mostShown,
  });
  if (!reply.ok) return [];
  const { vouchers, total } = reply.value;
  return [
    ...vouchers.map(
      (head) =>
        `    ${head.onDate} ${head.summary} ${moneyTextFromFen(head.totalFen)}（${head.preparedByName}）${head.id}`,
    ),
    ...more(vouchers.length, total),
  ];
};

const orderText = ({ code, month }: NonNullable<Checked["outOfOrder"]>): string => {
  if (code === "month-not-begun") return "这个月还没有到";
  return code === "before-start" ? `账套从 ${month} 起用，更早的月份不结账` : `请先结 ${month} 的账`;
};

const headline = ({ checks, canClose, isClosed }: Checked, { ledgerName, month }: Asked): string => {
  if (isClosed) return `${ledgerName} ${month} 已经结账。`;
  if (!canClose) return `${ledgerName} ${month} 还不能结账：`;
  return checks.length === 0
    ? `${ledgerName} ${month} 可以结账，没有未办事项。`
    : `${ledgerName} ${month} 可以结账，请先看一看：`;
};

/** What `close` would answer, with every open thing by name, and nothing changed. Not whole while the month cannot be closed. */
export const closingCheck = async (ask: Ask, asked: Asked): Promise<Outcome> => {
  const reply = await ask("period.check", { ledgerId: asked.ledgerId, month: asked.month });
  if (!reply.ok) return refusedBy(reply.failure);
  const { outOfOrder } = reply.value;
  const lines = [headline(reply.value, asked)];
  if (outOfOrder !== null) lines.push(`  必须处理：${orderText(outOfOrder)}`);
  for (const check of reply.value.checks) {
    lines.push(`  ${severityWords[check.severity]}：${closeCheckWord(check.code)} ${check.count} 项`);
    lines.push(...(await thingsBehind(ask, check, asked)));
  }
  return finished(
    { ledgerName: asked.ledgerName, month: asked.month, ...reply.value },
    lines.join("\n"),
    reply.value.canClose,
  );
};
