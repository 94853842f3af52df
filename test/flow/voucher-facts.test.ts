import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { importStatement } from "#test/support/statement-import.ts";
import { openVillage, type Line, type Village } from "#test/support/village.ts";

let village: Village;
beforeEach(async () => {
  village = await openVillage();
});
afterEach(() => {
  village.close();
});

const soundness = async () => {
  const { checks } = await village.must("ledger.verify", {});
  return checks.filter((check) => !check.isSound);
};

describe("words 收, 付 and 转", () => {
  const receipt = () =>
    village.content("2026-08-05", [
      { code: "bank", debit: 300 },
      { code: "501", credit: 300 },
    ]);
  const draw = () =>
    village.content("2026-08-06", [
      { code: "101", debit: 50 },
      { code: "bank", credit: 50 },
    ]);
  const transfer = () =>
    village.content("2026-08-07", [
      { code: "121", debit: 80 },
      { code: "504", credit: 80 },
    ]);
  const wordsOf = async () => {
    const { vouchers } = await village.must("voucher.list", {
      ledgerId: village.ledgerId,
      fromMonth: null,
      toMonth: null,
      state: null,
    });
    return vouchers.map(({ word, number }) => `${word}-${String(number)}`).toSorted();
  };

  it("follow cash and bank, and number each word on its own", async () => {
    await village.must("ledger.setWords", { ledgerId: village.ledgerId, wordScheme: "three" });
    for (const content of [receipt(), draw(), transfer(), receipt()]) await village.book(content);
    expect(await wordsOf()).toEqual(["付-1", "收-1", "收-2", "转-1"]);
    expect(await soundness()).toEqual([]);
  });

  it("may be chosen before the ledger is started; its openings are sealed only with the start", async () => {
    const { id } = await village.must("ledger.open", {
      villageId: village.villageId,
      entity: "committee",
      name: "柳溪村村民委员会",
      startMonth: "2026-07",
    });
    await village.must("ledger.setWords", { ledgerId: id, wordScheme: "three" });
    expect(await soundness()).toEqual([]);
    await village.must("ledger.start", { ledgerId: id });
    expect(await soundness()).toEqual([]);
  });

  it("show in every list that names a voucher, and are found by", async () => {
    await village.must("ledger.setWords", { ledgerId: village.ledgerId, wordScheme: "three" });
    const receiptId = await village.book(receipt());
    const drawId = await village.book(draw());
    const { ledgerId, bankAccountId } = village;
    const all = { ledgerId, fromMonth: null, toMonth: null, state: null };
    const found = async (text: string) =>
      (await village.must("voucher.list", { ...all, text })).vouchers.map((head) => head.id);
    expect(await found("收-1")).toEqual([receiptId]);
    expect(await found("付1")).toEqual([drawId]);
    expect((await found("1")).toSorted()).toEqual([receiptId, drawId].toSorted());
    const search = async (text: string) =>
      (await village.must("voucher.search", { ledgerId, text })).hits.map((hit) => hit.id);
    expect(await search("付-1")).toEqual([drawId]);
    expect(await search("转-1")).toEqual([]);
    const file = {
      name: "八月.csv",
      bytes: Buffer.from(
        "交易日期,收入金额,支出金额,余额,对方户名,摘要,交易流水号\n2026-08-05,300.00,,10300.00,张三,收款,D1\n",
      ).toString("base64"),
    };
    const { guess } = await village.must("statement.inspect", { file, mapping: null, sheet: null });
    const mapping = guess?.mapping ?? null;
    expect(await importStatement(village, file, { bankAccountId, mapping, makeDrafts: false })).toMatchObject({
      ok: true,
    });
    const open = await village.must("match.show", { bankAccountId, to: "2026-08-31" });
    expect(open.entries.map(({ word, number }) => `${word}-${String(number)}`)).toEqual(["收-1", "付-1"]);
    const [line] = open.lines;
    await village.must("match.confirm", {
      bankAccountId,
      ties: [{ lineIds: [line?.id ?? ""], entries: [{ voucherId: receiptId, line: 1 }] }],
      reversals: [],
    });
    expect((await village.must("match.list", { bankAccountId, month: "2026-08" })).matches).toMatchObject([
      { voucherWord: "收", voucherNumber: 1 },
    ]);
  });

  it("print and stand in the books word by word, each voucher whole", async () => {
    await village.must("ledger.setWords", { ledgerId: village.ledgerId, wordScheme: "three" });
    const sameDay = (lines: Parameters<typeof village.content>[1]) => village.content("2026-08-05", lines);
    await village.book(
      sameDay([
        { code: "121", debit: 60 },
        { code: "121", debit: 20, summary: "又一笔" },
        { code: "bank", credit: 80 },
      ]),
    );
    await village.book(
      sameDay([
        { code: "121", credit: 20 },
        { code: "121", credit: 10, summary: "又一笔" },
        { code: "bank", debit: 30 },
      ]),
    );
    const { ledgerId } = village;
    const { lines } = await village.must("report.subsidiaryLedger", {
      ledgerId,
      accountId: village.accountOf("121"),
      itemId: null,
      fromMonth: "2026-08",
      toMonth: "2026-08",
    });
    const names = lines.filter(({ kind }) => kind === "entry").map(({ voucherName }) => voucherName);
    expect(names).toEqual(["付-1", "付-1", "收-1", "收-1"]);
    await village.must("print.vouchers", {
      ledgerId,
      of: { kind: "span", fromMonth: "2026-08", toMonth: "2026-08" },
      printing: { paper: "A4-2", lineCount: 6, hasGrid: true, isOverprint: false },
      isPreview: false,
    });
    expect((await village.must("print.record", { ledgerId, voucherId: null })).jobs).toMatchObject([
      { firstName: "2026-08 收-1", lastName: "2026-08 付-1" },
    ]);
  });

  it("stay with a red voucher that cancels a receipt", async () => {
    await village.must("ledger.setWords", { ledgerId: village.ledgerId, wordScheme: "three" });
    const id = await village.book(receipt());
    const { redId } = await village.must("voucher.correct", {
      id,
      onDate: "2026-08-09",
      reason: "多收",
      andCopy: false,
    });
    const red = await village.must("voucher.show", { id: redId });
    expect(red.word).toBe("收");
    expect(red.entries[0]?.summary).toBe("注销8月5日收字第1号凭证");
    await village.must("voucher.review", { id: redId, version: red.version });
    expect((await village.must("voucher.post", { ids: [redId] })).posted).toMatchObject([{ number: 2 }]);
  });

  it.each<[string, readonly Line[], string]>([
    [
      "a receipt in red",
      [
        { code: "bank", debit: -300 },
        { code: "501", credit: -300 },
      ],
      "收",
    ],
    [
      "a payment in red",
      [
        { code: "121", debit: -80 },
        { code: "bank", credit: -80 },
      ],
      "付",
    ],
    [
      "money that goes back from the bank to the till in red",
      [
        { code: "101", debit: -50 },
        { code: "bank", credit: -50 },
      ],
      "付",
    ],
    [
      "a transfer in red",
      [
        { code: "121", debit: -80 },
        { code: "504", credit: -80 },
      ],
      "转",
    ],
  ])("go by the side, not the sign: %s typed by hand", async (_case, lines, word) => {
    await village.must("ledger.setWords", { ledgerId: village.ledgerId, wordScheme: "three" });
    // Something to take back stands on the accounts first.
    for (const content of [receipt(), transfer()]) await village.book(content);
    const typed = village.content("2026-08-09", lines);
    // Without a category it takes nothing back from a cap.
    const id = await village.book({ ...typed, entries: typed.entries.map((each) => ({ ...each, categoryId: null })) });
    expect(await village.must("voucher.show", { id })).toMatchObject({ word, state: "posted" });
    expect(await soundness()).toEqual([]);
  });

  it("do not change under a voucher that waits", async () => {
    await village.save(receipt());
    expect(await village.call("ledger.setWords", { ledgerId: village.ledgerId, wordScheme: "three" })).toMatchObject({
      ok: false,
      failure: { code: "vouchers-unposted" },
    });
  });
});

