import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openDesk, type OpenDesk } from "#api/desk.ts";
import { dispatch } from "#api/dispatch.ts";
import type { InputOf, MethodName } from "#contract/contract.ts";
import { readReply } from "#contract/wire.ts";
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
import { checkDetailBook, checkPapers } from "#files/verifier/check-papers.ts";
import { checkSideBooks, isSideBook, readSideBook } from "#files/verifier/check-side-books.ts";
import { checkChain } from "#files/verifier/check-chain.ts";
import { csvRows, sha256Hex, sm3Hex, unzip } from "#files/verifier/tools.ts";
import { sha256Of } from "#store/sha256.ts";
import { closeYear, openBookedYear } from "#test/support/closed-year.ts";
import { commandLine } from "#test/support/command-line.ts";
import { forge } from "#test/support/forge.ts";
import { temporaryFolder } from "#test/support/temporary-folder.ts";

const paper = "真的提现单";
let year: Awaited<ReturnType<typeof openBookedYear>>;

beforeAll(async () => {
  year = await openBookedYear();
  const { must, content } = year;
  const draft = await year.save(
    content("2026-12-22", [
      { code: "101", debit: 50, summary: "提取备用现金" },
      { code: "bank", credit: 50, summary: "提取备用现金" },
    ]),
  );
  const file = { name: "提现单.txt", bytes: Buffer.from(paper).toString("base64") };
  await must("attachment.add", { voucherId: draft.id, file });
  await must("voucher.review", draft);
  await must("voucher.post", { ids: [draft.id] });
  await closeYear(year);
  year.desk.close();
}, 90_000);
afterAll(() => {
  year.close();
});

/** A copy of the closed year that a forger has been at. */
const tampered = (sql: string, swapPaper: boolean): string => {
  const folder = temporaryFolder();
  cpSync(year.folder, folder, { recursive: true });
  const path = join(folder, "qinghe.xzdb");
  if (sql !== "") forge(path, sql);
  const hash = sha256Of(paper);
  if (swapPaper) writeFileSync(join(folder, "qinghe.xzdb-files", hash.slice(0, 2), hash), "假的提现单");
  return path;
};

const at = async <Answer>(path: string, work: (desk: OpenDesk) => Promise<Answer>): Promise<Answer> => {
  const opened = openDesk({ ledgerPath: path, isNew: false, programVersion: "test", isDemo: false, now: year.now });
  if (!opened.ok) throw new Error(opened.error.code);
  try {
    return await work(opened.value);
  } finally {
    opened.value.close();
  }
};

const call = async <Name extends MethodName>(desk: OpenDesk, name: Name, input: InputOf<Name>) => {
  const session = desk.sessions.open(year.persons.bookkeeper);
  const text = JSON.stringify({ method: name, input, session, requestId: "forged-1" });
  return readReply(name, await dispatch(desk, text, { onProgress: () => undefined, isCancelled: () => false }));
};

/** What the screen shows: every place of every check that failed. */
const placesOf = (path: string): Promise<string> =>
  at(path, async (desk) => {
    const reply = await call(desk, "ledger.verify", {});
    if (!reply.ok) throw new Error(reply.failure.code);
    return reply.value.checks.flatMap(({ code, places }) => places.map((place) => `${code} ${place}`)).join("\n");
  });

/** What the page shipped in the year's archive says of an archive made from the books. */
const pageFaults = (path: string): Promise<string> =>
  at(path, async (desk) => {
    const made = await call(desk, "archive.make", { ledgerId: year.ledgerId, year: 2026 });
    if (!made.ok) return `no archive: ${made.failure.code}`;
    const bytes = readFileSync(made.value.path);
    const zip = unzip(bytes);
    if (zip === undefined) throw new Error("no zip");
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
      checkEnds,
      checkCode,
      checkLog,
    };
    const answer = await checkArchive({ ...zip, bytes, code: "" }, { ...tools, readList, unseen }, () => undefined);
    return answer.faults.map(({ place, text }) => `${place}：${text}`).join("\n");
  });

