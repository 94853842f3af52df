import type { AuditWorkLine } from "#domain/audit/work-facts.ts";
import type { PayBookRow } from "#domain/audit/pay-book.ts";
import { lastDayOf, month as monthFrom } from "#domain/core/dates.ts";
import { sumOf } from "#domain/core/fen.ts";
import { workFaults } from "#domain/funds/work-subsidy.ts";
import { readLedgers } from "#store/ledger-rows.ts";
import { readLinesBetween } from "#store/pay-rows.ts";
import { readSchemes, type SchemeRow } from "#store/pay-scheme-rows.ts";
import type { Reading } from "#store/query.ts";
import { readVillagers } from "#store/villager-rows.ts";
import type { QuarterMaterial } from "./quarter-material.ts";

type Lines = ReturnType<typeof readLinesBetween>;

const schemeOf = (schemes: readonly SchemeRow[], line: Lines[number]): SchemeRow | undefined =>
  schemes.find((row) => row.id === line.list.schemeId && row.version === line.list.version);

/** Approved lines of the year up to the quarter's end. */
const yearLines = (reading: Reading, { ledger, months }: QuarterMaterial): Lines =>
  readLinesBetween(reading, ledger.id, { from: monthFrom(`${months[2].slice(0, 4)}-01`), to: months[2] }).filter(
    ({ list }) => list.approvedByName !== null,
  );

/** 误工补贴 of the quarter as the exception tests look at it. */
export const workLinesOf = (reading: Reading, material: QuarterMaterial): readonly AuditWorkLine[] => {
  const { ledger, months } = material;
  const year = yearLines(reading, material).filter(({ list }) => list.kind === "work");
  const now = year.filter(({ list }) => list.month >= months[0]);
  if (now.length === 0) return [];
  const schemes = readSchemes(reading);
  const posts = new Map<string, ReturnType<typeof readVillagers>[number]["posts"]>(
    readVillagers(reading, ledger.villageId).map((person) => [person.id, person.posts]),
  );
  const span = { from: months[0], to: months[2] };
  const elsewhere = readLedgers(reading)
    .filter((other) => other.villageId === ledger.villageId && other.id !== ledger.id)
    .flatMap((other) => readLinesBetween(reading, other.id, span));
  return now.map((line): AuditWorkLine => {
    const isSame = (other: Lines[number]): boolean =>
      other.villagerId === line.villagerId && other.list.kind === "work" && other.list.id !== line.list.id;
    const before = year.filter((other) => isSame(other) && other.list.month <= line.list.month);
    const standard = schemeOf(schemes, line)?.standard ?? null;
    const drawn = {
      monthHalfDays: sumOf(
        before.filter((other) => other.list.month === line.list.month),
        (other) => other.halfDays,
      ),
      yearHalfDays: sumOf(before, (other) => other.halfDays),
      yearFen: sumOf(before, (other) => other.dueFen),
      dates: [],
    };
    const of = { posts: posts.get(line.villagerId) ?? [], on: lastDayOf(line.list.month), before: drawn };
    return {
      key: `${line.list.id}:${line.no}`,
      listTitle: line.list.title,
      month: line.list.month,
      name: line.name,
      person: line.villagerId,
      post: line.post,
      household: line.household,
      halfDays: line.halfDays,
      dueFen: line.dueFen,
      dates: line.dates,
      elsewhere: [...now, ...elsewhere].filter(isSame).flatMap((other) => other.dates),
      faults: standard === null ? [] : workFaults(standard, { ...line, id: line.villagerId }, of),
      voucherId: line.list.voucherId,
    };
  });
};

/** 误工补贴与报酬表: every approved line of the quarter, with what the person drew of its kind in the year by then. */
export const payBookRows = (reading: Reading, material: QuarterMaterial): readonly PayBookRow[] => {
  const year = yearLines(reading, material);
  const schemes = readSchemes(reading);
  return year
    .filter(({ list }) => list.month >= material.months[0])
    .map((line): PayBookRow => {
      const scheme = schemeOf(schemes, line);
      const own = year.filter(
        (other) =>
          other.villagerId === line.villagerId &&
          other.list.kind === line.list.kind &&
          (other.list.month < line.list.month ||
            (other.list.month === line.list.month && other.list.id <= line.list.id)),
      );
      return {
        name: line.name,
        post: line.post,
        basis: scheme === undefined ? "" : `${scheme.title}（${scheme.basis}）`,
        month: line.list.month,
        days: line.halfDays / 2,
        rateFen: line.rateFen,
        dueFen: line.dueFen,
        withheldFen: line.withheldFen,
        received: line.receivedOn === null ? "" : `${line.receivedOn} ${line.receivedHow === "bank" ? "银行" : "签字"}`,
        yearFen: sumOf(own, (other) => other.dueFen),
        capFen: scheme?.standard?.yearCapFen ?? null,
      };
    });
};
