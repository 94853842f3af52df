import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { month as monthOf } from "#domain/core/dates.ts";
import { useLedger } from "#renderer/stages/office/ledger-store.ts";
import { spanShown, useReports } from "#renderer/stages/reports/report-store.ts";

const ledgerAs = (id: string, closedThrough: string | null) => ({
  id,
  villageId: "v1",
  villageName: "柳溪村",
  entity: "committee",
  name: `账套${id}`,
  startMonth: "2026-07",
  system: "2023",
  isStarted: true,
  closedThrough,
});

const memory = () => {
  const kept = new Map<string, string>();
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
  };
};
const shown = () => {
  const { ledgerId, month } = useLedger.getState();
  return [ledgerId, month];
};

describe("the set of books and month at the top", () => {
  const answers: unknown[][] = [];
  beforeEach(() => {
    vi.stubGlobal("localStorage", memory());
    vi.stubGlobal("sessionStorage", memory());
    vi.stubGlobal("window", {
      xiangzhang: {
        send: () => Promise.resolve(JSON.stringify({ ok: true, value: { ledgers: answers.shift() ?? [] } })),
      },
    });
    useLedger.getState().clear();
  });
  afterEach(() => {
    vi.unstubAllGlobals();
  });

  it("begin with the first ledger and its open month, follow a close, and keep a month chosen by hand", async () => {
    answers.push(
      [ledgerAs("a", null), ledgerAs("b", "2026-09")],
      [ledgerAs("a", "2026-07"), ledgerAs("b", "2026-09")],
      [ledgerAs("a", "2026-08"), ledgerAs("b", "2026-09")],
    );
    const { reload, choose, chooseMonth } = useLedger.getState();
    await reload();
    expect(shown()).toEqual(["a", "2026-07"]);
    await reload();
    expect(shown()).toEqual(["a", "2026-08"]);
    chooseMonth("2026-07");
    await reload();
    expect(shown()).toEqual(["a", "2026-07"]);
    chooseMonth("nonsense");
    choose("b");
    expect(shown()).toEqual(["b", "2026-10"]);
    choose("nowhere");
    expect(shown()).toEqual(["b", "2026-10"]);
  });

  it("keep a chosen span of the reports through a closing and other books, until a person chooses another month", async () => {
    answers.push(
      [ledgerAs("a", "2026-08"), ledgerAs("b", "2026-07")],
      [ledgerAs("a", "2026-09"), ledgerAs("b", "2026-07")],
    );
    const { reload, choose, chooseMonth } = useLedger.getState();
    const quarter = { fromMonth: monthOf("2026-07"), toMonth: monthOf("2026-09") };
    const span = () => {
      const { month: top, monthChoices } = useLedger.getState();
      return spanShown(useReports.getState().chosen, { month: top ?? monthOf("1999-01"), monthChoices });
    };
    await reload();
    expect(span()).toEqual({ fromMonth: "2026-09", toMonth: "2026-09" });
    useReports.getState().chooseSpan(useLedger.getState().monthChoices, quarter);
    await reload();
    expect([shown(), span()]).toEqual([["a", "2026-10"], quarter]);
    choose("b");
    expect([shown(), span()]).toEqual([["b", "2026-08"], quarter]);
    chooseMonth("2026-08");
    expect(span()).toEqual(quarter);
    chooseMonth("2026-06");
    expect(span()).toEqual({ fromMonth: "2026-06", toMonth: "2026-06" });
    useReports.getState().chooseSpan(useLedger.getState().monthChoices, quarter);
    useLedger.getState().clear();
    expect(span()).toEqual({ fromMonth: "1999-01", toMonth: "1999-01" });
  });

  it("are empty in an office without ledgers", async () => {
    answers.push([]);
    await useLedger.getState().reload();
    expect([...shown(), useLedger.getState().isLoaded]).toEqual([null, null, true]);
  });
});
