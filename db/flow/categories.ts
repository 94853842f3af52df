import { categoriesIn, lackingLosses } from "#domain/books/category.ts";
import { takesTwoPeople, uncategorisedAccounts } from "#domain/books/category-change.ts";
import { chart2023 } from "#domain/books/chart-2023.ts";
import type { OutputOf } from "#contract/contract.ts";
import { chinaDateOf } from "#domain/core/dates.ts";
import type { CategoryId } from "#domain/core/ids.ts";
import { hasAccountCode, readAccounts } from "#store/account-rows.ts";
import {
  activateCategory,
  addCategory,
  addCategoryVersion,
  approveCategoryVersion,
  changeCategory,
  readCategories,
  readCategoryVersions,
  type CategoryRow,
} from "#store/category-rows.ts";
import { isAnyStarted, readLedgers } from "#store/ledger-rows.ts";
import type { Reading, Writing } from "#store/query.ts";
import { callerOf, done, refuse, type Call, type Reply } from "./call.ts";
import { change, changed } from "./change.ts";
import { rejudgeDrafts } from "./judge-draft.ts";

type Gap = OutputOf<"category.list">["gaps"][number];

/** Expense accounts that no category names, with the ledgers that have them. */
const gapsOf = (reading: Reading, categories: readonly CategoryRow[]): Gap[] => {
  const found = readLedgers(reading).flatMap((ledger) => {
    const codes = categoriesIn(ledger.system, categories).map((category) => category.accountCode);
    return uncategorisedAccounts(readAccounts(reading, ledger.id), codes).map((account) => ({ account, ledger }));
  });
  return [...Map.groupBy(found, ({ account }) => account.code)].map(([accountCode, rows]) => ({
    accountCode,
    accountName: rows[0]?.account.name ?? "",
    ledgerNames: rows.map(({ ledger }) => ledger.name),
  }));
};

export const listCategories = (call: Call<"category.list">): Reply<"category.list"> =>
  call.ledger.snapshot((reading) => {
    const categories = readCategories(reading, chinaDateOf(call.now()));
    const versions = Map.groupBy(readCategoryVersions(reading), (version) => version.categoryId);
    return done({
      categories: categories.map((category) => ({
        ...category,
        versions: (versions.get(category.id) ?? []).map(
          ({ categoryId: _id, proposedBy: _proposedBy, ...version }) => version,
        ),
      })),
      gaps: gapsOf(reading, categories),
      lacking: lackingLosses(categories).map(({ name }) => name),
      isRunning: isAnyStarted(reading),
    });
  });

/** True for a first-level code of the chart, or a detail code that some ledger has. */
const isKnownAccountCode = (reading: Reading, code: string): boolean =>
  chart2023.some((account) => account.code === code) || hasAccountCode(reading, code);

type Saving = Call<"category.save">;
type Refusal = Extract<Reply<"category.save">, { readonly ok: false }>["failure"];

const refusalOf = (reading: Reading, { input }: Saving, categories: readonly CategoryRow[]): Refusal | undefined => {
  const { id, code, name, accountCode, isActive } = input;
  const before = categories.find((category) => category.id === id);
  if (id !== null && before === undefined) return { code: "not-found", kind: "category" };
  const others = categories.filter((category) => category.id !== id);
  if (others.some((category) => category.code === code)) return { code: "code-taken", takenCode: code };
  if (others.some((category) => category.name === name)) return { code: "name-taken", name };
  if (!isKnownAccountCode(reading, accountCode)) return { code: "account-code-bad", accountCode };
  const versions = readCategoryVersions(reading).filter((version) => version.categoryId === id);
  const isNew = versions.length > 0 && versions.every((version) => version.approvedByName === null);
  return isNew && isActive && before?.isActive === false ? { code: "category-waits" } : undefined;
};

const propose = (writing: Writing, call: Saving, id: CategoryId): number => {
  const { accountCode, nature, fromOn } = call.input;
  const versions = readCategoryVersions(writing).filter((version) => version.categoryId === id);
  const version = Math.max(0, ...versions.map((each) => each.version)) + 1;
  const proposal = { categoryId: id, version, accountCode, nature, fromOn: fromOn ?? chinaDateOf(call.now()) };
  addCategoryVersion(writing, proposal, { by: callerOf(call).id, at: call.now() });
  return version;
};

/**
 * Saves a category. Before any ledger runs one person does it all; afterwards another account or nature, and a new category,
 * are proposed and wait for a second person, since rules and caps look at nothing else.
 */
export const saveCategory = (call: Saving): Reply<"category.save"> =>
  change(call, (writing) => {
    const { id, code, name, accountCode, nature, isActive } = call.input;
    const categories = readCategories(writing, chinaDateOf(call.now()));
    const refusal = refusalOf(writing, call, categories);
    if (refusal !== undefined) return refuse(refusal);
    const before = categories.find((category) => category.id === id);
    const isRunning = isAnyStarted(writing);
    const waits = takesTwoPeople({ isRunning, before, after: { accountCode, nature } });
    const row: CategoryRow = { id: before?.id ?? call.newId<CategoryId>(), code, name, accountCode, nature, isActive };
    if (before === undefined) addCategory(writing, { ...row, isActive: isActive && !waits });
    else changeCategory(writing, row, !isRunning);
    const proposedVersion = waits ? propose(writing, call, row.id) : null;
    const what = before === undefined ? "新增" : "修改";
    return changed(
      { id: row.id, proposedVersion },
      {
        subject: `${waits ? "提出" : ""}${what}支出分类 ${code} ${name}（科目 ${accountCode}）${isActive ? "" : "，停用"}`,
        facts: { code, name, accountCode, nature, accountCodeBefore: before?.accountCode ?? null, proposedVersion },
      },
    );
  });

/** 批准: by another person than the proposer; from its day on rules and caps look at the category by it. */
export const approveCategory = (call: Call<"category.approve">): Reply<"category.approve"> =>
  change(call, (writing) => {
    const { id, version } = call.input;
    const category = readCategories(writing).find((each) => each.id === id);
    const versions = readCategoryVersions(writing).filter((each) => each.categoryId === id);
    const proposal = versions.find((each) => each.version === version);
    if (category === undefined || proposal === undefined) return refuse({ code: "not-found", kind: "category" });
    if (proposal.approvedByName !== null) return refuse({ code: "wrong-state", state: "posted" });
    const approver = callerOf(call).id;
    if (proposal.proposedBy === approver) return refuse({ code: "same-person" });
    approveCategoryVersion(writing, { id, version, by: approver, at: call.now() });
    // The first version is that of a category added while books were running: now it comes into use.
    if (version === 1 && !category.isActive && versions.every((each) => each.approvedByName === null))
      activateCategory(writing, id);
    rejudgeDrafts(writing, call, { ledgerId: null, categoryIds: [id] });
    return changed(
      {},
      {
        subject: `批准支出分类 ${category.code} ${category.name} 第 ${version} 版`,
        facts: {
          categoryId: id,
          version,
          accountCode: proposal.accountCode,
          nature: proposal.nature,
          fromOn: proposal.fromOn,
        },
      },
    );
  });
