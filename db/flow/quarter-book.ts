import { capFenOf, decidingVersion, monthsOfPeriod, periodNameOf, type Cap } from "#domain/caps/cap.ts";
import type { BookCover, FindingLine, NumberingRow, QuarterBook, RuleLine } from "#domain/audit/quarter-book.ts";
import type { CapRow } from "#domain/audit/cap-room.ts";
import type { Signature } from "#domain/audit/signing.ts";
import { assert } from "#domain/core/assert.ts";
import { begunWithin } from "#domain/reports/begun-within.ts";
import { lastDayOf, month as monthFrom, monthOf, type LocalDate, type Month } from "#domain/core/dates.ts";
import { fen, sumOf, zeroFen } from "#domain/core/fen.ts";
import { missingRuns, namesOfRuns } from "#domain/core/missing-runs.ts";
import type { CategoryId } from "#domain/core/ids.ts";
import { shortCodeOf } from "#domain/posting/canonical.ts";
import { trialBalance } from "#domain/reports/trial-balance.ts";
import { readCategoryTurnovers, readCategoryUses, type CategoryTurnover } from "#store/audit-rows.ts";
import { readCaps } from "#store/cap-rows.ts";
import { readExaminations, readLodgedDays, readRefusedLines } from "#store/examination-rows.ts";
import { readFindingFiles, type FindingFile } from "#store/finding-file-rows.ts";
import type { FindingRow } from "#store/finding-rows.ts";
import { parametersText } from "#files/workbook/rule-words.ts";
import { readTownship } from "#store/office-rows.ts";
import { readPeriods } from "#store/period-rows.ts";
import type { Reading } from "#store/query.ts";
import { readMovements } from "#store/report-rows.ts";
import { readRuleFiles } from "#store/rule-file-rows.ts";
import { readRules } from "#store/rule-rows.ts";
import { readCorrectionsOf } from "#store/workbook-rows.ts";
import { resourceLines } from "./disclosure-facts.ts";
import { bankRows } from "./quarter-banks.ts";
import { specialLines } from "./quarter-special.ts";
import { moreOfBook } from "./quarter-more.ts";
import type { QuarterMaterial } from "./quarter-material.ts";
import { publicationLines } from "./quarter-publications.ts";
import { resolutionRows } from "./quarter-resolutions.ts";
import { expenseRows, incomeRows, summaryRows } from "./quarter-money.ts";
import { capText } from "./cap-text.ts";
import { rulePacksText } from "./rule-packs-text.ts";
import { forbiddenCategories } from "./forbidden-categories.ts";
import { carriedByPosted } from "./cap-carry.ts";
import { basesOn } from "./cap-bases.ts";
import { sizedOn } from "./cap-units.ts";

const sumMonths = (
  turnovers: readonly CategoryTurnover[],
  categoryIds: readonly CategoryId[],
  span: { readonly from: Month; readonly to: Month },
) =>
  sumOf(turnovers, (row) =>
    categoryIds.includes(row.categoryId) && row.month >= span.from && row.month <= span.to ? row.amountFen : 0,
  );

