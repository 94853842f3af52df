import ExcelJS from "exceljs";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { InputOf } from "#contract/contract.ts";
import { decide, plainResolution } from "#test/support/plain-resolution.ts";
import { passOn } from "#test/support/posting.ts";
import { roadWorks } from "#test/support/project-file.ts";
import { openVillage, type Village } from "#test/support/village.ts";

const quarter = "2026Q3";
let village: Village;
beforeEach(async () => {
  village = await openVillage();
  const settings = await village.must("settings.show", {});
  await village.must("settings.save", { ...settings, backupBeforeClose: false });
});
afterEach(() => {
  village.close();
});

const close = async (): Promise<void> => {
  const { must, ledgerId } = village;
  for (const month of ["07", "08", "09"]) await must("period.close", { ledgerId, month: `2026-${month}` });
};

/** Every line of an Excel file, its cells joined. */
const linesOf = async (bytes: string, sheetName?: string): Promise<readonly string[]> => {
  const workbook = new ExcelJS.Workbook();
  const buffer = Buffer.from(bytes, "base64");
  await workbook.xlsx.load(buffer.buffer.slice(buffer.byteOffset, buffer.byteOffset + buffer.byteLength));
  return workbook.worksheets
    .filter(({ name }) => sheetName === undefined || new RegExp(`^${sheetName}\\D`).test(name))
    .flatMap((sheet) => {
      const lines: string[] = [];
      sheet.eachRow((row) => {
        const cells: string[] = [];
        row.eachCell((cell) => cells.push(cell.isMerged && cell.master !== cell ? "" : cell.text));
        lines.push(cells.join("|"));
      });
      return lines;
    });
};

const wall = async (): Promise<readonly string[]> => {
  const { must, ledgerId } = village;
  return linesOf((await must("disclosure.preview", { ledgerId, quarter, paper: "A4", format: "xlsx" })).bytes);
};
const sheet = async (name: string): Promise<readonly string[]> =>
  linesOf((await village.must("workbook.make", { ledgerId: village.ledgerId, quarter })).bytes, name);

describe("class four of the wall sheet and of sheet 26", () => {
  it("shows every asset: a deposit bought for less than a year, losses not cleared up, work in progress", async () => {
    const { book, content } = village;
    for (const [code, yuan] of [
      ["111", 3000],
      ["18101", 40],
      ["401", 250],
    ] as const)
      await book(
        content("2026-07-06", [
          { code, debit: yuan, summary: "转出" },
          { code: "311", credit: yuan, summary: "转出" },
        ]),
      );
    await close();
    const [onWall, onSheet] = [await wall(), await sheet("26")];
    for (const [name, amount] of [
      ["短期投资（一年以内，如存单、理财）", 3000],
      ["还没查清处理的财产盘盈盘亏", 40],
      ["正在生产、还没完工的产品和服务", 250],
    ] as const) {
      const isOf = (line: string): boolean => line.includes(name) && line.includes(String(amount));
      expect(onWall.filter(isOf)).toHaveLength(1);
      expect(onSheet.filter(isOf)).toHaveLength(1);
    }
  });
});

describe("class seven of the wall sheet", () => {
  const listOf = async (kind: "share" | "land" | "raise", title: string): Promise<string> => {
    const { must, ledgerId } = village;
    const item = { id: null, ledgerId, kind: "member", bankAccount: "", note: "", isActive: true } as const;
    const { id: itemId } = await must("item.save", { ...item, code: null, name: `${title}户` });
    const lines = [{ itemId, shares: 100, amountFen: 10_000, withheldFen: 0, note: "" }];
    const head = { kind, title, onDate: "2026-09-01", basis: "", resolutionId: null, projectItemId: null };
    return (await must("distribution.save", { id: null, ledgerId, list: { ...head, totalFen: 10_000, lines } })).id;
  };

  it("names the lists that were booked, and none that raises money or that nobody booked", async () => {
    const { must, ledgerId } = village;
    await listOf("raise", "修渠筹资");
    await listOf("share", "没有记账的分红");
    const booked = await listOf("land", "征地补偿分到户");
    const form: InputOf<"guide.save"> = {
      ledgerId,
      onDate: "2026-09-08",
      kind: "land-receive",
      summary: "收征地补偿",
      amountFen: 10_000,
      fundFen: 0,
      awardFen: 0,
      reserveFen: 0,
      outsideFen: 0,
      projectItemId: null,
      payeeItemId: null,
      isOwed: false,
      distributionId: booked,
      categoryId: null,
      accounts: {},
    };
    await passOn(village, (await must("guide.save", form)).voucherId);
    await close();
    const text = (await wall()).join("\n");
    expect(text).toContain("征地补偿分到户");
    expect(text).not.toContain("没有记账的分红");
    expect(text).not.toContain("修渠筹资");
  });
});

