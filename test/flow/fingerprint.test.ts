import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openDesk } from "#api/desk.ts";
import type { LedgerId } from "#domain/core/ids.ts";
import { canonicalText, chainStart, fingerprintDigits, shortCodeOf } from "#domain/posting/canonical.ts";
import { findFingerprint, type FingerprintAnswer } from "#flow/check-fingerprint.ts";
import { besideTexts, foundText } from "#renderer/words/fingerprints.ts";
import type { Reading } from "#store/query.ts";
import { sm3Of } from "#store/sm3.ts";
import { postedMonths, sealedVouchers } from "#store/verify-rows.ts";
import { commandLine } from "#test/support/command-line.ts";
import { forge } from "#test/support/forge.ts";
import { temporaryFolder } from "#test/support/temporary-folder.ts";
import { openVillage, type Line, type Village } from "#test/support/village.ts";

let village: Village;
beforeEach(async () => {
  village = await openVillage("951006010099000188");
});
afterEach(() => {
  village.close();
});

const rent: readonly Line[] = [
  { code: "bank", debit: 300 },
  { code: "501", credit: 300 },
];

// Findings point at their vouchers: whoever takes a voucher away must take them too.
const noFindings = "delete from finding where voucher_id is not null;";

/** A quarter of books, closed. */
const closedQuarter = async (): Promise<void> => {
  for (const [month, days] of [
    ["2026-07", ["05", "20"]],
    ["2026-08", ["05"]],
    ["2026-09", ["05"]],
  ] as const) {
    for (const day of days) await village.book(village.content(`${month}-${day}`, rent));
    await village.must("period.close", { ledgerId: village.ledgerId, month });
  }
};

/** Such a quarter's workbook, the township's roll-up, and the file then put away. */
const quarter = async () => {
  await closedQuarter();
  const wanted = { quarter: "2026Q3", isMasked: false };
  const own = await village.must("workbook.make", { ...wanted, ledgerId: village.ledgerId });
  const rollUp = await village.must("workbook.make", { ...wanted, ledgerId: null });
  await village.book(village.content("2026-10-08", rent));
  village.desk.close();
  return { own, rollUp };
};

const reading = <Answer>(work: (from: Reading) => Answer): Answer => {
  const desk = openDesk({ ledgerPath: village.ledgerPath, isNew: false, programVersion: "test", isDemo: false });
  if (!desk.ok) throw new Error(desk.error.code);
  const answer = desk.value.ledger.snapshot(work);
  desk.value.close();
  return answer;
};

const ask = (asked: Parameters<typeof findFingerprint>[1]): FingerprintAnswer => {
  const answer = reading((from) => findFingerprint(from, asked, () => undefined));
  if (answer === undefined) throw new Error("unreadable");
  return answer;
};

/** What the whole chain of a ledger comes to when every hash is taken anew. */
const rechained = (from: Reading, ledgerId: LedgerId) => {
  let previousHash = chainStart;
  return postedMonths(from, ledgerId)
    .flatMap((month) => sealedVouchers(from, ledgerId, month))
    .map(({ sealed }) => {
      const hash = sm3Of(canonicalText(previousHash, sealed));
      const link = { id: sealed.id, chainNo: sealed.chainNo, previousHash, hash };
      previousHash = hash;
      return link;
    });
};

