import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { InputOf } from "#contract/contract.ts";
import { assetCard, type Card } from "#test/support/asset-card.ts";
import { passOn } from "#test/support/posting.ts";
import { openVillage, type Village } from "#test/support/village.ts";

// Ways in which lawful single steps, one after another, made books that were wrong or could go no further.

let village: Village;
beforeEach(async () => {
  village = await openVillage();
});
afterEach(() => {
  village.close();
});

const rent = (on: string, amount = 3000) =>
  village.book(
    village.content(on, [
      { code: "bank", debit: amount },
      { code: "501", credit: amount },
    ]),
  );

describe("a closing made by hand", () => {
  it.each([
    ["income into 本年收益", "501", "321"],
    ["本年收益 on to 未分配收益", "321", "32202"],
    ["income straight into 未分配收益", "501", "32202"],
  ])("is refused at review: %s", async (_case, debit, credit) => {
    await rent("2026-07-05");
    const content = village.content("2026-07-31", [
      { code: debit, debit: 3000 },
      { code: credit, credit: 3000 },
    ]);
    const { id, version } = await village.save(content);
    expect(await village.call("voucher.review", { id, version })).toMatchObject({
      failure: { code: "entry-bad", fault: "closing-by-hand" },
    });
  });

  it("leaves corrections of earlier years on 未分配收益 to people", async () => {
    await village.book(
      village.content("2026-07-31", [
        { code: "bank", debit: 10 },
        { code: "32202", credit: 10 },
      ]),
    );
  });
});

describe("结转本年收益", () => {
  const transfer = (month: string) => village.call("period.transferIncome", { ledgerId: village.ledgerId, month });

  it("of a year waits until the year before is closed, and of a month until it has begun", async () => {
    await rent("2026-07-05");
    expect(await transfer("2027-01")).toMatchObject({ failure: { code: "date-in-future", on: "2027-01-01" } });
    village.advanceDays(120);
    expect(await transfer("2027-01")).toMatchObject({ failure: { code: "earlier-month-open", month: "2026-12" } });
    expect(await transfer("2026-12")).toMatchObject({ ok: true });
  });

  it("takes no draft of another month away", async () => {
    await rent("2026-07-05");
    const august = await village.must("period.transferIncome", { ledgerId: village.ledgerId, month: "2026-08" });
    expect(await transfer("2026-09")).toMatchObject({ failure: { code: "transfer-open", month: "2026-08" } });
    expect(await village.must("voucher.show", { id: august.voucherId ?? "" })).toMatchObject({ state: "draft" });
    expect(await transfer("2026-08")).toMatchObject({ ok: true });
  });
});

describe("details below the accounts that close a year", () => {
  it.each(["321", "32201", "32202"])("are refused below %s, where nothing could be closed any more", async (code) => {
    const detail = { ledgerId: village.ledgerId, parentCode: code, code: null, name: "明细", itemKinds: [] };
    expect(await village.call("account.add", detail)).toMatchObject({
      failure: { code: "account-closes-year", accountCode: code },
    });
  });
});

const pump = (rest: Partial<Card> = {}): Card => assetCard(village, rest);

