import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { verifyLedger } from "#flow/verify-ledger.ts";
import { openClaimVillage, claimChain, type ClaimVillage } from "#test/support/claim-village.ts";
import { importStatement, journalOf } from "#test/support/statement-import.ts";

let village: ClaimVillage;
let bankAccountId: string;
let lineId: string;
let receiptId: string;
beforeEach(async () => {
  village = await openClaimVillage();
  const { bankAccounts } = await village.must("bankAccount.list", { ledgerId: village.ledgerId });
  bankAccountId = bankAccounts[0]?.id ?? "";
  const text = [
    "交易日期,收入金额,支出金额,余额,对方户名,对方账号,摘要,交易流水号",
    "2026-10-02,,350.00,9650.00,文具店,6217000000031,办公用品,A1",
    "2026-10-03,20.00,,9670.00,张三,6217000000032,租金,A2",
  ].join("\n");
  const file = { name: "十月.csv", bytes: Buffer.from(text).toString("base64") };
  const seen = await village.must("statement.inspect", { file, mapping: null, sheet: null });
  const mapping = seen.mapping ?? seen.guess?.mapping ?? null;
  expect(await importStatement(village, file, { bankAccountId, mapping, makeDrafts: false })).toMatchObject({
    ok: true,
  });
  const lines = await journalOf(village, village.ledgerId);
  lineId = lines[0]?.id ?? "";
  receiptId = lines[1]?.id ?? "";
});
afterEach(() => {
  village.close();
});

const claim = (over: { readonly id?: string; readonly category?: string } = {}) =>
  village.call("bankLine.claim", {
    id: over.id ?? lineId,
    categoryId: village.categoryOf(over.category ?? "办公费"),
    purpose: "购办公用品",
  });
const lineNow = async () => (await journalOf(village, village.ledgerId)).find(({ id }) => id === lineId);

describe("a claim begun from a bank line", () => {
  it("says what the bank says, is judged at once, and its voucher is tied to the line", async () => {
    const reply = await claim();
    if (!reply.ok) throw new Error(JSON.stringify(reply));
    const { claimId } = reply.value;
    const shown = await village.shown(claimId);
    expect(shown).toMatchObject({
      state: "draft",
      totalFen: 35_000,
      content: {
        onDate: "2026-10-02",
        form: "transfer",
        payee: "文具店",
        payeeAccount: "6217000000031",
        purpose: "购办公用品",
        documents: [{ kind: "bank-slip", amountFen: 35_000 }],
      },
    });
    expect(await lineNow()).toMatchObject({ claimId, voucherId: null });
    // The village adds who handled it and the invoice; then it goes the way of every claim.
    const { content } = shown;
    const whole = village.claimOf();
    const slips = content.documents.map((slip) => ({ ...slip, elements: ["name" as const] }));
    const documents = [...slips, ...whole.documents];
    const { handler, witness, clerk } = whole;
    await village.must("claim.save", {
      id: claimId,
      rowVersion: shown.rowVersion,
      ledgerId: village.ledgerId,
      content: { ...content, documents, handler, witness, clerk },
    });
    const { voucherId } = await village.walk(claimId, "voucher");
    expect(await lineNow()).toMatchObject({ claimId, voucherId });
    expect((await village.must("match.show", { bankAccountId, to: "2026-10-31" })).lines.map(({ id }) => id)).toEqual([
      receiptId,
    ]);
    expect(verifyLedger(village.ledger.reading, village.ledger.files, () => undefined).isSound).toBe(true);
  });

  it("is judged by rules and caps with its first save", async () => {
    const reply = await claim();
    expect(reply.ok && reply.value.hits.map(({ kind }) => kind)).toContain("K17");
  });

  it("keeps the line from being booked, deleted or claimed twice, until it is withdrawn", async () => {
    const reply = await claim();
    if (!reply.ok) throw new Error(JSON.stringify(reply));
    const { claimId } = reply.value;
    const { accounts } = await village.must("account.list", { ledgerId: village.ledgerId });
    const accountId = accounts.find(({ code }) => code === "513")?.id ?? "";
    const book = () => village.call("bankLine.draft", { id: lineId, accountId, categoryId: null, summary: "办公用品" });
    const used = { ok: false, failure: { code: "line-already-used" } };
    expect(await claim()).toMatchObject(used);
    expect(await book()).toMatchObject(used);
    expect(await village.call("bankLine.delete", { id: lineId, reason: "重复" })).toMatchObject(used);
    const { files } = await village.must("statement.list", { bankAccountId });
    expect(await village.call("statement.withdraw", { id: files[0]?.id ?? "", reason: "导错了" })).toMatchObject({
      failure: { code: "statement-in-use", count: 1 },
    });
    const { rowVersion } = await village.shown(claimId);
    await village.must("claim.withdraw", { id: claimId, rowVersion, reason: "另走程序" });
    expect(await lineNow()).toMatchObject({ claimId: null });
    expect(await village.call("bankLine.delete", { id: lineId, reason: "重复" })).toMatchObject({ ok: true });
  });

  it("is refused for a receipt, an unknown category and an office without claims", async () => {
    expect(await claim({ id: receiptId })).toMatchObject({
      failure: { code: "claim-bad", reason: "line-is-receipt" },
    });
    expect(
      await village.call("bankLine.claim", { id: lineId, categoryId: "nothing", purpose: "购办公用品" }),
    ).toMatchObject({ failure: { code: "not-found", kind: "category" } });
    await village.must("claim.saveSettings", { ...claimChain, isUsed: false });
    expect(await claim()).toMatchObject({ failure: { code: "claims-off" } });
    expect(await lineNow()).toMatchObject({ claimId: null });
  });
});
