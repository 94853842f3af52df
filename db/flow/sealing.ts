import type { MethodName, OutputOf } from "#contract/contract.ts";
import type { BankAccountId, BankLineId, StatementFileId } from "#domain/core/ids.ts";
import { readAccount } from "#store/account-rows.ts";
import { readBankAccounts } from "#store/bank-account-rows.ts";
import { readBankLine } from "#store/bank-line-rows.ts";
import { readFileOfLine, readFilesOfAccount } from "#store/bank-match-rows.ts";
import { readConversion } from "#store/conversion-rows.ts";
import { readImportedIds, readImports } from "#store/foreign-rows.ts";
import { readQuestion } from "#store/publication-rows.ts";
import type { Reading, Writing } from "#store/query.ts";
import { keepParts } from "#store/seal-parts.ts";
import { hasSealedTies, sealText, sealable, type SealKey, type SealKind } from "#store/seal-rows.ts";
import { postedSealable } from "#store/seal-posting.ts";
import { readVoucher } from "#store/voucher-rows.ts";
import type { Call } from "./call.ts";
import { bankSealers } from "./sealers-bank.ts";
import { claimSealers } from "./sealers-claims.ts";
import { earlierPreparers, firstNames, keptNames, newBooks } from "./sealers-names.ts";
import { officeSealers } from "./sealers-office.ts";
import { fundSealers } from "./sealers-funds.ts";
import { ruleSealers } from "./sealers-rules.ts";
import { receiptSealers } from "./sealers-receipts.ts";
import { carriedKinds, one, type Sealer, type Sealers } from "./sealer.ts";

/** All that may change in an account when a tie is taken back: what goes with one line may have come in several files. */
const untiedIn = (reading: Reading, id: BankAccountId): readonly SealKey[] => [
  ...readFilesOfAccount(reading, id).flatMap((file) => one("matches", file)),
  ...tiesOf(reading, id),
];
/** The statements some lines came in, each once: the ties of their lines to posted entries are sealed together. */
const filesOf = (reading: Reading, ids: readonly BankLineId[]): readonly SealKey[] =>
  [...new Set(ids.flatMap((id) => readFileOfLine(reading, id) ?? []))].flatMap((file) => one("matches", file));

/** The batches a bank's answer changed, and the list whose people it paid. */
const answeredPayouts = (value: Pick<OutputOf<"payout.result">, "payoutIds" | "payListIds">): readonly SealKey[] => [
  ...value.payoutIds.flatMap((id) => one("payout", id)),
  ...value.payListIds.flatMap((id) => one("pay-list", id)),
];

/** The records under which lines came into sub-accounts of a pool. */
const broughtIn = (ids: readonly StatementFileId[]): readonly SealKey[] =>
  [...new Set(ids)].flatMap((id) => one("statement", id));

/** What years carried over in some ledgers. */
const carriesOf = (reading: Reading, ledgerIds: ReadonlySet<string>): readonly SealKey[] =>
  sealable(reading, "carry").filter(({ id }) => ledgerIds.has(id));

/** A ledger's registers of a kind, where it has any that must be sealed. */
const among = (reading: Reading, kind: SealKind, ledgerId: string): readonly SealKey[] =>
  sealable(reading, kind).filter(({ id }) => id === ledgerId);
/** The same, and the chart, because a new register brings its own auxiliary item. */
const withChart = (reading: Reading, kind: SealKind, ledgerId: string): readonly SealKey[] => [
  ...among(reading, kind, ledgerId),
  ...one("chart", ledgerId),
];
/** Which posts exclude each other: by themselves, and in every register that was sealed with them. */
const pairsSealed = (reading: Reading): readonly SealKey[] => [
  ...sealable(reading, "villagers"),
  ...one("post-pairs"),
  ...firstNames(reading),
];
/** Sums and reversals of an account, once there were any. */
const tiesOf = (reading: Reading, id: BankAccountId): readonly SealKey[] =>
  hasSealedTies(reading, id) ? one("ties", id) : [];