describe("a printed fingerprint", () => {
  it("is found again, with the workbook and the close it stands for, while nothing has changed", async () => {
    const { own } = await quarter();
    expect(ask({ code: shortCodeOf(own.chainHash) })).toMatchObject({
      code: shortCodeOf(own.chainHash),
      found: [
        { kind: "workbook", title: own.name, throughVoucher: "2026-09 记-1", isUnchanged: true, differsAt: "" },
        { kind: "close", title: "2026-09", throughVoucher: "2026-09 记-1", isUnchanged: true },
      ],
    });
    const whole = ask({ code: own.chainHash });
    expect(whole.found).toHaveLength(2);
  });

  it("of the roll-up speaks of all books", async () => {
    const { rollUp } = await quarter();
    expect(ask({ code: rollUp.chainHash }).found).toMatchObject([
      { kind: "workbook", ledgerId: null, isUnchanged: true },
    ]);
    forge(
      village.ledgerPath,
      "update entry set summary = '改' where voucher_id = (select id from voucher where month = '2026-08')",
    );
    expect(ask({ code: rollUp.chainHash }).found).toMatchObject([
      { isUnchanged: false, differsAt: "柳溪村经济合作社 2026-08 记-1" },
    ]);
  });

  it("is not what a chain made anew says, and neither is the roll-up's", async () => {
    const { own, rollUp } = await quarter();
    forge(
      village.ledgerPath,
      "update entry set debit_fen = debit_fen * 2, credit_fen = credit_fen * 2 where voucher_id = (select id from voucher where month = '2026-08')",
    );
    // The forger makes every hash anew, and the heads kept at each close with them.
    const chain = reading((from) => rechained(from, village.ledgerId));
    const heads = chain.map(({ id, previousHash, hash, chainNo }) => [
      `update voucher set previous_hash = '${previousHash}', hash = '${hash}' where id = '${id}'`,
      `update period set chain_hash = '${hash}' where chain_no = ${String(chainNo)}`,
    ]);
    forge(village.ledgerPath, heads.flat().join(";"));
    expect(ask({ code: own.chainHash }).found).toMatchObject([
      { isUnchanged: false, differsAt: "2026-09 记-1 或更早（整条链被重新算过）" },
    ]);
    expect(ask({ code: rollUp.chainHash }).found).toMatchObject([{ kind: "workbook", isUnchanged: false }]);
  });

  it.each([
    [
      "an amount changed on both sides",
      "update entry set debit_fen = debit_fen * 2, credit_fen = credit_fen * 2 where voucher_id = (select id from voucher where month = '2026-07' and number = 2)",
      "2026-07 记-2",
    ],
    ["a voucher removed", `${noFindings} delete from voucher where month = '2026-07' and number = 2`, "2026-08 记-1"],
    ["the last voucher removed", `${noFindings} delete from voucher where month >= '2026-09'`, "第 4 张"],
    ["a date moved", "update voucher set on_date = '2026-08-06' where month = '2026-08'", "2026-08 记-1"],
  ])("says where the books differ: %s", async (_case, sql, place) => {
    const { own } = await quarter();
    forge(village.ledgerPath, sql);
    const { found } = ask({ code: shortCodeOf(own.chainHash) });
    expect(found.map(({ kind, isUnchanged, differsAt }) => [kind, isUnchanged, differsAt])).toEqual([
      ["workbook", false, place],
      ["close", false, place],
    ]);
  });

  it("stays good when only later vouchers were changed", async () => {
    const { own } = await quarter();
    forge(
      village.ledgerPath,
      "update entry set summary = '改' where voucher_id = (select id from voucher where month = '2026-10')",
    );
    expect(ask({ code: own.chainHash }).found.every(({ isUnchanged }) => isUnchanged)).toBe(true);
  });

  it.each([
    [
      "opening balances",
      "update opening_balance set amount_fen = amount_fen + 700 where amount_fen > 100000; update opening_balance set amount_fen = amount_fen - 700 where amount_fen < 0",
      "seals",
      "启用账套 柳溪村经济合作社",
    ],
    [
      "a kept balance",
      "update balance set debit_fen = debit_fen + 5 where account_id = (select id from account where code = '501')",
      "balances",
      "柳溪村经济合作社 501 2026-07",
    ],
    ["the log", "update trail set subject = '没有此事' where no = 3", "trail", "第 3 条"],
  ])("does not vouch for a file changed past the program: %s", async (_case, sql, check, place) => {
    const { own } = await quarter();
    expect(ask({ file: own }).besides).toEqual([]);
    forge(village.ledgerPath, sql);
    for (const asked of [{ code: shortCodeOf(own.chainHash) }, { file: own }]) {
      const { found, besides } = ask(asked);
      expect(found.every(({ isUnchanged }) => isUnchanged)).toBe(true);
      expect(besides).toContainEqual({ check, place: expect.stringContaining(place) });
      const said = [...found.map((each) => foundText(each, besides.length === 0)), ...besideTexts({ besides })];
      expect(said.some((text) => text.startsWith("一致"))).toBe(false);
      expect(said.join("\n")).toContain(place);
    }
    const at = ["--ledger", village.ledgerPath];
    const answer = await commandLine(["verify", ...at, "--code", shortCodeOf(own.chainHash)]);
    expect([answer.code, answer.stdout]).toEqual([1, expect.stringContaining("只有凭证一致")]);
    expect(answer.stdout).toContain(place);
    expect(answer.stdout).not.toContain("账本里还是当时那些账");
  });

  it("of books without a voucher compares nothing, and says so", async () => {
    for (const month of ["2026-07", "2026-08", "2026-09"])
      await village.must("period.close", { ledgerId: village.ledgerId, month });
    const own = await village.must("workbook.make", { quarter: "2026Q3", isMasked: false, ledgerId: village.ledgerId });
    const rollUp = await village.must("workbook.make", { quarter: "2026Q3", isMasked: false, ledgerId: null });
    village.desk.close();
    expect(own.chainHash).toBe(chainStart);
    for (const asked of [{ code: "0000-0000-0000-0000" }, { file: own }, { file: rollUp }]) {
      const { found } = ask(asked);
      expect(found.length).toBeGreaterThan(0);
      expect(found.every(({ isUnchanged, isEmpty }) => isEmpty && !isUnchanged)).toBe(true);
      expect(found.map((each) => foundText(each, true))).toEqual(
        found.map(() => expect.stringContaining("没有指纹可比")),
      );
    }
    const at = ["--ledger", village.ledgerPath];
    const answer = await commandLine(["verify", ...at, "--code", "0000-0000-0000-0000"]);
    expect([answer.code, answer.stdout]).toEqual([1, expect.stringContaining("没有凭证就没有指纹")]);
    expect(answer.stdout).not.toContain("账本里还是当时那些账");
  });

  it("of no other paper is found", async () => {
    await quarter();
    expect(ask({ code: "0123-4567-89AB-CDEF" })).toEqual({
      code: "0123-4567-89AB-CDEF",
      found: [],
      besides: [],
      copy: null,
    });
  });

  it.each([
    ["3F2A-90BC-1D4E-77A0", "3f2a90bc1d4e77a0"],
    [" 3f2a 90bc 1d4e 77a0 ", "3f2a90bc1d4e77a0"],
    ["３Ｆ２Ａ－９０ＢＣ－１Ｄ４Ｅ－７７Ａ０", "3f2a90bc1d4e77a0"],
    ["3F2A-90BC-1D4E", undefined],
    ["3F2A-90BC-1D4E-77AG", undefined],
    ["", undefined],
  ])("written as %j is read as %s", (text, digits) => {
    expect(fingerprintDigits(text)).toBe(digits);
  });
});

