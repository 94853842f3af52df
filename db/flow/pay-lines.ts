import type { ReadInput } from "#contract/contract.ts";
import { lastDayOf, month as monthFrom, yearOf, type LocalDate, type Month } from "#domain/core/dates.ts";
import { sumOf, zeroFen, type Fen } from "#domain/core/fen.ts";
import type { LedgerId, PayListId, PaySchemeId, VillageId } from "#domain/core/ids.ts";
import { runPay, type PayFault, type PayGiven, type Stretch } from "#domain/funds/pay-run.ts";
import { workDue, workFaults, type WorkBefore, type WorkFault } from "#domain/funds/work-subsidy.ts";
import { holdsOn, postKinds, postNames, type PostTerm } from "#domain/people/village-posts.ts";
import { readLinesBetween, type PayListContent } from "#store/pay-rows.ts";
import { readPaySettings } from "#store/pay-setting-rows.ts";
import { readIndicators, readSchemes, type SchemeRow } from "#store/pay-scheme-rows.ts";
import type { Reading } from "#store/query.ts";
import { readVillagers, type VillagerRow } from "#store/villager-rows.ts";
import { refuse } from "./call.ts";
import { villagePictureOn } from "./village-picture.ts";

type Typed = ReadInput<"payList.save">["list"];
type Line = PayListContent["lines"][number];
export type MadeLine = Line & { readonly faults: readonly WorkFault[] };

/** The approved version of a scheme that is in force in a month. */
const schemeOf = (reading: Reading, id: PaySchemeId, month: Month): SchemeRow | undefined => {
  const begun = readSchemes(reading).filter(
    (row) => row.id === id && row.approvedByName !== null && row.fromMonth <= month,
  );
  const newest = begun.toSorted((left, right) => right.version - left.version)[0];
  return newest === undefined || (newest.toMonth !== null && newest.toMonth < month) ? undefined : newest;
};

const fixedOf = (person: VillagerRow) => ({
  villagerId: person.id,
  bankName: person.bankName,
  bankAccount: person.bankAccount,
  household: person.household,
});

const payRefusal = (fault: PayFault) =>
  refuse({ code: "pay-bad" as const, reason: fault.reason, name: fault.name, year: fault.year });

const givenOf = (reading: Reading, typed: Typed, villageId: VillageId): PayGiven => {
  const figures = new Map(readIndicators(reading).map((row) => [`${row.name} ${row.year}`, row.amountFen]));
  const amounts = new Map<string, Fen>(
    typed.lines.flatMap((line) =>
      line.typed.map((each) => [`${line.villagerId} ${each.part}`, each.amountFen] as const),
    ),
  );
  return {
    month: typed.month,
    village: villagePictureOn(reading, villageId, lastDayOf(typed.month)),
    indicatorOf: (name, year) => figures.get(`${name} ${year}`) ?? null,
    typedOf: (id, part) => amounts.get(`${id} ${part}`) ?? zeroFen,
    splitsMonth: readPaySettings(reading).splitsMonth,
  };
};

/** Why the month is not simply that of one post held throughout, in words the list keeps; nothing where it is. */
const howOf = (
  { stretches }: { readonly stretches: readonly Stretch[] },
  { month, splitsMonth }: Pick<PayGiven, "month" | "splitsMonth">,
): { readonly how?: string } => {
  const days = Number(lastDayOf(month).slice(8));
  const [only] = stretches;
  if (stretches.length === 1 && only?.days === days) return {};
  const held = stretches.map((each) => `${postNames[each.post]} ${each.days} 天`).join("、");
  return { how: splitsMonth ? `按天计：${held}（本月 ${days} 天）` : `按月末职务发整月：本月${held}` };
};

/** Everybody a scheme pays in the month; once lines were typed, only those in them. */
const payLines = (
  reading: Reading,
  of: {
    readonly typed: Typed;
    readonly row: SchemeRow;
    readonly people: readonly VillagerRow[];
    readonly villageId: VillageId;
  },
) => {
  const { typed, row, people } = of;
  const scheme = row.scheme ?? { posts: [], parts: [] };
  const given = givenOf(reading, typed, of.villageId);
  const run = runPay(
    scheme,
    people.filter((person) => person.isActive),
    given,
  );
  if (!run.ok) return payRefusal(run.error);
  const byId = new Map<string, VillagerRow>(people.map((person) => [person.id, person]));
  const told = new Map<string, Typed["lines"][number]>(typed.lines.map((line) => [line.villagerId, line]));
  const lines = run.value.flatMap((line): readonly MadeLine[] => {
    const person = byId.get(line.id);
    const own = told.get(line.id);
    if (person === undefined || (told.size > 0 && own === undefined)) return [];
    return [
      {
        ...fixedOf(person),
        name: line.name,
        post: postNames[line.post],
        parts: line.parts.map((part) => ({ ...part, ...howOf(line, given) })),
        halfDays: 0,
        rateFen: zeroFen,
        dates: [],
        dueFen: line.dueFen,
        withheldFen: own?.withheldFen ?? zeroFen,
        note: own?.note ?? "",
        faults: [],
      },
    ];
  });
  return { ok: true as const, lines };
};