/** Every cap as it stood at the quarter's end, a monthly one at the end of each month, and every non-productive category without one. */
const capRows = (reading: Reading, material: QuarterMaterial): readonly CapRow[] => {
  const { ledger, lastDay, months } = material;
  const caps = readCaps(reading, ledger.id);
  const forbidden = forbiddenCategories(reading, ledger, lastDay);
  const year = { ledgerId: ledger.id, from: monthFrom(`${lastDay.slice(0, 4)}-01`), to: months[2] };
  const turnovers = readCategoryTurnovers(reading, year);
  const uses = readCategoryUses(reading, { ...year, through: lastDay });
  // A monthly cap binds in every month of the quarter.
  const kept = months.filter((month) => month >= ledger.startMonth);
  const daysOf = (cap: Cap): readonly LocalDate[] => (cap.period === "month" ? kept.map(lastDayOf) : [lastDay]);
  const bases = new Map(kept.map(lastDayOf).map((on) => [on, basesOn(reading, ledger.id, { caps, on })]));
  const noBases = { population: null, recurringIncomeFen: null };
  const rowOf = (category: QuarterMaterial["categories"][number], given: Cap | null, on: LocalDate): CapRow[] => {
    const cap = given === null ? null : sizedOn(reading, given, { ledgerId: ledger.id, on });
    const version = cap === null ? undefined : decidingVersion(cap, on);
    if (cap !== null && version === undefined) return [];
    const first = cap?.versions[0];
    const categoryIds = cap?.categoryIds ?? [category.id];
    const period = monthsOfPeriod(cap?.period ?? "year", on);
    const figures = bases.get(on) ?? noBases;
    return [
      {
        category: cap?.categoryName ?? category.name,
        categoryNames: categoryIds.map((id) => material.categoriesById.get(id)?.name ?? ""),
        period: cap?.period ?? "year",
        periodName: periodNameOf(cap?.period ?? "year", on),
        hasCap: version !== undefined,
        isNonProductive: categoryIds.length === 1 && category.nature === "non-productive",
        isForbidden: version === undefined && forbidden.has(category.id),
        capFen: version !== undefined ? capFenOf(version, figures) : forbidden.has(category.id) ? zeroFen : null,
        firstCapFen: first === undefined ? null : capFenOf(first, figures),
        resolutionNumber: version?.vote.number ?? "",
        metOn: version?.vote.metOn ?? null,
        version: version?.version ?? 0,
        isTotal: categoryIds.length > 1,
        carriedFen:
          cap === null ? zeroFen : carriedByPosted(reading, { cap, ledgerId: ledger.id, on, through: lastDay }),
        quarterFen: sumMonths(turnovers, categoryIds, { from: months[0], to: months[2] }),
        usedFen: sumMonths(uses, categoryIds, { from: period.first, to: monthOf(on) }),
        // A closed quarter has nothing reviewed and not yet posted.
        committedFen: fen(0),
      },
    ];
  };
  return material.categories.flatMap((category) => {
    const own = caps
      .filter((cap) => cap.categoryId === category.id)
      .flatMap((cap) => daysOf(cap).flatMap((on) => rowOf(category, cap, on)));
    const isListed = category.nature === "non-productive" && category.isActive;
    // A total over several categories says nothing of one of them alone, which is listed beside it.
    const isCapped = own.some((row) => !row.isTotal);
    return isCapped || !isListed ? own : [...own, ...rowOf(category, null, lastDay)];
  });
};

const numberingRow = (month: Month, word: string, own: QuarterMaterial["vouchers"]): NumberingRow => {
  const numbers = own.map((voucher) => voucher.number);
  const given = new Set(numbers);
  const counts = new Map<number, number>();
  for (const number of numbers) counts.set(number, (counts.get(number) ?? 0) + 1);
  const last = Math.max(0, ...numbers);
  return {
    month,
    word,
    first: numbers.length === 0 ? 0 : 1,
    last,
    count: own.length,
    missing: namesOfRuns(missingRuns(numbers)),
    repeated: [...given].filter((number) => (counts.get(number) ?? 0) > 1),
    withoutPapers: own.filter((each) => each.kind === "ordinary" && each.paperCount === 0 && each.fileCount === 0)
      .length,
    paperCount: sumOf(own, (voucher) => voucher.paperCount),
  };
};

const numberingRows = (material: QuarterMaterial): readonly NumberingRow[] =>
  material.months.flatMap((month) => {
    const series = Map.groupBy(
      material.vouchers.filter((voucher) => voucher.month === month),
      (voucher): string => voucher.word,
    );
    return series.size === 0
      ? [numberingRow(month, "记", [])]
      : [...series]
          .toSorted(([left], [right]) => left.localeCompare(right))
          .map(([word, own]) => numberingRow(month, word, own));
  });

const findingLine = (row: FindingRow, files: readonly FindingFile[]): FindingLine => ({
  test: row.test,
  severity: row.severity,
  voucherName: row.voucherName ?? "",
  onDate: row.onDate,
  amountFen: row.amountFen,
  facts: row.facts,
  isCleared: row.isCleared,
  answer: row.answer,
  note: row.answerNote ?? "",
  answeredByName: row.answeredByName ?? "",
  deadline: row.deadline,
  signedByName: row.signedByName ?? "",
  responsible: row.responsible,
  result: row.result,
  foundIn: row.foundIn,
  fileNames: files.filter(({ findingId }) => findingId === row.id).map(({ name }) => name),
});

