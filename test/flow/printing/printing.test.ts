import { sheetTexts } from "#files/workbook/sheet-texts.ts";
import { createHash } from "node:crypto";
import { copyFileSync, mkdirSync, readdirSync, readFileSync, renameSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { unzipSync, zipSync } from "fflate";
import { sm3 } from "sm-crypto-v2";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { InputOf } from "#contract/contract.ts";
import { moneyTextFromFen } from "#domain/core/fen.ts";
import { closeYear, openBookedYear } from "#test/support/closed-year.ts";
import { commandLine } from "#test/support/command-line.ts";
import { linesOf, outside, overlaps, readPdf } from "#test/support/pdf-text.ts";

let village: Awaited<ReturnType<typeof openBookedYear>>;
beforeEach(async () => {
  village = await openBookedYear();
});
afterEach(() => {
  village.close();
});

const printing = { paper: "A4-2", lineCount: 6, hasGrid: true, isOverprint: false } as const;
const textOf = async (base64: string): Promise<string> =>
  (await readPdf(Buffer.from(base64, "base64"))).flatMap(linesOf).join("\n");
const wholeYear = { kind: "span", fromMonth: "2026-07", toMonth: "2026-12" } as const;

describe("printing vouchers", () => {
  it("records what left the program and marks the next time; a preview is not recorded", async () => {
    const { must, ledgerId, booked } = village;
    const input = { ledgerId, of: wholeYear, printing };
    await must("print.vouchers", { ...input, isPreview: true });
    expect((await must("print.record", { ledgerId, voucherId: null })).jobs).toEqual([]);
    const first = await must("print.vouchers", { ...input, isPreview: false, printer: "针式" });
    expect(first).toMatchObject({ voucherCount: 4, againCount: 0 });
    const second = await must("print.vouchers", {
      ...input,
      of: { kind: "ids", ids: [booked[1] ?? ""] },
      isPreview: false,
    });
    expect(second.againCount).toBe(1);
    expect(await textOf(second.bytes)).toContain("第 2 次打印");
    expect((await must("print.record", { ledgerId, voucherId: null })).jobs).toMatchObject([
      { voucherCount: 1, againCount: 1, firstName: "2026-07 记-2" },
      { voucherCount: 4, againCount: 0, firstName: "2026-07 记-1", lastName: "2026-12 记-1", printer: "针式" },
    ]);
    expect((await must("ledger.verify", {})).isSound).toBe(true);
  });

  it.each(["240x140", "A5", "A4-3"] as const)(
    "binds a bundle on %s under a cover that names what is in it",
    async (paper) => {
      const { must, ledgerId } = village;
      const input = { ledgerId, of: wholeYear, printing: { ...printing, paper }, isPreview: true };
      const plain = await must("print.vouchers", input);
      const bound = await must("print.vouchers", { ...input, withCover: true });
      expect(bound.pages).toBe((plain.pages ?? 0) + 1);
      const [cover] = await readPdf(Buffer.from(bound.bytes, "base64"));
      const lines = cover === undefined ? [] : linesOf(cover);
      expect(cover === undefined ? [] : outside(cover)).toEqual([]);
      expect(lines[0]).toBe("记账凭证封面");
      const text = lines.join("\n");
      for (const words of [
        "柳溪村经济合作社",
        "2026-07 至 2026-12",
        "2026年7月5日 至 2026年12月20日",
        "记 1 至 2 号",
        "4 张",
        "装订人",
      ])
        expect(text).toContain(words);
    },
  );

  it("gives an auditor copies that say so, are counted as no print of the office, and have no place to sign", async () => {
    const { must, ledgerId } = village;
    const copy = await must("print.vouchers", { ledgerId, of: wholeYear, printing, isPreview: false }, "auditor");
    expect(copy.jobId).toBeNull();
    expect(await textOf(copy.bytes)).toContain("审计调阅件，不作正式账簿");
    const own = await must("print.vouchers", { ledgerId, of: wholeYear, printing, isPreview: false }, "bookkeeper");
    expect([own.againCount, (await textOf(own.bytes)).includes("审计调阅")]).toEqual([0, false]);
    const all = { from: null, to: null, text: "调阅打印凭证", take: 10 };
    expect((await must("trail.list", all)).lines.map(({ personName }) => personName)).toEqual(["审计员"]);
    const sheet = { kind: "balance-sheet", ledgerId, month: "2026-12" } as const;
    const wish = { of: sheet, format: "pdf", orientation: "auto", withCover: true } as const;
    const [official, copied] = [
      await textOf((await must("print.report", wish, "bookkeeper")).bytes),
      await textOf((await must("print.report", wish, "auditor")).bytes),
    ];
    expect([official.includes("装订人"), official.includes("会计主管")]).toEqual([true, true]);
    expect([copied.includes("装订人"), copied.includes("会计主管")]).toEqual([false, false]);
    expect(copied).toContain("审计调阅件");
  });

  it("refuses when nothing is there", async () => {
    const { call, ledgerId } = village;
    const of = { ...wholeYear, fromNumber: 900 };
    expect(await call("print.vouchers", { ledgerId, of, printing, isPreview: false })).toMatchObject({
      failure: { code: "nothing-to-print" },
    });
  });

  it("keeps the settings of the office and refuses two printers of one name", async () => {
    const { call, must } = village;
    const settings = await must("print.settings", {});
    const printer = { name: "针式", offsetX: 15, offsetY: -10 };
    await must("print.saveSettings", { ...settings, cashierName: "林出纳", printers: [printer] });
    expect(await must("print.settings", {})).toMatchObject({ cashierName: "林出纳", printers: [printer] });
    expect(await call("print.saveSettings", { ...settings, printers: [printer, printer] })).toMatchObject({
      failure: { code: "name-taken" },
    });
  });
});

describe("printing books and statements", () => {
  it("puts every amount of the report on paper and nothing outside it", async () => {
    const { must, ledgerId, accountOf } = village;
    const span = { ledgerId, fromMonth: "2026-07", toMonth: "2026-12" };
    const accountId = accountOf("101");
    const { lines } = await must("report.subsidiaryLedger", { ...span, accountId, itemId: null });
    const of: InputOf<"print.report">["of"] = { kind: "subsidiary-ledger", ...span, accountId };
    const { bytes, pages } = await must("print.report", { of, format: "pdf" });
    const read = await readPdf(Buffer.from(bytes, "base64"));
    const text = read.flatMap(linesOf).join("\n");
    for (const line of lines) expect(text).toContain(moneyTextFromFen(line.balanceFen));
    expect([read.length, read.flatMap(outside)]).toEqual([pages, []]);
    const csv = await must("print.report", { of, format: "csv" });
    expect(Buffer.from(csv.bytes, "base64").toString("utf8").trim().split("\r\n").length).toBe(lines.length + 1);
  });

  it("puts the notes of a year on paper as last saved, a page-long paragraph over pages, and nothing outside", async () => {
    const { must, ledgerId } = village;
    const { sections } = await must("notes.show", { ledgerId, year: "2026" });
    const long = `${"本村今年重要事项逐项说明如下，金额都与账面相符。".repeat(180)}完毕`;
    const saved = sections.map(({ key, title }) => ({ key, title, text: key === "events" ? `第一段\n${long}` : "" }));
    await must("notes.save", { ledgerId, year: "2026", version: 0, sections: saved });
    const of = { kind: "notes", ledgerId, year: "2026" } as const;
    const { bytes, name, pages } = await must("print.report", { of, format: "pdf" });
    const read = await readPdf(Buffer.from(bytes, "base64"));
    expect(name).toContain("会计报表附注");
    expect(pages).toBeGreaterThan(1);
    expect([read.length, read.flatMap(outside), read.flatMap(overlaps)]).toEqual([pages, [], []]);
    const text = await textOf(bytes);
    for (const said of ["会计报表附注", "第一段", "完毕", "货币资金", "（未填写）", "待核对"])
      expect(text).toContain(said);
    const xlsx = await must("print.report", { of, format: "xlsx" });
    const sheets = await sheetTexts(Buffer.from(xlsx.bytes, "base64"));
    const cells = [...sheets.values()].flat().join("\n");
    for (const said of ["会计报表附注", "第一段", "完毕", "（未填写）"]) expect(cells).toContain(said);
  });

  it("binds a whole book with cover, register and contents", async () => {
    const { must, ledgerId } = village;
    const of = { kind: "general-ledger", ledgerId, fromMonth: "2026-07", toMonth: "2026-12", accountId: null } as const;
    const { bytes } = await must("print.report", { of, format: "pdf", withCover: true });
    const pages = await readPdf(Buffer.from(bytes, "base64"));
    expect([pages.flatMap(outside), pages.flatMap(overlaps)]).toEqual([[], []]);
    const text = await textOf(bytes);
    for (const said of ["账簿启用及交接表", "目录", "装订人", "101 库存现金"]) expect(text).toContain(said);
  });
});

describe("the archive of a year", { timeout: 90_000 }, () => {
  const verify = (path: string) => village.must("archive.verify", { path });

  it("is refused until the year is closed, except as a draft that says so", async () => {
    const { call, must, ledgerId } = village;
    expect(await call("archive.make", { ledgerId, year: 2026 })).toMatchObject({
      failure: { code: "year-not-closed", months: ["2026-07", "2026-08", "2026-09", "2026-10", "2026-11", "2026-12"] },
    });
    const draft = await must("archive.make", { ledgerId, year: 2026, isDraft: true });
    expect(draft.name).toContain("草稿");
    expect(await verify(draft.path)).toMatchObject({ isSound: true, isDraft: true, books: "ours" });
  });

  it("has the same bytes every time, opens without the program, and every change in it is found", async () => {
    await closeYear(village);
    const { must, ledgerId, folder } = village;
    const [first, second] = [
      await must("archive.make", { ledgerId, year: 2026 }),
      await must("archive.make", { ledgerId, year: 2026 }),
    ];
    expect(second.path).not.toBe(first.path);
    expect(second.fileHash).toBe(first.fileHash);
    expect(await verify(first.path)).toMatchObject({ isSound: true, books: "ours", differences: [] });
    expect((await must("ledger.verify", {})).isSound).toBe(true);
    const files = unzipSync(readFileSync(first.path));
    const annual = Object.keys(files).find((path) => path.includes("年度财务报表") && path.endsWith(".csv")) ?? "";
    expect(new TextDecoder().decode(files[annual])).toContain("会计报表附注");
    const index = new TextDecoder().decode(files["目录.html"]);
    for (const path of Object.keys(files).filter((name) => name.endsWith(".pdf")))
      expect(index).toContain(`href="${path.split("/").map(encodeURIComponent).join("/")}"`);
    const tampered = join(folder, "tampered.zip");
    const csv = "凭证/记账凭证.csv";
    writeFileSync(
      tampered,
      zipSync({ ...files, [csv]: new Uint8Array([...(files[csv] ?? []), 32]), "多.txt": new Uint8Array([1]) }),
    );
    const found = await verify(tampered);
    expect(found.isSound).toBe(false);
    expect(found.differences.map(({ code, place }) => `${code} ${place}`).toSorted()).toEqual([
      `file-changed ${csv}`,
      "file-unlisted 多.txt",
    ]);
    const { [csv]: _lost, ...rest } = files;
    writeFileSync(tampered, zipSync(rest));
    expect((await verify(tampered)).differences).toMatchObject([{ code: "file-missing", place: csv }]);
  });

  it("finds a package rewritten together with its list, and vouchers that were taken out of it", async () => {
    await closeYear(village);
    const { path } = await village.must("archive.make", { ledgerId: village.ledgerId, year: 2026 });
    const files = unzipSync(readFileSync(path));
    const list = JSON.parse(new TextDecoder().decode(files["清单.json"])) as { files: { path: string }[] };
    const forged = join(village.folder, "forged.zip");
    const forge = async (change: (of: typeof files) => typeof files) => {
      const changed = change(files);
      const listed = list.files.flatMap((file) => {
        const content = changed[file.path];
        return content === undefined
          ? []
          : [
              {
                ...file,
                sizeBytes: content.length,
                sha256: createHash("sha256").update(content).digest("hex"),
                sm3: sm3(content),
              },
            ];
      });
      const manifest = new TextEncoder().encode(JSON.stringify({ ...list, files: listed }));
      writeFileSync(forged, zipSync({ ...changed, "清单.json": manifest }));
      const { isSound, differences } = await verify(forged);
      return { isSound, codes: differences.map(({ code }) => code) };
    };
    const chain = "指纹/指纹链.csv";
    const rows = new TextDecoder().decode(files[chain]).trimEnd().split("\r\n");
    const shorter = new TextEncoder().encode(`${rows.toSpliced(1, 1).join("\r\n")}\r\n`);
    const without = (of: typeof files, isGone: (name: string) => boolean) =>
      Object.fromEntries(Object.entries(of).filter(([name]) => !isGone(name)));
    const csv = "凭证/记账凭证.csv";
    expect(await forge((of) => ({ ...of, [csv]: new Uint8Array([...(of[csv] ?? []), 32]) }))).toEqual({
      isSound: false,
      codes: ["not-as-made", "file-not-as-made"],
    });
    const everything = expect.arrayContaining(["data-differs", "link-missing", "not-as-made"]);
    expect((await forge((of) => ({ ...of, [chain]: shorter }))).codes).toEqual(everything);
    expect((await forge((of) => without(of, (name) => name === chain))).codes).toEqual(everything);
    expect((await forge((of) => without(of, (name) => name.startsWith("凭证/")))).isSound).toBe(false);
  });

  it("names the files of a package written anew: by the list kept when it was made, or by writing it once more", async () => {
    await closeYear(village);
    const { path } = await village.must("archive.make", { ledgerId: village.ledgerId, year: 2026 });
    const bytes = readFileSync(path);
    const files = unzipSync(bytes);
    const list = JSON.parse(new TextDecoder().decode(files["清单.json"])) as {
      programVersion: string;
      files: { path: string; sha256: string }[];
    };
    const spoilt = ["账簿/总账.csv", "账簿/总账.xml", "报表/年度财务报表.pdf"];
    const changed = Object.fromEntries(
      Object.entries(files).map(([name, of]) => [name, spoilt.includes(name) ? new Uint8Array([...of, 32]) : of]),
    );
    const listed = list.files
      .filter((file) => file.path !== "账簿/现金日记账.csv")
      .map((file) => {
        const content = changed[file.path] ?? new Uint8Array();
        const sha256 = createHash("sha256").update(content).digest("hex");
        return { ...file, sizeBytes: content.length, sha256, sm3: sm3(content) };
      });
    const forged = join(village.folder, "forged.zip");
    const write = (programVersion: string): void => {
      const { "账簿/现金日记账.csv": _gone, ...rest } = changed;
      const text = JSON.stringify({ ...list, programVersion, files: listed });
      writeFileSync(forged, zipSync({ ...rest, "清单.json": new TextEncoder().encode(text) }));
    };
    const named = async () =>
      (await verify(forged)).differences.flatMap(({ code, place }) => (code === "file-not-as-made" ? [place] : []));
    const expected = [...spoilt, "账簿/现金日记账.csv"].toSorted();
    write(list.programVersion);
    expect((await named()).toSorted()).toEqual(expected);
    // Packages made before their lists were kept: written once more from the books, if need be whatever version they name.
    const kept = createHash("sha256")
      .update(files["清单.json"] ?? new Uint8Array())
      .digest("hex");
    const shelved = join(`${village.ledgerPath}-files`, kept.slice(0, 2), kept);
    renameSync(shelved, `${shelved}.away`);
    expect((await named()).toSorted()).toEqual(expected);
    write("0.0.0");
    expect((await named()).toSorted()).toEqual(expected);
    expect((await verify(path)).isSound).toBe(true);
    renameSync(`${shelved}.away`, shelved);
    village.desk.close();
    const { stdout } = await commandLine(["archive", "verify", forged, "--ledger", village.ledgerPath]);
    expect(stdout).toContain("  账簿/总账.csv：与账本写出的文件不同，被改动、添加或拿掉过");
  });

  it("leaves nothing behind when the disk is full or the person stops", async () => {
    await closeYear(village);
    const { call, ledgerId, folder, send, textOf: requestOf } = village;
    const out = join(folder, "out");
    mkdirSync(out);
    symlinkSync("/dev/full", join(out, "青禾镇_柳溪村经济合作社_2026年会计档案.zip.part"));
    expect(await call("archive.make", { ledgerId, year: 2026, folder: out })).toMatchObject({
      failure: { code: "archive-failed", reason: "disk-full" },
    });
    expect(readdirSync(out)).toEqual([]);
    const text = requestOf("archive.make", { ledgerId, year: 2026, folder: out }, "bookkeeper");
    const stopped: unknown = JSON.parse(await send(text, { isCancelled: () => true }));
    expect(stopped).toMatchObject({ failure: { code: "cancelled" } });
    expect(readdirSync(out)).toEqual([]);
    expect((await village.must("archive.list", { ledgerId })).archives).toEqual([]);
  });

  it.each([
    ["a missing file", "missing", undefined],
    ["no archive", "no-zip", new Uint8Array([1, 2, 3])],
    ["another archive", "no-manifest", zipSync({ "a.txt": new Uint8Array([1]) })],
  ])("says why %s cannot be read", async (_case, reason, bytes) => {
    const path = join(village.folder, "given.zip");
    if (bytes !== undefined) writeFileSync(path, bytes);
    expect(await village.call("archive.verify", { path })).toMatchObject({
      failure: { code: "archive-unreadable", reason },
    });
  });

  it("knows a package of books kept elsewhere from its own", async () => {
    await closeYear(village);
    const { path } = await village.must("archive.make", { ledgerId: village.ledgerId, year: 2026 });
    const other = await openBookedYear();
    try {
      const copy = join(other.folder, "copy.zip");
      copyFileSync(path, copy);
      // The stand-in ids are the same in both offices, but these books were never closed: the chain differs.
      const { books } = await other.must("archive.verify", { path: copy });
      expect(["differs", "other"]).toContain(books);
    } finally {
      other.close();
    }
  });
});