describe("a workbook file", () => {
  it("is known by its bytes, and no longer when one of them is changed", async () => {
    const { own } = await quarter();
    expect(ask({ file: own })).toMatchObject({
      code: shortCodeOf(own.chainHash),
      found: [{ kind: "workbook", title: own.name, isUnchanged: true }],
    });
    const bytes = Buffer.from(own.bytes, "base64");
    bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1;
    expect(ask({ file: { bytes: bytes.toString("base64") } })).toEqual({
      code: "",
      found: [],
      besides: [],
      copy: null,
    });
  });

  it("is checked from the command line without signing in, and the exit code says how it went", async () => {
    const { own } = await quarter();
    const path = join(temporaryFolder(), own.name);
    writeFileSync(path, Buffer.from(own.bytes, "base64"));
    const at = ["--ledger", village.ledgerPath];
    const sound = await commandLine(["verify", ...at, "--workbook", path]);
    expect([sound.code, sound.stdout]).toEqual([0, expect.stringContaining("账本里还是当时那些账。")]);
    const code = await commandLine(["verify", ...at, "--code", shortCodeOf(own.chainHash), "--json"]);
    expect(JSON.parse(code.stdout)).toMatchObject({ found: [{ isUnchanged: true }, { isUnchanged: true }] });
    expect((await commandLine(["verify", ...at, "--code", "12"])).code).toBe(1);
    forge(
      village.ledgerPath,
      "update entry set summary = '改' where voucher_id = (select id from voucher where month = '2026-08')",
    );
    const broken = await commandLine(["verify", ...at, "--workbook", path]);
    expect([broken.code, broken.stdout]).toEqual([1, expect.stringContaining("2026-08 记-1")]);
  });
});

describe("a wall sheet", () => {
  it("answers to its code and as a file, in the window and on the command line, and names what was changed behind it", async () => {
    await closedQuarter();
    const wanted = { ledgerId: village.ledgerId, quarter: "2026Q3", paper: "A4" as const };
    const sheet = await village.must("disclosure.freeze", wanted);
    const kept = await village.must("publication.readSheet", { id: sheet.id, format: "pdf" });
    await village.book(village.content("2026-10-08", rent));
    village.desk.close();
    const title = "柳溪村经济合作社 2026年第3季度财务公开 第 1 版";
    expect(ask({ code: sheet.shortCode }).found).toMatchObject([
      { kind: "wall-sheet", title, throughVoucher: "2026-09 记-1", isUnchanged: true, differsAt: "" },
      { kind: "close", isUnchanged: true },
    ]);
    expect(ask({ file: kept }).found).toMatchObject([{ kind: "wall-sheet", title, isUnchanged: true }]);
    const path = join(temporaryFolder(), kept.name);
    writeFileSync(path, Buffer.from(kept.bytes, "base64"));
    const at = ["--ledger", village.ledgerPath];
    for (const given of [
      ["--code", sheet.shortCode],
      ["--workbook", path],
    ]) {
      const sound = await commandLine(["verify", ...at, ...given]);
      expect([sound.code, sound.stdout]).toEqual([0, expect.stringContaining(title)]);
    }
    forge(
      village.ledgerPath,
      "update entry set summary = '改' where voucher_id = (select id from voucher where month = '2026-08')",
    );
    expect(ask({ code: sheet.shortCode }).found[0]).toMatchObject({ isUnchanged: false, differsAt: "2026-08 记-1" });
    expect((await commandLine(["verify", ...at, "--code", sheet.shortCode])).code).toBe(1);
  });
});
