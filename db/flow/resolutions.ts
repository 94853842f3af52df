import type { CapUnit } from "#domain/caps/cap.ts";
import type { OutputOf } from "#contract/contract.ts";
import type { Account } from "#domain/books/account.ts";
import { stepsFault } from "#domain/caps/bands.ts";
import { incomeFault, usualIncome } from "#domain/caps/income-base.ts";
import { amendmentFault } from "#domain/caps/amendment.ts";
import { voteOrderFault } from "#domain/caps/vote-order.ts";
import { testVotes, votesFault, type VoteRule, type VoteTest } from "#domain/caps/vote.ts";
import { chinaDateOf } from "#domain/core/dates.ts";
import { fen } from "#domain/core/fen.ts";
import type { CapId, CategoryId, ResolutionId } from "#domain/core/ids.ts";
import { readAccounts } from "#store/account-rows.ts";
import { readCaps } from "#store/cap-rows.ts";
import { addCap, addCapVersion, findCap } from "#store/cap-write-rows.ts";
import { readCategories } from "#store/category-rows.ts";
import { addDecisionLink } from "#store/decision-record-rows.ts";
import { readLedger } from "#store/ledger-rows.ts";
import type { Reading, Writing } from "#store/query.ts";
import { addResolution, isNumberTaken, readResolution, readResolutions } from "#store/resolution-rows.ts";
import { vouchersNaming } from "#store/resolution-use-rows.ts";
import { callerOf, done, refuse, type Call, type Reply } from "./call.ts";
import { isIncomeAccount } from "./cap-bases.ts";
import { capText } from "./cap-text.ts";
import { change, changed } from "./change.ts";
import { decisionRecordOf, minutesRefusal, shownRecord } from "./decision-records.ts";
import { rejudgeDrafts } from "./judge-draft.ts";
import { voteRuleOf } from "./vote-law.ts";

type Recording = Call<"resolution.record">;
type CapInput = Recording["input"]["caps"][number];
type Refusal = Extract<Reply<"resolution.record">, { readonly ok: false }>["failure"];

export const listResolutions = (call: Call<"resolution.list">): Reply<"resolution.list"> =>
  done({
    resolutions: readResolutions(call.ledger.reading, call.input.ledgerId).map(
      ({ recordedBy: _recordedBy, ...resolution }) => resolution,
    ),
  });

const voucherNameOf = (row: {
  readonly on_date: string;
  readonly word: string;
  readonly number: number | null;
  readonly state: string;
}) =>
  row.number === null
    ? `${row.on_date} ${row.state === "draft" ? "草稿" : "已审核"}`
    : `${row.on_date.slice(0, 7)} ${row.word}-${row.number}`;

const capsVotedBy = (
  reading: Reading,
  resolution: { readonly id: ResolutionId; readonly ledgerId: OutputOf<"resolution.show">["ledgerId"] },
) =>
  readCaps(reading, resolution.ledgerId).flatMap((cap) =>
    cap.versions
      .filter((version) => version.vote.resolutionId === resolution.id)
      .map((version) => ({
        capId: cap.id,
        categoryName: cap.categoryName,
        version: version.version,
        text: capText(cap.period, version),
        fromOn: version.fromOn,
        toOn: version.toOn,
        isRatification: version.isRatification,
      })),
  );

export const showResolution = (call: Call<"resolution.show">): Reply<"resolution.show"> =>
  call.ledger.snapshot((reading): Reply<"resolution.show"> => {
    const resolution = readResolution(reading, call.input.id);
    if (resolution === undefined) return refuse({ code: "not-found", kind: "resolution" });
    const { recordedBy: _recordedBy, matter, ...shown } = resolution;
    const names = new Map(readCategories(reading).map((category) => [category.id, category.name]));
    return done({
      ...shown,
      record: shownRecord(shown.record),
      ...decisionRecordOf(reading, resolution, chinaDateOf(call.now())),
      matter:
        matter === null
          ? null
          : {
              ...matter,
              categoryIds: [...matter.categoryIds],
              categoryNames: matter.categoryIds.map((each) => names.get(each) ?? ""),
            },
      caps: capsVotedBy(reading, resolution),
      vouchers: vouchersNaming(reading, resolution.id).map((row) => ({
        id: row.id,
        name: voucherNameOf(row),
        totalFen: fen(row.total ?? 0),
      })),
    });
  });

/** The legal test while the numbers are typed. */
export const testResolution = (call: Call<"resolution.test">): Reply<"resolution.test"> => {
  const { metOn, categoryIds } = call.input;
  const voteRule = metOn === null ? "national" : voteRuleOf(call.ledger.reading, { metOn, categoryIds });
  const tested = testVotes(call.input, { ...call.input, voteRule });
  return tested.ok ? done(tested.value) : refuse({ code: "votes-inconsistent", reason: tested.error.reason });
};

const issue = (path: string, message: string): Refusal => ({ code: "bad-input", issues: [{ path, message }] });

