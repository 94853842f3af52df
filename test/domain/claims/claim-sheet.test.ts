import * as fc from "fast-check";
import { expect, it } from "vitest";
import { claimSheets, formWords, paperWords } from "#domain/claims/sheet/layout.ts";
import { planClaims } from "#domain/claims/sheet/plan.ts";
import { documentKinds } from "#domain/claims/papers.ts";
import { claimForms, claimTotal } from "#domain/claims/claim.ts";
import { localDate } from "#domain/core/dates.ts";
import { sumOf } from "#domain/core/fen.ts";
import { idOf, type CategoryId, type LedgerId } from "#domain/core/ids.ts";
import type { SetupCell, SetupSheet } from "#domain/people/setup/places.ts";

const ledgerId = idOf<LedgerId>("ledger");
const office = {
  ledgerIds: new Set([ledgerId]),
  categories: [
    ["办公费", idOf<CategoryId>("office")],
    ["水电费", idOf<CategoryId>("water")],
  ] as const,
  today: localDate("2026-10-31"),
  ratifyDays: 30,
};

const cell = (text: string): SetupCell => (text === "" ? { kind: "empty", text } : { kind: "text", text });
const sheetOf = (of: keyof typeof claimSheets, rows: readonly Readonly<Record<string, string>>[]): SetupSheet => {
  const { name, columns } = claimSheets[of];
  const heads = columns.map(({ header }) => cell(header));
  return {
    name,
    merged: new Set(),
    rows: [heads, ...rows.map((row) => columns.map(({ header }) => cell(row[header] ?? "")))],
  };
};
const cover = sheetOf("cover", [
  { 项目: "表号", 内容: "BZ-1" },
  { 项目: "账套名称", 内容: "柳溪村" },
  { 项目: "识别码", 内容: ledgerId },
  { 项目: "村报账员", 内容: "吴报账" },
]);

it("offers a word for every way of paying and every kind of paper, each once", () => {
  expect(formWords.map(([, value]) => value)).toEqual([...claimForms]);
  expect(paperWords.map(([, value]) => value)).toEqual([...documentKinds]);
});

const yuanOf = (amountFen: number): string =>
  `${Math.floor(amountFen / 100)}.${String(amountFen % 100).padStart(2, "0")}`;
const amounts = fc.array(fc.integer({ min: 1, max: 9_999_999 }), { minLength: 1, maxLength: 6 });

it("keeps every fen of every claim, in whatever order the lines stand", () => {
  fc.assert(
    fc.property(fc.array(amounts, { minLength: 1, maxLength: 8 }), fc.nat(), (claims, seed) => {
      const lines = claims.flatMap((own, index) =>
        own.map((amountFen, at) => ({
          单号: String(index + 1),
          支出分类: at % 2 === 0 ? "办公费" : "水电费",
          金额: yuanOf(amountFen),
        })),
      );
      const turned = [...lines.slice(seed % lines.length), ...lines.slice(0, seed % lines.length)];
      const planned = planClaims(
        [
          cover,
          sheetOf(
            "claims",
            claims.map((_own, index) => ({
              单号: String(index + 1),
              报账日期: "2026-10-03",
              用途: `事项${String(index + 1)}`,
              经手人: "甲",
              证明人: "乙",
              付款方式: "现金",
            })),
          ),
          sheetOf("lines", turned),
          sheetOf(
            "documents",
            claims.map((own, index) => ({
              单号: String(index + 1),
              单据种类: "发票",
              金额: yuanOf(own.reduce((total, each) => total + each, 0)),
            })),
          ),
        ],
        office,
      );
      expect(planned.ok).toBe(true);
      const read = planned.ok ? planned.value.claims : [];
      expect(read.map(({ content }) => claimTotal(content.lines))).toEqual(
        claims.map((own) => sumOf(own, (each) => each)),
      );
      expect(read.map(({ row }) => row)).toEqual(claims.map((_own, index) => index + 2));
    }),
  );
});

it("asks for at least one claim, and names a missing sheet without naming what it would have held", () => {
  const empty = planClaims([cover, sheetOf("claims", []), sheetOf("lines", []), sheetOf("documents", [])], office);
  expect(empty).toMatchObject({ ok: false, error: [{ sheet: "报账单", row: 0, code: "required" }] });
  const torn = planClaims([cover, sheetOf("lines", [{ 单号: "1", 支出分类: "办公费", 金额: "1" }])], office);
  expect(torn.ok ? [] : torn.error.map(({ sheet, code }) => [sheet, code])).toEqual([
    ["报账单", "sheet-missing"],
    ["原始单据", "sheet-missing"],
  ]);
});
