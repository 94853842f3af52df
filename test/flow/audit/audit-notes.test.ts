import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { InputOf } from "#contract/contract.ts";
import { openDesk } from "#api/desk.ts";
import { instant } from "#domain/core/dates.ts";
import { verifyLedger } from "#flow/verify-ledger.ts";
import { sheetTexts } from "#files/workbook/sheet-texts.ts";
import { forge } from "#test/support/forge.ts";
import { openVillage, type Village } from "#test/support/village.ts";

let village: Village;
beforeEach(async () => {
  village = await openVillage();
});
afterEach(() => village.close());

const quarter = "2026Q3";
const add = (input: Partial<InputOf<"auditNote.add">> = {}) =>
  village.must("auditNote.add", {
    ledgerId: village.ledgerId,
    quarter,
    subject: "招待费没有清单",
    fact: "7月5日付餐费，没有用餐人员名单。",
    ...input,
  });
const list = async () => (await village.must("auditNote.list", { ledgerId: village.ledgerId, quarter })).notes;
const paper = (kind: "working-paper" | "notice", format: "pdf" | "xlsx" = "xlsx") =>
  village.must("auditNote.paper", { ledgerId: village.ledgerId, quarter, kind, format });

describe("an auditor's notes", () => {
  it("count on, stand beside a voucher, and are written by the auditor alone", async () => {
    const voucherId = await village.book(
      village.content("2026-07-05", [
        { code: "bank", debit: 5 },
        { code: "501", credit: 5 },
      ]),
    );
    expect(await add()).toMatchObject({ no: 1 });
    expect(await add({ voucherId, amountFen: 500, demand: "退回款项", deadline: "2026-11-01" })).toMatchObject({
      no: 2,
    });
    expect((await list()).map(({ no, voucherName, writtenByName }) => [no, voucherName, writtenByName])).toEqual([
      [1, "", "审计员"],
      [2, "2026-07 记-1", "审计员"],
    ]);
    const { ledgerId } = village;
    for (const role of ["bookkeeper", "reviewer", "head", "administrator"] as const)
      expect(await village.call("auditNote.add", { ledgerId, quarter, subject: "x", fact: "y" }, role)).toMatchObject({
        failure: { code: "forbidden" },
      });
    expect(await village.must("ledger.verify", {})).toMatchObject({ isSound: true });
  });

  it("are never changed, only taken back once, and then stand in no paper", async () => {
    const { id } = await add();
    await add({ subject: "第二件", demand: "补附清单" });
    expect(await add({ takesBackId: id, subject: "撤回第 1 号", fact: "清单已找到" })).toMatchObject({ no: 3 });
    expect(
      await village.call("auditNote.add", {
        ledgerId: village.ledgerId,
        quarter,
        subject: "再撤",
        fact: "x",
        takesBackId: id,
      }),
    ).toMatchObject({ failure: { code: "note-taken-back" } });
    expect((await list()).map(({ isTakenBack, takesBackNo }) => [isTakenBack, takesBackNo])).toEqual([
      [true, null],
      [false, null],
      [false, 1],
    ]);
    const made = await paper("working-paper");
    const rows = [...(await sheetTexts(Buffer.from(made.bytes, "base64"))).values()].flat().join("\n");
    expect(rows).toContain("第二件");
    expect(rows).not.toContain("招待费没有清单");
  });

  it("become 审计底稿 and 整改通知; the notice holds only what asks for something", async () => {
    await add();
    expect(
      await village.call("auditNote.paper", { ledgerId: village.ledgerId, quarter, kind: "notice", format: "pdf" }),
    ).toMatchObject({ failure: { code: "nothing-to-print" } });
    await add({ subject: "白条", fact: "三张收据不合规", demand: "换取正式票据", deadline: "2026-11-15" });
    const textOf = async () =>
      [...(await sheetTexts(Buffer.from((await paper("notice")).bytes, "base64"))).values()].flat().join("\n");
    expect(await textOf()).toMatch(/草稿，尚未发出\s+文号：＿+\s+发出日期：＿/);
    await village.must("auditNote.issue", { ledgerId: village.ledgerId, quarter });
    const notice = await paper("notice");
    expect(notice.name).toBe("柳溪村经济合作社_2026Q3_整改通知.xlsx");
    const rows = [...(await sheetTexts(Buffer.from(notice.bytes, "base64"))).values()].flat().join("\n");
    expect(rows).toContain("换取正式票据");
    // Who answers to it knows its day, which voucher, how much, and by which rule.
    expect(rows).toMatch(/文号：＿+〔2026〕1号\s+发出日期：2026年10月\d+日/);
    for (const heading of ["凭证", "金额", "依据", "期限"]) expect(rows).toContain(heading);
    expect(rows).toContain("审计人查证");
    expect(rows).toMatch(/审计人：.*签收人：.*签收日期：.*（盖章）$/m);
    expect(rows).not.toContain("招待费");
    const pdf = await paper("working-paper", "pdf");
    expect(Buffer.from(pdf.bytes, "base64").subarray(0, 5).toString()).toBe("%PDF-");
    expect((await paper("working-paper", "pdf")).bytes).toBe(pdf.bytes);
  });

  it("are given out as a notice under a number that counts through the year, on the day it is given out", async () => {
    const { ledgerId } = village;
    const issue = () => village.call("auditNote.issue", { ledgerId, quarter });
    expect(await issue()).toMatchObject({ failure: { code: "nothing-to-print" } });
    await add({ demand: "补附清单", deadline: "2026-11-15" });
    village.setClock(instant("2026-10-20T02:00:00.000Z"));
    expect(await issue()).toMatchObject({ value: { name: "〔2026〕1号", issuedOn: "2026-10-20" } });
    const printed = (await paper("notice", "pdf")).bytes;
    village.setClock(instant("2026-11-02T02:00:00.000Z"));
    expect((await paper("notice", "pdf")).bytes).toBe(printed);
    expect(await issue()).toMatchObject({
      failure: { code: "notice-issued", name: "〔2026〕1号", issuedOn: "2026-10-20" },
    });
    const noticeShown = async () => (await village.must("auditNote.list", { ledgerId, quarter })).notice;
    expect(await noticeShown()).toEqual({ name: "〔2026〕1号", issuedOn: "2026-10-20", isWhole: true });
    await add({ subject: "白条", demand: "换取正式票据" });
    expect(await noticeShown()).toMatchObject({ isWhole: false });
    const asGivenOut = { ledgerId, quarter, kind: "issued-notice", format: "pdf" } as const;
    expect((await village.must("auditNote.paper", asGivenOut)).bytes).toBe(printed);
    expect(await issue()).toMatchObject({ value: { name: "〔2026〕2号", issuedOn: "2026-11-02" } });
    village.setClock(instant("2027-01-04T02:00:00.000Z"));
    await add({ subject: "第三件", demand: "退回款项" });
    expect(await issue()).toMatchObject({ value: { name: "〔2027〕1号" } });
    const { lines } = await village.must("trail.list", { from: null, to: null, text: "整改通知〔", skip: 0, take: 9 });
    expect(lines).toHaveLength(3);
    for (const role of ["bookkeeper", "reviewer", "head"] as const)
      expect(await village.call("auditNote.issue", { ledgerId, quarter }, role)).toMatchObject({
        failure: { code: "forbidden" },
      });
    expect(await village.must("ledger.verify", {})).toMatchObject({ isSound: true });
    village.desk.close();
    forge(village.ledgerPath, "update audit_notice set issued_on = '2026-10-21' where year = 2026 and no = 1");
    const opened = openDesk({ ledgerPath: village.ledgerPath, isNew: false, programVersion: "test", isDemo: false });
    if (!opened.ok) throw new Error(opened.error.code);
    const { ledger, close } = opened.value;
    const { checks } = ledger.snapshot((reading) => verifyLedger(reading, ledger.files, () => undefined));
    close();
    expect(checks.filter(({ isSound }) => !isSound).map(({ code }) => code)).toEqual(["seals"]);
  });

  it("are sealed: one changed past the program is located", async () => {
    await add();
    village.desk.close();
    forge(village.ledgerPath, "update audit_note set fact = '没有问题'");
    const desk = openDesk({ ledgerPath: village.ledgerPath, isNew: false, programVersion: "test", isDemo: false });
    if (!desk.ok) throw new Error(desk.error.code);
    const { ledger, close } = desk.value;
    const { checks } = ledger.snapshot((reading) => verifyLedger(reading, ledger.files, () => undefined));
    close();
    expect(checks.filter(({ isSound }) => !isSound).map(({ code }) => code)).toEqual(["seals"]);
    expect(checks.find(({ code }) => code === "seals")?.places.join("")).toContain("审计记录");
  });
});
