import type { OutputOf } from "#contract/contract.ts";
import { isWholeFailure } from "#contract/failures.ts";
import { moneyTextFromFen } from "#domain/core/fen.ts";
import { monthFromText } from "#domain/core/dates.ts";
import { idFromText, type VoucherId } from "#domain/core/ids.ts";
import { asPerson, type Ask } from "./at-desk.ts";
import { ledgerCalled } from "./books.ts";
import {
  finished,
  flag,
  misused,
  personOptions,
  refusedBy,
  text,
  type Command,
  type Given,
  type Misused,
  type Outcome,
  type Refused,
} from "./command.ts";
import { tableText } from "./table.ts";
import { sentenceOf } from "./words.ts";
import { stateWord } from "./words-small.ts";

type Head = OutputOf<"voucher.list">["vouchers"][number];
type State = Head["state"];
type Heads = { readonly ok: true; readonly value: readonly Head[] } | Refused | Misused;

const pageLength = 500;

const isState = (word: string): word is State => word === "draft" || word === "reviewed" || word === "posted";

const headsOf = async (ask: Ask, given: Given, state: State | null): Promise<Heads> => {
  const name = given.text("ledger-name");
  const ledger = name === undefined ? undefined : await ledgerCalled(ask, name);
  if (ledger?.ok === false) return ledger;
  const month = given.text("month") ?? null;
  if (month !== null && monthFromText(month) === undefined) return misused("--month 是月份，如 2026-07。");
  const heads: Head[] = [];
  for (let total = 1; heads.length < total;) {
    const reply = await ask("voucher.list", {
      ledgerId: ledger?.value.id ?? null,
      fromMonth: month,
      toMonth: month,
      state,
      text: given.text("text") ?? "",
      skip: heads.length,
      take: pageLength,
    });
    if (!reply.ok) return refusedBy(reply.failure);
    heads.push(...reply.value.vouchers);
    total = reply.value.vouchers.length === 0 ? 0 : reply.value.total;
  }
  return { ok: true, value: heads };
};

const columns = [
  { title: "账套" },
  { title: "日期" },
  { title: "字号" },
  { title: "状态" },
  { title: "摘要" },
  { title: "金额", isAmount: true },
  { title: "制单" },
  { title: "审核" },
  { title: "编号" },
];

const cellsOf = (head: Head): readonly string[] => [
  head.ledgerName,
  head.onDate,
  head.number === null ? "" : `${head.word}-${head.number}`,
  stateWord(head.state) + (head.isHeld ? "（受限）" : ""),
  head.summary,
  moneyTextFromFen(head.totalFen),
  head.preparedByName,
  head.reviewedByName ?? "",
  head.id,
];

const list = (given: Given): Promise<Outcome> | Outcome => {
  const state = given.text("state");
  if (state !== undefined && !isState(state))
    return misused("--state 是 draft（草稿）、reviewed（已审核）或 posted（已记账）。");
  return asPerson(given, async (ask) => {
    const heads = await headsOf(ask, given, state ?? null);
    if (!heads.ok) return heads;
    const rows = heads.value.map(cellsOf);
    return finished(heads.value, `${tableText(columns, rows)}\n共 ${rows.length} 张`);
  });
};

type Chosen = { readonly ok: true; readonly value: readonly VoucherId[] } | Refused | Misused;

const idsGiven = (given: Given): readonly VoucherId[] | undefined => {
  const ids = given.words.map((word) => idFromText<VoucherId>(word));
  return ids.every((id) => id !== undefined) ? ids : undefined;
};

// The order of posting gives the numbers, so it is the order of the days.
const inOrder = (heads: readonly Head[]): readonly Head[] =>
  heads.toSorted((a, b) => a.onDate.localeCompare(b.onDate) || a.id.localeCompare(b.id));

