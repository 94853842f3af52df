import Database from "better-sqlite3";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openDesk, type OpenDesk } from "#api/desk.ts";
import { dispatch } from "#api/dispatch.ts";
import type { InputOf, MethodName } from "#contract/contract.ts";
import { readReply } from "#contract/wire.ts";
import type { VoucherId } from "#domain/core/ids.ts";
import { sentenceOfParts } from "#renderer/words/failures.ts";
import { verifyName, verifyPlaceText } from "#renderer/words/checks.ts";
import { commandLine } from "#test/support/command-line.ts";
import { forge } from "#test/support/forge.ts";
import { openVillage, type Village } from "#test/support/village.ts";

let village: Village;
beforeEach(async () => {
  village = await openVillage();
});
afterEach(() => {
  village.close();
});

/** Cash rent of 100.00: saved, and reviewed where asked for. */
const rent = async (isReviewed: boolean): Promise<VoucherId> => {
  const { content, save, must } = village;
  const draft = await save(
    content("2026-10-09", [
      { code: "101", debit: 100, summary: "收机动地承包费现金" },
      { code: "501", credit: 100, summary: "收机动地承包费现金" },
    ]),
  );
  if (isReviewed) await must("voucher.review", draft);
  return draft.id;
};

/** The same file opened anew, as after a forger was at it. */
const again = async <Answer>(work: (desk: OpenDesk) => Promise<Answer>): Promise<Answer> => {
  village.desk.close();
  const { ledgerPath, now } = village;
  const opened = openDesk({ ledgerPath, isNew: false, programVersion: "test", isDemo: false, now });
  if (!opened.ok) throw new Error(opened.error.code);
  try {
    return await work(opened.value);
  } finally {
    opened.value.close();
  }
};

let requests = 0;
const must = async <Name extends MethodName>(desk: OpenDesk, name: Name, input: InputOf<Name>) => {
  const session = desk.sessions.open(
    village.persons[name === "voucher.return" || name === "voucher.review" ? "reviewer" : "bookkeeper"],
  );
  const text = JSON.stringify({ method: name, input, session, requestId: `again-${String((requests += 1))}` });
  const reply = readReply(name, await dispatch(desk, text, { onProgress: () => undefined, isCancelled: () => false }));
  if (!reply.ok) throw new Error(JSON.stringify(reply.failure));
  return reply.value;
};

const placesOf = async (desk: OpenDesk): Promise<readonly string[]> =>
  (await must(desk, "ledger.verify", {})).checks.flatMap(({ code, places }) =>
    places.map((place) => `${verifyName(code)}：${verifyPlaceText(place)}`),
  );

const postingOf = async (desk: OpenDesk, id: VoucherId): Promise<readonly string[]> =>
  (await must(desk, "voucher.post", { ids: [id] })).refused.map(({ code, facts }) => sentenceOfParts(code, facts));

const subject = "2026-10-09 收机动地承包费现金";
const whatToDo =
  "账本文件被绕过程序改动过。请先到“数据校验”核对并报告主管；查明以后请审核人退回这张凭证，改对再重新审核。";

