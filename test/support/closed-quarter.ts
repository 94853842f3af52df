/** A village whose third quarter is closed and has its workbook, and what an office lawfully does afterwards. */
import type { ItemId, VoucherId } from "#domain/core/ids.ts";
import { plain } from "./plain-parameters.ts";
import { openVillage, type Village } from "./village.ts";

export type ClosedQuarter = {
  readonly village: Village;
  readonly payee: ItemId;
  /** A voucher of July. */
  readonly spent: VoucherId;
  /** A number not given before. */
  readonly next: () => number;
  /** Cancels that voucher in red, reviewed and posted in October. */
  readonly cancel: () => Promise<void>;
  /** Makes the third quarter's workbook: its version and the hash of its file. */
  readonly make: () => Promise<string>;
};
/** What is done, in words, and the doing. */
export type LaterDeed = readonly [string, (closed: ClosedQuarter) => Promise<unknown>];

const pay = (
  { village, next }: Pick<ClosedQuarter, "village" | "next">,
  of: { readonly on: string; readonly yuan: number; readonly text: string },
): Promise<VoucherId> =>
  village.book({
    ...village.content(of.on, [
      { code: "513", summary: of.text, category: "办公费", debit: of.yuan },
      { code: "bank", summary: of.text, credit: of.yuan },
    ]),
    approvals: [
      { role: "village-head", name: "王主任", onDate: of.on },
      { role: "supervisors", name: "赵监督", onDate: of.on },
    ],
    documents: [
      {
        kind: "invoice",
        number: `2026${of.on.slice(5).replace("-", "")}${String(next())}`,
        onDate: of.on,
        amountFen: of.yuan * 100,
        party: "青禾商店",
        note: "",
      },
    ],
  });

/** Two payments by the bank and one receipt in cash from July to September 2026, closed. */
export const openClosedQuarter = async (): Promise<ClosedQuarter> => {
  const village = await openVillage();
  const { must, ledgerId, content, book } = village;
  let given = 0;
  const next = (): number => (given += 1);
  const { id: payee } = await must("item.save", {
    id: null,
    ledgerId,
    kind: "payee",
    code: null,
    name: "青禾商店",
    bankAccount: "",
    note: "",
    isActive: true,
  });
  await must("settings.save", { ...(await must("settings.show", {})), backupBeforeClose: false });
  const spent = await pay({ village, next }, { on: "2026-07-06", yuan: 680, text: "购办公椅六把" });
  await pay({ village, next }, { on: "2026-07-20", yuan: 480, text: "购打印纸" });
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
  const make = async (): Promise<string> => {
    const made = await must("workbook.make", { ledgerId, quarter: "2026Q3" });
    return `v${String(made.version)} ${made.fileHash}`;
  };
  await make();
  const cancel = async (): Promise<void> => {
    const { redId } = await must("voucher.correct", {
      id: spent,
      onDate: "2026-10-06",
      reason: "金额记错",
      andCopy: false,
    });
    const { version } = await must("voucher.show", { id: redId });
    await must("voucher.review", { id: redId, version }, "reviewer");
    await must("voucher.post", { ids: [redId] });
  };
  return { village, payee, spent, next, cancel, make };
};

/** What an office does after a quarter is closed and no register of that quarter shows; each may be done again and again. */
export const laterDeeds: readonly LaterDeed[] = [
  ["a voucher of October", (closed) => pay(closed, { on: "2026-10-06", yuan: 300, text: "购拖把水桶" })],
  [
    "a payee's account number",
    ({ village, payee }) =>
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
    ({ village, next }) =>
      village.must("grant.save", {
        id: null,
        ledgerId: village.ledgerId,
        itemId: null,
        terms: {
          document: `青农〔2026〕${String(next())}号`,
          department: "县农业农村局",
          title: `村级工作专项经费之${String(next())}`,
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
    ({ village }) =>
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
    ({ village, spent }) =>
      village.must("attachment.add", {
        voucherId: spent,
        file: { name: "合同.pdf", bytes: Buffer.from("%PDF-1.4 合同").toString("base64") },
      }),
  ],
  [
    "a rule from October",
    async ({ village }) => {
      const proposed = await village.must("rule.propose", {
        id: null,
        title: "库存现金限额",
        level: "township",
        basis: "本镇文件",
        severity: "warn",
        parameters: plain("K14", { amounts: { limitFen: 10_000 } }),
        scope: { villageIds: [], entities: [] },
        fromOn: "2026-10-01",
        toOn: "2100-12-31",
      });
      await village.must("rule.approve", proposed, "reviewer");
    },
  ],
  [
    "something hung in September",
    async ({ village, next }) => {
      const { id } = await village.must("publication.register", {
        ledgerId: village.ledgerId,
        kind: "other",
        title: `集体资源清单之${String(next())}`,
        readyOn: "2026-09-01",
      });
      await village.must("publication.post", { id, fromOn: "2026-09-05", place: "村公开栏" });
    },
  ],
  [
    "somebody new in the office",
    ({ village, next }) =>
      village.must(
        "person.add",
        { login: `xin${String(next())}`, name: "新会计", roles: ["bookkeeper"], password: "青禾-test-2026" },
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
export const renamings: readonly LaterDeed[] = [
  [
    "the account of the bank",
    ({ village, next }) =>
      village.must("account.change", {
        id: village.accountOf("10201"),
        name: `基本户（改${String(next())}）`,
        itemKinds: [],
        isActive: true,
      }),
  ],
  [
    "a payee",
    ({ village, payee, next }) =>
      village.must("item.save", {
        id: payee,
        ledgerId: village.ledgerId,
        kind: "payee",
        code: "W001",
        name: `青禾百货${String(next())}`,
        bankAccount: "621700000001",
        note: "",
        isActive: true,
      }),
  ],
  [
    "a village",
    ({ village, next }) =>
      village.must("village.save", {
        id: village.villageId,
        code: "01",
        name: `柳溪新村${String(next())}`,
        isActive: true,
        facts: [],
      }),
  ],
  [
    "a bank",
    async ({ village }) => {
      const { bankAccounts } = await village.must("bankAccount.list", { ledgerId: village.ledgerId });
      const { accountCode, number, name } = lastOf(bankAccounts);
      return village.must("bankAccount.save", {
        id: village.bankAccountId,
        ledgerId: village.ledgerId,
        accountCode,
        bankName: "青禾农商行",
        number,
        name: `${name}户`,
        isActive: true,
      });
    },
  ],
  [
    "a category",
    async ({ village, next }) => {
      const { categories } = await village.must("category.list", {});
      const office = categories.find(({ name }) => name.startsWith("办公"));
      if (office === undefined) throw new Error("no 办公费");
      const { id, code, accountCode, nature } = office;
      return village.must("category.save", {
        id,
        code,
        name: `办公用品费${String(next())}`,
        accountCode,
        nature,
        isActive: true,
      });
    },
  ],
  [
    "the bookkeeper",
    async ({ village, next }) => {
      const { persons } = await village.must("person.list", {}, "administrator");
      const { id, roles } = lastOf(persons.filter(({ roles: own }) => own.includes("bookkeeper")));
      return village.must(
        "person.change",
        { id, name: `陈改名${String(next())}`, roles: [...roles], isActive: true },
        "administrator",
      );
    },
  ],
];
