import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { approvalRole, categoryNature, documentKind, ruleKind, severity } from "#contract/scalars.ts";
import { categoryNatures } from "#domain/books/category.ts";
import { ruleKinds, severities } from "#domain/checks/hit.ts";
import { approvalRoles, documentKinds } from "#domain/vouchers/voucher.ts";
import { root } from "#test/architecture/imports.ts";

describe("the kinds that rules speak of", () => {
  it("are read at the border by the domain's own lists", () => {
    expect(documentKind.options).toEqual([...documentKinds]);
    expect(approvalRole.options).toEqual([...approvalRoles]);
    expect(categoryNature.options).toEqual([...categoryNatures]);
    expect(severity.options).toEqual([...severities]);
    expect(ruleKind.options).toEqual([...ruleKinds]);
  });

  it("stand in no second list of the contract or the store", () => {
    const files = globSync("db/{contract,store}/**/*.ts", { cwd: root });
    const lists = [documentKinds, approvalRoles, categoryNatures, severities];
    const second = files.filter((file) => {
      const text = readFileSync(join(root, file), "utf8");
      return lists.some((list) => list.every((word) => text.includes(`"${word}"`)));
    });
    expect(files.length).toBeGreaterThan(30);
    expect(second).toEqual([]);
  });
});
