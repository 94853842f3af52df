import { lackingCategories } from "#domain/books/category.ts";
import { chinaDateOf } from "#domain/core/dates.ts";
import type { CategoryId } from "#domain/core/ids.ts";
import { addCategory, addCategoryVersion, readCategories } from "#store/category-rows.ts";
import { isAnyStarted } from "#store/ledger-rows.ts";
import { callerOf, type Call, type Reply } from "./call.ts";
import { change, changed } from "./change.ts";

/** The shipped code, or where another category has it the next free one of its letter. */
const freeCode = (wanted: string, taken: ReadonlySet<string>): string => {
  let code = wanted;
  for (let number = 1; taken.has(code); number += 1) code = `${wanted.slice(0, 1)}${String(number).padStart(2, "0")}`;
  return code;
};

/**
 * Adds what a township founded by an older program lacks: the categories of accounts that none names, so that spending there can
 * be named and reviewed again, and those of losses. In running books each is a proposal that another person approves.
 */
export const addShippedCategories = (call: Call<"category.addShipped">): Reply<"category.addShipped"> =>
  change(call, (writing) => {
    const today = chinaDateOf(call.now());
    const categories = readCategories(writing, today);
    const isProposed = isAnyStarted(writing);
    const taken = new Set(categories.map(({ code }) => code));
    const missing = lackingCategories(categories);
    for (const { name, accountCode, nature, ...shipped } of missing) {
      const code = freeCode(shipped.code, taken);
      taken.add(code);
      const id = call.newId<CategoryId>();
      addCategory(writing, { id, code, name, accountCode, nature, isActive: !isProposed });
      if (!isProposed) continue;
      const proposal = { categoryId: id, version: 1, accountCode, nature, fromOn: today };
      addCategoryVersion(writing, proposal, { by: callerOf(call).id, at: call.now() });
    }
    const names = missing.map(({ name }) => name);
    return changed(
      { added: names.length, isProposed },
      { subject: `${isProposed ? "提出" : ""}补上出厂支出分类 ${names.join("、") || "无"}`, facts: { names } },
    );
  });
