/** An invented village's third quarter of 2026 in which nearly everything happens, closed and ready for its workbook. */
import { addCap, addCapVersion } from "#store/cap-write-rows.ts";
import { addResolution, confirmResolution } from "#store/resolution-rows.ts";
import { linkResolutionTo } from "#store/resolution-use-rows.ts";
import { seedRules } from "#store/rule-rows.ts";
import { noteFile } from "#store/attachment-rows.ts";
import {
  addPhoto,
  addPublication,
  addQuestion,
  answerQuestion,
  finishPosting,
  savePosting,
} from "#store/publication-rows.ts";
import { saveHits } from "#store/hit-rows.ts";
import { testVotes } from "#domain/caps/vote.ts";
import { instant, localDate, quarterFromText } from "#domain/core/dates.ts";
import { fen } from "#domain/core/fen.ts";
import {
  idOf,
  type AttachmentId,
  type CapId,
  type CategoryId,
  type PublicationId,
  type QuestionId,
  type ResolutionId,
} from "#domain/core/ids.ts";
import {
  preparer,
  reviewer,
  type openAuditBooks,
  type PlainVoucher,
  type TestBooks,
} from "#test/support/audit-books.ts";

const secondQuarter = quarterFromText("2026Q2") ?? "";

type Office = ReturnType<typeof openAuditBooks>;

const categories = (office: Office): void => {
  office.category("01", "招待费", { accountCode: "513", nature: "non-productive" });
  office.category("02", "办公费", { accountCode: "513", nature: "non-productive" });
  office.category("03", "差旅费", { accountCode: "513", nature: "non-productive" });
  office.category("04", "误工补贴", { accountCode: "513", nature: "non-productive" });
  office.category("11", "环境卫生", { accountCode: "514", nature: "welfare" });
  office.category("21", "村道硬化", { accountCode: "153", nature: "works" });
};

/** A vote of 27 of 30 with 26 in favour, and the yearly cap it approves. */
const capByVote = (
  books: TestBooks,
  of: { readonly number: string; readonly metOn: string; readonly category: string; readonly yuan: number },
): ResolutionId => {
  const id = books.newId<ResolutionId>();
  const votes = { entitled: 30, present: 27, votesFor: 26, votesAgainst: 0, votesAbstain: 1 };
  const meeting = { body: "congress", track: "B" } as const;
  const test = testVotes(votes, meeting);
  if (!test.ok) throw new Error(test.error.reason);
  const record = {
    place: "村委会会议室",
    noticeOn: localDate("2026-01-03"),
    convenor: "吴主任",
    chair: "吴主任",
    recorder: "郑文书",
    method: "ballot" as const,
    proxies: 0,
    women: 9,
    partyStudyMinute: "",
    isSupervised: true,
    townshipOfficer: "",
    postedFrom: localDate("2026-01-12"),
    postedTo: localDate("2026-01-27"),
    proposal: "年度非生产性支出方案",
    objections: "",
    noticeReason: "",
    adviserOpinion: "",
    attendees: [],
    composition: null,
    delegation: null,
  };
  const at = instant("2026-01-11T02:00:00.000Z");
  books.write((writing) => {
    addResolution(writing, {
      id,
      ledgerId: books.ledgerId,
      number: of.number,
      title: `${of.number} 支出限额`,
      ...meeting,
      metOn: localDate(of.metOn),
      countedBy: "people",
      voteRule: "national",
      ...votes,
      declared: "passed",
      computed: "passed",
      record,
      matter: null,
      test: test.value,
      recordedBy: preparer,
      recordedAt: at,
    });
    confirmResolution(writing, { id, by: reviewer, at });
    const capId = books.newId<CapId>();
    addCap(writing, {
      id: capId,
      ledgerId: books.ledgerId,
      categoryIds: [idOf<CategoryId>(of.category)],
      period: "year",
    });
    addCapVersion(writing, capId, {
      version: 1,
      resolutionId: id,
      basis: { kind: "K04", amountFen: fen(of.yuan * 100) },
      fromOn: localDate("2026-01-01"),
      toOn: localDate("2026-12-31"),
      isRatification: false,
      by: preparer,
      at,
    });
  });
  return id;
};

const setUp = (office: Office, id: string, village: string): TestBooks => {
  const books = office.books(id, { village, entity: "collective", startMonth: "2026-01" });
  books.detail("10201", "基本户");
  books.detail("50101", "发包收入");
  books.detail("51301", "办公费");
  books.detail("51302", "运转支出");
  for (const name of ["青禾办公用品店", "青禾餐馆", "承租户林某", "青禾建设公司"]) books.item("payee", name);
  books.item("member", "柳大伯");
  books.item("project", "村道硬化工程");
  books.item("contract", "HT-2026-007");
  books.start({
    "101": 800,
    "10201": 120_000,
    "112/承租户林某": 6_000,
    "151": 380_000,
    "152": -95_000,
    "311": -386_800,
    "32202": -25_000,
  });
  return books;
};

