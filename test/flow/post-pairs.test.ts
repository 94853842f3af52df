import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { readLedger } from "#store/ledger-rows.ts";
import { verifyLedger } from "#flow/verify-ledger.ts";
import { openVillage, type Village } from "#test/support/village.ts";

let village: Village;
beforeEach(async () => {
  village = await openVillage();
});
afterEach(() => {
  village.close();
});

const person = (posts: readonly ("head" | "group-leader" | "clerk" | "representative")[]) => ({
  name: "王建国",
  idTail: "",
  phone: "",
  bankName: "",
  bankAccount: "",
  household: "",
  note: "",
  isActive: true,
  posts: posts.map((post) => ({ post, title: "", fromOn: "2026-01-01", toOn: null, basis: "" })),
  relations: [],
});
const own = { one: "clerk", other: "group-leader", basis: "青禾镇村报账员管理办法", coversKin: false } as const;
const save = (posts: Parameters<typeof person>[0]) => {
  const villageId = readLedger(village.ledger.reading, village.ledgerId)?.villageId ?? "";
  return village.call("villager.save", { id: null, villageId, person: person(posts) });
};
const isSound = (): boolean =>
  village.ledger.snapshot((reading) => verifyLedger(reading, village.ledger.files, () => undefined).isSound);

describe("posts that exclude each other", () => {
  it("are the office's to add, and then nobody may be registered in both", async () => {
    expect(await village.call("postPair.save", own, "head")).toMatchObject({ ok: true });
    expect(await save(["clerk", "group-leader"])).toMatchObject({
      failure: { code: "posts-incompatible", basis: own.basis },
    });
    expect(isSound()).toBe(true);
  });

  it("name those who held both before the pair was set", async () => {
    expect(await save(["clerk", "group-leader"])).toMatchObject({ ok: true });
    await village.must("postPair.save", own, "head");
    const { pairs } = await village.must("postPair.list", {});
    expect(pairs.filter(({ heldBy }) => heldBy.length > 0)).toMatchObject([
      { one: "clerk", other: "group-leader", isUnverified: true, heldBy: [{ name: "王建国" }] },
    ]);
    expect(isSound()).toBe(true);
  });

  it("may be changed and taken back where they are local, in whichever order they are named", async () => {
    await village.must("postPair.save", own, "head");
    await village.must("postPair.save", { ...own, one: "group-leader", other: "clerk", coversKin: true }, "head");
    const mine = (await village.must("postPair.list", {})).pairs.filter(({ basis }) => basis === own.basis);
    expect(mine).toMatchObject([{ one: "clerk", coversKin: true }]);
    await village.must("postPair.remove", { one: "group-leader", other: "clerk" }, "head");
    expect(await save(["clerk", "group-leader"])).toMatchObject({ ok: true });
    expect(isSound()).toBe(true);
  });

  it.each([
    ["what the law says is changed", { one: "head", other: "supervisor", basis: "别的", coversKin: false }, "locked"],
    ["a post is paired with itself", { one: "clerk", other: "clerk", basis: "别的", coversKin: false }, "same-post"],
  ] as const)("refuses when %s", async (_case, input, reason) => {
    expect(await village.call("postPair.save", input, "head")).toMatchObject({
      failure: { code: "post-pair-bad", reason },
    });
  });

  it("are not a bookkeeper's to set", async () => {
    expect(await village.call("postPair.save", own, "reviewer")).toMatchObject({
      failure: { code: "forbidden" },
    });
  });
});
