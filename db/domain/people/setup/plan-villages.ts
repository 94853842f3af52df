import { chart2023, details2023 } from "#domain/books/chart-2023.ts";
import { factFault, type VillageFact, type VillageFactKind } from "#domain/books/village.ts";
import { localDate, month, type LocalDate } from "#domain/core/dates.ts";
import type { LedgerDraft, OfficeNow, PlanAccount, SetupPlan } from "./plan.ts";
import type { RowReader } from "./row-reading.ts";
import { entityWords, factWords, villageTypeWords, wordOf, yesNoWords } from "./words.ts";

/** The one row must name the township whose file is open: a workbook of another township is not for this office. */
export const checkTownship = (rows: readonly RowReader[], now: OfficeNow): void => {
  for (const [index, row] of rows.entries()) {
    const name = row.text("乡镇名称", 100);
    row.optionalText("乡镇编码", 20);
    row.optionalText("行政区划代码", 20);
    if (index > 0) row.fault("乡镇名称", "township-twice");
    else if (name !== "" && name !== now.townshipName) row.fault("乡镇名称", "township-other");
  }
};

export const planVillages = (rows: readonly RowReader[], now: OfficeNow): SetupPlan["villages"] => {
  const codes = new Set<string>();
  const names = new Set<string>();
  return rows.map((row) => {
    const code = row.text("村编码", 20);
    const name = row.text("村名称", 60);
    if (codes.has(code) && code !== "") row.fault("村编码", "duplicate");
    else if (now.villages.some((village) => village.code === code)) row.fault("村编码", "already-there");
    if (names.has(name) && name !== "") row.fault("村名称", "duplicate");
    else if (now.villages.some((village) => village.name === name)) row.fault("村名称", "already-there");
    codes.add(code);
    names.add(name);
    return { code, name };
  });
};

const contentOf = (row: RowReader, kind: VillageFactKind): Pick<VillageFact, "number" | "text"> => {
  const header = "内容";
  switch (kind) {
    case "population":
    case "households":
    case "representatives":
      return { number: row.count(header) ?? 0, text: null };
    case "recurring-income":
      if (row.isEmpty(header)) row.fault(header, "required");
      return { number: row.amount(header) ?? 0, text: null };
    case "type":
      return { number: null, text: row.word(header, villageTypeWords) ?? "single" };
    case "poor":
      return { number: null, text: row.word(header, yesNoWords) ?? "no" };
  }
};

const isThere = (now: OfficeNow, villageName: string, fact: Pick<VillageFact, "kind" | "fromDate">): boolean =>
  now.villages.some(
    (village) =>
      village.name === villageName &&
      village.facts.some((each) => each.kind === fact.kind && each.fromDate === fact.fromDate),
  );

const anyDay: LocalDate = localDate("2000-01-01");

export const planFacts = (
  rows: readonly RowReader[],
  villageNames: ReadonlySet<string>,
  now: OfficeNow,
): SetupPlan["facts"] => {
  const seen = new Set<string>();
  return rows.map((row) => {
    const villageName = row.text("村名称", 60);
    const kind = row.word("项目", factWords);
    const fromDate = row.date("起始日期");
    const content = kind === undefined ? { number: null, text: null } : contentOf(row, kind);
    const source = row.optionalText("依据", 200);
    const fact: VillageFact = { kind: kind ?? "poor", fromDate: fromDate ?? anyDay, ...content, source };
    if (villageName !== "" && !villageNames.has(villageName)) row.fault("村名称", "village-unknown");
    if (kind === undefined || fromDate === undefined) return { villageName, fact };
    const key = `${villageName} ${kind} ${fromDate}`;
    if (seen.has(key)) row.fault("起始日期", "duplicate");
    else if (isThere(now, villageName, fact)) row.fault("起始日期", "already-there");
    seen.add(key);
    if (factFault(fact) === "not-first-of-january") row.fault("起始日期", "not-first-of-january");
    if (factFault(fact) === "number-bad") row.fault("内容", "not-a-number");
    return { villageName, fact };
  });
};

const newAccounts: readonly PlanAccount[] = chart2023.flatMap((account) => [
  { code: account.code, name: account.name, parentCode: null, itemKinds: account.itemKinds },
  ...details2023.flatMap((detail) =>
    detail.parentCode === account.code && detail.code !== null
      ? [{ code: detail.code, name: detail.name, parentCode: account.code, itemKinds: account.itemKinds }]
      : [],
  ),
]);

const nothingAdded = () => ({ newAccounts: [], newItems: [], newBanks: [], openings: [], openItems: [] });

/** Every ledger the file may speak of, by name: those of the office and those the file opens. */
export const planLedgers = (
  rows: readonly RowReader[],
  villageNames: ReadonlySet<string>,
  now: OfficeNow,
): Map<string, LedgerDraft> => {
  const drafts = new Map<string, LedgerDraft>(
    now.ledgers.map((ledger) => [
      ledger.name,
      {
        ...nothingAdded(),
        name: ledger.name,
        opens: null,
        isStarted: ledger.isStarted,
        hasOpenings: ledger.hasOpenings,
        usedCodes: ledger.usedCodes,
        accounts: [...ledger.accounts],
        items: [...ledger.items],
        bankCodes: new Set(ledger.bankCodes),
      },
    ]),
  );
  const identities = new Set(now.ledgers.map((ledger) => `${ledger.villageName} ${ledger.entity}`));
  for (const row of rows) {
    const name = row.text("账套名称", 80);
    const villageName = row.text("村名称", 60);
    const entity = row.word("主体", entityWords);
    const startMonth = row.month("启用月份");
    if (villageName !== "" && !villageNames.has(villageName)) row.fault("村名称", "village-unknown");
    if (entity !== undefined && villageName !== "") {
      const identity = `${villageName} ${entity}`;
      if (identities.has(identity)) row.fault("主体", "duplicate", `${villageName} ${wordOf(entityWords, entity)}`);
      identities.add(identity);
    }
    if (name === "") continue;
    const known = drafts.get(name);
    if (known !== undefined) {
      row.fault("账套名称", known.opens === null ? "already-there" : "duplicate");
      continue;
    }
    drafts.set(name, {
      ...nothingAdded(),
      name,
      opens: { villageName, entity: entity ?? "collective", startMonth: startMonth ?? month("2000-01") },
      isStarted: false,
      hasOpenings: false,
      usedCodes: new Set(),
      accounts: [...newAccounts],
      items: [],
      bankCodes: new Set(),
    });
  }
  return drafts;
};
