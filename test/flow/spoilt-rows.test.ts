import { cpSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openDesk } from "#api/desk.ts";
import { dispatch } from "#api/dispatch.ts";
import type { InputOf, MethodName } from "#contract/contract.ts";
import { isWholeFailure } from "#contract/failures.ts";
import { readReply } from "#contract/wire.ts";
import { sentenceOf } from "#renderer/words/failures.ts";
import { closeYear, openBookedYear } from "#test/support/closed-year.ts";
import { forge } from "#test/support/forge.ts";
import { temporaryFolder } from "#test/support/temporary-folder.ts";

let year: Awaited<ReturnType<typeof openBookedYear>>;
const last = "(select id from voucher where month = '2026-12' and state = 'posted' order by number desc limit 1)";

beforeAll(async () => {
  year = await openBookedYear();
  await closeYear(year);
  year.desk.close();
}, 90_000);
afterAll(() => {
  year.close();
});

type Asked = "archive.make" | "workbook.make" | "data.exportAll";
type Calls = {
  /** The places a verification names, one a line. */
  readonly verify: () => Promise<string>;
  /** `made`, or the refusal with its sentence. */
  readonly make: <Name extends Asked>(name: Name, input: InputOf<Name>) => Promise<string>;
};

const refusalText = (failure: { readonly code: string }): string =>
  `${failure.code} ${isWholeFailure(failure) ? sentenceOf(failure) : ""}`;

/** Works on a copy of the year that a forger has been at. */
const afterForging = async (sql: string, work: (calls: Calls) => Promise<void>): Promise<void> => {
  const folder = temporaryFolder();
  cpSync(year.folder, folder, { recursive: true });
  const path = join(folder, "qinghe.xzdb");
  forge(path, sql);
  const opened = openDesk({ ledgerPath: path, isNew: false, programVersion: "test", isDemo: false, now: year.now });
  if (!opened.ok) throw new Error(opened.error.code);
  const desk = opened.value;
  const session = desk.sessions.open(year.persons.head);
  let requests = 0;
  const ask = async <Name extends MethodName>(name: Name, input: InputOf<Name>) => {
    const text = JSON.stringify({ method: name, input, session, requestId: `spoilt-${(requests += 1)}` });
    return readReply(name, await dispatch(desk, text, { onProgress: () => undefined, isCancelled: () => false }));
  };
  try {
    await work({
      verify: async () => {
        const reply = await ask("ledger.verify", {});
        return reply.ok
          ? reply.value.checks.flatMap(({ code, places }) => places.map((place) => `${code} ${place}`)).join("\n")
          : refusalText(reply.failure);
      },
      make: async (name, input) => {
        const reply = await ask(name, input);
        return reply.ok ? "made" : refusalText(reply.failure);
      },
    });
  } finally {
    desk.close();
  }
};

type Column = { readonly name: string; readonly type: string; readonly notnull: number };

/** One change of each column of the tables a voucher stands in: emptied where it may be, else another value. */
const changesOf = (): readonly (readonly [string, string])[] => {
  const database = new Database(join(year.folder, "qinghe.xzdb"), { readonly: true });
  const changes = (["voucher", "entry", "period", "trail"] as const).flatMap((table) => {
    const columns = database.prepare<unknown[], Column>(`pragma table_info("${table}")`).all();
    const where =
      table === "voucher"
        ? `id = ${last}`
        : table === "entry"
          ? `voucher_id = ${last} and line = 2`
          : table === "period"
            ? "month = '2026-12'"
            : "no = (select max(no) from trail)";
    return columns.map(({ name, type, notnull }): readonly [string, string] => {
      // The number of a log line is the row's own and cannot be empty.
      const isEmptied = notnull === 0 && name !== "no";
      const value = isEmptied ? "null" : type === "INTEGER" ? `${name} + 7` : "'改过'";
      return [`${table}.${name}`, `update ${table} set ${name} = ${value} where ${where}`];
    });
  });
  database.close();
  return changes;
};

/** What no hash covers: how a draft was sent back and forth, which a posted voucher no longer shows. */
const unproven = new Set(["voucher.version", "voucher.review_no", "voucher.returned_reason"]);
/** Empty in these books already: nothing is changed by emptying them. */
const empty = new Set([
  "voucher.corrects_id",
  "voucher.corrects_reason",
  "entry.category_id",
  "entry.quantity_milli",
  "trail.person_id",
  "trail.request_id",
]);

describe("rows that somebody spoilt past the program", { timeout: 60_000 }, () => {
  it("are named by a verification, whichever column of a posted voucher, a close or the log it was", async () => {
    const missed: string[] = [];
    for (const [column, sql] of changesOf())
      await afterForging(sql, async ({ verify }) => {
        const answer = await verify();
        if (/internal|cancelled/.test(answer) || (answer === "" && !unproven.has(column))) missed.push(column);
      });
    expect(missed.filter((column) => !empty.has(column))).toEqual([]);
  });

  it.each([
    ["the reviewer emptied", `update voucher set reviewed_by = null where id = ${last}`, "archive"],
    ["who posted it emptied", `update voucher set posted_by = null where id = ${last}`, "archive"],
    ["the time of preparing emptied", `update voucher set prepared_at = '' where id = ${last}`, "workbook"],
    ["a number far away", `update voucher set number = 9007199254740000 where id = ${last}`, null],
    [
      "a count of papers beyond reckoning",
      `update voucher set paper_count = 9007199254740999 where id = ${last}`,
      null,
    ],
    ["a time of review emptied", `update voucher set reviewed_at = null where id = ${last}`, null],
    ["lines of the log made unreadable", `update trail set facts = '{"seals":[' where no > 3`, null],
    ["the ledger of a close emptied", "update period set ledger_id = '' where month = '2026-12'", "period"],
  ])("end no work in a fault of the program: %s", async (_what, sql, refused) => {
    await afterForging(sql, async ({ verify, make }) => {
      const answers = {
        verify: await verify(),
        archive: await make("archive.make", { ledgerId: year.ledgerId, year: 2026 }),
        workbook: await make("workbook.make", { ledgerId: year.ledgerId, quarter: "2026Q4" }),
        data: await make("data.exportAll", {}),
      };
      expect(answers.verify).not.toBe("");
      expect(Object.values(answers).join("\n")).not.toMatch(/^internal/m);
      if (refused === "archive" || refused === "workbook")
        expect(answers[refused]).toMatch(/^books-changed 账簿里有不是程序写进去的内容.*2026-12 记-\d/);
    });
  });
});