describe("an asset that leaves", () => {
  const addPump = async (): Promise<string> => {
    await village.book(
      village.content("2026-07-10", [
        { code: "151", debit: 6000 },
        { code: "311", credit: 6000 },
      ]),
    );
    return (await village.must("asset.save", { id: null, ledgerId: village.ledgerId, card: pump() })).id;
  };
  const depreciate = (month: string) =>
    village.call("asset.depreciate", { ledgerId: village.ledgerId, month, workloads: [] });
  const dispose = (id: string, onDate: string) =>
    village.call("asset.dispose", {
      id,
      onDate,
      proceedsFen: 0,
      costsFen: 0,
      moneyAccountId: null,
      evidence: "村民代表会议〔2026〕5号",
    });

  it("is first worn through the month it leaves in, never before its use or its wear, and wears no more afterwards", async () => {
    const id = await addPump();
    expect(await dispose(id, "2026-07-05")).toMatchObject({ failure: { code: "asset-bad", reason: "before-in-use" } });
    expect(await dispose(id, "2026-10-05")).toMatchObject({ failure: { code: "asset-bad", reason: "wear-due" } });
    const worn = await depreciate("2026-09");
    if (!worn.ok) throw new Error(JSON.stringify(worn.failure));
    await passOn(village, worn.value.voucherId ?? "");
    expect(await dispose(id, "2026-08-31")).toMatchObject({ failure: { code: "asset-bad", reason: "before-worn" } });
    // Worn from the month after it came, it is worn in the month it leaves in.
    expect(await dispose(id, "2026-10-05")).toMatchObject({ failure: { code: "asset-bad", reason: "wear-due" } });
    const last = await depreciate("2026-10");
    if (!last.ok) throw new Error(JSON.stringify(last.failure));
    await passOn(village, last.value.voucherId ?? "");
    const gone = await dispose(id, "2026-10-05");
    if (!gone.ok) throw new Error(JSON.stringify(gone.failure));
    expect(gone.value.gainFen).toBe(-570_000);
    for (const month of ["2026-08", "2026-09", "2026-10"])
      expect(await depreciate(month)).toMatchObject({ failure: { code: "nothing-due" } });
  });

  it("is not found at a stocktake only after its wear was booked", async () => {
    const id = await addPump();
    const count = {
      ledgerId: village.ledgerId,
      onDate: "2026-10-05",
      people: "柳会计",
      lines: [{ assetId: id, isFound: false, note: "" }],
    };
    expect(await village.call("asset.count", count)).toMatchObject({
      failure: { code: "asset-bad", reason: "wear-due" },
    });
  });

  it("is not worn twice where a later month was booked first", async () => {
    await addPump();
    const worn = await depreciate("2026-10");
    expect(worn).toMatchObject({ ok: true, value: { amountFen: 30_000 } });
    expect(await depreciate("2026-09")).toMatchObject({ failure: { code: "nothing-due" } });
  });
});

describe("a draft that a card, a count or a list rests on", () => {
  it("keeps its accounts and amounts; its papers and summary may change", async () => {
    await village.must("asset.save", { id: null, ledgerId: village.ledgerId, card: pump() });
    const { voucherId } = await village.must("asset.depreciate", {
      ledgerId: village.ledgerId,
      month: "2026-08",
      workloads: [],
    });
    const shown = await village.must("voucher.show", { id: voucherId ?? "" });
    const entries = shown.entries.map(({ summary, accountId, debitFen, creditFen, categoryId }) => ({
      summary,
      accountId,
      debitFen,
      creditFen,
      categoryId,
      items: [],
    }));
    const { ledgerId, onDate } = shown;
    const content = { ledgerId, onDate, paperCount: 0, entries, documents: [], approvals: [] };
    const halved = entries.map((entry) => ({
      ...entry,
      debitFen: entry.debitFen / 2,
      creditFen: entry.creditFen / 2,
    }));
    const save = (changed: object) =>
      village.call("voucher.save", {
        id: voucherId,
        version: shown.version,
        content: { ...content, ...changed },
      });
    expect(await save({ entries: halved })).toMatchObject({ failure: { code: "entries-fixed" } });
    expect(await save({ onDate: "2026-09-01" })).toMatchObject({ failure: { code: "entries-fixed" } });
    expect(await save({ entries: entries.map((entry) => ({ ...entry, summary: "折旧" })) })).toMatchObject({
      ok: true,
    });
  });
});

