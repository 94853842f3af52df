import { writeFileSync } from "node:fs";
import ExcelJS from "exceljs";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { findFingerprint } from "#flow/check-fingerprint.ts";
import { listFindings } from "#flow/findings.ts";
import {
  addPublicationPhoto,
  answerAboutPublication,
  askAboutPublication,
  changePublicitySettings,
  discardPublication,
  listPublications,
  postPublication,
  readSheetFile,
  registerPublication,
  showPublication,
  showPublicitySettings,
  takeDownPublication,
} from "#flow/publications.ts";
import { brokenSeals } from "#flow/broken-seals.ts";
import { verifyLedger } from "#flow/verify-ledger.ts";
import { freezeDisclosure, previewDisclosure } from "#flow/wall-sheets.ts";
import { sqlFor } from "#store/query.ts";
import { linesOf, outside, readPdf } from "#test/support/pdf-text.ts";
import { openAuditBooks } from "#test/support/audit-books.ts";
import { auditVillage } from "#test/support/audit-village.ts";

let office: ReturnType<typeof openAuditBooks>;
let village: ReturnType<typeof auditVillage>;

beforeEach(() => {
  office = openAuditBooks();
  village = auditVillage(office, { id: "liuxi", village: "柳溪村", isFirst: true });
});
afterEach(() => office.close());

const must = <Value>(
  reply: { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly failure: unknown },
): Value => {
  if (!reply.ok) throw new Error(JSON.stringify(reply.failure));
  return reply.value;
};
const failureOf = (reply: { readonly ok: boolean; readonly failure?: unknown }): unknown => reply.failure;

const wanted = { quarter: "2026Q3", paper: "A3" } as const;
const preview = async (format: "pdf" | "xlsx" = "pdf", paper: "A3" | "A4" = "A3") => {
  const call = office.call("disclosure.preview", { ...wanted, paper, ledgerId: village.books.ledgerId, format });
  const { bytes, ...rest } = must(await previewDisclosure(call));
  return { ...rest, file: new Uint8Array(Buffer.from(bytes, "base64")) };
};
const freeze = async () =>
  must(await freezeDisclosure(office.call("disclosure.freeze", { ...wanted, ledgerId: village.books.ledgerId })));
const show = (id: string) => must(showPublication(office.call("publication.show", { id, onDate: "2026-10-30" })));
const post = (id: string, fromOn = "2026-10-08") =>
  postPublication(office.call("publication.post", { id, fromOn, place: "村委会门口公开栏", postedBy: "郑文书" }));