describe("plans, works and what is owed", () => {
  /** A pond let for 1 200.00 yuan a year, due at its start; nothing of it came. */
  const lease = (lesseeItemId: string): InputOf<"lease.save">["terms"] => ({
    number: "ZL-01",
    sort: "pond",
    subject: "村东鱼塘",
    area: "12 亩",
    lesseeItemId,
    fromOn: "2026-07-01",
    toOn: "2028-06-30",
    periodMonths: 12,
    isDueAtStart: true,
    steps: [{ fromOn: "2026-07-01", yearFen: 120_000 }],
    depositFen: 0,
    openingReceivedFen: 0,
    tenderMode: "negotiation",
    isPostedPublicly: false,
    resolutionId: null,
    endedOn: null,
    note: "",
  });

  it("stand on the wall: the voted budget line by line, works, grants with what has not come, and rent in arrears", async () => {
    const { must, ledgerId } = village;
    const { categories } = await must("category.list", {});
    const office = categories.find(({ code }) => code === "F02")?.id ?? "";
    const line = { source: "own" as const, carriedFen: 0, note: "" };
    await must("budget.save", {
      ledgerId,
      year: 2026,
      reason: "",
      lines: [
        { ...line, side: "expense", categoryId: office, accountCode: null, amountFen: 800_000 },
        { ...line, side: "income", categoryId: null, accountCode: "501", amountFen: 900_000 },
      ],
    });
    const resolutionId = await decide(village, plainResolution(ledgerId, []));
    await must("budget.vote", { ledgerId, year: 2026, resolutionId });
    await must("project.save", { id: null, ledgerId, itemId: null, file: roadWorks });
    const terms = {
      document: "青农〔2026〕12号",
      department: "县农业农村局",
      title: "村级运转经费",
      grantedOn: "2026-07-10",
      expiresOn: null,
      amountFen: 500_000,
      categoryIds: [],
      expected: [
        { quarter: "2026Q3", amountFen: 300_000 },
        { quarter: "2026Q4", amountFen: 200_000 },
      ],
    };
    await must("grant.save", { id: null, ledgerId, itemId: null, terms, reason: "" });
    const payee = { id: null, ledgerId, kind: "payee", bankAccount: "", note: "", isActive: true } as const;
    const { id: lesseeId } = await must("item.save", { ...payee, code: null, name: "青禾水产公司" });
    await must("lease.save", { id: null, ledgerId, terms: lease(lesseeId) });
    await close();
    const lines = await wall();
    const has = (...words: readonly string[]): boolean =>
      lines.some((each) => words.every((word) => each.includes(word)));
    expect(lines.filter((each) => /今年的(?:支出|收入)预算/.test(each))).toHaveLength(2);
    expect(has("办公费", "全年", "1号", "8000", "0%")).toBe(true);
    expect(has("村里的工程", "村道硬化", "合同价 8,000.00 元", "青禾建安公司", "做到 50%")).toBe(true);
    expect(has("上级拨的钱", "村级运转经费", "核定 5,000.00 元", "到期还没来的 3,000.00 元")).toBe(true);
    expect(has("村级运转经费（拨款）", "3000")).toBe(true);
    expect(has("青禾水产公司（租金）", "1,200")).toBe(true);
  });
});

describe("sheet 15", () => {
  it("keeps owing a debt that no entry ever knew, says so, and leaves its tie open", async () => {
    const { must, ledgerId, accountOf } = village;
    const item = { id: null, ledgerId, kind: "payee", bankAccount: "", note: "", isActive: true } as const;
    const { id: creditorItemId } = await must("item.save", { ...item, code: null, name: "青禾农商银行" });
    await must("debt.save", {
      id: null,
      ledgerId,
      terms: {
        number: "ZW-1",
        creditorItemId,
        accountId: accountOf("201"),
        purpose: "修路",
        principalFen: 15_000_000,
        ratePoints: 435,
        fromOn: "2026-07-01",
        dueOn: "2026-08-31",
        approval: "",
        resolutionId: null,
        note: "",
      },
    });
    await close();
    const lines = await sheet("15");
    // Nothing stands under 已还: the principal, then what is still owed of it.
    const own = lines.find((line) => line.startsWith("ZW-1")) ?? "";
    expect(own.match(/150000/g)).toHaveLength(2);
    expect(own).toMatch(/\|150000\|账上没有、逾期$/);
    expect(lines.join("\n")).toContain("登记了却从未记账");
    expect((await sheet("1")).find((line) => line.includes("债务明细表期末"))).toContain("150000");
  });
});
