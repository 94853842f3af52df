import { readFileSync } from "node:fs";
import { runInNewContext } from "node:vm";
import { unzipSync, zipSync } from "fflate";
import { sm3 } from "sm-crypto-v2";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { manifestPath, manifestShape } from "#files/archive/manifest.ts";
import { readPackage } from "#files/archive/read-package.ts";
import type { Answer } from "#files/verifier/answers.ts";
import {
  checkArchive,
  checkFiles,
  checkCode,
  checkEnds,
  checkLog,
  checkVouchers,
  readList,
  unseen,
} from "#files/verifier/check-archive.ts";
import { checkChain } from "#files/verifier/check-chain.ts";
import { checkDetailBook, checkPapers } from "#files/verifier/check-papers.ts";
import { checkSideBooks, isSideBook, readSideBook } from "#files/verifier/check-side-books.ts";
import { checkFormulas, checkLook, checkSheets, checkSums, checkWorkbook } from "#files/verifier/check-workbook.ts";
import { verifierPage } from "#files/verifier/page.ts";
import { csvRows, sha256Hex, sm3Hex, unzip } from "#files/verifier/tools.ts";
import { instant } from "#domain/core/dates.ts";
import { archivedFileOf } from "#files/archive/manifest.ts";
import { closeYear, openBookedYear } from "#test/support/closed-year.ts";

const tools = {
  sm3Hex,
  sha256Hex,
  unzip,
  csvRows,
  checkChain,
  checkFiles,
  checkVouchers,
  checkPapers,
  checkDetailBook,
  checkSideBooks,
  isSideBook,
  readSideBook,
  checkCode,
  checkEnds,
  checkLog,
  checkSums,
  checkFormulas,
  checkLook,
  checkSheets,
  readList,
  unseen,
};

const check = async (bytes: Uint8Array, code = ""): Promise<Answer> => {
  const zip = unzip(bytes);
  if (zip === undefined) throw new Error("no zip");
  return zip.names.includes("xl/workbook.xml")
    ? checkWorkbook({ ...zip, bytes, code }, tools)
    : checkArchive({ names: zip.names, read: zip.read, bytes, code }, tools, () => undefined);
};
const faultsOf = async (bytes: Uint8Array, code = ""): Promise<string> =>
  (await check(bytes, code)).faults.map(({ place, text }) => `${place}：${text}`).join("\n");

describe("the tools of the page", () => {
  it.each([0, 1, 3, 55, 56, 63, 64, 65, 119, 128, 1000])("give the SM3 of %i bytes", (length) => {
    const bytes = Uint8Array.from({ length }, (_none, index) => (index * 7 + 3) % 256);
    expect(sm3Hex(bytes)).toBe(sm3(bytes));
  });

  it("read a CSV with quotes, line breaks and empty fields", () => {
    expect(csvRows('\u{FEFF}甲,乙\r\n"a ""b"", c",\r\n"x\r\ny",2\r\n')).toEqual([
      ['a "b", c', ""],
      ["x\r\ny", "2"],
    ]);
  });
});