/** The accounts of the second quarter on the board for twenty days, with a photo and an answered question. */
const hangAccounts = (books: TestBooks): void => {
  const id = books.newId<PublicationId>();
  const at = instant("2026-07-06T02:00:00.000Z");
  const hash = "a".repeat(63) + (books.ledgerId.length % 10);
  books.write((writing) => {
    addPublication(writing, {
      id,
      ledger_id: books.ledgerId,
      kind: "finance",
      period: secondQuarter,
      title: "第二季度财务公开",
      version: 1,
      source: "paper",
      ready_on: localDate("2026-07-04"),
      paper: null,
      wish: "{}",
      pdf_hash: null,
      xlsx_hash: null,
      income_fen: fen(18_000_00),
      expense_fen: fen(0),
      chain_no: null,
      chain_hash: null,
      resolution_id: null,
      note: "",
      prepared_by: preparer,
      prepared_at: at,
    });
    savePosting(writing, {
      id,
      fromOn: localDate("2026-07-08"),
      place: "村务公开栏",
      way: "board",
      postedBy: "郑文书",
      by: preparer,
      at,
    });
    noteFile(writing, { hash, sizeBytes: 1, at });
    addPhoto(writing, {
      id: books.newId<AttachmentId>(),
      publication_id: id,
      file_hash: hash,
      name: "公开栏7月8日.jpg",
      media_type: "image/jpeg",
      added_by: preparer,
      added_at: at,
    });
    const question = books.newId<QuestionId>();
    addQuestion(writing, {
      id: question,
      publication_id: id,
      asked_on: localDate("2026-07-12"),
      asker: "柳大伯",
      question: "上半年发包款收齐了吗？",
      recorded_by: preparer,
      recorded_at: at,
    });
    answerQuestion(writing, {
      id: question,
      answer: "上半年的已于5月12日收齐。",
      on: localDate("2026-07-15"),
      by: preparer,
      at,
    });
    finishPosting(writing, { id, toOn: localDate("2026-07-28"), shortfall: "", by: preparer, at });
  });
};

/** The vote of January on the board again from the second of July on, still hanging when the quarter ends. */
const hangVote = (books: TestBooks, resolutionId: ResolutionId): void => {
  const id = books.newId<PublicationId>();
  const at = instant("2026-07-02T02:00:00.000Z");
  books.write((writing) => {
    addPublication(writing, {
      id,
      ledger_id: books.ledgerId,
      kind: "resolution",
      period: "",
      title: "办公费限额决议",
      version: 1,
      source: "paper",
      ready_on: localDate("2026-07-01"),
      paper: null,
      wish: "{}",
      pdf_hash: null,
      xlsx_hash: null,
      income_fen: null,
      expense_fen: null,
      chain_no: null,
      chain_hash: null,
      resolution_id: resolutionId,
      note: "",
      prepared_by: preparer,
      prepared_at: at,
    });
    savePosting(writing, {
      id,
      fromOn: localDate("2026-07-02"),
      place: "村务公开栏",
      way: "board",
      postedBy: "郑文书",
      by: preparer,
      at,
    });
  });
};

const event = (
  on: string,
  summary: string,
  entries: PlainVoucher["entries"],
  more: Partial<PlainVoucher> = {},
): PlainVoucher => ({
  on,
  summary,
  entries,
  ...more,
});

const invoice = (number: string, on: string, yuan: number, party: string) => ({
  documents: [{ kind: "invoice" as const, number, onDate: localDate(on), amountFen: fen(yuan * 100), party }],
});