describe("a list of households", () => {
  const lists = async (kind: "share" | "raise") => {
    const { ledgerId } = village;
    const member = { id: null, ledgerId, code: null, bankAccount: "", note: "", isActive: true };
    const { id: itemId } = await village.must("item.save", { ...member, kind: "member", name: "柳大" });
    const lines = [{ itemId, shares: 100, amountFen: 10_000, withheldFen: 0, note: "" }];
    const head = { kind, title: "名单", onDate: "2026-10-01", basis: "", resolutionId: null, projectItemId: null };
    const list = { ...head, totalFen: 10_000, lines };
    return { list, id: (await village.must("distribution.save", { id: null, ledgerId, list })).id };
  };
  const form = (kind: InputOf<"guide.save">["kind"], distributionId: string): InputOf<"guide.save"> => ({
    ledgerId: village.ledgerId,
    onDate: "2026-10-08",
    kind,
    summary: "村民分配",
    amountFen: 10_000,
    fundFen: 0,
    awardFen: 0,
    reserveFen: 0,
    outsideFen: 0,
    projectItemId: null,
    payeeItemId: null,
    isOwed: false,
    distributionId,
    categoryId: null,
    accounts: {},
  });
  const reserved = async (): Promise<void> => {
    await rent("2026-10-05", 1000);
    const none = { coverFen: 0, otherFen: 0, otherAccountId: null };
    const { ledgerId, accountOf } = village;
    const take = { ledgerId, onDate: "2026-10-06", reserveFen: 30_000, reserveAccountId: accountOf("311"), ...none };
    await passOn(village, (await village.must("yearEnd.appropriate", take)).voucherId);
  };

  it("pays nobody before it was declared and reviewed", async () => {
    await reserved();
    const { id } = await lists("share");
    expect(await village.call("guide.save", form("share-pay", id))).toMatchObject({
      failure: { code: "list-undeclared" },
    });
    const { voucherId } = await village.must("guide.save", form("share-declare", id));
    expect(await village.call("guide.save", form("share-pay", id))).toMatchObject({
      failure: { code: "list-undeclared" },
    });
    await passOn(village, voucherId);
    expect(await village.call("guide.save", form("share-pay", id))).toMatchObject({ ok: true });
  });

  it("of one matter is no list of another: what households owe is not paid out to them", async () => {
    const { id } = await lists("raise");
    for (const kind of ["share-pay", "land-pay", "share-declare"] as const)
      expect(await village.call("guide.save", form(kind, id))).toMatchObject({
        failure: { code: "guide-bad", reason: "list-of-other-kind" },
      });
  });

  it("can be put right once its declaration was cancelled in red, and is not paid until it is declared again", async () => {
    await reserved();
    const { list, id } = await lists("share");
    const { voucherId } = await village.must("guide.save", form("share-declare", id));
    await passOn(village, voucherId);
    const cancel = { id: voucherId, onDate: "2026-10-09", reason: "名单有误", andCopy: false };
    await passOn(village, (await village.must("voucher.correct", cancel)).redId);
    expect(await village.call("guide.save", form("share-pay", id))).toMatchObject({
      failure: { code: "list-undeclared" },
    });
    const lines = list.lines.map((line) => ({ ...line, amountFen: 8000 }));
    const right = { ...list, totalFen: 8000, lines };
    await village.must("distribution.save", { id, ledgerId: village.ledgerId, list: right });
    const again = { ...form("share-declare", id), amountFen: 8000 };
    expect(await village.call("guide.save", again)).toMatchObject({ ok: true });
    expect((await village.must("ledger.verify", {})).isSound).toBe(true);
  });
});

describe("a date before what it settles", () => {
  it("is refused for a red voucher, which would show a month what never was", async () => {
    const id = await rent("2026-09-05");
    const cancel = { id, onDate: "2026-08-01", reason: "重记", andCopy: true };
    expect(await village.call("voucher.correct", cancel)).toMatchObject({
      failure: { code: "date-too-early", on: "2026-09-05" },
    });
  });

  it("is refused for merging details before the last amount they move", async () => {
    const { ledgerId, must } = village;
    const detail = (name: string) =>
      must("account.add", { ledgerId, parentCode: "121", code: null, name, itemKinds: [] });
    const [from, into] = [await detail("种子"), await detail("农资")];
    const content = village.content("2026-09-10", [
      { code: "121", debit: 60 },
      { code: "bank", credit: 60 },
    ]);
    const [first, bank] = content.entries;
    if (first === undefined || bank === undefined) throw new Error("no entries");
    await village.book({ ...content, entries: [{ ...first, accountId: from.id }, bank] });
    const merge = { fromId: from.id, intoId: into.id };
    expect(await village.call("account.merge", { ...merge, onDate: "2026-08-01" })).toMatchObject({
      failure: { code: "date-too-early", on: "2026-09-10" },
    });
    expect(await village.call("account.merge", { ...merge, onDate: "2026-09-10" })).toMatchObject({ ok: true });
  });
});

