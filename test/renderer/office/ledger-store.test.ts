import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { useLedger } from "#renderer/stages/office/ledger-store.ts";

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

  it("are empty in an office without ledgers", async () => {
    answers.push([]);
    await useLedger.getState().reload();
    expect([...shown(), useLedger.getState().isLoaded]).toEqual([null, null, true]);
  });
});