/** Fills and closes the quarter; answers the books and some of its vouchers. */
export const auditVillage = (
  office: Office,
  options: { readonly id: string; readonly village: string; readonly isFirst: boolean },
) => {
  if (options.isFirst) {
    categories(office);
    office.ledger.transact((writing) => {
      seedRules(writing, instant("2026-01-01T00:00:00.000Z"));
      return { ok: true };
    });
  }
  const books = setUp(office, options.id, options.village);
  const bank = books.bank("10201", `33001234567890${books.ledgerId.length}${options.isFirst ? 1 : 2}`);
  const vote = capByVote(books, { number: "柳村〔2026〕1号", metOn: "2026-01-10", category: "02", yuan: 3_000 });
  capByVote(books, { number: "柳村〔2026〕2号", metOn: "2026-08-20", category: "03", yuan: 2_000 });
  books.post(
    event("2026-05-12", "收上半年发包款", [
      { code: "10201", debit: 18_000 },
      { code: "50101", credit: 18_000, items: ["HT-2026-007"] },
    ]),
  );
  for (const month of ["01", "02", "03", "04", "05", "06"]) books.close(`2026-${month}`);
  const rent = books.post(
    event("2026-07-06", "收承租户林某下半年租金", [
      { code: "10201", debit: 12_345.67 },
      { code: "50101", credit: 12_345.67, items: ["HT-2026-007"] },
    ]),
  );
  const paper = books.post(
    event(
      "2026-07-10",
      "购办公用纸、硒鼓及墨盒，用于村务公开栏张贴和代表会议材料印制",
      [
        { code: "51301", debit: 880, category: "02", items: ["青禾办公用品店"] },
        { code: "10201", credit: 880 },
      ],
      { ...invoice("24332000000012345678", "2026-07-09", 880, "青禾办公用品店"), papers: 2 },
    ),
  );
  books.post(
    event(
      "2026-07-22",
      "=SUM(1,1) 文具",
      [
        { code: "51301", debit: 950, category: "02", items: ["青禾办公用品店"] },
        { code: "101", credit: 950 },
      ],
      {
        ...invoice("24332000000012345678", "2026-07-20", 950, "青禾办公用品店"),
      },
    ),
  );
  const dinner = books.post(
    event(
      "2026-08-03",
      "@接待检查组用餐",
      [
        { code: "51302", debit: 1_260, category: "01", items: ["青禾餐馆"] },
        { code: "10201", credit: 1_260 },
      ],
      { papers: 0 },
    ),
  );
  books.post(
    event("2026-08-11", "差旅费报销", [
      { code: "51302", debit: 486.5, category: "03" },
      { code: "10201", credit: 486.5 },
    ]),
  );
  books.post(
    event("2026-08-26", "付村道硬化工程进度款", [
      { code: "153", debit: 30_000, category: "21", items: ["村道硬化工程"] },
      { code: "10201", credit: 30_000 },
    ]),
  );
  const wrong = books.post(
    event("2026-09-02", "环境卫生保洁", [
      { code: "514", debit: 2_000, category: "11" },
      { code: "10201", credit: 2_000 },
    ]),
  );
  books.post(
    event(
      "2026-09-03",
      "注销9月2日凭证",
      [
        { code: "514", debit: -2_000, category: "11" },
        { code: "10201", credit: -2_000 },
      ],
      { kind: "red", corrects: wrong },
    ),
  );
  const clean = books.post(
    event("2026-09-03", "环境卫生保洁", [
      { code: "514", debit: 200, category: "11" },
      { code: "10201", credit: 200 },
    ]),
  );
  books.post(
    event("2026-09-21", "银行存款利息", [
      { code: "10201", debit: 31.08 },
      { code: "504", credit: 31.08 },
    ]),
  );
  const lines = books.statement(bank, [
    { on: "2026-07-06", amount: 12_345.67, balance: 150_345.67, party: "林某", text: "租金" },
    { on: "2026-07-10", amount: -880, balance: 149_465.67, party: "青禾办公用品店", text: "办公用品" },
    { on: "2026-08-02", amount: -1_260, balance: 148_205.67, party: "青禾餐馆", text: "餐费" },
    { on: "2026-08-12", amount: -15, balance: 148_190.67, text: "短信服务费" },
    { on: "2026-09-04", amount: -200, balance: 147_990.67, party: "保洁队", text: "保洁费" },
  ]);
  books.match(lines[0], rent, 1);
  books.match(lines[1], paper, 2);
  books.match(lines[2], dinner, 2);
  books.match(lines[4], clean, 2);
  books.write((writing) => {
    linkResolutionTo(writing, {
      voucherId: paper,
      resolutionId: vote,
      by: preparer,
      at: instant("2026-07-10T08:00:00.000Z"),
    });
    saveHits(writing, {
      voucherId: dinner,
      ledgerId: books.ledgerId,
      stage: "posting",
      hits: [
        {
          kind: "K08",
          ruleId: "K08-1",
          ruleVersion: 1,
          severity: "block",
          line: 1,
          facts: { category: "招待费", amountFen: 126_000 },
          basis: "招待费零支出",
          isCleared: false,
        },
      ],
      decision: "booked-as-exception",
      by: reviewer,
      at: instant("2026-08-03T09:00:00.000Z"),
      newId: () => books.newId(),
    });
  });
  hangAccounts(books);
  hangVote(books, vote);
  for (const month of ["07", "08", "09"]) books.close(`2026-${month}`);
  return { books, bank, vouchers: { rent, paper, dinner, wrong, clean } };
};
