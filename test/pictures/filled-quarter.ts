import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { demoLedgerPath, makeDemo } from "#cli/demo.ts";
import type { Demo } from "#cli/demo-office.ts";
import type { InputOf } from "#contract/contract.ts";
import type { LedgerId } from "#domain/core/ids.ts";
import { ledgerNames } from "#fixtures/setup/qinghe.ts";
import { openAgain } from "./again.ts";
import type { TownshipFile } from "./township.ts";

type Content = InputOf<"voucher.save">["content"];

const papers: Pick<Content, "documents" | "approvals"> = {
  documents: [
    { kind: "invoice", number: "24512000000099001122", onDate: null, amountFen: null, party: "清河农资", note: "" },
    { kind: "minutes", number: "", onDate: null, amountFen: null, party: "", note: "" },
  ],
  approvals: (["village-head", "supervisors", "two-committees"] as const).map((role) => ({
    role,
    name: role === "supervisors" ? "李守信" : "柳建国",
    onDate: "2026-10-08",
  })),
};

const passOn = async (demo: Demo, id: string): Promise<void> => {
  const { version } = await demo.must("zhou", "voucher.show", { id });
  await demo.must("zhou", "voucher.review", { id, version });
  const { refused } = await demo.must("chen", "voucher.post", { ids: [id] });
  if (refused.length > 0) throw new Error(JSON.stringify(refused));
};

/** 化肥 kept by the kilogram: bought twice and handed out once. */
const plantStock = async (demo: Demo, ledgerId: LedgerId): Promise<void> => {
  const fertiliser = { ledgerId, parentCode: "121", code: null, name: "复合肥", itemKinds: [], unit: "公斤" };
  const { id: stockId } = await demo.must("chen", "account.add", fertiliser);
  const { accounts } = await demo.must("chen", "account.list", { ledgerId });
  const idOf = (code: string): string => {
    const found = accounts.find((account) => account.isLeaf && account.code.startsWith(code));
    if (found === undefined) throw new Error(`no account ${code}`);
    return found.id;
  };
  const { categories } = await demo.must("chen", "category.list", {});
  const categoryOf = (name: string): string => categories.find((category) => category.name === name)?.id ?? "";
  const line = { items: [], debitFen: 0, creditFen: 0, categoryId: null, quantityMilli: null };
  const moves = [
    ["2026-10-08", "购入复合肥", "in", 1_200_000, 420_000],
    ["2026-10-09", "示范田领用复合肥", "out", 450_000, 157_500],
    ["2026-10-10", "购入复合肥", "in", 300_000, 106_500],
  ] as const;
  for (const [at, [onDate, summary, way, quantityMilli, amountFen]] of moves.entries()) {
    const stock = { ...line, summary, accountId: stockId, quantityMilli };
    const entries: Content["entries"] =
      way === "in"
        ? [
            { ...stock, debitFen: amountFen, categoryId: categoryOf("购置库存物资") },
            { ...line, summary, accountId: idOf("10201"), creditFen: amountFen },
          ]
        : [
            { ...line, summary, accountId: idOf("511"), debitFen: amountFen, categoryId: categoryOf("生产经营支出") },
            { ...stock, creditFen: amountFen },
          ];
    const documents = papers.documents.map((each) =>
      each.kind === "invoice" ? { ...each, number: `2451200000009900112${String(at)}` } : each,
    );
    const content = { ledgerId, onDate, paperCount: 2, entries, approvals: papers.approvals, documents };
    const { id } = await demo.must("chen", "voucher.save", { id: null, version: null, content });
    await passOn(demo, id);
  }
};

/** A voucher of September that was wrong, put right in October. */
const plantCorrection = async (demo: Demo, ledgerId: LedgerId): Promise<void> => {
  const span = { ledgerId, fromMonth: "2026-08", toMonth: "2026-09", state: "posted" as const, take: 200 };
  const { vouchers } = await demo.must("chen", "voucher.list", span);
  for (const voucher of vouchers.filter(({ summary }) => summary.includes("办公")).slice(0, 2)) {
    const { redId, copyId } = await demo.must("chen", "voucher.correct", {
      id: voucher.id,
      onDate: "2026-10-09",
      reason: "供货单位开错品名，重新开票",
      andCopy: true,
    });
    for (const id of [redId, copyId]) if (id !== null) await passOn(demo, id);
  }
};

/** 财务公开, 公示登记簿 and 审计记录 of the quarter. */
const plantPublicity = async (demo: Demo, ledgerId: LedgerId): Promise<void> => {
  const { id } = await demo.must("chen", "disclosure.freeze", { ledgerId, quarter: "2026Q3", paper: "A3" });
  await demo.must("chen", "publication.post", {
    id,
    fromOn: "2026-10-12",
    place: "村务公开栏",
    way: "board",
    postedBy: "吴报账",
  });
  await demo.must("chen", "publication.ask", {
    id,
    askedOn: "2026-10-12",
    asker: "柳大山",
    question: "七月的办公用品买了哪些？",
  });
  const notes = [
    [
      "七月办公用品三张发票同日",
      "七月五日向同一供货单位开具发票三张，合计三千余元，未见比价记录。",
      "补充比价记录，今后合并采购。",
    ],
    ["现金盘点表缺出纳签字", "八月末现金盘点表只有会计一人签字。", ""],
  ] as const;
  for (const [subject, fact, demand] of notes)
    await demo.must("shenji", "auditNote.add", {
      ledgerId,
      quarter: "2026Q3",
      subject,
      fact,
      demand,
      deadline: demand === "" ? null : "2026-11-15",
    });
};

/** An own report for the township, and the archive of the year so far. */
const plantPapers = async (demo: Demo, ledgerId: LedgerId): Promise<void> => {
  const rows = [
    ["期初存款", "BEGIN(102)"],
    ["本期收入", "DR(102)"],
    ["本期支出", "CR(102)"],
    ["期末存款", "L1+L2-L3"],
    ["管理费用", "DR(513)"],
    ["补助收入", "CR(503)"],
  ] as const;
  await demo.must("chen", "reportDefinition.save", {
    id: null,
    system: "2023",
    kind: "custom",
    name: "三资月报",
    fromMonth: "2026-07",
    lines: rows.map(([name, formula], at) => ({
      no: at + 1,
      section: "",
      name,
      formula,
      status: "confirmed" as const,
    })),
    columns: ["month", "quarter", "year", "last-year"],
    reason: "镇三资办要求的月报",
  });
  await demo.must("chen", "archive.make", { ledgerId, year: 2026, isDraft: true });
};

const plant = async (demo: Demo): Promise<void> => {
  const { ledgers } = await demo.must("chen", "ledger.list", {});
  const liuxi = ledgers.find(({ name }) => name === ledgerNames.liuxi)?.id;
  if (liuxi === undefined) throw new Error("no 柳溪村");
  for (const each of [plantStock, plantCorrection, plantPublicity, plantPapers]) await each(demo, liuxi);
};

/** The demo township some days on: what a closed quarter leaves behind, so that no picture shows an empty list. */
export const townshipAfterQuarter = async (): Promise<TownshipFile> => {
  const folder = mkdtempSync(join(tmpdir(), "xiangzhang-pictures-"));
  const made = await makeDemo(folder);
  if (!made.ok) throw new Error(`the demo is not made: ${JSON.stringify(made)}`);
  const ledgerPath = demoLedgerPath(folder);
  await openAgain(ledgerPath, plant);
  return { ledgerPath, remove: () => rmSync(folder, { recursive: true, force: true }) };
};
