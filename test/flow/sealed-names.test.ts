import Database from "better-sqlite3";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openDesk } from "#api/desk.ts";
import { dispatch } from "#api/dispatch.ts";
import { readReply } from "#contract/wire.ts";
import { verifyLedger } from "#flow/verify-ledger.ts";
import { nameSealKinds } from "#store/seal-names.ts";
import { trailHash, trailStart } from "#store/trail-rows.ts";
import { commandLine } from "#test/support/command-line.ts";
import { forge } from "#test/support/forge.ts";
import { openVillage, type Village } from "#test/support/village.ts";

let village: Village;
beforeEach(async () => {
  village = await openVillage();
});
afterEach(() => {
  village.close();
});

type TrailRow = Parameters<typeof trailHash>[1];

/** Every place any check of the closed file names. */
const brokenPlaces = (): readonly string[] => {
  const desk = openDesk({ ledgerPath: village.ledgerPath, isNew: false, programVersion: "test", isDemo: false });
  if (!desk.ok) throw new Error(desk.error.code);
  const { ledger, close } = desk.value;
  const { checks } = ledger.snapshot((reading) => verifyLedger(reading, ledger.files, () => undefined));
  close();
  return checks.flatMap(({ code, places, isSound }) => (isSound ? [] : places.map((place) => `${code} ${place}`)));
};

/** The log as a program wrote it that sealed no names: those seals left out, the chain of its lines whole. */
const leaveNameSealsOut = (): void => {
  const database = new Database(village.ledgerPath, { readonly: true });
  const rows = database.prepare("select * from trail order by no").all() as TrailRow[];
  database.close();
  let previous = trailStart;
  const lines = rows.map((row) => {
    const facts = JSON.parse(row.facts) as { readonly seals?: readonly string[] };
    const seals = facts.seals?.filter((text) => !nameSealKinds.some((kind) => text.startsWith(`${kind} `)));
    const kept = { ...row, facts: JSON.stringify({ ...facts, ...(seals === undefined ? {} : { seals }) }) };
    const hash = trailHash(previous, kept);
    const line = `update trail set facts = '${kept.facts.replaceAll("'", "''")}', previous_hash = '${previous}', hash = '${hash}' where no = ${row.no};`;
    previous = hash;
    return line;
  });
  forge(village.ledgerPath, `${lines.join("\n")} update trail_mark set hash = '${previous}'; delete from request;`);
};

/** Makes a backup of the closed file through the program. */
const backUp = async (): Promise<void> => {
  const desk = openDesk({ ledgerPath: village.ledgerPath, isNew: false, programVersion: "test", isDemo: false });
  if (!desk.ok) throw new Error(desk.error.code);
  const session = desk.value.sessions.open(village.persons.head);
  const input = { folder: join(village.folder, "backups") };
  const text = JSON.stringify({ method: "backup.make", input, session, requestId: "backup-1" });
  const reply = readReply(
    "backup.make",
    await dispatch(desk.value, text, { onProgress: () => undefined, isCancelled: () => false }),
  );
  desk.value.close();
  expect(reply).toMatchObject({ ok: true });
};

/** A draft two people wrote in turn, then booked. */
const bookOfTwo = async () => {
  const { persons } = await village.must("person.list", {});
  const zhou = persons.find(({ login }) => login === "zhou");
  if (zhou === undefined) throw new Error("no reviewer");
  await village.must("person.change", { ...zhou, roles: ["bookkeeper", "reviewer"] });
  const content = village.content("2026-07-10", [
    { code: "101", debit: 3, summary: "收摊位费" },
    { code: "504", credit: 3, summary: "收摊位费" },
  ]);
  const typed = await village.must("voucher.save", { id: null, version: null, content }, "reviewer");
  return village.must("voucher.save", { id: typed.id, version: typed.version, content }, "bookkeeper");
};

/** A person renamed after a closing: the closed month keeps the old name. */
const closeAndRename = async () => {
  await village.must("period.close", { ledgerId: village.ledgerId, month: "2026-07" });
  const { persons } = await village.must("person.list", {});
  const he = persons.find(({ login }) => login === "he");
  if (he === undefined) throw new Error("no cashier");
  await village.must("person.change", { ...he, roles: [...he.roles], name: "何新名" });
};