const ruleLines = (reading: Reading, material: QuarterMaterial): readonly RuleLine[] => {
  const { firstDay, lastDay, ledger, months } = material;
  // What was scanned after the closing comes into the next quarter's sheet, so that a closed quarter's stays the same.
  const closedAt = readPeriods(reading, ledger.id).find((period) => period.month === months[2])?.closed_at ?? "";
  const kept = readRuleFiles(reading).filter(({ addedAt }) => addedAt <= closedAt);
  const rules = readRules(reading)
    .filter((rule) => rule.isApproved && rule.fromOn <= lastDay && rule.toOn >= firstDay)
    .map((rule) => ({
      kind: rule.parameters.kind,
      title: rule.title,
      version: rule.version,
      parameters: parametersText(rule.parameters, (id) => material.categoriesById.get(id)?.name ?? ""),
      basis: rule.basis,
      fromOn: rule.fromOn,
      toOn: rule.toOn,
      approvedByName: rule.approvedByName ?? "",
      isSample: rule.isSample,
      files: kept
        .filter(({ ruleId, version }) => ruleId === rule.id && version === rule.version)
        .map(({ name, hash }) => ({ name, hash })),
    }));
  return rules;
};

/** Every cap version in force within the quarter. */
const capLines = (reading: Reading, material: QuarterMaterial): readonly RuleLine[] =>
  readCaps(reading, material.ledger.id).flatMap((cap) =>
    cap.versions
      .filter((version) => version.fromOn <= material.lastDay && version.toOn >= material.firstDay)
      .map((version) => ({
        kind: "限额",
        title: cap.categoryName,
        version: version.version,
        parameters: capText(cap.period, version),
        basis: `决议 ${version.vote.number}（${version.vote.metOn}）${version.isRatification ? "，追认" : ""}`,
        fromOn: version.fromOn,
        toOn: version.toOn,
        approvedByName: version.vote.isInForce ? "会议表决通过" : "未生效",
        isSample: false,
        files: [],
      })),
  );

const coverOf = (
  reading: Reading,
  material: QuarterMaterial,
  of: {
    readonly programVersion: string;
    readonly signatures: readonly Signature[];
    readonly isMasked: boolean;
    readonly rules: readonly RuleLine[];
  },
): BookCover => {
  const { ledger, quarter, firstDay, lastDay, months } = material;
  const closed = readPeriods(reading, ledger.id).find((period) => period.month === months[2]);
  assert(closed !== undefined, `${months[2]} of ${ledger.id} is closed`);
  return {
    townshipName: readTownship(reading)?.name ?? "",
    villageName: ledger.villageName,
    entity: ledger.entity,
    ledgerName: ledger.name,
    system: ledger.system,
    quarter,
    firstDay,
    lastDay,
    begunIn: begunWithin(ledger.startMonth, months[2]),
    closedByName: closed.closed_by_name,
    closedAt: closed.closed_at,
    chainNo: closed.chain_no,
    chainHash: closed.chain_hash,
    shortCode: shortCodeOf(closed.chain_hash),
    programVersion: of.programVersion,
    signatures: of.signatures,
    isMasked: of.isMasked,
    rulePacks: rulePacksText(reading, { closedAt: closed.closed_at, rules: of.rules }),
  };
};

const quarterOf = ({ ledger, firstDay, lastDay }: QuarterMaterial) => ({ ledgerId: ledger.id, firstDay, lastDay });

/** Gathers one ledger's closed quarter for its workbook: only posted vouchers, as the books stood when the quarter closed. */
export const quarterBook = (
  reading: Reading,
  material: QuarterMaterial,
  of: {
    readonly findings: readonly FindingRow[];
    readonly programVersion: string;
    readonly signatures: readonly Signature[];
    readonly isMasked: boolean;
  },
): QuarterBook => {
  const movements = readMovements(reading, { ...material.span });
  const caps = capRows(reading, material);
  const files = readFindingFiles(reading, material.ledger.id);
  const rules = [...ruleLines(reading, material), ...capLines(reading, material)];
  const cover = coverOf(reading, material, { ...of, rules });
  const trial = trialBalance(material.accounts, movements, { depth: "all", withZero: false }).rows;
  const publications = publicationLines(reading, material, cover.closedAt);
  return {
    cover,
    trial,
    summary: summaryRows(reading, material),
    income: incomeRows(material),
    expense: expenseRows(material, readLodgedDays(reading, material.ledger.id)),
    caps,
    banks: bankRows(reading, material),
    resolutions: resolutionRows(reading, material),
    numbering: numberingRows(material),
    corrections: readCorrectionsOf(reading, material.span),
    findings: of.findings.map((row) => findingLine(row, files)),
    rules,
    publications,
    ...specialLines(reading, material, { trial, publications }),
    examinations: {
      meetings: readExaminations(reading, { ...quarterOf(material), until: cover.closedAt }),
      refused: readRefusedLines(reading, quarterOf(material)),
    },
    resources: resourceLines(reading, material.ledger.id, material.lastDay),
    ...moreOfBook(reading, material, { trial, closedAt: cover.closedAt }),
  };
};
