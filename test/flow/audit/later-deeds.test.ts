import { afterAll, beforeAll, expect, it } from "vitest";
import type { InputOf } from "#contract/contract.ts";
import type { ItemId, VoucherId } from "#domain/core/ids.ts";
import { dumpWorkbook } from "#test/files/workbook/dump.ts";
import { importStatement } from "#test/support/statement-import.ts";
import { roadWorks } from "#test/support/project-file.ts";
import { openVillage, type Village } from "#test/support/village.ts";

let village: Village;
let payee: ItemId;
let spent: VoucherId;

const pay = (on: string, yuan: number, text: string): Promise<VoucherId> =>
  village.book({
    ...village.content(on, [
      { code: "513", summary: text, category: "办公费", debit: yuan },
      { code: "bank", summary: text, credit: yuan },
    ]),
    approvals: [
      { role: "village-head", name: "王主任", onDate: on },
      { role: "supervisors", name: "赵监督", onDate: on },
    ],
    documents: [
      {
        kind: "invoice",
        number: `2026${on.slice(5).replace("-", "")}`,
        onDate: on,
        amountFen: yuan * 100,
        party: "青禾商店",
        note: "",
      },
    ],
  });

beforeAll(async () => {
  village = await openVillage();
  const { must, ledgerId, content, book } = village;
  payee = (
    await must("item.save", {
      id: null,
      ledgerId,
      kind: "payee",
      code: null,
      name: "青禾商店",
      bankAccount: "",
      note: "",
      isActive: true,
    })
  ).id;
  await must("settings.save", { ...(await must("settings.show", {})), backupBeforeClose: false });
  spent = await pay("2026-07-06", 680, "购办公椅六把");
  await pay("2026-07-20", 480, "购打印纸");
  await book(
    content(
      "2026-08-10",
      [
        { code: "101", debit: 600, summary: "收机动地承包费" },
        { code: "501", credit: 600, summary: "收机动地承包费" },
      ],
      {
        documents: [
          { kind: "fiscal-receipt", number: "0101", onDate: "2026-08-10", amountFen: 60_000, party: "林某", note: "" },
        ],
      },
    ),
  );
  await must("period.closeMany", { ledgerIds: [ledgerId], throughMonth: "2026-09" });
  await makeHash();
}, 60_000);
afterAll(() => village.close());

const makeHash = async (): Promise<string> => {
  const made = await village.must("workbook.make", { ledgerId: village.ledgerId, quarter: "2026Q3" });
  return `v${String(made.version)} ${made.fileHash}`;
};