describe("a voucher between its review and its posting", () => {
  it("whose amounts were changed past the program is named by verify and not posted; given back it is reviewed anew", async () => {
    const id = await rent(true);
    village.desk.close();
    forge(village.ledgerPath, "update entry set debit_fen = debit_fen / 10, credit_fen = credit_fen / 10");
    await again(async (desk) => {
      expect(await placesOf(desk)).toEqual([
        `待记账凭证与审核时一致：柳溪村经济合作社 ${subject} 10.00（审核以后内容被改动）`,
      ]);
      expect(await postingOf(desk, id)).toEqual([
        `凭证“${subject} 10.00”不能记账：现在的内容和审核时的不一样，${whatToDo}`,
      ]);
      const { version } = await must(desk, "voucher.show", { id });
      const back = await must(desk, "voucher.return", { id, version, reason: "内容被改过" });
      expect(await placesOf(desk)).toEqual([]);
      await must(desk, "voucher.review", { id, version: back.version });
      expect(await postingOf(desk, id)).toEqual([]);
      expect(await placesOf(desk)).toEqual([]);
    });
    const { code, stdout } = await commandLine(["verify", "--ledger", village.ledgerPath]);
    expect([code, stdout]).toEqual([0, expect.stringContaining("账本完好")]);
  });

  it.each([
    ["its date", "update voucher set on_date = '2026-10-08' where state = 'reviewed'"],
    ["its summary", "update entry set summary = '收鱼塘承包费现金' where line = 1"],
    ["its account", "update entry set account_id = (select id from account where code = '511') where line = 2"],
    ["who prepared it", "update voucher set prepared_by = 'nobody' where state = 'reviewed'"],
    ["when it was reviewed", "update voucher set reviewed_at = '2026-10-09T00:00:00.000Z' where state = 'reviewed'"],
    [
      "its papers",
      "insert into document (voucher_id, no, kind, number, on_date, amount_fen, party, note, handler, units)" +
        " select id, 1, 'invoice', '1', null, null, '', '', '', null from voucher where state = 'reviewed'",
    ],
    [
      "a vote it names",
      "insert into voucher_resolution (voucher_id, resolution_id, linked_by, linked_at)" +
        " select id, 'r1', prepared_by, '2026-01-01T00:00:00.000Z' from voucher where state = 'reviewed'",
    ],
    [
      "the spending that came back",
      "insert into spending_return (voucher_id, spending_id, named_by, named_at)" +
        " select id, id, prepared_by, '2026-01-01T00:00:00.000Z' from voucher where state = 'reviewed'",
    ],
  ])("is not what was reviewed any more when %s was changed", async (_what, sql) => {
    await rent(true);
    village.desk.close();
    forge(village.ledgerPath, sql);
    await again(async (desk) => {
      const places = await placesOf(desk);
      expect(places.filter((place) => place.endsWith("（审核以后内容被改动）"))).toHaveLength(1);
    });
  });

  it("is what was reviewed still when a vote was linked to it since", async () => {
    await rent(true);
    village.desk.close();
    forge(
      village.ledgerPath,
      "insert into voucher_resolution (voucher_id, resolution_id, linked_by, linked_at)" +
        " select id, 'r1', prepared_by, '2027-01-01T00:00:00.000Z' from voucher where state = 'reviewed'",
    );
    await again(async (desk) => {
      const places = await placesOf(desk);
      expect(places.filter((place) => place.endsWith("（审核以后内容被改动）"))).toEqual([]);
    });
  });

  it("is not posted under a review that nobody did", async () => {
    const id = await rent(false);
    village.desk.close();
    const reviewer = village.persons.reviewer;
    forge(
      village.ledgerPath,
      `update voucher set state = 'reviewed', review_no = 1, reviewed_by = '${reviewer}', reviewed_at = '2026-10-10T01:00:00.000Z'`,
    );
    await again(async (desk) => {
      expect(await placesOf(desk)).toEqual([
        `待记账凭证与审核时一致：柳溪村经济合作社 ${subject} 100.00（操作日志里没有它的审核）`,
      ]);
      expect(await postingOf(desk, id)).toEqual([
        `凭证“${subject} 100.00”不能记账：操作日志里没有它的审核，${whatToDo}`,
      ]);
    });
    const { code, stdout } = await commandLine(["verify", "--ledger", village.ledgerPath]);
    expect([code, stdout]).toEqual([1, expect.stringContaining("100.00（操作日志里没有它的审核）")]);
  });

  it("is not posted under another person's review", async () => {
    const id = await rent(true);
    village.desk.close();
    forge(village.ledgerPath, `update voucher set reviewed_by = '${village.persons.head}' where state = 'reviewed'`);
    await again(async (desk) => {
      expect(await postingOf(desk, id)).toEqual([expect.stringContaining("操作日志里没有它的审核")]);
    });
  });

  it("is not posted under a review that was given back", async () => {
    const id = await rent(true);
    const { version } = await village.must("voucher.show", { id });
    await village.must("voucher.return", { id, version, reason: "缺票" });
    village.desk.close();
    const review = (who: string): string =>
      `update voucher set state = 'reviewed', review_no = 1, reviewed_by = '${who}', reviewed_at = '2026-10-10T01:00:00.000Z'`;
    forge(village.ledgerPath, review(village.persons.reviewer));
    await again(async (desk) => {
      expect(await postingOf(desk, id)).toEqual([expect.stringContaining("操作日志里没有它的审核")]);
    });
  });

  it("that waited from before such hashes is posted by the log's line alone", async () => {
    const id = await rent(true);
    village.desk.close();
    forge(
      village.ledgerPath,
      "update trail set facts = json_remove(facts, '$.reviewed') where action = 'voucher.review'",
    );
    await again(async (desk) => {
      expect(await postingOf(desk, id)).toEqual([]);
    });
  });
});

describe("the guards of the ledger file", () => {
  const changed = (sql: string): void => {
    const database = new Database(village.ledgerPath);
    database.exec(sql);
    database.close();
  };

  it.each([
    ["drop trigger voucher_posted_is_frozen", "触发器 voucher_posted_is_frozen（表 voucher）不见了"],
    ["drop index trail_at", "索引 trail_at（表 trail）不见了"],
    [
      "drop trigger trail_is_append_only; create trigger trail_is_append_only before update on trail begin select 1; end",
      "触发器 trail_is_append_only（表 trail）被改动过",
    ],
    [
      "create trigger halves after insert on entry begin update entry set summary = '' where 1 = 0; end",
      "触发器 halves（表 entry）不是程序建的",
    ],
    ["create table beside (id text)", "表 beside 不是程序建的"],
  ])("are part of what is verified: %s", async (sql, place) => {
    village.desk.close();
    changed(sql);
    await again(async (desk) => {
      expect(await placesOf(desk)).toEqual([`账本文件的表、索引和防改动的触发器齐全：${place}`]);
    });
  });
});
