import type { OutputOf } from "#contract/contract.ts";
import { chinaDateOf, monthOf, monthsBetween, type LocalDate, type Month } from "#domain/core/dates.ts";
import { sumOf, zeroFen } from "#domain/core/fen.ts";
import type { LedgerId, VoucherId } from "#domain/core/ids.ts";
import { checkDraft } from "#domain/vouchers/check-content.ts";
import { dayIn, dueMonth, fillTemplate, isDue } from "#domain/vouchers/template.ts";
import type { VoucherContent } from "#domain/vouchers/voucher.ts";
import { openMonthOf } from "#store/ledger-rows.ts";
import type { Reading } from "#store/query.ts";
import { addTemplateUse, readTemplates, readTemplateUses, type TemplateRow } from "#store/template-rows.ts";
import { insertDraft } from "#store/voucher-rows.ts";
import type { Book } from "./book-facts.ts";
import { callerOf, done, refuse, type Call, type Reply } from "./call.ts";
import { change, changed } from "./change.ts";
import { contentFailure } from "./content-failure.ts";
import { judgeDraft } from "./judge-draft.ts";
import { voucherSubject } from "./voucher-subject.ts";
import { templateBooksOf } from "./template-books.ts";
import { valuesWith } from "./templates.ts";

type Due = OutputOf<"recurring.list">["due"][number];
type Recurring = TemplateRow & { readonly ledgerId: LedgerId };

const recurringOf = (reading: Reading): readonly Recurring[] =>
  readTemplates(reading).flatMap((row) =>
    row.schedule === "none" || row.ledgerId === null ? [] : [{ ...row, ledgerId: row.ledgerId }],
  );

const filledFor = (
  call: Call<"recurring.list" | "recurring.draft">,
  reading: Reading,
  of: { readonly row: Recurring; readonly on: LocalDate },
) => {
  const found = templateBooksOf(reading, of.row.ledgerId, { on: of.on, now: call.now() });
  if (found === undefined) return undefined;
  const values = valuesWith(of.row.defaults, []);
  return { ...found, filled: fillTemplate(of.row.lines, { on: of.on, values, books: found.books }) };
};

// Books a year behind show a year of what waits; what comes after it is due once the first months are booked.
const mostMonths = 12;

/** The open months in which a template's voucher is due by now and neither drafted nor left out, oldest first. */
const dueMonths = (book: Book, row: Recurring, on: { readonly today: LocalDate; readonly used: ReadonlySet<string> }) =>
  monthsBetween(openMonthOf(book.ledger), monthOf(on.today))
    .filter((month) => dueMonth(row.schedule, month) !== null)
    .filter((month) => !on.used.has(`${row.id} ${month}`) && isDue(month, row.day, on.today))
    .slice(0, mostMonths);

const dueOf = (
  call: Call<"recurring.list">,
  reading: Reading,
  { row, used }: { readonly row: Recurring; readonly used: ReadonlySet<string> },
): readonly Due[] => {
  const today = chinaDateOf(call.now());
  const books = templateBooksOf(reading, row.ledgerId, { on: today, now: call.now() });
  // Books moved to the new system take no voucher any more: what they drafted month by month is over.
  if (books === undefined || !books.book.isStarted || !books.book.ledger.isActive) return [];
  const ledgerName = books.book.ledger.name;
  return dueMonths(books.book, row, { today, used }).map((month): Due => {
    const onDate = dayIn(month, row.day, today);
    const filled = filledFor(call, reading, { row, on: onDate })?.filled;
    const common = { templateId: row.id, name: row.name, ledgerId: row.ledgerId, month, onDate, ledgerName };
    if (filled?.ok === true)
      return { ...common, totalFen: sumOf(filled.value, (entry) => entry.debitFen), failure: null };
    const facts = filled === undefined ? {} : { ...filled.error };
    return { ...common, totalFen: zeroFen, failure: { code: "template-bad", facts } };
  });
};

/** 周期凭证 that wait to be drafted, in every month still open, the oldest first. */
export const listRecurring = (call: Call<"recurring.list">): Reply<"recurring.list"> =>
  call.ledger.snapshot((reading) => {
    const used = readTemplateUses(reading);
    const due = recurringOf(reading).flatMap((row) => dueOf(call, reading, { row, used }));
    return done({ due: due.toSorted((one, two) => (one.month < two.month ? -1 : one.month > two.month ? 1 : 0)) });
  });

const wanted = (reading: Reading, of: { readonly templateId: string; readonly month: Month }) => {
  const row = recurringOf(reading).find((each) => each.id === of.templateId);
  return { row, isUsed: readTemplateUses(reading).has(`${of.templateId} ${of.month}`) };
};

/** Drafts one due voucher from its template; once a month, until the draft is deleted. */
export const draftRecurring = (call: Call<"recurring.draft">): Reply<"recurring.draft"> =>
  change(call, (writing) => {
    const { templateId, month } = call.input;
    const { row, isUsed } = wanted(writing, call.input);
    if (row === undefined) return refuse({ code: "not-found", kind: "template" });
    if (isUsed) return refuse({ code: "already-drafted" });
    const on = dayIn(month, row.day, chinaDateOf(call.now()));
    const found = filledFor(call, writing, { row, on });
    if (found === undefined) return refuse({ code: "not-found", kind: "ledger" });
    if (!found.filled.ok) return refuse({ code: "template-bad", ...found.filled.error });
    const entries = found.filled.value;
    const content: VoucherContent = {
      ledgerId: row.ledgerId,
      onDate: on,
      paperCount: 0,
      entries,
      documents: [],
      approvals: [],
    };
    const checked = checkDraft(content, found.book);
    if (!checked.ok) return refuse(contentFailure(checked.error));
    const id = call.newId<VoucherId>();
    const prepared = { preparedBy: callerOf(call).id, preparedAt: call.now() };
    insertDraft(writing, { id, kind: "ordinary", content, ...prepared, correctsId: null, correctsReason: null });
    judgeDraft(writing, call, id);
    addTemplateUse(writing, { templateId, month, voucherId: id });
    return changed(
      { id },
      { subject: `周期凭证 ${row.name}：${voucherSubject(content)}`, facts: { voucherId: id, month } },
    );
  });

export const skipRecurring = (call: Call<"recurring.skip">): Reply<"recurring.skip"> =>
  change(call, (writing) => {
    const { row, isUsed } = wanted(writing, call.input);
    if (row === undefined) return refuse({ code: "not-found", kind: "template" });
    if (isUsed) return refuse({ code: "already-drafted" });
    addTemplateUse(writing, { ...call.input, voucherId: null });
    return changed(
      {},
      { subject: `周期凭证 ${row.name}：${call.input.month} 不做`, facts: { month: call.input.month } },
    );
  });