describe("the verifier", { timeout: 90_000 }, () => {
  let archive: Uint8Array;
  let renamed: Uint8Array;
  let workbook: Uint8Array;
  let code: string;

  beforeAll(async () => {
    const village = await openBookedYear();
    await closeYear(village);
    const { must, ledgerId } = village;
    archive = readFileSync((await must("archive.make", { ledgerId, year: 2026 })).path);
    const { accounts } = await must("account.list", { ledgerId });
    const detail = accounts.find(({ code: own }) => own === "10201");
    if (detail === undefined) throw new Error("no 10201");
    const { id, itemKinds, isActive } = detail;
    await must("account.change", { id, name: "改过名的户", itemKinds, isActive });
    renamed = readFileSync((await must("archive.make", { ledgerId, year: 2026 })).path);
    const made = await must("workbook.make", { ledgerId, quarter: "2026Q3" });
    workbook = Buffer.from(made.bytes, "base64");
    code = made.chainHash.slice(0, 16);
    village.close();
  });
  afterAll(() => undefined);

  /** The package with some files edited; `isListed` also writes their new hashes into the list, as a clever forger would. */
  const tampered = (edit: (files: Record<string, Uint8Array>) => void, isListed = false): Uint8Array => {
    const files = unzipSync(archive);
    edit(files);
    if (isListed) {
      const list = manifestShape.parse(JSON.parse(new TextDecoder().decode(files[manifestPath])));
      const listed = list.files
        .filter(({ path }) => files[path] !== undefined)
        .map(({ path, kind }) => archivedFileOf(path, kind, files[path] ?? new Uint8Array()));
      files[manifestPath] = new TextEncoder().encode(JSON.stringify({ ...list, files: listed }));
    }
    return zipSync(files);
  };
  const rewrite = (path: string, from: string | RegExp, to: string) => (files: Record<string, Uint8Array>) => {
    const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(files[path]);
    expect(text).toMatch(from);
    files[path] = new TextEncoder().encode(text.replace(from, to));
  };
  const dropLine = (path: string, line: number) => (files: Record<string, Uint8Array>) => {
    const lines = new TextDecoder("utf-8", { ignoreBOM: true }).decode(files[path]).split("\r\n");
    lines.splice(line, 1);
    files[path] = new TextEncoder().encode(lines.join("\r\n"));
  };

  it("finds a whole archive sound, and its quarter on paper in it", async () => {
    const answer = await check(archive, code);
    expect(answer.faults).toEqual([]);
    expect(answer.title).toBe("柳溪村经济合作社 2026年会计档案");
    expect(answer.facts.find(([name]) => name === "纸上的指纹")?.[1]).toContain("与纸上相符：到 2026-12");
  });

  it.each<[string, (files: Record<string, Uint8Array>) => void, boolean, string]>([
    [
      "a changed page",
      (files) => (files["打开说明.txt"] = new Uint8Array([1])),
      false,
      "打开说明.txt：文件内容被改动过",
    ],
    ["a missing file", (files) => delete files["日志/操作日志.pdf"], false, "日志/操作日志.pdf：清单里有，包里没有"],
    ["an added file", (files) => (files["附件/x.txt"] = new Uint8Array([1])), false, "附件/x.txt：包里有，清单里没有"],
    [
      "one amount changed in data and list",
      rewrite("凭证/记账凭证.csv", "88888.88", "88888.89"),
      true,
      "2026-12 记-1 第 1 行：凭证数据的摘要、科目或金额与封存的原文不同",
    ],
    [
      "one amount changed in the sealed text too",
      rewrite("指纹/指纹链.csv", "8888888", "8888889"),
      true,
      "2026-12 记-1：凭证的内容和它的指纹对不上",
    ],
    ["a voucher taken out of the chain", dropLine("指纹/指纹链.csv", 2), true, "少了 1 条"],
    [
      "a voucher put in",
      rewrite("凭证/记账凭证.csv", /\r\n$/, "\r\n2026-12 记-9,2026-12-30,1,假的,101,现金,,1.00,0.00,0,甲,乙,丙\r\n"),
      true,
      "2026-12 记-9：凭证数据里有这张凭证，指纹链里没有",
    ],
    [
      "an amount of the detailed book, its list rewritten too",
      rewrite("账簿/明细账.csv", "88888.88", "88888.89"),
      true,
      "账簿/明细账.csv 2026-12 记-1：明细账里这张凭证的发生额",
    ],
    ["a changed log line", rewrite("日志/操作日志.csv", "记账", "登录"), true, "操作人或内容与封存的原文不同"],
    ["a log line taken out", dropLine("指纹/日志链.csv", 5), true, "接不上|少了"],
    ["the last voucher cut off", dropLine("指纹/指纹链.csv", -2), true, "凭证链的末尾：应到第 5 条止，现在到第 4 条止"],
    ["the first voucher cut off", dropLine("指纹/指纹链.csv", 1), true, "凭证链的开头：应从第 1 条起，现在从第 2 条起"],
    [
      "a summary rewritten",
      rewrite("凭证/记账凭证.csv", "土地补偿利息", "茶叶款"),
      true,
      "2026-12 记-1 第 1 行：凭证数据的摘要",
    ],
    [
      "a day rewritten",
      rewrite("凭证/记账凭证.csv", "2026-12-20", "2026-12-21"),
      true,
      "2026-12 记-1 第 1 行：凭证数据的日期",
    ],
    [
      "a line added to a voucher",
      rewrite(
        "凭证/记账凭证.csv",
        /(2026-12 记-1,2026-12-20,2,[^\r]*\r\n)/,
        "$12026-12 记-1,2026-12-20,3,假的,101,现金,,9.00,0.00,1,甲,乙,丙\r\n",
      ),
      true,
      "2026-12 记-1 第 3 行：封存的原文里没有这一行",
    ],
    ["a line of the log's table taken out", dropLine("日志/操作日志.csv", 5), true, "操作日志里没有：被删掉了"],
    ["the log's chain taken out", (files) => delete files["指纹/日志链.csv"], true, "日志链：清单上有，包里一条也没有"],
    [
      "the vouchers' chain taken out",
      (files) => delete files["指纹/指纹链.csv"],
      true,
      "凭证链：清单上有，包里一条也没有",
    ],
    [
      "a link moved by its columns alone",
      rewrite("指纹/指纹链.csv", /\r\n3,/, "\r\n2,"),
      true,
      "序号、名称或前一指纹与封存的原文不同",
    ],
  ])("locates %s", async (_case, edit, isListed, expected) => {
    const forged = tampered(edit, isListed);
    expect(await faultsOf(forged)).toMatch(new RegExp(expected));
    // The program's own check of a package finds whatever the page finds.
    const read = readPackage(forged, () => undefined);
    expect(read.ok && read.differences.length > 0).toBe(true);
  });

  it("reads the papers' hashes out of a sealed text", () => {
    const rows = ["xiangzhang-voucher-2", "0".repeat(64), "l", 1, "v", "plain", "记", 5, "2026-08-05", 1];
    const canonical = JSON.stringify([...rows, [], [null, null], [], [], [], ["aa"]]);
    const hash = sm3(new TextEncoder().encode(canonical));
    const line = `1,2026-08 记-5,${"0".repeat(64)},${hash},"${canonical.replaceAll('"', '""')}"\r\n`;
    const chain = checkChain(`序号,凭证,前一指纹,指纹,原文\r\n${line}`, tools, "凭证");
    expect(chain.faults).toEqual([]);
    expect(chain.vouchers.get("2026-08 记-5")?.attachments).toEqual(["aa"]);
  });

  it("misses a paper whose hash is sealed in its voucher, though the list was rewritten with it", () => {
    const paid = { onDate: "2026-08-05", paperCount: "1", lines: [], entries: [], attachments: ["aa", "bb"] };
    const chain = { faults: [], links: new Map<number, never>(), vouchers: new Map([["2026-08 记-5", paid]]) };
    const at = { chain, fromMonth: "2026-01", toMonth: "2026-12" };
    const files = ["aa", "bb", "late"].map((sha256, no) => ({ path: `附件/2026-08 记-5/${String(no)}.pdf`, sha256 }));
    expect(checkPapers(files, at)).toEqual({ faults: [], sealed: 2, late: 1 });
    const exchanged = files.map((file) => (file.sha256 === "bb" ? { ...file, sha256: "cc" } : file));
    expect(checkPapers(exchanged, at).faults.map(({ place }) => place)).toEqual(["附件/2026-08 记-5"]);
    const elsewhere = files.map((file) => ({ ...file, path: file.path.replace("记-5", "记-6") }));
    expect(checkPapers(elsewhere, at).faults).toHaveLength(2);
    expect(checkPapers(files, { ...at, fromMonth: "2027-01" }).faults).toEqual([]);
  });

  it("says that paper and package are of different books", async () => {
    expect(await faultsOf(archive, "0123-4567-89AB-CDEF")).toContain("包里的账不是纸上印的那些账");
  });

  it.each(["61E8-7233-6412", "你好", "0000"])(
    "does not pass over a code that was not copied whole: %s",
    async (copied) => {
      expect(await faultsOf(archive, copied)).toContain("没有抄全或抄错了");
      expect(await faultsOf(workbook, copied)).toContain("没有抄全或抄错了");
    },
  );

  it("compares the code on paper with a workbook too", async () => {
    expect(await faultsOf(workbook, code)).toBe("");
    expect(await faultsOf(workbook, "1234-5678-9ABC-DEF0")).toContain("不是这个文件的数据指纹");
  });

  it("holds the whole chain of a year into which vouchers of the next were posted", async () => {
    const village = await openBookedYear();
    try {
      village.setClock(instant("2027-02-01T01:00:00.000Z"));
      const spent = [
        { code: "101", debit: 1, summary: "次年提现" },
        { code: "bank", credit: 1, summary: "次年提现" },
      ];
      const nextYear = await village.call("voucher.save", {
        id: null,
        version: null,
        content: village.content("2027-01-02", spent),
      });
      if (nextYear.ok) {
        await village.must("voucher.review", nextYear.value);
        await village.must("voucher.post", { ids: [nextYear.value.id] });
      }
      await closeYear(village);
      const { must, ledgerId } = village;
      const made = await must("archive.make", { ledgerId, year: 2026 });
      expect(await faultsOf(readFileSync(made.path))).toBe("");
      expect(await must("archive.verify", { path: made.path })).toMatchObject({ isSound: true, books: "ours" });
    } finally {
      village.close();
    }
  });

  it("holds a closed year by the names it bore, to the byte", () => {
    expect(Buffer.compare(renamed, archive)).toBe(0);
  });

  it("finds a workbook as made sound, and says which sum no longer fits its rows", async () => {
    const answer = await check(workbook);
    expect(answer.faults).toEqual([]);
    expect(
      answer.facts
        .find(([name]) => name === "数据指纹")?.[1]
        .replaceAll("-", "")
        .toLowerCase(),
    ).toBe(code);
    const files = unzipSync(workbook);
    // The amount of the one income of the quarter, in the sheet of incomes: its sum then says something else.
    const sheet = Object.keys(files).find((name) => {
      const xml = new TextDecoder().decode(files[name]);
      return name.startsWith("xl/worksheets/") && xml.includes("<v>1234.56</v>") && xml.includes("<f>SUM(");
    });
    const xml = new TextDecoder().decode(files[sheet ?? ""]);
    const changed = xml.replace("<v>1234.56</v>", "<v>9234.56</v>");
    expect(await faultsOf(zipSync({ ...files, [sheet ?? ""]: new TextEncoder().encode(changed) }))).toMatch(
      /合计写的是 [\d.-]+，上面各行加起来是/,
    );
  });

  /** The parts of a file as LibreOffice writes them: its own name, formats and formulas in its manner, the amounts as they were. */
  const asLibreOffice = (files: Record<string, Uint8Array>): Record<string, Uint8Array> =>
    Object.fromEntries(
      Object.entries(files).map(([name, bytes]) => {
        if (!name.endsWith(".xml")) return [name, bytes];
        const text = new TextDecoder()
          .decode(bytes)
          .replaceAll("<f>", '<f aca="false">')
          .replaceAll("[Red]-", "[RED]\\-")
          .replace("<Application>Microsoft Excel<", "<Application>LibreOffice/7.4.7.2$Linux_X86_64<");
        return [name, new TextEncoder().encode(text)];
      }),
    );

  it("takes what LibreOffice saved unchanged for saved again and nothing else, and still finds a changed amount in it", async () => {
    const files = asLibreOffice(unzipSync(workbook));
    expect(await faultsOf(zipSync(files))).toBe(
      "文件属性：被别的程序（LibreOffice/7.4.7.2）重新保存过，不再是生成时的文件；内容有没有改，请在程序“数据校验—核对指纹”里拖入本文件，逐格比对",
    );
    const sheet = Object.keys(files).find((name) => {
      const xml = new TextDecoder().decode(files[name]);
      return name.startsWith("xl/worksheets/") && xml.includes("<v>1234.56</v>") && xml.includes(">SUM(");
    });
    const xml = new TextDecoder().decode(files[sheet ?? ""]).replace("<v>1234.56</v>", "<v>9234.56</v>");
    expect(await faultsOf(zipSync({ ...files, [sheet ?? ""]: new TextEncoder().encode(xml) }))).toMatch(
      /合计写的是 [\d.-]+，上面各行加起来是/,
    );
  });

  it.each<[string, string, RegExp, string, string]>([
    [
      "amounts all shown as 1.00",
      "xl/styles.xml",
      /formatCode="#,##0\.00[^"]*"/,
      'formatCode="&quot;1.00&quot;"',
      "数字格式",
    ],
    [
      "a formula with another result",
      "xl/worksheets/",
      /<f>(SUM\([A-Z]+\d+:[A-Z]+\d+\))<\/f>/,
      "<f>$1-50000</f>",
      "公式 SUM",
    ],
    ["a hidden row", "xl/worksheets/", /<row r="5"/, '<row r="5" hidden="1"', "第 5 行"],
    ["a hidden column", "xl/worksheets/", /<col /, '<col hidden="1" ', "这一列被隐藏了"],
    [
      "a hidden sheet",
      "xl/workbook.xml",
      /(<sheet [^>]*name="27[^>]*?) state="visible"/,
      '$1 state="hidden"',
      "整张表被隐藏了",
    ],
  ])("names %s in a workbook", async (_case, path, from, to, expected) => {
    const files = unzipSync(workbook);
    const name = Object.keys(files).find(
      (each) => each.startsWith(path) && from.test(new TextDecoder().decode(files[each])),
    );
    const xml = new TextDecoder().decode(files[name ?? ""]).replace(from, to);
    expect(await faultsOf(zipSync({ ...files, [name ?? ""]: new TextEncoder().encode(xml) }))).toContain(expected);
  });

  it("is a page that asks for nothing from anywhere, and whose functions stand by themselves", async () => {
    const html = new TextDecoder().decode(verifierPage());
    expect(html).not.toMatch(/https?:\/\/|src=|import\s*\(|import\s+[{*\w]/);
    expect(html).toContain("default-src 'none'");
    const script = /<script>([\s\S]*?)const tools = \{/.exec(html)?.[1] ?? "";
    // Run with nothing but what a browser has: a name from a module would not be found.
    const digest: unknown = runInNewContext(`${script}; sm3Hex(new TextEncoder().encode("abc"))`, {
      TextEncoder,
      TextDecoder,
    });
    expect(digest).toBe(sm3("abc"));
    expect(verifierPage()).toEqual(verifierPage());
  });
});
