import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { dispatch } from "#api/dispatch.ts";
import { openDesk, type OpenDesk } from "#api/desk.ts";
import { claimChain } from "#test/support/claim-village.ts";
import { emptyClaimSheet, filledClaimSheet, twoClaims } from "#test/support/claim-sheets.ts";
import { verifyLedger } from "#flow/verify-ledger.ts";
import { failingLedger } from "#test/support/failing-ledger.ts";
import { dumpOf } from "#test/support/ledger-dump.ts";
import { icbcStatement } from "#test/support/icbc-statement.ts";
import { importStatement, statementFile } from "#test/support/statement-import.ts";
import { openVillage, type Line, type Village } from "#test/support/village.ts";

const rent: readonly Line[] = [
  { code: "bank", debit: 300 },
  { code: "501", credit: 300 },
];
let village: Village;

beforeEach(async () => {
  village = await openVillage("951006010099000188");
});

afterEach(() => {
  village.close();
});

type Answer = { readonly ok: boolean; readonly value: { readonly digest: string }; readonly failure: unknown };
type Send = (method: string, input: unknown, requestId: string) => Promise<Answer>;

const silent = { onProgress: () => undefined, isCancelled: () => false };

/** Serves one call on a ledger whose n-th write fails, for every n until none fails; answers how many failed. */
const failEveryWrite = async (text: string): Promise<number> => {
  const before = dumpOf(village.ledger.reading);
  for (let failing = 1; ; failing += 1) {
    const ledger = failingLedger(village.ledger, failing);
    const desk = { ...village.desk, ledger, report: () => undefined };
    const reply = JSON.parse(await dispatch(desk, text, silent)) as { readonly ok: boolean };
    if (reply.ok) return failing - 1;
    expect(dumpOf(village.ledger.reading)).toEqual(before);
  }
};

describe("when any one write fails, nothing has changed:", () => {
  it("saving a draft", async () => {
    const input = { id: null, version: null, content: village.content("2026-08-05", rent) };
    expect(await failEveryWrite(village.textOf("voucher.save", input, "bookkeeper", "once"))).toBeGreaterThan(4);
  });

  it("posting", async () => {
    const draft = await village.save(village.content("2026-08-05", rent));
    await village.must("voucher.review", draft);
    expect(
      await failEveryWrite(village.textOf("voucher.post", { ids: [draft.id] }, "bookkeeper", "once")),
    ).toBeGreaterThan(4);
  });

  it("drafting a batch", async () => {
    const line = (accountCode: string, side: "debit" | "credit", formula: string) => ({
      summary: "补助",
      accountCode,
      side,
      formula,
      categoryId: null,
      items: [],
    });
    const input = {
      onDate: "2026-08-05",
      paperCount: 0,
      lines: [line("102", "debit", "[金额]"), line("503", "credit", "=")],
      rows: [{ ledgerId: village.ledgerId, values: [{ name: "金额", amountFen: 100 }] }],
      document: null,
      totalFen: null,
    };
    const { digest } = await village.must("voucher.batchPreview", input);
    const text = village.textOf("voucher.batch", { ...input, digest }, "bookkeeper", "once");
    expect(await failEveryWrite(text)).toBeGreaterThan(3);
  });

  it("taking a village's claims over", async () => {
    await village.must("claim.saveSettings", claimChain);
    const file = await filledClaimSheet(await emptyClaimSheet(village), twoClaims);
    const { digest } = await village.must("claim.inspectSheet", { file });
    const text = village.textOf("claim.importSheet", { file, digest }, "bookkeeper", "once");
    expect(await failEveryWrite(text)).toBeGreaterThan(12);
  });

  it("importing a statement", async () => {
    const input = { file: statementFile("psbc-1/page.xls"), bankAccountId: null, mapping: null, sheet: null };
    const { digest } = await village.must("statement.preview", { ...input, bankAccountId: village.bankAccountId });
    const commit = {
      ...input,
      bankAccountId: village.bankAccountId,
      digest,
      takeRows: [],
      acceptBreaks: true,
      rememberMapping: false,
      makeDrafts: true,
    };
    expect(await failEveryWrite(village.textOf("statement.commit", commit, "bookkeeper", "once"))).toBeGreaterThan(10);
  });

  it("closing several months at once", async () => {
    const settings = await village.must("settings.show", {});
    await village.must("settings.save", { ...settings, backupBeforeClose: false }, "head");
    const input = { ledgerIds: [village.ledgerId], throughMonth: "2026-09" };
    expect(await failEveryWrite(village.textOf("period.closeMany", input, "bookkeeper", "once"))).toBeGreaterThan(3);
  });

  it("keeping a list of households", async () => {
    const item = { id: null, ledgerId: village.ledgerId, code: null, bankAccount: "", note: "", isActive: true };
    const { id: itemId } = await village.must("item.save", { ...item, kind: "member", name: "柳大" });
    const lines = [{ itemId, shares: 100, amountFen: 100, withheldFen: 0, note: "" }];
    const list = {
      kind: "share",
      title: "名单",
      onDate: "2026-08-01",
      basis: "",
      resolutionId: null,
      projectItemId: null,
    };
    const input = { id: null, ledgerId: village.ledgerId, list: { ...list, totalFen: 100, lines } };
    expect(await failEveryWrite(village.textOf("distribution.save", input, "bookkeeper", "once"))).toBeGreaterThan(3);
  });

  it("tying what was matched, and taking it back", async () => {
    const voucher = await village.book(
      village.content("2026-07-05", [
        { code: "bank", debit: 100 },
        { code: "504", credit: 100 },
      ]),
    );
    const movements = [
      { on: "2026-07-05", yuan: 100 },
      { on: "2026-07-06", yuan: -8, party: "某商店" },
      { on: "2026-07-07", yuan: 8, party: "某商店", text: "退汇" },
    ];
    const file = icbcStatement("七月.csv", movements, 10_000, "951006010099000188");
    const { bankAccountId } = village;
    await importStatement(village, file, { makeDrafts: false, bankAccountId });
    const { lines, reversals } = await village.must("match.show", { bankAccountId, to: "2026-07-31" });
    const [first] = lines;
    const ties = [{ lineIds: [first?.id ?? ""], entries: [{ voucherId: voucher, line: 1 }] }];
    const pairs = reversals.map(({ line, reversal }) => ({ lineId: line, reversalId: reversal }));
    const input = { bankAccountId, ties, reversals: pairs };
    expect(await failEveryWrite(village.textOf("match.confirm", input, "bookkeeper", "tie"))).toBeGreaterThan(4);
    const undo = { lineId: first?.id ?? "" };
    expect(await failEveryWrite(village.textOf("match.undo", undo, "bookkeeper", "undo"))).toBeGreaterThan(2);
  });

  it("closing a month", async () => {
    await village.must(
      "settings.save",
      { ...(await village.must("settings.show", {})), backupBeforeClose: false },
      "head",
    );
    const input = { ledgerId: village.ledgerId, month: "2026-07" };
    expect(await failEveryWrite(village.textOf("period.close", input, "bookkeeper", "once"))).toBeGreaterThan(1);
  });
});

