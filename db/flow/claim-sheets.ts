import type { OutputOf } from "#contract/contract.ts";
import { claimTotal, missingElements } from "#domain/claims/claim.ts";
import { claimSheets } from "#domain/claims/sheet/layout.ts";
import { planClaims, type PlannedClaims } from "#domain/claims/sheet/plan.ts";
import { assert } from "#domain/core/assert.ts";
import { chinaDateOf } from "#domain/core/dates.ts";
import { moneyTextFromFen, sumOf } from "#domain/core/fen.ts";
import type { ClaimId, LedgerId } from "#domain/core/ids.ts";
import type { SetupPlace } from "#domain/people/setup/places.ts";
import { base64FromBytes, bytesFromBase64 } from "#files/base64.ts";
import { writeClaimSheet } from "#files/claims/claim-sheet-workbook.ts";
import { readSetupWorkbook } from "#files/setup/read-workbook.ts";
import { readCategories } from "#store/category-rows.ts";
import { insertClaim } from "#store/claim-changes.ts";
import { readClaimImport, saveClaimImport } from "#store/claim-import-rows.ts";
import { namesOnClaims } from "#store/claim-lists.ts";
import { readClaim } from "#store/claim-rows.ts";
import { readClaimChain } from "#store/claim-setting-rows.ts";
import { readLedger, readLedgers } from "#store/ledger-rows.ts";
import type { Reading, Writing } from "#store/query.ts";
import { sha256Of } from "#store/sha256.ts";
import { callerOf, done, refuse, type Call, type Reply } from "./call.ts";
import { change, changed, type Changed } from "./change.ts";
import { judgeAndKeep } from "./judge-claim.ts";
import type { Hit } from "./judge-voucher.ts";

/** The categories a claim may name, by the words the form offers. */
const categoryWords = (reading: Reading) =>
  readCategories(reading).flatMap((each) => (each.isActive ? [[each.name, each.id] as const] : []));

/** BZ-1F3A-77C0-9B21: short enough to be read out, and never the same twice. */
const formNumber = (id: string): string => {
  const digits = id.replaceAll(/[^0-9A-Za-z]/g, "").toUpperCase();
  return `BZ-${(digits.slice(-12).match(/.{1,4}/g) ?? []).join("-")}`;
};

export const emptyClaimSheet = async (call: Call<"claim.sheet">): Promise<Reply<"claim.sheet">> => {
  const { reading } = call.ledger;
  const ledger = readLedger(reading, call.input.ledgerId);
  if (ledger === undefined) return refuse({ code: "not-found", kind: "ledger" });
  const chain = readClaimChain(reading);
  if (!chain.isUsed) return refuse({ code: "claims-off" });
  const formId = formNumber(call.newId());
  const bytes = await writeClaimSheet({
    formId,
    ledgerId: ledger.id,
    ledgerName: ledger.name,
    ratifyDays: chain.ratifyDays,
    categories: categoryWords(reading).map(([name]) => name),
    ...namesOnClaims(reading, ledger.id),
  });
  return done({ name: `${ledger.name}_报账表_${formId}.xlsx`, bytes: base64FromBytes(bytes) });
};

type File = { readonly name: string; readonly bytes: string };
type SheetCall = Call<"claim.inspectSheet"> | Call<"claim.importSheet">;

const refusal = (places: readonly SetupPlace[]) => refuse({ code: "register-refused" as const, places: [...places] });

/** A filled form as claims, refused with every wrong cell, or because the form was taken over before. */
const plannedFrom = (
  reading: Reading,
  { call, file }: { readonly call: Pick<SheetCall, "now">; readonly file: File },
) => {
  const chain = readClaimChain(reading);
  if (!chain.isUsed) return refuse({ code: "claims-off" as const });
  const bytes = bytesFromBase64(file.bytes);
  const read = readSetupWorkbook(bytes, Object.values(claimSheets));
  if (!read.ok) return refusal([{ sheet: "", row: 0, column: "", code: read.error, text: file.name }]);
  const planned = planClaims<LedgerId>(read.value, {
    ledgerIds: new Set(readLedgers(reading).flatMap(({ id, isStarted }) => (isStarted ? [id] : []))),
    categories: categoryWords(reading),
    today: chinaDateOf(call.now()),
    ratifyDays: chain.ratifyDays,
  });
  const fileHash = sha256Of(bytes);
  const formId = planned.ok ? planned.value.formId : "";
  const before = readClaimImport(reading, { formId, fileHash });
  if (before !== undefined) {
    const { name, importedByName, importedAt, numbers } = before;
    return refuse({ code: "claim-sheet-taken" as const, name, importedByName, importedAt, numbers: [...numbers] });
  }
  return planned.ok ? { ok: true as const, planned: planned.value, fileHash } : refusal(planned.error);
};

