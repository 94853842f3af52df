import { expect, it } from "vitest";
import { fen } from "#domain/core/fen.ts";
import { idOf, type ItemId, type LedgerId } from "#domain/core/ids.ts";
import type { GuidedKind } from "#domain/vouchers/guided-entries.ts";
import { listsFor } from "#renderer/stages/work/guided-fields.ts";
import { rowOf, rowsFromText, rowsTotal, withSplit } from "#renderer/stages/work/list-rows.ts";
import { matrixTotals, readyLedgers, type MatrixMonth } from "#renderer/stages/audit/matrix-rows.ts";
import { month } from "#domain/core/dates.ts";

const member = (code: string, name: string) => ({
  id: idOf<ItemId>(`m${code}`),
  kind: "member" as const,
  code,
  name,
  bankAccount: "",
  note: "",
  isActive: true,
  initials: "",
});
const members = [member("0001", "杨大"), member("0002", "杨二")];

it("reads a block pasted from Excel by name or code, and shows what it cannot read", () => {
  const { rows, unknown } = rowsFromText("杨大\t1,200.50\t100\n0002\t300\n王五\t5\n杨二\t看不清\n\n", members);
  expect(rows.map((row) => [row.name, row.amountFen, row.withheldFen])).toEqual([
    ["杨大", 120_050, 10_000],
    ["杨二", 30_000, 0],
  ]);
  expect(unknown).toEqual(["王五\t5", "杨二\t看不清"]);
});

it("splits a total among the rows so that they add up to it", () => {
  const rows = withSplit(
    members.map((each, index) => ({ ...rowOf(each), shares: index === 0 ? 100 : 200 })),
    fen(100),
  );
  expect(rows.map((row) => row.amountFen)).toEqual([33, 67]);
  expect(rowsTotal(rows)).toBe(100);
});

it("offers a form only lists of its own kind that it can still book", () => {
  const list = (id: string, kind: "share" | "raise", ties: readonly [string | null, string | null]) => ({
    id,
    kind,
    declaredVoucherId: ties[0],
    paidVoucherId: ties[1],
  });
  const lists = [
    list("open", "share", [null, null]),
    list("due", "share", ["v1", null]),
    list("paid", "share", ["v2", "v3"]),
    list("raised", "raise", ["v4", null]),
  ];
  const offered = (kind: GuidedKind) => listsFor(kind, lists).map(({ id }) => id);
  expect(offered("share-declare")).toEqual(["open"]);
  expect(offered("share-pay")).toEqual(["due"]);
  expect(offered("raise-receive")).toEqual(["raised"]);
  expect(offered("grant-spend")).toEqual([]);
});

it("takes a ledger for ready only when none of its months is blocked", () => {
  const row = (ledger: string, at: string, canClose: boolean): MatrixMonth => ({
    ledgerId: idOf<LedgerId>(ledger),
    ledgerName: ledger,
    month: month(at),
    canClose,
    checks: [],
  });
  const rows = [row("a", "2026-01", true), row("a", "2026-02", false), row("b", "2026-01", true)];
  expect([...readyLedgers(rows)]).toEqual(["b"]);
  expect(matrixTotals(rows)).toEqual({ months: 3, ready: 2, blockedLedgers: 1 });
});