it("a settled stocktake whose settlement was cancelled in red waits for approval again", async () => {
  const old = pump({ openingWornFen: 500_000, openingWornThrough: "2026-10", inUseOn: "2022-01-01" });
  const { id: assetId } = await village.must("asset.save", { id: null, ledgerId: village.ledgerId, card: old });
  const count = await village.must("asset.count", {
    ledgerId: village.ledgerId,
    onDate: "2026-10-01",
    people: "柳会计",
    lines: [{ assetId, isFound: false, note: "" }],
  });
  await passOn(village, count.voucherId ?? "");
  const settle = {
    id: count.id,
    onDate: "2026-10-05",
    compensationFen: 100_000,
    compensationAccountId: village.accountOf("101"),
    compensationItemId: null,
    approval: "两委会批准",
  };
  const settled = await village.must("asset.settleCount", settle);
  await passOn(village, settled.voucherId);
  const cancel = { id: settled.voucherId, onDate: "2026-10-06", reason: "赔偿数不对", andCopy: false };
  await passOn(village, (await village.must("voucher.correct", cancel)).redId);
  const { counts } = await village.must("asset.counts", { ledgerId: village.ledgerId });
  expect(counts).toMatchObject([{ openFen: 100_000, settledVoucherId: null }]);
  expect(await village.call("asset.settleCount", { ...settle, onDate: "2026-10-07" })).toMatchObject({ ok: true });
});

describe("a correction in two halves", () => {
  it("books its copy only beside the red half, whichever was posted first, and not alone", async () => {
    const id = await rent("2026-09-05");
    const { must, call } = village;
    const { redId, copyId } = await must("voucher.correct", {
      id,
      onDate: "2026-09-06",
      reason: "重记",
      andCopy: true,
    });
    const copy = { id: copyId ?? "", version: 1 };
    expect(await call("voucher.review", copy)).toMatchObject({ failure: { code: "red-half-first" } });
    await must("voucher.review", { id: redId, version: 1 });
    await must("voucher.review", copy);
    expect((await must("voucher.post", { ids: [copy.id] })).refused).toMatchObject([{ code: "red-half-first" }]);
    const { posted, refused } = await must("voucher.post", { ids: [copy.id, redId] });
    expect([posted.map((each) => each.id), refused]).toEqual([[redId, copy.id], []]);
  });

  it("has no copy where a card rests on the voucher, which would be booked twice", async () => {
    await village.must("asset.save", { id: null, ledgerId: village.ledgerId, card: pump() });
    const drafted = await village.must("asset.depreciate", {
      ledgerId: village.ledgerId,
      month: "2026-08",
      workloads: [],
    });
    const voucherId = drafted.voucherId ?? "";
    await passOn(village, voucherId);
    const cancel = { id: voucherId, onDate: "2026-09-01", reason: "提错" };
    expect(await village.call("voucher.correct", { ...cancel, andCopy: true })).toMatchObject({
      failure: { code: "copy-tied" },
    });
    expect(await village.call("voucher.correct", { ...cancel, andCopy: false })).toMatchObject({ ok: true });
  });

  it("follows the voucher it cancels, whatever its account asks for by now", async () => {
    const income = await village.must("account.add", {
      ledgerId: village.ledgerId,
      parentCode: "504",
      code: null,
      name: "捐赠",
      itemKinds: [],
    });
    const content = village.content("2026-09-05", [
      { code: "bank", debit: 30 },
      { code: "504", credit: 30 },
    ]);
    const [bank, gift] = content.entries;
    if (bank === undefined || gift === undefined) throw new Error("no entries");
    const id = await village.book({ ...content, entries: [bank, { ...gift, accountId: income.id }] });
    await village.must("account.change", { id: income.id, name: "捐赠", itemKinds: ["payee"], isActive: true });
    const cancel = { id, onDate: "2026-09-06", reason: "退回", andCopy: false };
    await passOn(village, (await village.must("voucher.correct", cancel)).redId);
  });
});