const chosenIds = async (
  ask: Ask,
  given: Given,
  all: { readonly option: string; readonly state: State },
): Promise<Chosen> => {
  const isAll = given.has(all.option);
  if (isAll === given.words.length > 0) return misused(`请给出凭证编号，或用 --${all.option}（两者选一）。`);
  if (!isAll) {
    const ids = idsGiven(given);
    return ids === undefined ? misused("凭证编号不对；用 xz voucher list 查看。") : { ok: true, value: ids };
  }
  const heads = await headsOf(ask, given, all.state);
  if (!heads.ok) return heads;
  const ready = heads.value.filter((head) => all.state !== "draft" || !head.isHeld || head.hasMovedMoney);
  return { ok: true, value: inOrder(ready).map(({ id }) => id) };
};

/** The sentence for a refusal that stands inside an answer as a code and its facts. */
const partSentence = (part: { readonly code: string }): string => (isWholeFailure(part) ? sentenceOf(part) : part.code);

const refusedText = (parts: readonly { readonly id: string; readonly code: string }[]): string =>
  parts.map((part) => `\n${part.id}：${partSentence(part)}`).join("");

const review = (given: Given): Promise<Outcome> =>
  asPerson(given, async (ask) => {
    const chosen = await chosenIds(ask, given, { option: "all-ready", state: "draft" });
    if (!chosen.ok) return chosen;
    const reviewed: VoucherId[] = [];
    const refusals: { readonly id: VoucherId; readonly code: string }[] = [];
    for (const id of chosen.value) {
      const shown = await ask("voucher.show", { id });
      const reply = shown.ok ? await ask("voucher.review", { id, version: shown.value.version }) : shown;
      if (reply.ok) reviewed.push(id);
      else refusals.push({ id, ...reply.failure });
    }
    const summary = `审核 ${reviewed.length} 张，未通过 ${refusals.length} 张${refusedText(refusals)}`;
    return finished({ reviewed, refused: refusals }, summary, refusals.length === 0);
  });

const mostPosted = 1000;

const post = (given: Given): Promise<Outcome> =>
  asPerson(given, async (ask) => {
    const chosen = await chosenIds(ask, given, { option: "all-reviewed", state: "reviewed" });
    if (!chosen.ok) return chosen;
    const posted: OutputOf<"voucher.post">["posted"] = [];
    const refusals: { readonly id: VoucherId; readonly code: string }[] = [];
    for (let start = 0; start < chosen.value.length; start += mostPosted) {
      const reply = await ask("voucher.post", { ids: chosen.value.slice(start, start + mostPosted) });
      if (!reply.ok) return refusedBy(reply.failure);
      posted.push(...reply.value.posted);
      refusals.push(...reply.value.refused.map(({ id, code, facts }) => ({ ...facts, id, code })));
    }
    const summary = `记账 ${posted.length} 张，未记账 ${refusals.length} 张${refusedText(refusals)}`;
    return finished({ posted, refused: refusals }, summary, refusals.length === 0);
  });

const filters = { "ledger-name": text, month: text, text } as const;

export const voucherCommands: readonly Command[] = [
  {
    name: "voucher list",
    usage:
      "voucher list --ledger 文件 --user 登录名 [--ledger-name 账套] [--month 2026-07] [--state draft|reviewed|posted] [--text 文字]",
    summary: "列出凭证",
    options: { ...personOptions, ...filters, state: text },
    run: async (given) => list(given),
  },
  {
    name: "review",
    mostWords: Number.POSITIVE_INFINITY,
    usage: "review 编号… | --all-ready [--ledger-name 账套] [--month 2026-07] --ledger 文件 --user 登录名",
    summary: "审核凭证（不能审核自己制的单）",
    options: { ...personOptions, ...filters, "all-ready": flag },
    run: review,
  },
  {
    name: "post",
    mostWords: Number.POSITIVE_INFINITY,
    usage: "post 编号… | --all-reviewed [--ledger-name 账套] [--month 2026-07] --ledger 文件 --user 登录名",
    summary: "记账（不可撤销，按日期顺序编号）",
    options: { ...personOptions, ...filters, "all-reviewed": flag },
    run: post,
  },
];