describe("quantities and dimensions", () => {
  const material = async (unit: string, itemKinds: ("project" | "own-1")[] = []) => {
    const { ledgerId } = village;
    const { id } = await village.must("account.add", {
      ledgerId,
      parentCode: "121",
      code: "12101",
      name: "化肥",
      itemKinds,
      unit,
    });
    return id;
  };
  const bought = (accountId: string, quantityMilli: number | null, items: object[] = []) => {
    const content = village.content("2026-08-05", [
      { code: "121", debit: 300 },
      { code: "bank", credit: 300 },
    ]);
    const [stock, bank] = content.entries;
    if (stock === undefined || bank === undefined) throw new Error("no entry");
    const line = { ...stock, accountId, quantityMilli, items } as typeof stock;
    return { ...content, entries: [line, bank] };
  };

  it("asks for a quantity on a quantity account, keeps it in the chain and in the kept balance", async () => {
    const id = await material("袋");
    const draft = await village.save(bought(id, null));
    expect(await village.call("voucher.review", draft)).toMatchObject({
      failure: { code: "entry-bad", fault: "quantity-missing" },
    });
    await village.book(bought(id, 12_500));
    expect(await soundness()).toEqual([]);
    const kept = village.ledger.reading.first({
      compile: () => ({
        sql: "select debit_milli, credit_milli from quantity_balance",
        parameters: [],
        query: { kind: "RawNode" },
      }),
    } as never);
    expect(kept).toEqual({ debit_milli: 12_500, credit_milli: 0 });
  });

  it("keeps a dimension of the office's own beside a project, alone and crossed", async () => {
    await village.must("dimension.save", { kind: "own-1", name: "村民小组" });
    const id = await material("", ["project", "own-1"]);
    const save = (kind: "project" | "own-1", name: string) =>
      village.must("item.save", {
        id: null,
        ledgerId: village.ledgerId,
        kind,
        code: null,
        name,
        bankAccount: "",
        note: "",
        isActive: true,
      });
    const road = await save("project", "修路");
    const group = await save("own-1", "一组");
    await village.book(
      bought(id, null, [
        { kind: "project", itemId: road.id },
        { kind: "own-1", itemId: group.id },
      ]),
    );
    expect(await soundness()).toEqual([]);
    expect(await village.call("dimension.save", { kind: "own-1", name: "" })).toMatchObject({
      failure: { code: "in-use" },
    });
  });

  it("keeps four dimensions of one entry at once, crosses any two of them, and takes no fifth", async () => {
    await village.must("dimension.save", { kind: "own-1", name: "村民小组" });
    await village.must("dimension.save", { kind: "own-2", name: "资金批次" });
    const kinds = ["payee", "project", "own-1", "own-2"] as const;
    const five = { ledgerId: village.ledgerId, parentCode: "511", code: null, name: "五维" };
    const refused = await village.call("account.add", { ...five, itemKinds: [...kinds, "person"] });
    expect(refused).toMatchObject({ failure: { code: "too-many-dimensions" } });
    const { id } = await village.must("account.add", {
      ...five,
      name: "承包支出",
      itemKinds: [...kinds],
    });
    const items: { kind: (typeof kinds)[number]; itemId: string }[] = [];
    for (const kind of kinds) {
      const about = { code: null, name: `一号${kind}`, bankAccount: "", note: "", isActive: true };
      const item = await village.must("item.save", { id: null, ledgerId: village.ledgerId, kind, ...about });
      items.push({ kind, itemId: item.id });
    }
    const content = village.content("2026-08-06", [
      { code: "511", debit: 80, category: "生产经营支出" },
      { code: "101", credit: 80 },
    ]);
    const papers = (["village-head", "supervisors", "two-committees"] as const).map((role) => ({
      role,
      name: role === "supervisors" ? "郑监委" : "柳青",
      onDate: "2026-08-06",
    }));
    const documents = (["invoice", "minutes"] as const).map((kind) => ({
      kind,
      number: kind === "invoice" ? "F-0806" : "",
      onDate: null,
      amountFen: null,
      party: "",
      note: "",
    }));
    const [cost, cash] = content.entries;
    if (cost === undefined || cash === undefined) throw new Error("no entry");
    const entries = (given: typeof items) => [{ ...cost, accountId: id, items: given }, cash] as typeof content.entries;
    const whole = { ...content, approvals: papers, documents };
    const short = await village.must("voucher.save", {
      id: null,
      version: null,
      content: { ...whole, entries: entries(items.slice(0, 3)) },
    });
    // An entry that names three of the four is not reviewed.
    expect(await village.call("voucher.review", short)).toMatchObject({ failure: { fault: "item-missing" } });
    await village.must("voucher.delete", short);
    await village.book({ ...whole, entries: entries(items) });
    for (const kind of kinds)
      for (const otherKind of kinds.filter((each) => each !== kind)) {
        const crossed = await village.must("report.itemBalances", {
          ledgerId: village.ledgerId,
          fromMonth: "2026-08",
          toMonth: "2026-08",
          kind,
          otherKind,
          accountCode: "511",
        });
        expect(crossed.rows.map((row) => row.debitFen)).toEqual([8_000]);
      }
    expect(await soundness()).toEqual([]);
  });

  it("goes four levels deep and no further", async () => {
    let parentCode = "513";
    for (const name of ["一", "二", "三"]) {
      const { code } = await village.must("account.add", {
        ledgerId: village.ledgerId,
        parentCode,
        code: null,
        name,
        itemKinds: [],
      });
      parentCode = code;
    }
    expect(
      await village.call("account.add", {
        ledgerId: village.ledgerId,
        parentCode,
        code: null,
        name: "四",
        itemKinds: [],
      }),
    ).toMatchObject({ failure: { code: "account-too-deep", most: 4 } });
  });

  it("begins with the quantity entered before the start, which is frozen and sealed from then on", async () => {
    const { must } = village;
    const { id: villageId } = await must("village.save", {
      id: null,
      code: "02",
      name: "石桥村",
      isActive: true,
      facts: [],
    });
    const ledger = { villageId, entity: "collective", name: "石桥村经济合作社", startMonth: "2026-07" } as const;
    const { id: ledgerId } = await must("ledger.open", ledger);
    const bags = { ledgerId, parentCode: "121", code: null, name: "化肥", itemKinds: [], unit: "袋" };
    const { id: accountId } = await must("account.add", bags);
    await must("opening.saveQuantities", { ledgerId, rows: [{ accountId, quantityMilli: 7500 }] });
    await must("ledger.start", { ledgerId });
    const again = { ledgerId, rows: [{ accountId, quantityMilli: 1 }] };
    expect(await village.call("opening.saveQuantities", again)).toMatchObject({ failure: { code: "ledger-started" } });
    const span = { ledgerId, fromMonth: "2026-07", toMonth: "2026-07" };
    const { lines } = await must("report.quantityLedger", { ...span, accountId });
    expect(lines[0]?.balance.milli).toBe(7500);
    expect(await soundness()).toEqual([]);
  });
});