describe("amounts and accounts that cannot be", () => {
  it("are refused: the reserve covers a loss only, and the reserve is taken to the reserve", async () => {
    await rent("2026-07-05");
    const take = {
      ledgerId: village.ledgerId,
      onDate: "2026-10-06",
      coverFen: 0,
      reserveFen: 100_000,
      otherFen: 0,
      reserveAccountId: village.accountOf("311"),
      otherAccountId: null,
    };
    expect(await village.call("yearEnd.appropriate", { ...take, coverFen: 1 })).toMatchObject({
      failure: { code: "cover-above-loss", lossFen: 0 },
    });
    expect(
      await village.call("yearEnd.appropriate", { ...take, reserveAccountId: village.accountOf("101") }),
    ).toMatchObject({ failure: { code: "reserve-account-bad" } });
    expect(await village.call("yearEnd.appropriate", take)).toMatchObject({ ok: true });
  });

  it("are refused: more than the columns of a voucher hold", async () => {
    const amount = 10_000_000_000;
    const content = village.content("2026-09-05", [
      { code: "bank", debit: amount },
      { code: "501", credit: amount },
    ]);
    expect(await village.call("voucher.save", { id: null, version: null, content })).toMatchObject({
      failure: { code: "entry-bad", fault: "amount-too-large", line: 1 },
    });
  });

  it("are refused: a card counted twice, and wear without the month it was booked through", async () => {
    const card = pump({ openingWornFen: 300_000, openingWornThrough: null, inUseOn: "2022-01-01" });
    expect(await village.call("asset.save", { id: null, ledgerId: village.ledgerId, card })).toMatchObject({
      failure: { code: "asset-bad", reason: "worn-through-missing" },
    });
    const { id } = await village.must("asset.save", { id: null, ledgerId: village.ledgerId, card: pump() });
    const line = { assetId: id, isFound: false, note: "" };
    const count = { ledgerId: village.ledgerId, onDate: "2026-08-05", people: "柳会计", lines: [line, line] };
    expect(await village.call("asset.count", count)).toMatchObject({
      failure: { code: "asset-bad", reason: "counted-twice" },
    });
  });
});

it("guided forms and rent of a ledger of 2004 go to its own accounts, not to those of the same number", async () => {
  const { must, villageId } = village;
  const books = { villageId, entity: "committee", name: "柳溪村旧账", startMonth: "2026-07" } as const;
  const { id: ledgerId } = await must("ledger.open", { ...books, system: "2004" });
  await must("ledger.start", { ledgerId });
  const project = { id: null, ledgerId, code: null, bankAccount: "", note: "", isActive: true };
  const { id: projectItemId } = await must("item.save", { ...project, kind: "project", name: "村道" });
  const { entries } = await must("guide.preview", {
    ledgerId,
    onDate: "2026-10-08",
    kind: "raise-labour",
    summary: "以劳折资",
    amountFen: 10_000,
    fundFen: 0,
    awardFen: 0,
    reserveFen: 0,
    outsideFen: 0,
    projectItemId,
    payeeItemId: null,
    isOwed: false,
    distributionId: null,
    categoryId: null,
    accounts: {},
  });
  expect(entries.map(({ accountCode, accountName }) => [accountCode, accountName])).toEqual([
    ["154", "在建工程"],
    ["311", "公积公益金"],
  ]);
});