type CapPlace = {
  readonly index: number;
  readonly categories: ReadonlySet<string>;
  readonly accounts: readonly Account[];
  readonly reading: Reading;
};

const categoriesOf = ({ categoryId, moreCategoryIds }: CapInput): readonly [CategoryId, ...CategoryId[]] => [
  categoryId,
  ...moreCategoryIds,
];
const unitOfInput = ({ basis }: CapInput): CapUnit | null => (basis.kind === "K04" ? (basis.per ?? null) : null);
const isSameSet = (one: readonly CategoryId[], other: readonly CategoryId[]): boolean =>
  one.length === other.length && one.every((id) => other.includes(id));

/** Why an amount, bands or a share cannot stand: every base falls into exactly one band, or has one share. */
const basisRefusal = (basis: CapInput["basis"], { index, accounts }: CapPlace): Refusal | undefined => {
  const path = `caps.${index}.basis`;
  if (basis.kind === "K04") return basis.amountFen < 0 ? issue(`${path}.amountFen`, "negative") : undefined;
  if (basis.bands.some((band) => band.capFen < 0)) return issue(`${path}.bands`, "negative");
  const share = basis.kind === "K06" ? basis.share : null;
  if (basis.kind === "K06") {
    const income = (code: string): boolean =>
      accounts.some((account) => isIncomeAccount(account) && account.code.startsWith(code));
    const fault = incomeFault(basis.base ?? usualIncome, share, income);
    if (fault !== undefined) return { code: "cap-income-bad", reason: fault, line: index + 1 };
  }
  if (share !== null) return basis.bands.length === 0 ? undefined : issue(`${path}.bands`, "bands beside a share");
  const fault = stepsFault(basis.bands);
  return fault === undefined ? undefined : { code: "bands-bad", ...fault, cap: index + 1 };
};

const capRefusal = (call: Recording, cap: CapInput, at: CapPlace): Refusal | undefined => {
  const { index, categories } = at;
  const categoryIds = categoriesOf(cap);
  if (!categoryIds.every((id) => categories.has(id))) return { code: "not-found", kind: "category" };
  if (cap.fromOn > cap.toOn) return issue(`caps.${index}.toOn`, "before fromOn");
  if (cap.toOn < call.input.metOn) return { code: "cap-before-resolution", metOn: call.input.metOn };
  if (new Set(categoryIds).size < categoryIds.length)
    return issue(`caps.${index}.moreCategoryIds`, "the same category twice");
  const per = unitOfInput(cap);
  if (per !== null && cap.carry !== "none") return issue(`caps.${index}.carry`, "an amount for each carries nothing");
  const { ledgerId, metOn } = call.input;
  const known = findCap(at.reading, ledgerId, { categoryIds, period: cap.period, per, span: cap, metOn });
  const order = known === undefined ? undefined : voteOrderFault(cap.fromOn, known);
  if (order !== undefined) return { ...order, line: index + 1 };
  // What the assembly decided, a congress may not change (村民委员会组织法 Art. 23).
  if (known?.isOfAssembly === 1 && call.input.body === "congress")
    return { code: "amendment-bad", reason: "other-body" };
  const basis = basisRefusal(cap.basis, at);
  if (basis !== undefined) return basis;
  const isTwice = call.input.caps.some(
    (other, place) =>
      place < index &&
      isSameSet(categoriesOf(other), categoryIds) &&
      unitOfInput(other) === per &&
      other.period === cap.period &&
      other.fromOn <= cap.toOn &&
      cap.fromOn <= other.toOn,
  );
  return isTwice ? issue(`caps.${index}.categoryId`, "the same cap twice") : undefined;
};

/** The categories a vote sets caps of or agrees to spend on. */
const spendingVotedOn = ({ caps, matter }: Recording["input"]): readonly CategoryId[] => [
  ...caps.flatMap((cap) => categoriesOf(cap)),
  ...(matter?.categoryIds ?? []),
];

const matterRefusal = ({ matter }: Recording["input"], categories: ReadonlySet<string>): Refusal | undefined => {
  if (matter === null) return undefined;
  if (!matter.categoryIds.every((id) => categories.has(id))) return { code: "not-found", kind: "category" };
  if (matter.fromOn > matter.toOn) return issue("matter.toOn", "before fromOn");
  return matter.amountFen <= 0 ? issue("matter.amountFen", "not above nothing") : undefined;
};

const amendmentOf = (reading: Reading, call: Recording, computed: "passed" | "failed") => {
  const { changes, ledgerId, body, track, metOn } = call.input;
  const earlier = changes === null ? undefined : readResolution(reading, changes.resolutionId);
  return amendmentFault(earlier, { ledgerId, body, track, metOn, computed });
};

