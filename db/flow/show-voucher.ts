import type { OutputOf } from "#contract/contract.ts";
import { assert } from "#domain/core/assert.ts";
import type { Voucher, VoucherContent } from "#domain/vouchers/voucher.ts";
import { readAttachments } from "#store/attachment-rows.ts";
import { readLinesOfVoucher } from "#store/bank-line-rows.ts";
import { readCategories } from "#store/category-rows.ts";
import { readEarlierPreparers } from "#store/earlier-preparer-rows.ts";
import { readHits } from "#store/hit-rows.ts";
import type { Reading } from "#store/query.ts";
import { linkedResolutions } from "#store/resolution-use-rows.ts";
import { readSummaries, readVoucherHead, readVoucherHeads } from "#store/voucher-lists.ts";
import { readVoucher, readCorrections } from "#store/voucher-rows.ts";
import { readAccounts } from "#store/account-rows.ts";
import { balancesAround } from "./balances-around.ts";
import { categoryChangesOf } from "./category-holds.ts";
import { isCorrected } from "./correcting-pair.ts";
import { done, refuse, type Call, type Reply } from "./call.ts";
import { returnShown } from "./named-returns.ts";
import { judgeVoucher, type Hit } from "./judge-voucher.ts";
import { fullNamesOf } from "#domain/books/account-code.ts";
import { voucherHashOf } from "#store/chain-rows.ts";

export const listVouchers = (call: Call<"voucher.list">): Reply<"voucher.list"> => {
  const { skip, take, ...filter } = call.input;
  const { vouchers, total } = readVoucherHeads(call.ledger.reading, filter, { skip, take });
  return done({ vouchers: [...vouchers], total });
};

/** A voucher not yet posted is judged as the books stand now; a posted one shows what was judged when it was booked. */
const hitsOf = (reading: Reading, voucher: Voucher): readonly Hit[] =>
  voucher.state === "posted"
    ? readHits(reading, voucher.id, "posting")
    : judgeVoucher(reading, {
        voucherId: voucher.id,
        kind: voucher.kind,
        content: voucher.content,
        preparedBy: voucher.preparedBy,
        reviewedBy: voucher.state === "reviewed" ? voucher.reviewedBy : null,
        stage: voucher.state === "draft" ? "entry" : "review",
      }).hits;

const entriesShown = (reading: Reading, content: VoucherContent): OutputOf<"voucher.show">["entries"] => {
  const accounts = readAccounts(reading, content.ledgerId);
  const fullNames = fullNamesOf(accounts);
  const categories = new Map(readCategories(reading).map((category) => [category.id, category.name]));
  return content.entries.map((entry, index) => {
    const account = accounts.find((each) => each.id === entry.accountId);
    return {
      ...entry,
      items: [...entry.items],
      line: index + 1,
      accountCode: account?.code ?? "",
      accountName: fullNames.get(entry.accountId) ?? "",
      categoryName: entry.categoryId === null ? null : (categories.get(entry.categoryId) ?? null),
    };
  });
};

export const showVoucher = (call: Call<"voucher.show">): Reply<"voucher.show"> =>
  call.ledger.snapshot((reading): Reply<"voucher.show"> => {
    const found = readVoucher(reading, call.input.id);
    const head = readVoucherHead(reading, call.input.id);
    if (found === undefined || head === undefined) return refuse({ code: "not-found", kind: "voucher" });
    const { voucher, times } = found;
    const { documents, approvals } = voucher.content;
    return done({
      ...head,
      ...times,
      entries: entriesShown(reading, voucher.content),
      documents: documents.map((document) => ({
        ...document,
        handler: document.handler ?? "",
        units: document.units ?? null,
        buyer: document.buyer ?? "",
      })),
      approvals: [...approvals],
      attachments: readAttachments(reading, voucher.id).map((attachment) => ({
        ...attachment,
        isMissing: !call.ledger.files.has(attachment.hash),
      })),
      resolutions: [...linkedResolutions(reading, voucher.id)],
      bankLines: [...readLinesOfVoucher(reading, voucher.id)],
      hits: [...hitsOf(reading, voucher)],
      categoryChanges: categoryChangesOf(reading, { voucherId: voucher.id, claimId: null }),
      takenBack: returnShown(reading, voucher),
      correctedByIds: readCorrections(reading, voucher.id).map((correction) => correction.id),
      isCorrected: isCorrected(reading, voucher.id),
      preparedEarlierByIds: [...readEarlierPreparers(reading, voucher.id)],
      hash: voucherHashOf(reading, voucher.id),
    });
  });

/** What the grid shows while a voucher is typed; nothing is kept. */
export const judgeTyping = (call: Call<"voucher.judge">): Reply<"voucher.judge"> =>
  call.ledger.snapshot((reading): Reply<"voucher.judge"> => {
    const { id, content } = call.input;
    const existing = id === null ? undefined : readVoucher(reading, id)?.voucher;
    if (id !== null && existing === undefined) return refuse({ code: "not-found", kind: "voucher" });
    assert(existing === undefined || existing.content.ledgerId === content.ledgerId, "a voucher stays in its ledger");
    const { hits, usages } = judgeVoucher(reading, {
      voucherId: id,
      kind: existing?.kind ?? "ordinary",
      content,
      preparedBy: call.caller?.id ?? null,
      reviewedBy: null,
      stage: "entry",
    });
    return done({ hits: [...hits], usages: [...usages], balances: balancesAround(reading, content, id) });
  });

export const listSummaries = (call: Call<"summary.list">): Reply<"summary.list"> =>
  done({ summaries: [...readSummaries(call.ledger.reading, call.input.ledgerId)] });