describe("a wall sheet", () => {
  it("says item by item and voucher by voucher what the books hold, and ties to them", async () => {
    const { file, pages } = await preview();
    const read = await readPdf(file);
    expect(read.length).toBe(pages);
    const text = read.flatMap(linesOf).join("\n");
    for (const said of ["一、财务计划", "二、各项收入", "三、各项支出", "四、各项资产", "五、各类资源", "六、债权债务"])
      expect(text).toContain(said);
    for (const said of [
      "七、收益分配",
      "八、其他要让大家知道的事",
      "7月 记-1",
      "收承租户林某下半年租金",
      "=SUM(1,1) 文具",
    ])
      expect(text).toContain(said);
    expect(text).toContain("收入合计12,376.75");
    expect(text).toContain("支出合计33,776.50");
    expect(read.flatMap(outside)).toEqual([]);
  });

  it.each([
    ["A3", 420, 297, 14],
    ["A4", 297, 210, 9.8],
  ] as const)(
    "on %s has its true size, and type that can be read from afar",
    async (paper, widthMm, heightMm, least) => {
      const read = await readPdf((await preview("pdf", paper)).file);
      for (const page of read) {
        expect(page.width).toBeCloseTo((widthMm * 72) / 25.4, 0);
        expect(page.height).toBeCloseTo((heightMm * 72) / 25.4, 0);
      }
      // The first page's charts may shrink a long name; tables and everything else never do.
      const sizes = read.slice(1).flatMap((page) => page.pieces.map((piece) => piece.height));
      expect(Math.min(...sizes)).toBeGreaterThanOrEqual(least);
    },
  );

  it("has the title, heads, page number and check code on every page", async () => {
    const { file, shortCode } = await preview();
    const read = await readPdf(file);
    for (const [index, page] of read.entries()) {
      const text = linesOf(page).join("\n");
      expect(text).toContain("柳溪村股份经济合作社 2026年第3季度财务公开");
      expect(text).toContain(`第 ${index + 1} 页共 ${read.length} 页`.replace("页共", "页　共").replace("　", ""));
      expect(text).toContain(`账簿指纹 ${shortCode}`);
    }
    const last = linesOf(read.at(-1) ?? { width: 0, height: 0, pieces: [] }).join("");
    for (const signer of ["村负责人：", "主管会计：", "民主理财小组组长：", "张贴日期："])
      expect(last).toContain(signer);
  });

  it("hides what the settings say, in the PDF and in the workbook", async () => {
    const settings = must(showPublicitySettings(office.call("publicity.settings", {})));
    must(changePublicitySettings(office.call("publicity.saveSettings", { ...settings, hidesNames: true })));
    const text = (await readPdf((await preview()).file)).flatMap(linesOf).join("\n");
    expect(text).not.toContain("33001234567890");
    expect(text).toContain("青禾农商银行 ****");
    expect(text).not.toContain("林某");
    expect(text).toContain("收承租户林*下半年租金");
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(Uint8Array.from((await preview("xlsx")).file).buffer);
    expect(workbook.worksheets.map((sheet) => sheet.name.slice(0, 2))).toEqual([
      "明白",
      "一、",
      "二、",
      "三、",
      "四、",
      "五、",
      "六、",
      "七、",
      "八、",
      "指纹",
    ]);
    // About 130 characters fill the width of an A4 page lying on its side: wider sheets print smaller than can be read.
    for (const { columns } of workbook.worksheets)
      expect(columns.reduce((total, { width }) => total + (width ?? 0), 0)).toBeLessThan(150);
    const cells: unknown[] = [];
    for (const sheet of workbook.worksheets) sheet.eachRow((row) => row.eachCell((cell) => cells.push(cell.value)));
    expect(cells.filter((value) => typeof value === "string" && value.includes("33001234567890"))).toEqual([]);
    expect(cells).toContain("=SUM(1,1) 文具");
    expect(cells).toContain(33_776.5);
  });

  it("is refused while a month of the quarter is open", async () => {
    const call = office.call("disclosure.preview", {
      ...wanted,
      quarter: "2026Q4",
      ledgerId: village.books.ledgerId,
      format: "pdf",
    });
    expect(failureOf(await previewDisclosure(call))).toMatchObject({ code: "quarter-not-closed" });
  });
});

