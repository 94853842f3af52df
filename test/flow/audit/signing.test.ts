import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { InputOf } from "#contract/contract.ts";
import type { Role } from "#contract/method.ts";
import { openDesk } from "#api/desk.ts";
import { verifyLedger } from "#flow/verify-ledger.ts";
import { instant } from "#domain/core/dates.ts";
import { sheetTexts } from "#files/workbook/sheet-texts.ts";
import { testPassword } from "#test/support/office.ts";
import { forge } from "#test/support/forge.ts";
import { openClosedVillage } from "#test/support/closed-village.ts";
import type { Village } from "#test/support/village.ts";

let village: Village;
const quarter = "2026Q3";

beforeEach(async () => {
  village = await openClosedVillage();
});
afterEach(() => village.close());

const make = () => village.must("workbook.make", { ledgerId: village.ledgerId, quarter });
const sign = (as: Role, input: Omit<InputOf<"workbook.sign">, "password"> & { readonly password?: string }) =>
  village.call("workbook.sign", { password: testPassword, ...input }, as);
const trueAnswer = { answer: "true", note: "已核实", deadline: "2026-11-01", responsible: "陈会计" } as const;
const answerAll = async () => {
  const { findings } = await village.must("finding.list", { ledgerId: village.ledgerId, quarter });
  for (const { id } of findings) {
    await village.must("finding.answer", { id, ...trueAnswer }, "bookkeeper");
    await village.must("finding.sign", { id }, "reviewer");
  }
};
const signBoth = async () => {
  await answerAll();
  const { id: fresh } = await make();
  expect(await sign("bookkeeper", { id: fresh, duty: "prepared" })).toMatchObject({ ok: true });
  village.advanceMinutes(30);
  const second = await sign("reviewer", { id: fresh, duty: "reviewed" });
  expect(second).toEqual({ ok: true, value: { isFinal: true, fileHash: expect.any(String) } });
  return { id: fresh };
};
const correct = async () => {
  village.setClock(instant("2026-10-20T01:00:00.000Z"));
  const { must } = village;
  const { vouchers } = await must("voucher.list", {
    ledgerId: village.ledgerId,
    fromMonth: "2026-07",
    toMonth: "2026-09",
    state: "posted",
    skip: 0,
    take: 10,
  });
  const { redId } = await must("voucher.correct", {
    id: vouchers[0]?.id ?? "",
    onDate: "2026-10-12",
    reason: "金额记错",
    andCopy: false,
  });
  const { version } = await must("voucher.show", { id: redId });
  await must("voucher.review", { id: redId, version });
  await must("voucher.post", { ids: [redId] });
};

