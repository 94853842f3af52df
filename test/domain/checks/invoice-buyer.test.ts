import { describe, expect, it } from "vitest";
import { findOtherBuyers, isOwnName } from "#domain/checks/invoice-buyer.ts";
import type { SourceDocument } from "#domain/vouchers/voucher.ts";
import { debit, paper, ruleOf, spendingOf } from "./plain-spending.ts";

const buyers = { ledgerName: "柳溪村股份经济合作社", accepted: ["柳溪村经联社"], townshipName: "青禾镇" };

describe("the buyer's name on an invoice", () => {
  it.each([
    ["the ledger's own name", "柳溪村股份经济合作社", true],
    ["blanks and full-width signs", " 柳溪村　股份经济合作社 ", true],
    ["brackets around a part", "柳溪村（股份）经济合作社", true],
    ["brackets of another width", "柳溪村(股份)经济合作社", true],
    ["the township before it", "青禾镇柳溪村股份经济合作社", true],
    ["county and township before it", "江陵省清水县青禾镇柳溪村股份经济合作社", true],
    ["the county alone before it", "清水县柳溪村股份经济合作社", true],
    ["an accepted name", "柳溪村经联社", true],
    ["another township of the same village name", "石桥镇柳溪村股份经济合作社", false],
    ["another county's township of that name left out, but a word before it", "新柳溪村股份经济合作社", false],
    ["the body without shares, which is another one", "柳溪村经济合作社", false],
    ["the committee of the same village", "柳溪村村民委员会", false],
    ["the end of the name alone", "股份经济合作社", false],
    ["the name with something behind it", "柳溪村股份经济合作社王某", false],
    ["another village", "石桥村股份经济合作社", false],
    ["a person", "王小明", false],
  ])("%s", (_case, name, expected) => {
    expect(isOwnName(buyers, name)).toBe(expected);
  });

  it("is the ledger's where the ledger bears the county and the invoice does not", () => {
    const long = { ...buyers, ledgerName: "清水县青禾镇柳溪村股份经济合作社" };
    expect(isOwnName(long, "柳溪村股份经济合作社")).toBe(true);
    expect(isOwnName(long, "经济合作社")).toBe(false);
    expect(isOwnName(long, "清水县石桥镇柳溪村股份经济合作社")).toBe(false);
  });
});

describe("K18 an invoice made out to somebody else", () => {
  const rule = ruleOf({ kind: "K18" });
  const bought = (over: Partial<SourceDocument>): SourceDocument => ({ ...paper("invoice", "26512"), ...over });
  const find = (document: SourceDocument, entries = [debit("F02", 30_000)]) =>
    findOtherBuyers(rule, spendingOf({ entries, documents: [document] }));

  it("names both", () => {
    expect(find(bought({ buyer: "石桥村股份经济合作社" }))).toMatchObject([
      {
        kind: "K18",
        severity: "block",
        isCleared: false,
        facts: { number: "26512", buyer: "石桥村股份经济合作社", ledgerName: "柳溪村股份经济合作社" },
      },
    ]);
  });

  it.each([
    ["its own name", bought({ buyer: "柳溪村股份经济合作社" })],
    ["no name written down", bought({ buyer: "" })],
    ["nothing but signs", bought({ buyer: " （） " })],
    ["a paper that is no invoice", { ...paper("contract"), buyer: "王小明" }],
  ])("lets pass: %s", (_case, document) => {
    expect(find(document)).toEqual([]);
  });

  it("knows an invoice the village itself issued by its issuer, and only where nothing is spent", () => {
    const issued = bought({ buyer: "青禾粮油有限公司", party: "青禾镇柳溪村股份经济合作社" });
    expect(find(issued, [debit(null, 30_000)])).toEqual([]);
    expect(find(issued)).toHaveLength(1);
    expect(find(bought({ buyer: "青禾粮油有限公司" }), [debit(null, 30_000)])).toHaveLength(1);
  });
});