/** What each call changed of all that is sealed. A call that is not here changes nothing of it. */
const sealers: Sealers = {
  ...officeSealers,
  ...ruleSealers,
  "policyFigure.save": () => one("policies"),
  "policyEvent.record": () => one("policies"),
  "policyEvent.putRight": () => one("policies"),
  "ledger.open": ({ value }, reading) => [...one("chart", value.id), ...one("book", value.id), ...firstNames(reading)],
  "ledger.start": ({ input }) => [...one("ledger", input.ledgerId), ...one("chart", input.ledgerId)],
  // Before a ledger is started it has no seal yet: its openings still change.
  "ledger.setWords": ({ input }, reading) => among(reading, "ledger", input.ledgerId),
  "account.add": ({ input }, reading) => withChart(reading, "assets", input.ledgerId),
  "account.merge": ({ input }, reading) => among(reading, "assets", readAccount(reading, input.fromId)?.ledgerId ?? ""),
  "account.change": ({ input }, reading) => [
    ...one("chart", readAccount(reading, input.id)?.ledgerId),
    ...keptNames(reading, "account", [input.id]),
  ],
  "bankAccount.save": ({ input, value }, reading) => [
    ...one("chart", input.ledgerId),
    ...keptNames(reading, "bank_account", [value.id]),
  ],
  "item.save": ({ input, value }, reading) => [
    ...one("chart", input.ledgerId),
    ...keptNames(reading, "item", [value.id]),
  ],
  "setup.load": (_done, reading) => [
    ...(["persons", "categories", "village", "chart", "ledger"] as const).flatMap((kind) => sealable(reading, kind)),
    ...newBooks(reading),
    ...firstNames(reading),
  ],
  "resolution.record": ({ value }) => one("resolution", value.id),
  "resolution.withdraw": ({ input }) => one("resolution", input.id),
  "resolution.confirm": ({ input }) => one("resolution", input.id),
  "resolution.attach": ({ input }) => one("resolution", input.id),
  "resolution.giveOpinion": ({ input }) => one("resolution", input.id),
  "statement.commit": ({ input, value }) => [
    ...value.sealedFileIds.flatMap((id) => one("statement", id)),
    ...(input.rememberMapping && input.mapping !== null ? one("mappings") : []),
  ],
  "attachment.add": ({ input }, reading) =>
    readVoucher(reading, input.voucherId)?.voucher.state === "posted" ? one("late-files", input.voucherId) : [],
  "bankLine.match": ({ input }, reading) => filesOf(reading, [input.id]),
  "bankLine.unmatch": ({ input }, reading) => {
    const line = readBankLine(reading, input.id);
    return line === undefined ? [] : untiedIn(reading, line.bankAccountId);
  },
  "statement.withdraw": ({ input, value }) => [
    ...one("statement", input.id),
    ...one("withdrawal", input.id),
    ...value.liftedIds.flatMap((id) => one("tombstone", id)),
  ],
  "bankLine.delete": ({ value }) => [...one("tombstone", value.id), ...one("statement", value.statementFileId)],
  "bankLine.restore": ({ input, value }) => [...one("tombstone", input.id), ...one("statement", value.statementFileId)],
  "voucher.post": ({ value }, reading) =>
    postedSealable(
      reading,
      value.posted.map(({ id }) => id),
    ),
  "voucher.save": ({ value }, reading) => earlierPreparers(reading, value.id),
  "period.close": ({ input }, reading) => [
    ...one("period", `${input.ledgerId} ${input.month}`),
    ...carriesOf(reading, new Set([input.ledgerId])),
    ...firstNames(reading),
  ],
  "period.closeMany": ({ value }, reading) => [
    ...value.closed.flatMap(({ ledgerId, month }) => one("period", `${ledgerId} ${month}`)),
    ...carriesOf(reading, new Set(value.closed.map(({ ledgerId }) => ledgerId))),
    ...firstNames(reading),
  ],
  "asset.save": ({ input }, reading) => among(reading, "assets", input.ledgerId),
  "asset.import": ({ input }, reading) => among(reading, "assets", input.ledgerId),
  "asset.depreciate": ({ input }, reading) => among(reading, "assets", input.ledgerId),
  "asset.depreciateMany": ({ input }, reading) => input.ledgerIds.flatMap((id) => among(reading, "assets", id)),
  "asset.transfer": (_done, reading) => sealable(reading, "assets"),
  "asset.count": ({ input }, reading) => among(reading, "assets", input.ledgerId),
  "lease.save": ({ input }, reading) => withChart(reading, "leases", input.ledgerId),
  "debt.save": ({ input }, reading) => among(reading, "debts", input.ledgerId),
  ...receiptSealers,
  "handover.save": (_done, reading) => sealable(reading, "handovers"),
  "project.save": ({ input, value }, reading) => [
    ...withChart(reading, "projects", input.ledgerId),
    ...keptNames(reading, "item", [value.itemId]),
  ],
  "project.import": ({ input }, reading) => withChart(reading, "projects", input.ledgerId),
  "distribution.save": ({ input }, reading) => among(reading, "lists", input.ledgerId),
  "ledger.setBuyerNames": () => one("settings"),
  "work.saveSettings": () => one("settings"),
  "pool.save": ({ value }, reading) => [...one("pool", value.id), ...keptNames(reading, "bank_pool", [value.id])],
  "pool.commit": ({ input, value }) => [
    ...value.sealedFileIds.flatMap((id) => one("pool", id)),
    ...(input.rememberMapping && input.mapping !== null ? one("mappings") : []),
  ],
  "pool.withdraw": ({ input }) => one("pool", input.fileId),
  "pool.allocate": ({ input, value }) => [...one("pool", input.id), ...broughtIn(value.statementFileIds)],
  "pool.transfer": ({ input, value }) => [...one("pool", input.id), ...broughtIn(value.statementFileIds)],
  "pool.undoTransfer": ({ value }) => [
    ...one("pool", value.poolId),
    ...value.tombstoneIds.flatMap((id) => one("tombstone", id)),
    ...broughtIn(value.statementFileIds),
  ],
  "pool.release": ({ value }) => [
    ...one("pool", value.poolId),
    ...value.tombstoneIds.flatMap((id) => one("tombstone", id)),
    ...broughtIn(value.statementFileIds),
  ],
  "match.confirm": ({ input }, reading) => [
    ...filesOf(
      reading,
      input.ties.flatMap(({ lineIds }) => lineIds),
    ),
    ...one("ties", input.bankAccountId),
  ],
  "match.undo": ({ value }, reading) => untiedIn(reading, value.bankAccountId),
  "dimension.save": () => one("dimensions"),
  ...fundSealers,
  "testParameters.save": () => one("test-parameters"),
  "finding.attach": ({ input }) => one("finding", input.id),
  "finding.answer": ({ input }) => one("finding", input.id),
  "finding.sign": ({ input }) => one("finding", input.id),
  "reportDefinition.save": ({ value }) => one("reports", value.id),
  "reportDefinition.approve": ({ input }) => one("reports", input.id),
  "conversion.save": ({ input }, reading) => one("conversion", readConversion(reading, input.ledgerId)?.id),
  "conversion.approve": ({ input, value }, reading) => [
    ...one("conversion", readConversion(reading, input.ledgerId)?.id),
    ...one("chart", input.ledgerId),
    ...one("chart", value.newLedgerId),
    ...one("ledger", value.newLedgerId),
    ...one("book", input.ledgerId),
    ...one("book", value.newLedgerId),
    ...firstNames(reading),
    ...carriedKinds.flatMap((kind) => among(reading, kind, value.newLedgerId)),
    ...value.poolIds.flatMap((id) => one("pool", id)),
  ],
  "moving.importBalances": ({ input }) => one("chart", input.ledgerId),
  "moving.importVouchers": ({ value }) => one("history", value.id),
  "moving.approve": ({ input }, reading) => [
    ...one("history", input.id),
    ...one("chart", readImports(reading, input)[0]?.ledgerId),
    ...postedSealable(reading, readImportedIds(reading, input.id)),
  ],
  "moving.undo": ({ input, value }, reading) => [
    ...one("history", input.id),
    ...one("chain", readImports(reading, input)[0]?.ledgerId),
    ...value.removed.flatMap((id) => one("decisions", id)),
    // Findings name no voucher that is gone.
    ...among(reading, "findings", readImports(reading, input)[0]?.ledgerId ?? ""),
    // Bank lines that the vouchers booked are open again.
    ...readBankAccounts(reading, readImports(reading, input)[0]?.ledgerId ?? null).flatMap(({ id }) =>
      untiedIn(reading, id),
    ),
  ],
  "notes.save": ({ input }) => one("notes", `${input.ledgerId} ${input.year}`),
  "print.vouchers": ({ value }) => (value.jobId === null ? [] : one("print-job", value.jobId)),
  "print.saveSettings": () => one("settings"),
  "villager.save": ({ input }) => one("villagers", input.villageId),
  "postPair.save": (_done, reading) => pairsSealed(reading),
  "postPair.remove": (_done, reading) => pairsSealed(reading),
  "villager.load": ({ input }) => one("villagers", input.villageId),
  "indicator.save": () => one("pay-schemes"),
  "payScheme.approve": () => one("pay-schemes"),
  "pay.saveSettings": () => one("settings"),
  "payList.approve": ({ input }) => one("pay-list", input.id),
  // A person the accrual asks for may have been added to the books.
  "payList.accrue": ({ value }) => one("chart", value.ledgerId),
  "payList.sign": ({ input }) => one("pay-list", input.id),
  "payout.make": ({ value }) => one("payout", value.id),
  "payout.file": ({ input }) => one("payout", input.id),
  "payout.result": ({ value }) => answeredPayouts(value),
  "payout.mark": ({ value }) => answeredPayouts(value),
  "payout.template": () => one("payout-templates"),
  "publicity.saveSettings": () => one("settings"),
  "disclosure.freeze": ({ value }) => one("publication", value.id),
  "publication.register": ({ value }) => one("publication", value.id),
  "publication.discard": ({ input }) => one("publication", input.id),
  "publication.post": ({ input }) => one("publication", input.id),
  "publication.takeDown": ({ input }) => one("publication", input.id),
  "publication.addPhoto": ({ input }) => one("publication", input.id),
  "publication.ask": ({ input }) => one("publication", input.id),
  "publication.answer": ({ input }, reading) => one("publication", readQuestion(reading, input.id)?.publication_id),
  "motion.propose": ({ value }) => one("motion", value.id),
  "motion.discard": ({ input }) => one("motion", input.id),
  "motion.recordStage": ({ input }) => one("motion", input.id),
  "motion.undoStage": ({ input }) => one("motion", input.id),
  "archive.make": ({ value }) => one("archive", value.id),
  "auditNote.add": ({ input }) => one("audit-notes", input.ledgerId),
  "auditNote.issue": ({ input }) => one("audit-notes", input.ledgerId),
  ...bankSealers,
  ...claimSealers,
  "workbook.make": ({ value }) => one("workbook", value.id),
  "workbook.sign": ({ input }) => one("workbook", input.id),
};

/** Every call that seals something when it is done. */
export const sealingCalls: ReadonlySet<string> = new Set(Object.keys(sealers));

/** What a call just done has to seal, as its line in the audit trail keeps it; each record of its registers is kept beside. */
export const sealsOf = <Name extends MethodName>(
  writing: Writing,
  call: Pick<Call<Name>, "name" | "input">,
  value: OutputOf<Name>,
): { readonly seals?: readonly string[] } => {
  const sealer: Sealer<Name> | undefined = sealers[call.name];
  const keys = sealer?.({ input: call.input, value }, writing) ?? [];
  for (const key of keys) keepParts(writing, key);
  return keys.length === 0 ? {} : { seals: keys.map((key) => sealText(writing, key)) };
};

/** The seal of a backup's row, for its line in the trail: it is recorded outside a call's own change. */
export const backupSeal = (reading: Reading, id: string): { readonly seals: readonly string[] } => ({
  seals: [...one("backup", id), ...firstNames(reading)].map((key) => sealText(reading, key)),
});