describe("signing a workbook", () => {
  it("asks for two people, the preparer first, each with the own password", async () => {
    await answerAll();
    const { id } = await make();
    expect(await sign("reviewer", { id, duty: "reviewed" })).toMatchObject({
      failure: { code: "preparer-signs-first" },
    });
    expect(await sign("bookkeeper", { id, duty: "prepared", password: "wrong" })).toMatchObject({
      failure: { code: "wrong-password", attemptsLeft: 4 },
    });
    expect(await sign("head", { id, duty: "prepared" })).toMatchObject({ ok: true, value: { isFinal: false } });
    expect(await sign("bookkeeper", { id, duty: "reviewed" })).toMatchObject({ failure: { code: "forbidden" } });
    expect(await sign("head", { id, duty: "reviewed" })).toMatchObject({ failure: { code: "same-person" } });
    expect(await sign("bookkeeper", { id, duty: "prepared" })).toMatchObject({
      failure: { code: "already-signed", personName: "何主任" },
    });
    expect(await sign("reviewer", { id, duty: "reviewed" })).toMatchObject({ ok: true, value: { isFinal: true } });
    const { lines } = await village.must("trail.list", { from: null, to: null, text: "签名", skip: 0, take: 20 });
    expect(lines.map(({ subject }) => subject.split(" ")[0])).toEqual([
      "审核签名",
      "制表签名",
      "工作簿签名失败：密码错误",
    ]);
  });

  it("locks a login after five wrong passwords, as signing in does", async () => {
    const { id } = await make();
    for (let count = 0; count < 4; count += 1) await sign("bookkeeper", { id, duty: "prepared", password: "x" });
    expect(await sign("bookkeeper", { id, duty: "prepared", password: "x" })).toMatchObject({
      failure: { code: "locked-out" },
    });
    expect(await sign("bookkeeper", { id, duty: "prepared" })).toMatchObject({ failure: { code: "locked-out" } });
  });

  it("wants a reason where findings have no answer, and prints it on the cover", async () => {
    const { id, unanswered } = await make();
    expect(unanswered).toBeGreaterThan(0);
    expect(await sign("bookkeeper", { id, duty: "prepared" })).toMatchObject({
      failure: { code: "findings-unanswered", count: unanswered },
    });
    await sign("bookkeeper", { id, duty: "prepared", note: "村里票据未到，下季度答复" });
    await sign("reviewer", { id, duty: "reviewed" });
    const { bytes } = await make();
    const cover = (await sheetTexts(Buffer.from(bytes, "base64"))).get("0 封面与编制说明") ?? [];
    expect(cover.some((row) => row.includes("村里票据未到，下季度答复"))).toBe(true);
  });

  it("puts names and times on the cover and keeps the signed file and its pages", async () => {
    const { id } = await signBoth();
    const made = await make();
    expect(made).toMatchObject({ id, isSigned: true, version: made.version });
    const cover = ((await sheetTexts(Buffer.from(made.bytes, "base64"))).get("0 封面与编制说明") ?? []).join("\n");
    expect(cover).toContain("陈会计　2026-10-10 09:01");
    expect(cover).toContain("周审核　2026-10-10 09:31");
    const again = await village.must("workbook.read", { id, format: "xlsx" });
    expect([again.bytes, again.fileHash]).toEqual([made.bytes, made.fileHash]);
    const paper = await village.must("workbook.read", { id, format: "pdf" });
    expect(paper.name.endsWith(".pdf")).toBe(true);
    expect((await village.must("workbook.read", { id, format: "pdf" })).fileHash).toBe(paper.fileHash);
    for (const { name, bytes } of [again, paper])
      expect(await village.must("fingerprint.check", { code: "", file: { name, bytes } })).toMatchObject({
        found: [{ kind: "workbook", title: made.name, isUnchanged: true }],
      });
    expect(await village.must("ledger.verify", {})).toMatchObject({ isSound: true });
  });

  it("refuses to sign what the books no longer say", async () => {
    const { id } = await make();
    await correct();
    expect(await sign("bookkeeper", { id, duty: "prepared", note: "x" })).toMatchObject({
      failure: { code: "workbook-outdated" },
    });
  });

  it("gives the pages of a version nobody signed, as they were, when the books have gone on", async () => {
    const { id } = await make();
    const before = await village.must("workbook.read", { id, format: "pdf" });
    await correct();
    expect((await make()).id).not.toBe(id);
    expect((await village.must("workbook.read", { id, format: "pdf" })).bytes).toBe(before.bytes);
  });

  it("makes a second version after a correction, keeps the first as it was signed, and lists what differs", async () => {
    const { id } = await signBoth();
    const before = await village.must("workbook.read", { id, format: "xlsx" });
    const paper = await village.must("workbook.read", { id, format: "pdf" });
    await correct();
    const second = await make();
    expect(second.isSigned).toBe(false);
    expect((await village.must("workbook.read", { id, format: "xlsx" })).bytes).toBe(before.bytes);
    expect((await village.must("workbook.read", { id, format: "pdf" })).bytes).toBe(paper.bytes);
    const { workbooks } = await village.must("workbook.list", { quarter });
    expect(workbooks.map(({ signatures, kept }) => [signatures.length, kept])).toContainEqual([
      2,
      ["made", "paper", "signed"],
    ]);
    const { differences } = await village.must("workbook.compare", { fromId: id, toId: second.id });
    expect(differences.some(({ kind, text }) => kind === "new" && text.includes("记-1"))).toBe(true);
    expect(differences.every(({ sheet }) => sheet !== "2 科目余额表")).toBe(true);
  });

  it("is found out when a signature is changed past the program", async () => {
    const { id } = await signBoth();
    village.desk.close();
    forge(
      village.ledgerPath,
      `update workbook_signature set person_name = '别人' where workbook_id = '${id}' and duty = 'reviewed'`,
    );
    const desk = openDesk({ ledgerPath: village.ledgerPath, isNew: false, programVersion: "test", isDemo: false });
    if (!desk.ok) throw new Error(desk.error.code);
    const { ledger, close } = desk.value;
    const { checks } = ledger.snapshot((reading) => verifyLedger(reading, ledger.files, () => undefined));
    close();
    expect(checks.filter((check) => !check.isSound).map(({ code }) => code)).toEqual(["seals"]);
    expect(checks.find(({ code }) => code === "seals")?.places.join("")).toContain("审核签名");
  });
});

describe("all workbooks in one run", () => {
  it("puts every closed ledger's workbook and the roll-up into a folder, and goes on where it stopped", async () => {
    const folder = join(village.folder, "out");
    mkdirSync(folder);
    const first = await village.must("workbook.makeAll", { quarter, folder, withPages: true });
    expect(first.files.map(({ outcome }) => outcome)).toEqual(["written", "written", "written", "written"]);
    expect(readdirSync(folder).toSorted()).toEqual(first.files.map(({ name }) => name).toSorted());
    const name = first.files[0]?.name ?? "";
    const whole = readFileSync(join(folder, name));
    writeFileSync(join(folder, name), "half");
    const again = await village.must("workbook.makeAll", { quarter, folder, withPages: true });
    expect(again.files.map(({ outcome }) => outcome)).toEqual(["written", "unchanged", "unchanged", "unchanged"]);
    expect(readFileSync(join(folder, name)).equals(whole)).toBe(true);
  });

  it("leaves a file somebody has open as it is and says so", async () => {
    const folder = join(village.folder, "out");
    const { files } = await village.must("workbook.makeAll", { quarter, folder });
    const name = files[0]?.name ?? "";
    // A folder of that name refuses the rename, as a program that holds the file does on Windows.
    rmSync(join(folder, name));
    mkdirSync(join(folder, name));
    writeFileSync(join(folder, name, "x"), "");
    const again = await village.must("workbook.makeAll", { quarter, folder });
    expect(again.files.map(({ outcome }) => outcome)).toEqual(["locked", "unchanged"]);
    expect(readdirSync(folder).filter((each) => each.endsWith(".part"))).toEqual([]);
  });

  it("stops when the person cancels, and what was written is whole", async () => {
    const folder = join(village.folder, "out");
    let seen = 0;
    const reply = await village.send(village.textOf("workbook.makeAll", { quarter, folder }, "bookkeeper"), {
      isCancelled: () => (seen += 1) > 3,
    });
    expect(JSON.parse(reply)).toMatchObject({ failure: { code: "cancelled" } });
    expect(existsSync(folder) ? readdirSync(folder).filter((each) => each.endsWith(".part")) : []).toEqual([]);
  });

  it("refuses a folder that cannot be written into", async () => {
    expect(await village.call("workbook.makeAll", { quarter, folder: "relative/path" })).toMatchObject({
      failure: { code: "folder-unusable" },
    });
  });
});
