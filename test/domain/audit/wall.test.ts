import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { maskedName, textMasker } from "#domain/audit/masking.ts";
import { flowPages, type FlowingTable } from "#domain/audit/wall-pages.ts";

const table = fc.record({
  head: fc.integer({ min: 1, max: 30 }),
  rows: fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 40 }),
});
const room = { page: 100, firstLess: 0, gap: 5, foot: 20 } as const;

describe("tables on pages", () => {
  it("keep every row once, in order, on pages that hold them, each piece below its head", () => {
    fc.assert(
      fc.property(fc.array(table, { minLength: 1, maxLength: 8 }), (tables: readonly FlowingTable[]) => {
        const pages = flowPages(tables, room);
        const placed = pages
          .flat()
          .flatMap((part) =>
            Array.from({ length: part.to - part.from }, (_none, index) => [part.table, part.from + index]),
          );
        expect(placed).toEqual(tables.flatMap(({ rows }, at) => rows.map((_row, index) => [at, index])));
        for (const [index, parts] of pages.entries()) {
          const height = parts.reduce((sum, part, place) => {
            const own = tables[part.table];
            const rows = own?.rows.slice(part.from, part.to) ?? [];
            return sum + (place === 0 ? 0 : room.gap) + (own?.head ?? 0) + rows.reduce((total, row) => total + row, 0);
          }, 0);
          const foot = index === pages.length - 1 ? room.foot : 0;
          // A page that one row fills with its head keeps the foot away from it.
          expect(height + foot).toBeLessThanOrEqual(room.page);
          for (const part of parts) expect(part.to).toBeGreaterThan(part.from);
        }
      }),
    );
  });

  it("turn the page rather than leave a head alone at its end", () => {
    const tables = [
      { head: 10, rows: [40, 40] },
      { head: 10, rows: [10] },
    ];
    expect(flowPages(tables, { ...room, foot: 0 })).toEqual([
      [{ table: 0, from: 0, to: 2 }],
      [{ table: 1, from: 0, to: 1 }],
    ]);
  });
});

describe("what a copy for the wall hides", () => {
  const all = textMasker({ hidesNames: true, hidesAccounts: true, hidesIds: true }, ["柳大伯", "柳大", "林某", "王"]);
  it.each([
    ["付柳大伯慰问金", "付柳**慰问金"],
    ["柳大和林某", "柳*和林*"],
    ["身份证 330102196801011234", "身份证 330***********1234"],
    ["身份证33010219680101123X付", "身份证330***********123X付"],
    ["账号 951000000000000188", "账号 ****0188"],
    ["电话13812345678。", "电话138****5678。"],
    ["账号 6228 4800 1234 5678 901", "账号 ****8901"],
    ["青禾农商银行 33001234567890", "青禾农商银行 ****7890"],
    ["发票 12345678，金额 1,234.50", "发票 12345678，金额 1,234.50"],
    ["王家桥", "王家桥"],
  ])("%s → %s", (text, expected) => {
    expect(all(text)).toBe(expected);
  });

  it("hides only what the office wants hidden", () => {
    const none = textMasker({ hidesNames: false, hidesAccounts: false, hidesIds: false }, ["柳大伯"]);
    expect(none("柳大伯 13812345678 6228480012345678901")).toBe("柳大伯 13812345678 6228480012345678901");
    expect(maskedName("欧阳")).toBe("欧*");
    expect(maskedName("某")).toBe("某");
  });
});
