import { firstLevelCode } from "#domain/books/account.ts";
import { assetBooksOf } from "#domain/books/asset-books.ts";
import { daysBetween } from "#domain/core/dates.ts";
import { fen, sumOf, zeroFen } from "#domain/core/fen.ts";
import type { Hit } from "./hit.ts";
import { hitBy } from "./hit-by.ts";
import type { PlainParameters } from "./plain-rule.ts";
import type { RuleVersion } from "./rule.ts";
import type { Spending } from "./spending.ts";
import { otherVotes } from "./vote-ground.ts";

/** 应收款, 内部往来 of either system: claims. */
const claims = ["112", "113"];

const codeOf = (spending: Spending, accountId: Spending["content"]["entries"][number]["accountId"]): string =>
  firstLevelCode(spending.around.accounts.get(accountId)?.code ?? "");

/** What a voucher gives up of claims: what leaves them into 其他支出 of its system, with the first line of it. */
const writtenOff = (spending: Spending) => {
  const { entries } = spending.content;
  const { loss } = assetBooksOf(spending.around.system);
  const line = entries.findIndex(
    (entry) => claims.includes(codeOf(spending, entry.accountId)) && entry.creditFen - entry.debitFen > 0,
  );
  const given = sumOf(entries, (entry) =>
    claims.includes(codeOf(spending, entry.accountId)) ? Math.max(0, entry.creditFen - entry.debitFen) : 0,
  );
  const lost = sumOf(entries, (entry) =>
    codeOf(spending, entry.accountId) === loss ? Math.max(0, entry.debitFen - entry.creditFen) : 0,
  );
  return { line: line + 1, amountFen: fen(Math.min(given, lost)) };
};

/**
 * K34: a claim is given up only by a vote and with the township's paper, as the rule asks; and whoever still owes an old claim
 * is named when a new one is added.
 */
export const findWriteOff = (rule: RuleVersion, parameters: PlainParameters, spending: Spending): readonly Hit[] => {
  const { amounts, counts, flags } = parameters;
  const hits: Hit[] = [];
  const { line, amountFen } = writtenOff(spending);
  const lacksVote = flags["needsVote"] === true && otherVotes(spending).length === 0;
  const hasPaper = spending.content.documents.some((document) => document.kind === "approval");
  const lacksPaper = flags["needsTownship"] === true && !hasPaper;
  if (amountFen > 0 && amountFen >= (amounts["fromFen"] ?? zeroFen) && (lacksVote || lacksPaper))
    hits.push(hitBy(rule, { line, facts: { amountFen, lacksVote, lacksPaper } }));
  const oldDays = counts["oldDays"];
  if (oldDays === undefined) return hits;
  const { content, around } = spending;
  for (const open of around.openAdvances) {
    const age = open.sinceOn === null ? null : daysBetween(open.sinceOn, content.onDate);
    if (open.openFen <= 0 || (age !== null && age <= oldDays)) continue;
    const at = content.entries.findIndex(
      (entry) =>
        entry.accountId === open.accountId &&
        entry.debitFen - entry.creditFen > 0 &&
        entry.items.some((item) => item.itemId === open.itemId),
    );
    if (at === -1) continue;
    const facts = { isOld: true, name: open.name, openFen: open.openFen, sinceOn: open.sinceOn, age, oldDays };
    hits.push(hitBy(rule, { line: at + 1, facts, severity: "warn" }));
  }
  return hits;
};