const second = "(select id from voucher where month = '2026-07' and number = 2)";
const copiedColumns = `ledger_id, state, kind, word, on_date, paper_count, version, prepared_by, prepared_at, reviewed_by,
  reviewed_at, posted_by, posted_at, previous_hash, hash, form`;
const free = `delete from finding where voucher_id = ${second}; delete from pair_balance;`;

/** What is done to the file; then what the screen, the command line and the page each have to say about it. */
const cases: readonly {
  readonly what: string;
  readonly sql?: string;
  readonly swapsPaper?: true;
  readonly screen: RegExp;
  readonly line: RegExp;
  readonly page: RegExp | null;
}[] = [
  {
    what: "nothing",
    screen: /^$/,
    line: /账本完好。/,
    page: /^$/,
  },
  {
    what: "one amount changed",
    sql: `update entry set debit_fen = debit_fen + 1 where voucher_id = ${second} and line = 3`,
    screen: /voucher-content 柳溪村经济合作社 2026-07 记-2$/m,
    line: /2026-07 记-2/,
    page: /2026-07 记-2：凭证的内容和它的指纹对不上：被改动过/,
  },
  {
    what: "a voucher deleted",
    sql: `${free} delete from entry where voucher_id = ${second}; delete from voucher where id = ${second}`,
    screen: /chain-links 柳溪村经济合作社 2026-09 记-1 gap 1$/m,
    line: /2026-09 记-1（它前面少了 1 张凭证）/,
    page: /2026-09 记-1：凭证与“2026-07 记-1”之间少了 1 条/,
  },
  {
    what: "a voucher inserted",
    sql: `insert into voucher (id, number, chain_no, ${copiedColumns}) select 'inserted', 9, 99, ${copiedColumns} from voucher
      where id = ${second}`,
    screen: /voucher-content 柳溪村经济合作社 2026-07 记-9$/m,
    line: /2026-07 记-9/,
    page: /2026-07 记-9：/,
  },
  {
    what: "the reviewer of a voucher emptied",
    sql: `update voucher set reviewed_by = null, reviewed_at = null where id = ${second}`,
    screen: /voucher-content 柳溪村经济合作社 2026-07 记-2$/m,
    line: /2026-07 记-2/,
    // Of such a file no archive is made: no page of a voucher can be drawn without its reviewer.
    page: null,
  },
  {
    what: "a changed log line",
    sql: "update trail set subject = '没有此事' where no = (select no from trail where action = 'voucher.post' limit 1)",
    screen: /^trail 第 \d+ 条$/m,
    line: /操作日志 +第 \d+ 条/,
    page: /日志第 \d+ 条|日志.*对不上/,
  },
  {
    what: "the content of an attachment swapped",
    swapsPaper: true,
    screen: /files 柳溪村经济合作社 2026-12 记-\d 附件“提现单.txt” changed$/m,
    line: /2026-12 记-\d 附件“提现单.txt”（内容被改动过）/,
    page: /no archive: /,
  },
  {
    what: "an attachment taken out from under the fingerprint",
    sql: "update attachment set is_late = 1",
    screen: /voucher-content 柳溪村经济合作社 2026-12 记-\d$/m,
    line: /2026-12 记-\d/,
    page: /2026-12 记-\d：凭证的内容和它的指纹对不上/,
  },
];

describe("books that somebody wrote to past the program", { timeout: 60_000 }, () => {
  it.each(cases)("show on the screen where: $what", async ({ sql = "", swapsPaper = false, screen }) => {
    expect(await placesOf(tampered(sql, swapsPaper))).toMatch(screen);
  });

  it.each(cases)("are told apart by the command line: $what", async ({ what, sql = "", swapsPaper = false, line }) => {
    const { code, stdout } = await commandLine(["verify", "--ledger", tampered(sql, swapsPaper)]);
    expect([code, stdout]).toEqual([what === "nothing" ? 0 : 1, expect.stringMatching(line)]);
  });

  it.each(cases.filter(({ page }) => page !== null))(
    "give an archive in which the page finds it: $what",
    async ({ sql = "", swapsPaper = false, page }) => {
      expect(await pageFaults(tampered(sql, swapsPaper))).toMatch(page ?? /./);
    },
  );
});
