import { chart2023 } from "#domain/books/chart-2023.ts";
import { err, ok, type Result } from "#domain/core/result.ts";
import { isPasswordStrong } from "#domain/people/password.ts";
import { incompatibleRoles, rolesInOrder } from "#domain/people/roles.ts";
import { setupLayouts, setupSheets, type SetupLayout } from "./layout.ts";
import { inFileOrder, type SetupPlace, type SetupSheet } from "./places.ts";
import type { LedgerDraft, LedgerPlan, OfficeNow, SetupPlan } from "./plan.ts";
import { planAccounts, planBanks, planItems } from "./plan-accounts.ts";
import { planOpenItems } from "./plan-open-items.ts";
import { planOpenings } from "./plan-openings.ts";
import { checkTownship, planFacts, planLedgers, planVillages } from "./plan-villages.ts";
import { collectFaults, readerOf, type RowReader } from "./row-reading.ts";
import { rowsOfSheet } from "./sheet-reading.ts";
import { natureWords, roleWords, wordOf } from "./words.ts";

const planCategories = (
  rows: readonly RowReader[],
  now: OfficeNow,
  codes: ReadonlySet<string>,
): SetupPlan["categories"] => {
  const seen = new Set<string>();
  return rows.map((row) => {
    const code = row.text("编码", 20);
    const name = row.text("名称", 40);
    const accountCode = row.text("对应科目", 15);
    const nature = row.word("性质", natureWords) ?? "non-productive";
    if (code !== "" && seen.has(`code ${code}`)) row.fault("编码", "duplicate");
    else if (now.categories.some((category) => category.code === code)) row.fault("编码", "already-there");
    if (name !== "" && seen.has(`name ${name}`)) row.fault("名称", "duplicate");
    else if (now.categories.some((category) => category.name === name)) row.fault("名称", "already-there");
    if (accountCode !== "" && !codes.has(accountCode)) row.fault("对应科目", "account-unknown");
    seen.add(`code ${code}`);
    seen.add(`name ${name}`);
    return { code, name, accountCode, nature };
  });
};

const planPersons = (rows: readonly RowReader[], now: OfficeNow): SetupPlan["persons"] => {
  const logins = new Set<string>();
  // Papers print names alone: two of one name could not be told apart.
  const names = new Set<string>();
  return rows.map((row) => {
    const login = row.text("登录名", 40).toLowerCase();
    const name = row.text("姓名", 40);
    const roles = rolesInOrder(row.wordList("角色", roleWords));
    const password = row.text("初始密码", 200);
    if (row.isEmpty("角色")) row.fault("角色", "required");
    const pair = incompatibleRoles(roles);
    if (pair !== undefined)
      row.fault("角色", "roles-incompatible", pair.map((role) => wordOf(roleWords, role)).join("、"));
    if (login !== "" && logins.has(login)) row.fault("登录名", "duplicate");
    else if (now.logins.has(login)) row.fault("登录名", "already-there");
    if (name !== "" && names.has(name)) row.fault("姓名", "duplicate");
    else if (now.personNames.has(name)) row.fault("姓名", "already-there");
    // The password itself is not repeated in the refusal: refusals are shown and may be printed.
    if (password !== "" && !isPasswordStrong(password, login)) row.fault("初始密码", "password-weak", "");
    logins.add(login);
    names.add(name);
    return { login, name, roles, password };
  });
};

const ledgerPlanOf = (draft: LedgerDraft): LedgerPlan => ({
  name: draft.name,
  opens: draft.opens,
  accounts: draft.newAccounts,
  items: draft.newItems,
  banks: draft.newBanks,
  openings: draft.openings,
  openItems: draft.openItems,
});

const isTouched = (plan: LedgerPlan): boolean =>
  plan.opens !== null || plan.accounts.length + plan.items.length + plan.banks.length + plan.openings.length > 0;

/**
 * Reads a whole set-up workbook: what it adds to the office, or every wrong cell in the order of the file. While a sheet or
 * its header is missing the rows are not compared with each other, because half of what they name could not be found.
 */
export const planSetup = (sheets: readonly SetupSheet[], now: OfficeNow): Result<SetupPlan, readonly SetupPlace[]> => {
  const faults = collectFaults();
  let isWhole = true;
  const read = (layout: SetupLayout): readonly RowReader[] => {
    const found = rowsOfSheet(sheets, layout, faults);
    if (found === undefined) isWhole = false;
    return (found ?? []).map((row) => readerOf(row, faults));
  };
  const rows = {
    township: read(setupLayouts.township),
    villages: read(setupLayouts.villages),
    facts: read(setupLayouts.facts),
    ledgers: read(setupLayouts.ledgers),
    accounts: read(setupLayouts.accounts),
    items: read(setupLayouts.items),
    categories: read(setupLayouts.categories),
    banks: read(setupLayouts.banks),
    openings: read(setupLayouts.openings),
    openItems: read(setupLayouts.openingItems),
    people: read(setupLayouts.people),
  };
  if (!isWhole) return err(inFileOrder(faults.all(), setupSheets));
  if (rows.township.length === 0) {
    const { name: sheet, samples } = setupLayouts.township;
    // The first row below the sample, where a person would write.
    faults.addPlace({ sheet, row: samples.length + 2, column: "A", code: "required", text: "" });
  }
  checkTownship(rows.township, now);
  const villages = planVillages(rows.villages, now);
  const villageNames = new Set([...villages, ...now.villages].map((village) => village.name));
  const facts = planFacts(rows.facts, villageNames, now);
  const drafts = planLedgers(rows.ledgers, villageNames, now);
  planAccounts(rows.accounts, drafts);
  planItems(rows.items, drafts);
  const banks = planBanks(rows.banks, drafts, now);
  planOpenings(rows.openings, drafts, banks);
  planOpenItems(rows.openItems, drafts, banks);
  const codes = new Set(
    [...chart2023, ...[...drafts.values()].flatMap((draft) => draft.accounts)].map((account) => account.code),
  );
  const categories = planCategories(rows.categories, now, codes);
  const persons = planPersons(rows.people, now);
  if (faults.all().length > 0) return err(inFileOrder(faults.all(), setupSheets));
  return ok({
    villages,
    facts,
    ledgers: [...drafts.values()].map(ledgerPlanOf).filter(isTouched),
    categories,
    persons,
  });
};