describe("a frozen sheet", () => {
  it("is kept to the byte, once however often, and found again by its code and by the file", async () => {
    const first = await freeze();
    const again = await freeze();
    expect([first.isSame, again.isSame, again.id, again.version]).toEqual([false, true, first.id, 1]);
    const kept = must(readSheetFile(office.call("publication.readSheet", { id: first.id, format: "pdf" })));
    expect(kept.name).toBe("柳溪村股份经济合作社_2026Q3_财务公开_A3.pdf");
    const { file } = await preview();
    expect(Buffer.from(kept.bytes, "base64").equals(Buffer.from(file))).toBe(true);
    const ask = (asked: Parameters<typeof findFingerprint>[1]) =>
      office.ledger.snapshot((reading) => findFingerprint(reading, asked, () => undefined));
    const wall = { kind: "wall-sheet", title: "柳溪村股份经济合作社 2026年第3季度财务公开 第 1 版" };
    expect(ask({ code: first.shortCode })?.found[0]).toMatchObject(wall);
    expect(ask({ file: { bytes: kept.bytes } })?.found).toMatchObject([wall]);
    expect(ask({ file: { bytes: Buffer.from("andere").toString("base64") } })?.found).toEqual([]);
  });

  it("becomes a second version when a later voucher corrects what it says, and the first stays", async () => {
    await freeze();
    must(
      changePublicitySettings(
        office.call("publicity.saveSettings", {
          ...must(showPublicitySettings(office.call("publicity.settings", {}))),
          phone: "0571-1234567",
        }),
      ),
    );
    const second = await freeze();
    expect([second.version, second.isSame]).toEqual([2, false]);
    const listed = must(
      listPublications(office.call("publication.list", { ledgerId: village.books.ledgerId, onDate: "2026-10-08" })),
    );
    expect(
      listed.publications
        .filter((row) => row.quarter === "2026Q3")
        .map((row) => row.version)
        .toSorted((left, right) => left - right),
    ).toEqual([1, 2]);
  });

  it("is missed by the verification when somebody changes the file on the shelf or the row in the register", async () => {
    const { id } = await freeze();
    const seals = () => brokenSeals(office.ledger.reading).places.filter((place) => place.includes("公开定稿"));
    expect(seals()).toEqual([]);
    const { pdfHash } = show(id);
    writeFileSync(office.ledger.files.pathOf(pdfHash ?? ""), "another sheet");
    const files = verifyLedger(office.ledger.reading, office.ledger.files, () => undefined).checks.find(
      ({ code }) => code === "files",
    );
    expect(files?.places.some((place) => place.includes("公开张贴版“") && place.endsWith("changed"))).toBe(true);
    must(post(id));
    office.ledger.transact((writing) => {
      writing.run(
        sqlFor.updateTable("publication_posting").set({ place: "别处" }).where("publication_id", "=", show(id).id),
      );
      return { ok: true };
    });
    expect(brokenSeals(office.ledger.reading).places.some((place) => place.includes("登记张贴"))).toBe(true);
  });

  it("can be taken back while it never hung, and not after", async () => {
    const { id } = await freeze();
    must(discardPublication(office.call("publication.discard", { id })));
    expect(failureOf(discardPublication(office.call("publication.discard", { id })))).toMatchObject({
      code: "not-found",
    });
    const other = await freeze();
    must(post(other.id));
    expect(failureOf(discardPublication(office.call("publication.discard", { id: other.id })))).toEqual({
      code: "already-posted",
    });
    expect(brokenSeals(office.ledger.reading).places.filter((place) => /公开定稿|撤回/.test(place))).toEqual([]);
  });
});

const register = (more: Record<string, unknown> = {}) =>
  registerPublication(
    office.call("publication.register", {
      ledgerId: village.books.ledgerId,
      kind: "other",
      title: "村道硬化工程中标公示",
      readyOn: "2026-09-01",
      ...more,
    } as never),
  );
const photo = { name: "公开栏.jpg", bytes: "/9j/4AAQSkZJRgABAQ==" };

