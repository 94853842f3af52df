import { describe, expect, it } from "vitest";
import { fen } from "#domain/core/fen.ts";
import { idOf, type LedgerId } from "#domain/core/ids.ts";
import { batchRowsFrom, dividedRows, type BatchLedger } from "#renderer/stages/vouchers/batch-rows.ts";

const ledger = (id: string, name: string, villageName: string): BatchLedger => ({
  id: idOf<LedgerId>(id),
  name,
  villageName,
});
const ledgers = [
  ledger("l1", "柳溪村经济合作社", "柳溪村"),
  ledger("l2", "石桥村经济合作社", "石桥村"),
  ledger("l3", "石桥村村民委员会", "石桥村"),
];

describe("a block pasted into a batch", () => {
  it("finds ledgers by village or name and passes over headings, numbers and totals", () => {
    const block = "序号\t村名\t金额\n1\t柳溪村\t12,000.50\n2\t石桥村村民委员会\t9800\n\t合计\t21800.50\n";
    expect(batchRowsFrom(block, ledgers)).toEqual({
      rows: [
        { ledgerId: "l1", amountFen: 1_200_050 },
        { ledgerId: "l3", amountFen: 980_000 },
      ],
      notes: [],
    });
  });

  it("guesses neither the ledger nor the amount", () => {
    expect(batchRowsFrom("石桥村\t1\n青山村\t2\n柳溪村\t一千\n柳溪村", ledgers)).toEqual({
      rows: [],
      notes: [
        { row: 1, text: "石桥村", why: "many-ledgers" },
        { row: 2, text: "青山村", why: "no-ledger" },
        { row: 3, text: "柳溪村", why: "no-amount" },
        { row: 4, text: "柳溪村", why: "no-amount" },
      ],
    });
  });
});

it("divides an invoice by what stands in the rows, to the fen", () => {
  const rows = [
    { ledgerId: idOf<LedgerId>("l1"), amountFen: fen(1) },
    { ledgerId: idOf<LedgerId>("l2"), amountFen: fen(2) },
  ];
  expect(dividedRows(rows, fen(100)).map((row) => row.amountFen)).toEqual([33, 67]);
  expect(
    dividedRows(
      rows.map((row) => ({ ...row, amountFen: null })),
      fen(101),
    ).map((row) => row.amountFen),
  ).toEqual([51, 50]);
});