type Taken = { readonly id: ClaimId; readonly number: string; readonly row: number; readonly hits: readonly Hit[] };

/** Writes the claims of a form as if each had been typed: draft, judged, its hits kept. */
const takeOver = (writing: Writing, call: SheetCall, { ledgerId, claims }: PlannedClaims<LedgerId>): readonly Taken[] =>
  claims.map(({ row, content }) => {
    const id = call.newId<ClaimId>();
    const number = insertClaim(writing, { id, ledgerId, content }, { by: callerOf(call).id, at: call.now() });
    const claim = readClaim(writing, id);
    assert(claim !== undefined, `claim ${id} was just written`);
    return { id, number, row, hits: judgeAndKeep(writing, call, { claim, stage: "claim" }) };
  });

/** Everything that was shown before the form was taken over; ids are new each time and show nothing. */
const digestOf = (of: {
  readonly planned: PlannedClaims<LedgerId>;
  readonly fileHash: string;
  readonly taken: readonly Taken[];
}): string => {
  const shown = of.taken.map(({ number, row, hits }) => [
    number,
    row,
    hits.map(({ kind, line, severity, isCleared }) => [kind, line, severity, isCleared]),
  ]);
  return sha256Of(JSON.stringify([of.fileHash, of.planned, shown]));
};

/**
 * What taking the form over would do. It is done and rolled back, so that a claim that meets an earlier one of the same form
 * shows it, and what is shown is what will be done.
 */
export const inspectClaimSheet = (call: Call<"claim.inspectSheet">): Reply<"claim.inspectSheet"> => {
  let shown: OutputOf<"claim.inspectSheet"> | null = null;
  const tried = call.ledger.transact((writing) => {
    const read = plannedFrom(writing, { call, file: call.input.file });
    if (!read.ok) return read;
    const { planned, fileHash } = read;
    const taken = takeOver(writing, call, planned);
    shown = {
      formId: planned.formId,
      ledgerId: planned.ledgerId,
      ledgerName: readLedger(writing, planned.ledgerId)?.name ?? "",
      clerk: planned.claims[0]?.content.clerk ?? "",
      totalFen: sumOf(planned.claims, ({ content }) => claimTotal(content.lines)),
      claims: planned.claims.map(({ row, content }, index) => ({
        row,
        number: taken[index]?.number ?? "",
        onDate: content.onDate,
        purpose: content.purpose,
        handler: content.handler,
        payee: content.payee,
        totalFen: claimTotal(content.lines),
        documents: content.documents.length,
        isEmergency: content.emergency !== null,
        missing: [...missingElements(content)],
        hits: [...(taken[index]?.hits ?? [])],
      })),
      digest: digestOf({ planned, fileHash, taken }),
    };
    return { ok: false as const, failure: null };
  });
  if (shown !== null) return done(shown);
  assert(tried.failure !== null, "a form is shown or refused");
  return refuse(tried.failure);
};

export const importClaimSheet = (call: Call<"claim.importSheet">): Reply<"claim.importSheet"> =>
  change(call, (writing): Changed<"claim.importSheet"> => {
    const { file, digest } = call.input;
    const read = plannedFrom(writing, { call, file });
    if (!read.ok) return read;
    const { planned, fileHash } = read;
    const taken = takeOver(writing, call, planned);
    if (digestOf({ planned, fileHash, taken }) !== digest) return refuse({ code: "preview-outdated" });
    const { formId, ledgerId } = planned;
    const by = callerOf(call).id;
    saveClaimImport(writing, { formId, fileHash, ledgerId, name: file.name, by, at: call.now() }, taken);
    const ledgerName = readLedger(writing, ledgerId)?.name ?? "";
    const totalFen = sumOf(planned.claims, ({ content }) => claimTotal(content.lines));
    const claims = taken.map(({ id, number }) => ({ id, number }));
    return changed(
      { formId, ledgerId, ledgerName, totalFen, claims },
      {
        subject: `${ledgerName} 导入报账表 ${formId}：${claims.length} 张，${moneyTextFromFen(totalFen)}`,
        facts: { file: file.name, fileHash, numbers: claims.map(({ number }) => number) },
      },
    );
  });