describe("the register of postings", () => {
  it("follows a paper from the board to its end, with photo, question and answer", () => {
    const { id } = must(register());
    expect(failureOf(addPublicationPhoto(office.call("publication.addPhoto", { id, file: photo })))).toEqual({
      code: "not-posted",
    });
    expect(failureOf(post(id, "2026-08-31"))).toEqual({ code: "posting-before-content", earliestOn: "2026-09-01" });
    expect(failureOf(post(id, "2026-10-09"))).toEqual({ code: "date-in-future", on: "2026-10-09" });
    must(post(id, "2026-09-02"));
    must(post(id, "2026-09-03"));
    expect(show(id)).toMatchObject({ fromOn: "2026-09-03", mayComeDownOn: "2026-09-18", place: "村委会门口公开栏" });
    must(addPublicationPhoto(office.call("publication.addPhoto", { id, file: photo })));
    const question = must(
      askAboutPublication(office.call("publication.ask", { id, askedOn: "2026-09-05", question: "谁中标？" })),
    );
    expect(show(id).questions).toMatchObject([{ question: "谁中标？", answerBy: "2026-09-15", answer: null }]);
    const answer = { id: question.id, answer: "青禾建设公司。", onDate: "2026-09-06" };
    must(answerAboutPublication(office.call("publication.answer", answer)));
    expect(failureOf(answerAboutPublication(office.call("publication.answer", answer)))).toEqual({
      code: "question-answered",
    });
    const down = (toOn: string, shortfall = "") =>
      takeDownPublication(office.call("publication.takeDown", { id, toOn, shortfall }));
    expect(failureOf(down("2026-09-02"))).toEqual({ code: "posting-reversed", fromOn: "2026-09-03" });
    expect(failureOf(down("2026-09-17"))).toEqual({
      code: "posting-incomplete",
      days: 14,
      leastDays: 15,
      lacksPhoto: false,
    });
    must(down("2026-09-18"));
    expect(show(id)).toMatchObject({ toOn: "2026-09-18", days: 15, photoCount: 1, openQuestions: 0 });
    expect(failureOf(post(id))).toEqual({ code: "posting-ended" });
    expect(failureOf(down("2026-09-20"))).toEqual({ code: "posting-ended" });
  });

  it("takes what came down too soon only with the reason", () => {
    const { id } = must(register());
    must(post(id, "2026-09-03"));
    const down = (shortfall: string) =>
      takeDownPublication(office.call("publication.takeDown", { id, toOn: "2026-09-08", shortfall }));
    expect(failureOf(down(""))).toEqual({ code: "posting-incomplete", days: 5, leastDays: 15, lacksPhoto: true });
    must(down("被雨淋坏"));
    expect(show(id)).toMatchObject({ shortfall: "被雨淋坏", days: 5 });
  });

  it.each([
    [{ kind: "finance", incomeFen: 1, expenseFen: 1 }, "quarter-missing"],
    [{ quarter: "2026Q3" }, "quarter-not-wanted"],
    [{ kind: "finance", quarter: "2026Q2" }, "sums-missing"],
    [{ kind: "finance", quarter: "2026Q4", incomeFen: 1, expenseFen: 1 }, "quarter-not-over"],
    [{ kind: "resolution" }, "resolution-missing"],
    [{ kind: "resolution", resolutionId: "nobody" }, "resolution-of-others"],
  ])("refuses %j", (more, reason) => {
    expect(failureOf(register(more))).toEqual({ code: "publication-bad", reason });
  });

  it("says what is due, what is overdue and what hung", () => {
    const at = (onDate: string) =>
      must(listPublications(office.call("publication.list", { ledgerId: village.books.ledgerId, onDate }))).duties.map(
        ({ quarter, state }) => [quarter, state],
      );
    expect(at("2026-10-15")).toEqual([
      ["2026Q3", "waiting"],
      ["2026Q2", "posted"],
      ["2026Q1", "overdue"],
    ]);
    expect(at("2026-10-16")[0]).toEqual(["2026Q3", "overdue"]);
  });
});

describe("E32 in real books", () => {
  const found = (quarter: string) =>
    must(listFindings(office.call("finding.list", { ledgerId: village.books.ledgerId, quarter })))
      .findings.filter((finding) => finding.test === "E32" && finding.facts["isCleared"] === false)
      .map((finding) => finding.facts["reason"]);

  it("is quiet where the accounts hung, and speaks where they did not or showed other sums", () => {
    expect(found("2026Q3")).toEqual([]);
    expect(found("2026Q2")).toEqual(["not-published"]);
    const { id } = must(
      register({
        kind: "finance",
        quarter: "2026Q1",
        title: "第一季度财务公开",
        readyOn: "2026-04-02",
        incomeFen: 1,
        expenseFen: 0,
      }),
    );
    must(post(id, "2026-04-12"));
    expect(found("2026Q2")).toEqual(["posted-income-differs"]);
  });
});