const person: InputOf<"villager.save">["person"] = {
  name: "吴大山",
  idTail: "123X",
  phone: "13800001111",
  bankName: "邮储银行",
  bankAccount: "6217000000001234",
  household: "H01",
  note: "",
  isActive: true,
  posts: [{ post: "head", title: "", fromOn: "2026-01-01", toOn: null, basis: "选举" }],
  relations: [{ name: "青禾商店", relation: "经营者是其妻", relativeId: null, phone: "", bankAccount: "", note: "" }],
};
const lease = (lesseeItemId: string): InputOf<"lease.save">["terms"] => ({
  number: "租-1",
  sort: "pond",
  subject: "东塘",
  area: "20 亩",
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
const statement = {
  name: "迟到流水.csv",
  bytes: Buffer.from(
    [
      "交易日期,收入金额,支出金额,余额,对方户名,对方账号,摘要,交易流水号",
      "2026-07-06,,680.00,9320.00,青禾商店,621700000001,购办公桌椅,A1",
      "2026-07-20,,480.00,8840.00,青禾商店,621700000002,购打印纸,A2",
    ].join("\n"),
  ).toString("base64"),
};

/** What puts right a register the closed quarter shows: the office sees it as a new version, and the one before stays. */
const puttingRight: readonly (readonly [string, () => Promise<unknown>])[] = [
  ["a related party declared", () => village.must("villager.save", { id: null, villageId: village.villageId, person })],
  ["a lease of July", () => village.must("lease.save", { id: null, ledgerId: village.ledgerId, terms: lease(payee) })],
  [
    "works of July",
    () => village.must("project.save", { id: null, ledgerId: village.ledgerId, itemId: null, file: roadWorks }),
  ],
  [
    "a debt of July",
    () =>
      village.must("debt.save", {
        id: null,
        ledgerId: village.ledgerId,
        terms: {
          number: "ZW-01",
          creditorItemId: payee,
          accountId: village.accountOf("201"),
          purpose: "购置抽水设备",
          principalFen: 100_000,
          ratePoints: 435,
          fromOn: "2026-07-05",
          dueOn: null,
          approval: "",
          resolutionId: null,
          note: "",
        },
      }),
  ],
  [
    "a statement of July",
    async () => {
      const seen = await village.must("statement.inspect", { file: statement, mapping: null, sheet: null });
      const mapping = seen.mapping ?? seen.guess?.mapping ?? null;
      return importStatement(village, statement, { bankAccountId: village.bankAccountId, mapping });
    },
  ],
];

const deeds: readonly (readonly [string, () => Promise<unknown>])[] = [
  ["a voucher of October", () => pay("2026-10-06", 300, "购拖把水桶")],
  [
    "a payee's account number",
    () =>
      village.must("item.save", {
        id: payee,
        ledgerId: village.ledgerId,
        kind: "payee",
        code: "W001",
        name: "青禾商店",
        bankAccount: "621700000001",
        note: "",
        isActive: true,
      }),
  ],
  [
    "a grant of July",
    () =>
      village.must("grant.save", {
        id: null,
        ledgerId: village.ledgerId,
        itemId: null,
        terms: {
          document: "青农〔2026〕12号",
          department: "县农业农村局",
          title: "村级工作专项经费",
          grantedOn: "2026-07-10",
          expiresOn: null,
          amountFen: 500_000,
          categoryIds: [],
          expected: [],
        },
        reason: "",
      }),
  ],
  [
    "cash counted for September",
    () =>
      village.must(
        "cashCount.save",
        {
          ledgerId: village.ledgerId,
          accountId: village.accountOf("101"),
          onDate: "2026-09-30",
          pieces: [{ valueFen: 10_000, count: 11 }],
          witness: "陈会计",
          note: "",
        },
        "cashier",
      ),
  ],
  [
    "a late file of a voucher",
    () =>
      village.must("attachment.add", {
        voucherId: spent,
        file: { name: "合同.pdf", bytes: Buffer.from("%PDF-1.4 合同").toString("base64") },
      }),
  ],
  [
    "a rule from October",
    async () => {
      const proposed = await village.must("rule.propose", {
        id: null,
        title: "库存现金限额",
        level: "township",
        basis: "本镇文件",
        severity: "warn",
        parameters: {
          kind: "K14",
          amounts: { limitFen: 10_000 },
          counts: {},
          flags: {},
          categoryIds: [],
          natures: [],
          words: [],
          days: [],
          workdays: [],
        },
        scope: { villageIds: [], entities: [] },
        fromOn: "2026-10-01",
        toOn: "2100-12-31",
      });
      await village.must("rule.approve", proposed, "reviewer");
    },
  ],
  [
    "something hung in September",
    async () => {
      const { id } = await village.must("publication.register", {
        ledgerId: village.ledgerId,
        kind: "other",
        title: "集体资源清单",
        readyOn: "2026-09-01",
      });
      await village.must("publication.post", { id, fromOn: "2026-09-05", place: "村公开栏" });
    },
  ],
  [
    "somebody new in the office",
    () =>
      village.must(
        "person.add",
        { login: "xin", name: "新会计", roles: ["bookkeeper"], password: "青禾-test-2026" },
        "administrator",
      ),
  ],
];

const lastOf = <One>(list: readonly One[]): One => {
  const last = list.at(-1);
  if (last === undefined) throw new Error("an empty list");
  return last;
};

/** Everything a workbook prints the name of, called otherwise from now on. */
const renamings: readonly (readonly [string, () => Promise<unknown>])[] = [
  [
    "the account of the bank",
    () =>
      village.must("account.change", {
        id: village.accountOf("10201"),
        name: "基本户（改）",
        itemKinds: [],
        isActive: true,
      }),
  ],
  [
    "a payee",
    () =>
      village.must("item.save", {
        id: payee,
        ledgerId: village.ledgerId,
        kind: "payee",
        code: "W001",
        name: "青禾百货",
        bankAccount: "621700000001",
        note: "",
        isActive: true,
      }),
  ],
  [
    "a village",
    () =>
      village.must("village.save", {
        id: village.villageId,
        code: "01",
        name: "柳溪新村",
        isActive: true,
        facts: [],
      }),
  ],
  [
    "a bank",
    async () => {
      const { bankAccounts } = await village.must("bankAccount.list", { ledgerId: village.ledgerId });
      const { accountCode, number, name } = lastOf(bankAccounts);
      return village.must("bankAccount.save", {
        id: village.bankAccountId,
        ledgerId: village.ledgerId,
        accountCode,
        bankName: "青禾农商行",
        number,
        name: `${name}基本户`,
        isActive: true,
      });
    },
  ],
  [
    "a category",
    async () => {
      const { categories } = await village.must("category.list", {});
      const office = categories.find(({ name }) => name === "办公费");
      if (office === undefined) throw new Error("no 办公费");
      const { id, code, accountCode, nature } = office;
      return village.must("category.save", { id, code, name: "办公用品费", accountCode, nature, isActive: true });
    },
  ],
  [
    "the bookkeeper",
    async () => {
      const { persons } = await village.must("person.list", {}, "administrator");
      const { id, roles } = lastOf(persons.filter(({ roles: own }) => own.includes("bookkeeper")));
      return village.must("person.change", { id, name: "陈改名", roles: [...roles], isActive: true }, "administrator");
    },
  ],
];

it("names no day since which rules hold where all of them came with the program", async () => {
  const { id } = await village.must("workbook.make", { ledgerId: village.ledgerId, quarter: "2026Q3" });
  const { bytes } = await village.must("workbook.read", { id, format: "xlsx" });
  const cover = (await dumpWorkbook(Buffer.from(bytes, "base64"))).split("\n\n")[0];
  expect(cover).toMatch(/规则与限额 \d+ 条，都是程序自带的，本乡镇还没有自己的规则和限额/u);
  expect(cover).not.toContain("自 2000-01-01");
});

it.each(renamings)("%s renamed leaves a closed quarter's workbook as it was", async (_name, rename) => {
  const before = await makeHash();
  village.advanceMinutes(5);
  await rename();
  expect(await makeHash()).toBe(before);
});

it("prints a closed quarter's books by the old names, and later ones by the new", async () => {
  const printed = async (fromMonth: string, toMonth: string): Promise<string> => {
    const { bytes } = await village.must("print.report", {
      of: { kind: "trial-balance", ledgerId: village.ledgerId, fromMonth, toMonth, depth: "all", withZero: false },
      format: "csv",
      orientation: "auto",
      withCover: false,
    });
    return new TextDecoder().decode(Buffer.from(bytes, "base64"));
  };
  expect(await printed("2026-07", "2026-09")).not.toContain("基本户（改）");
  expect(await printed("2026-07", "2026-10")).toContain("基本户（改）");
});

it.each(deeds)("%s leaves a closed quarter's workbook as it was", async (_name, deed) => {
  const before = await makeHash();
  village.advanceMinutes(5);
  const done = await deed();
  expect(done === null || typeof done !== "object" || !("ok" in done) || done.ok).toBe(true);
  expect(await makeHash()).toBe(before);
});

it.each(puttingRight)("%s makes a new version and keeps the one before", async (_name, deed) => {
  const { ledgerId, must } = village;
  const first = await must("workbook.make", { ledgerId, quarter: "2026Q3" });
  const before = await must("workbook.read", { id: first.id, format: "xlsx" });
  village.advanceMinutes(5);
  const done = await deed();
  expect(done === null || typeof done !== "object" || !("ok" in done) || done.ok).toBe(true);
  const second = await must("workbook.make", { ledgerId, quarter: "2026Q3" });
  expect(second.version).toBe(first.version + 1);
  expect(await must("workbook.read", { id: first.id, format: "xlsx" })).toEqual(before);
});
