import { join } from "node:path";
import { read, utils, write } from "@e965/xlsx";
import Papa from "papaparse";
import { month } from "#domain/core/dates.ts";
import { buildTownship } from "./big-township.ts";
import { callerOn } from "./caller.ts";
import { figure, inFolder, timeRuns, peakMiB, type Figure } from "./measure.ts";

const lineCount = 10_000;
const runs = 3;

const header = [
  "交易日期",
  "交易时间",
  "支出金额",
  "收入金额",
  "余额",
  "对方账号",
  "对方户名",
  "对方行名",
  "用途",
  "附言",
  "摘要",
  "交易流水号",
];

/** A statement in 邮储's layout with a sound chain of balances, a different one for every `seed`. */
const statementRows = (count: number, account: string, seed: number): readonly (readonly string[])[] => {
  let balance = 10_000_000;
  const rows = Array.from({ length: count }, (_, index) => {
    const isIn = index % 3 === 0;
    const amount = ((index * 37 + seed) % 900) + 1;
    balance += isIn ? amount : -amount / 10;
    const day = String(Math.floor((index * 25) / count) + 1).padStart(2, "0");
    const serial = `2026${String(seed).padStart(4, "0")}${String(index).padStart(12, "0")}`;
    const money = (value: number): string => value.toFixed(2);
    const sides = isIn ? ["", money(amount)] : [money(amount / 10), ""];
    return [
      `2026-06-${day}`,
      "09:30:00",
      ...sides,
      money(balance),
      `62179900${String(index).padStart(11, "0")}`,
      `往来户${index % 500}`,
      "青禾支行",
      "往来",
      "",
      "转账",
      serial,
    ];
  });
  return [["中国邮政储蓄银行账户交易明细"], ["账号", account, "户名", "第1村经济合作社"], [], [], header, ...rows];
};

const statementBytes = (bookType: "xlsx" | "biff8", account: string, seed: number): Uint8Array => {
  const sheet = utils.aoa_to_sheet(statementRows(lineCount, account, seed).map((row) => [...row]));
  const book = utils.book_new();
  utils.book_append_sheet(book, sheet, "账户交易明细");
  return new Uint8Array(write(book, { bookType, type: "array" }) as ArrayBuffer);
};

const measure = (bookType: "xlsx" | "biff8", name: string): Promise<Figure> =>
  inFolder(async (folder) => {
    const path = join(folder, "import.xzdb");
    await buildTownship(path, { ledgers: 1, first: month("2026-01"), last: month("2026-06"), vouchersAMonth: 0 });
    const { desk, call } = callerOn(path);
    const files: Uint8Array[] = [];
    const accounts: string[] = [];
    for (let run = 0; run < runs; run += 1) {
      const number = `95100601009900${String(1000 + run)}`;
      const account = {
        id: null,
        ledgerId: "ledger1",
        accountCode: null,
        bankName: `邮储${run}`,
        number,
        name: "第1村",
        isActive: true,
      };
      accounts.push((await call("bankAccount.save", account)).id);
      files.push(statementBytes(bookType, number, run + 1));
    }
    const floor = await timeRuns(runs, (run) =>
      utils.sheet_to_json(
        Object.values(read(files[run], { type: "array", nodim: true, dense: true }).Sheets)[0] ?? {},
        { header: 1 },
      ),
    );
    const ours = await timeRuns(runs, async (run) => {
      const file = { name: `流水${run}.xls`, bytes: Buffer.from(files[run] ?? []).toString("base64") };
      const input = { file, bankAccountId: accounts[run] ?? null, mapping: null, sheet: null };
      const { digest } = await call("statement.preview", input);
      const rest = { takeRows: [], acceptBreaks: false, rememberMapping: false, makeDrafts: false };
      const { newCount } = await call("statement.commit", { ...input, ...rest, digest });
      if (newCount !== lineCount) throw new Error(`${newCount} lines`);
    });
    desk.close();
    const note = `peak ${peakMiB().toFixed(0)} MiB; preview and commit`;
    return figure(name, ours, { floor, floorName: "SheetJS reads the file", aim: "watch", note });
  });

const longCount = Number(process.env.N ?? 30000);

/** A text file of 100,000 lines, from bytes to committed journal. */
const measureText = (): Promise<Figure> =>
  inFolder(async (folder) => {
    const path = join(folder, "import.xzdb");
    await buildTownship(path, { ledgers: 1, first: month("2026-01"), last: month("2026-06"), vouchersAMonth: 0 });
    const { desk, call } = callerOn(path);
    const number = "951006010099002000";
    const account = { id: null, ledgerId: "ledger1", accountCode: null, bankName: "邮储", number, name: "第1村" };
    const { id } = await call("bankAccount.save", { ...account, isActive: true });
    const text = statementRows(longCount, number, 1)
      .map((row) => `${row.join(",")}\n`)
      .join("");
    const file = { name: "流水.csv", bytes: Buffer.from(text).toString("base64") };
    const floor = await timeRuns(1, () => Papa.parse(text, { delimiter: "," }));
    const ours = await timeRuns(1, async () => {
      const input = { file, bankAccountId: id, mapping: null, sheet: null };
      const { digest } = await call("statement.preview", input);
      const rest = { takeRows: [], acceptBreaks: false, rememberMapping: false, makeDrafts: false };
      const { newCount } = await call("statement.commit", { ...input, ...rest, digest });
      if (newCount !== longCount) throw new Error(`${newCount} lines`);
    });
    desk.close();
    const note = `peak ${peakMiB().toFixed(0)} MiB; preview and commit`;
    return figure("import 100,000 lines (CSV)", ours, { floor, floorName: "PapaParse reads it", aim: "watch", note });
  });

/** Statement files from bytes to committed journal. The text comes first, so that its peak of memory is its own. */
export const importFigures = async (): Promise<readonly Figure[]> => [
  await measureText(),
  await measure("xlsx", "import 10,000 lines (xlsx)"),
  await measure("biff8", "import 10,000 lines (BIFF8)"),
];
console.log(await measureText());