const township = "乡镇名称与代码：建立乡镇 青禾镇，管理员";
const cases: readonly (readonly [string, string, RegExp])[] = [
  ["the township's name", "update office set township_name = '别镇'", new RegExp(township)],
  ["the division's code", "update office set division_code = '990001'", new RegExp(township)],
  ["the township's code", "update office set township_code = 'X'", new RegExp(township)],
  [
    "a ledger's name",
    "update ledger set name = '别村合作社'",
    /账套名称：建立账套 柳溪村经济合作社（.*（操作日志第 \d+ 条）/,
  ],
  ["a ledger taken out of use", "update ledger set is_active = 0", /账套名称：.*柳溪村经济合作社/],
  ["a pair of posts", "delete from post_pair where one = 'head' or other = 'head'", /不相容职务：建立乡镇 青禾镇/],
  ["all pairs of posts", "delete from post_pair", /不相容职务：建立乡镇 青禾镇/],
  [
    "who prepared a draft before",
    "delete from earlier_preparer",
    /先前的制单人：2026-07-10 收摊位费 3\.00（操作日志第 \d+ 条）/,
  ],
  [
    "another who prepared a draft before",
    "insert into earlier_preparer select v.id, p.id from voucher v, person p where p.login = 'he'",
    /先前的制单人：2026-07-10 收摊位费 3\.00（操作日志第 \d+ 条）/,
  ],
  [
    "who prepared a draft nobody saved over",
    "delete from earlier_preparer; insert into earlier_preparer select v.id, p.id from voucher v, person p where p.login = 'he'",
    /先前的制单人：2026-07-10 收摊位费 3\.00/,
  ],
  ["what a closed month called somebody", "update kept_name set text = '改'", /结账时用的名称：.*何新名/],
  [
    "a name no closed month bore",
    "insert into kept_name select table_name, column_name, 'x', through, text from kept_name",
    /结账时用的名称：person x unsealed/,
  ],
];

describe("names and lists that no voucher bears", { timeout: 30_000 }, () => {
  it.each(cases)("are sealed: %s, changed past the program, is named", async (what, sql, place) => {
    await (what.includes("closed month") ? closeAndRename() : bookOfTwo());
    village.desk.close();
    expect(brokenPlaces()).toEqual([]);
    forge(village.ledgerPath, sql);
    const places = brokenPlaces();
    expect(places.every((text) => text.startsWith("seals "))).toBe(true);
    expect(places.join("\n")).toMatch(place);
    const { code, stdout } = await commandLine(["verify", "--ledger", village.ledgerPath]);
    expect([code, stdout]).toEqual([
      1,
      expect.stringMatching(place.source.replace(" unsealed", "（操作日志里没有登记）")),
    ]);
  });

  it("are lawfully changed through the program: renamings, pairs and drafts taken away leave the file sound", async () => {
    const draft = await bookOfTwo();
    await village.must("voucher.delete", { id: draft.id, version: draft.version });
    await village.must(
      "postPair.save",
      { one: "clerk", other: "group-leader", basis: "青禾镇办法", coversKin: false },
      "head",
    );
    await village.must("postPair.remove", { one: "clerk", other: "group-leader" }, "head");
    await closeAndRename();
    village.desk.close();
    expect(brokenPlaces()).toEqual([]);
  });

  it("of a file made before they were sealed are sound, and sealed by the next backup: then a change is named", async () => {
    await bookOfTwo();
    village.desk.close();
    leaveNameSealsOut();
    expect(brokenPlaces()).toEqual([]);
    await backUp();
    expect(brokenPlaces()).toEqual([]);
    forge(village.ledgerPath, "update ledger set name = '别村合作社'; delete from earlier_preparer");
    expect(brokenPlaces()).toEqual([
      expect.stringMatching(/^seals 账套名称：备份到 /),
      expect.stringMatching(/^seals 先前的制单人：备份到 /),
    ]);
  });
});
