import { chart2023 } from "#domain/books/chart-2023.ts";
import type { CategoryId } from "#domain/core/ids.ts";
import { hasAccountCode } from "#store/account-rows.ts";
import { addCategory, changeCategory, readCategories, type CategoryRow } from "#store/category-rows.ts";
import type { Reading } from "#store/query.ts";
import { done, refuse, type Call, type Reply } from "./call.ts";
import { change, changed } from "./change.ts";

export const listCategories = (call: Call<"category.list">): Reply<"category.list"> =>
  done({ categories: [...readCategories(call.ledger.reading)] });

/** True for a first-level code of the chart, or a detail code that some ledger has. */
const isKnownAccountCode = (reading: Reading, code: string): boolean =>
  chart2023.some((account) => account.code === code) || hasAccountCode(reading, code);

export const saveCategory = (call: Call<"category.save">): Reply<"category.save"> =>
  change(call, (writing) => {
    const { id, code, name, accountCode, nature, isActive } = call.input;
    const categories = readCategories(writing);
    const before = categories.find((category) => category.id === id);
    if (id !== null && before === undefined) return refuse({ code: "not-found", kind: "category" });
    const others = categories.filter((category) => category.id !== id);
    if (others.some((category) => category.code === code)) return refuse({ code: "code-taken", takenCode: code });
    if (others.some((category) => category.name === name)) return refuse({ code: "name-taken", name });
    if (!isKnownAccountCode(writing, accountCode)) return refuse({ code: "account-code-bad", accountCode });
    const row: CategoryRow = { id: before?.id ?? call.newId<CategoryId>(), code, name, accountCode, nature, isActive };
    if (before === undefined) addCategory(writing, row);
    else changeCategory(writing, row);
    return changed(
      { id: row.id },
      {
        subject: `${before === undefined ? "新增" : "修改"}支出分类 ${code} ${name}（科目 ${accountCode}）${isActive ? "" : "，停用"}`,
        facts: { code, name, accountCode, nature, accountCodeBefore: before?.accountCode ?? null },
      },
    );
  });