/** Why a vote cannot be recorded, in order of precedence; otherwise its legal test. */
const checkRecording = (reading: Reading, call: Recording): Refusal | (VoteTest & { readonly voteRule: VoteRule }) => {
  const { input } = call;
  const ledger = readLedger(reading, input.ledgerId);
  if (ledger === undefined) return { code: "not-found", kind: "ledger" };
  if (isNumberTaken(reading, input.ledgerId, input.number)) return { code: "code-taken", takenCode: input.number };
  const today = chinaDateOf(call.now());
  if (input.metOn > today) return { code: "date-in-future", on: input.metOn };
  const fault = votesFault(input, input.record);
  if (fault !== undefined) return { code: "votes-inconsistent", reason: fault.reason };
  // The collective's money is voted on by the collective's law, whoever convenes the meeting.
  if (ledger.entity === "collective" && input.track === "A")
    return { code: "votes-inconsistent", reason: "collective-needs-track-b" };
  const voteRule = voteRuleOf(reading, { metOn: input.metOn, categoryIds: spendingVotedOn(input) });
  const tested = testVotes(input, { ...input, voteRule });
  if (!tested.ok) return { code: "votes-inconsistent", reason: tested.error.reason };
  const computed = tested.value.isPassed ? "passed" : "failed";
  if (input.declared !== computed) return { code: "result-misdeclared", computed };
  const minutes = minutesRefusal(reading, input);
  if (minutes !== undefined) return minutes;
  if (computed === "failed" && input.caps.length > 0) return { code: "resolution-failed" };
  const amendment = input.changes === null ? undefined : amendmentOf(reading, call, computed);
  if (amendment !== undefined) return { code: "amendment-bad", reason: amendment };
  const categories = new Set<string>(readCategories(reading).map((category) => category.id));
  const matter = matterRefusal(input, categories);
  if (matter !== undefined) return matter;
  if (computed === "failed" && input.matter !== null) return { code: "resolution-failed" };
  const accounts = input.caps.length === 0 ? [] : readAccounts(reading, input.ledgerId);
  for (const [index, cap] of input.caps.entries()) {
    const refusal = capRefusal(call, cap, { index, categories, accounts, reading });
    if (refusal !== undefined) return refusal;
  }
  return { ...tested.value, voteRule };
};

const addVersionOf = (
  writing: Writing,
  call: Recording,
  { cap, resolutionId }: { readonly cap: CapInput; readonly resolutionId: ResolutionId },
): void => {
  const { ledgerId, metOn } = call.input;
  const { period, basis, carry, fromOn, toOn } = cap;
  const categoryIds = categoriesOf(cap);
  const known = findCap(writing, ledgerId, { categoryIds, period, per: unitOfInput(cap), span: cap, metOn });
  const capId = known?.id ?? call.newId<CapId>();
  if (known === undefined) addCap(writing, { id: capId, ledgerId, categoryIds, period, per: unitOfInput(cap) });
  addCapVersion(writing, capId, {
    version: (known?.versions ?? 0) + 1,
    resolutionId,
    basis,
    fromOn,
    toOn,
    // A cap from before its own vote is a ratification (补办): possible, and marked for the auditor.
    isRatification: fromOn < metOn,
    carry,
    by: callerOf(call).id,
    at: call.now(),
  });
};

/**
 * Records a vote for good with the cap versions it approves. Earlier versions stay as they were, and so does every judgement
 * made by them. A vote that failed the legal test is kept as such and approves nothing.
 */
export const recordResolution = (call: Recording): Reply<"resolution.record"> =>
  change(call, (writing) => {
    const checked = checkRecording(writing, call);
    if ("code" in checked) return refuse(checked);
    const { caps, record, matter, ledgerId, changes, ...head } = call.input;
    const { voteRule, ...test } = checked;
    const id = call.newId<ResolutionId>();
    const computed = test.isPassed ? "passed" : "failed";
    addResolution(writing, {
      ...head,
      id,
      ledgerId,
      computed,
      record,
      matter,
      test,
      voteRule,
      recordedBy: callerOf(call).id,
      recordedAt: call.now(),
    });
    if (changes !== null)
      addDecisionLink(writing, { resolutionId: id, targetId: changes.resolutionId, how: changes.how });
    for (const cap of caps) addVersionOf(writing, call, { cap, resolutionId: id });
    const categoryIds = caps.flatMap((cap) => categoriesOf(cap));
    if (categoryIds.length > 0) rejudgeDrafts(writing, call, { ledgerId, categoryIds });
    const names = new Map<string, string>(readCategories(writing).map((category) => [category.id, category.name]));
    return changed(
      { id, test },
      {
        subject: `决议 ${head.number} ${head.title}`,
        facts: {
          resolutionId: id,
          computed,
          metOn: head.metOn,
          entitled: head.entitled,
          present: head.present,
          votesFor: head.votesFor,
          caps: caps.map(
            (cap) =>
              `${categoriesOf(cap)
                .map((each) => names.get(each) ?? "")
                .join("、")} ${capText(cap.period, cap)}`,
          ),
          matter: (matter?.categoryIds ?? []).map((each) => names.get(each) ?? ""),
          matterFen: matter?.amountFen ?? null,
          changes: changes === null ? null : `${changes.how} ${changes.resolutionId}`,
        },
      },
    );
  });