describe("on a full disk", () => {
  /** Opens the village's ledger in a file of at most so many pages, for the work of one desk. */
  const onDesk = async (mostPages: number, work: (send: Send, desk: OpenDesk) => Promise<void>): Promise<void> => {
    const options = { ledgerPath: village.ledgerPath, isNew: false, programVersion: "test", isDemo: false };
    const desk = openDesk({ ...options, mostPages });
    if (!desk.ok) throw new Error(desk.error.code);
    const session = desk.value.sessions.open(village.persons.bookkeeper);
    await work(async (method, sent, requestId) => {
      const text = JSON.stringify({ method, input: sent, session, requestId });
      return JSON.parse(await dispatch(desk.value, text, silent)) as Answer;
    }, desk.value);
    desk.value.close();
  };

  // A limit below the present size means: not one page more.
  const noMorePages = 1;
  const plenty = 100_000;

  it("an import is refused with a clear code, and goes through once there is room", async () => {
    village.desk.close();
    const file = statementFile("psbc-1/quarter.xlsx");
    const input = { file, bankAccountId: null, mapping: null, sheet: null };
    const commit = { ...input, takeRows: [], acceptBreaks: false, rememberMapping: false, makeDrafts: true };
    await onDesk(noMorePages, async (send, desk) => {
      const before = dumpOf(desk.ledger.reading);
      const { digest } = (await send("statement.preview", input, "a")).value;
      expect(await send("statement.commit", { ...commit, digest }, "b")).toEqual({
        ok: false,
        failure: { code: "disk-full" },
      });
      expect(dumpOf(desk.ledger.reading)).toEqual(before);
    });
    await onDesk(plenty, async (send) => {
      const { digest } = (await send("statement.preview", input, "c")).value;
      expect(await send("statement.commit", { ...commit, digest }, "b")).toMatchObject({
        ok: true,
        value: { newCount: 24 },
      });
    });
  });

  it("a posting leaves every voucher reviewed and every balance as it was, and goes through once there is room", async () => {
    const ids: string[] = [];
    for (let count = 0; count < 60; count += 1) {
      const draft = await village.save(village.content("2026-08-05", rent));
      await village.must("voucher.review", draft);
      ids.push(draft.id);
    }
    village.desk.close();
    await onDesk(noMorePages, async (send, desk) => {
      const before = dumpOf(desk.ledger.reading);
      expect(await send("voucher.post", { ids }, "post")).toEqual({ ok: false, failure: { code: "disk-full" } });
      expect(dumpOf(desk.ledger.reading)).toEqual(before);
    });
    await onDesk(plenty, async (send, desk) => {
      expect(await send("voucher.post", { ids }, "post")).toMatchObject({ ok: true, value: { refused: [] } });
      expect(verifyLedger(desk.ledger.reading, desk.ledger.files, () => undefined)).toMatchObject({ isSound: true });
    });
  });
});