/** What people drew of 误工补贴 in the year of a month on other lists of the ledger. */
const drawnBefore = (
  reading: Reading,
  ledgerId: LedgerId,
  of: { readonly month: Month; readonly without: PayListId | null },
): ((id: string) => WorkBefore) => {
  const year = of.month.slice(0, 4);
  const span = { from: monthFrom(`${year}-01`), to: monthFrom(`${year}-12`) };
  const lines = readLinesBetween(reading, ledgerId, span).filter(
    ({ list }) => list.kind === "work" && list.id !== of.without,
  );
  const byId = Map.groupBy(lines, (line): string => line.villagerId);
  return (id) => {
    const own = byId.get(id) ?? [];
    const inMonth = own.filter(({ list }) => list.month === of.month);
    return {
      monthHalfDays: sumOf(inMonth, (line) => line.halfDays),
      yearHalfDays: sumOf(own, (line) => line.halfDays),
      yearFen: sumOf(own, (line) => line.dueFen),
      dates: own.flatMap((line) => line.dates),
    };
  };
};

const postOn = (posts: readonly PostTerm[], on: LocalDate): string => {
  const held = posts.filter((term) => holdsOn(term, on)).map(({ post }) => post);
  const first = postKinds.find((kind) => held.includes(kind));
  return first === undefined ? "村民" : postNames[first];
};

const workLines = (
  reading: Reading,
  of: {
    readonly typed: Typed;
    readonly row: SchemeRow;
    readonly people: readonly VillagerRow[];
    readonly without: PayListId | null;
  },
) => {
  const { typed, row, people } = of;
  const { standard } = row;
  const byId = new Map<string, VillagerRow>(people.map((person) => [person.id, person]));
  const unknown = typed.lines.find((line) => !byId.has(line.villagerId));
  if (unknown !== undefined || standard === null) return refuse({ code: "not-found" as const, kind: "villager" });
  const before = drawnBefore(reading, typed.ledgerId, { month: typed.month, without: of.without });
  const on = lastDayOf(typed.month);
  const lines = typed.lines.flatMap((line): readonly MadeLine[] => {
    const person = byId.get(line.villagerId);
    if (person === undefined) return [];
    const dueFen = workDue(line);
    const faults = workFaults(
      standard,
      { ...line, id: line.villagerId },
      { posts: person.posts, on, before: before(line.villagerId) },
    );
    return [
      {
        ...fixedOf(person),
        name: person.name,
        post: postOn(person.posts, on),
        parts: [{ name: "误工补贴", amountFen: dueFen, isGated: false }],
        halfDays: line.halfDays,
        rateFen: line.rateFen,
        dates: line.dates,
        dueFen,
        withheldFen: line.withheldFen,
        note: line.note,
        faults,
      },
    ];
  });
  return { ok: true as const, lines };
};

/** The lines of a list as the scheme in force and what was typed make them; `without` is the list itself when it is changed. */
export const makeLines = (
  reading: Reading,
  typed: Typed,
  of: { readonly villageId: VillageId; readonly without: PayListId | null },
) => {
  const row = schemeOf(reading, typed.schemeId, typed.month);
  if (row === undefined || (row.ledgerId !== null && row.ledgerId !== typed.ledgerId))
    return refuse({ code: "scheme-missing" as const, month: typed.month });
  const people = readVillagers(reading, of.villageId);
  const twice = new Set(typed.lines.map((line) => line.villagerId)).size < typed.lines.length;
  if (twice) return refuse({ code: "pay-bad" as const, reason: "person-twice", name: "", year: yearOf(typed.month) });
  const made =
    row.kind === "work"
      ? workLines(reading, { typed, row, people, without: of.without })
      : payLines(reading, { typed, row, people, villageId: of.villageId });
  if (!made.ok) return made;
  const over = made.lines.find((line) => line.withheldFen < 0 || line.withheldFen > line.dueFen);
  if (over !== undefined)
    return refuse({
      code: "pay-bad" as const,
      reason: "withheld-too-much",
      name: over.name,
      year: yearOf(typed.month),
    });
  return { ok: true as const, row, lines: made.lines };
};
