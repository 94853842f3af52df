import { join } from "node:path";
import { onTestFinished } from "vitest";
import { fundHandlers } from "#api/handlers-funds.ts";
import { ruleHandlers } from "#api/handlers-rules.ts";
import { voucherHandlers } from "#api/handlers-vouchers.ts";
import { contract, type InputOf, type OutputOf, type ReplyOf } from "#contract/contract.ts";
import type { Role } from "#contract/method.ts";
import { defaultCategories } from "#domain/books/category.ts";
import type { VillageFact } from "#domain/books/village.ts";
import { openBooks } from "#domain/books/opening-books.ts";
import type { PostKind } from "#domain/people/village-posts.ts";
import type { Brand } from "#domain/core/brand.ts";
import { addDays, addMinutes, instant, localDate, month, type Instant } from "#domain/core/dates.ts";
import { fen } from "#domain/core/fen.ts";
import {
  idOf,
  type AccountId,
  type BankAccountId,
  type CategoryId,
  type ItemId,
  type LedgerId,
  type PersonId,
  type RequestId,
  type VillageId,
  type VillagerId,
  type VoucherId,
} from "#domain/core/ids.ts";
import type { Call, Surroundings } from "#flow/call.ts";
import { addAccount, readAccounts } from "#store/account-rows.ts";
import { addBankAccount } from "#store/bank-account-rows.ts";
import { addCategory } from "#store/category-rows.ts";
import { addItem } from "#store/item-rows.ts";
import { addLedger, startLedger } from "#store/ledger-rows.ts";
import { saveVillager } from "#store/villager-rows.ts";
import { addTownship } from "#store/office-rows.ts";
import { openLedger, type Ledger } from "#store/open.ts";
import { addPerson } from "#store/person-rows.ts";
import type { Writing } from "#store/query.ts";
import { seedRules } from "#store/rule-rows.ts";
import { defaultSettings, saveSettings } from "#store/setting-rows.ts";
import { addVillage, saveVillageFact } from "#store/village-rows.ts";
import { plantLease, plantProject } from "#test/support/registers.ts";
import { temporaryFolder } from "#test/support/temporary-folder.ts";

const handlers = { ...voucherHandlers, ...ruleHandlers, ...fundHandlers };
export type Served = keyof typeof handlers;
export type Person = "chen" | "qian" | "zhou" | "he";
type Handlers = { readonly [Name in Served]: (call: Call<Name>) => ReplyOf<Name> };

const people: Readonly<Record<Person, { readonly name: string; readonly roles: readonly Role[] }>> = {
  chen: { name: "陈会计", roles: ["bookkeeper"] },
  qian: { name: "钱会计", roles: ["bookkeeper"] },
  zhou: { name: "周审核", roles: ["reviewer"] },
  he: { name: "何主任", roles: ["head"] },
};

export const committee = idOf<LedgerId>("liuxi-committee");
export const collective = idOf<LedgerId>("liuxi-collective");
export const neighbour = idOf<LedgerId>("shiqiao-committee");
/** Categories have their code as id: F01 招待费, F02 办公费, S03 银行手续费 and so on. */
export const category = (code: string): CategoryId => idOf<CategoryId>(code);
const account = (ledgerId: LedgerId, code: string): AccountId => idOf<AccountId>(`${ledgerId}-${code}`);

const fill = (writing: Writing, at: Instant, isSeeded: boolean): void => {
  addTownship(writing, { name: "青禾镇", code: "QH", divisionCode: "" }, at);
  for (const [id, person] of Object.entries(people)) {
    const row = { ...person, id: idOf<PersonId>(id), login: id, isActive: true, mustChangePassword: false };
    addPerson(writing, row, { passwordHash: "-", at });
  }
  for (const row of defaultCategories) addCategory(writing, { ...row, id: category(row.code), isActive: true });
  if (isSeeded) seedRules(writing, at);
  for (const [id, village, entity] of [
    [committee, "柳溪村", "committee"],
    [collective, "柳溪村", "collective"],
    [neighbour, "石桥村", "committee"],
  ] as const) {
    const villageId = idOf<VillageId>(village === "柳溪村" ? "liuxi" : "shiqiao");
    if (id !== collective) addVillage(writing, { id: villageId, code: villageId, name: village, isActive: true });
    const name = `${village}${entity === "committee" ? "村民委员会" : "经济合作社"}`;
    addLedger(writing, { id, villageId, entity, name, startMonth: month("2025-01") });
    for (const row of openBooks(() => idOf<AccountId>("unused"))) {
      if (row.parentId === null) addAccount(writing, id, { ...row, id: account(id, row.code), parentId: null });
    }
    startLedger(writing, id);
  }
};

export type RuleOffice = ReturnType<typeof openRuleOffice>;

/**
 * An office of two villages in a temporary file, served by the handlers themselves. It stands on 2026-10-10; ids count up.
 * `isSeeded`: with the shipped rules (then every spending needs signatures and papers); without them only what a test adds.
 */
export const openRuleOffice = ({ isSeeded = false }: { readonly isSeeded?: boolean } = {}) => {
  const opened = openLedger(join(temporaryFolder(), "qinghe.xzdb"), { isNew: true });
  if (!opened.ok) throw new Error(opened.error.code);
  const ledger: Ledger = opened.value;
  onTestFinished(() => {
    ledger.close();
  });
  let count = 0;
  let now: Instant = instant("2026-10-10T01:00:00.000Z");
  const newId = <Id extends Brand<string, string>>(): Id => idOf<Id>(`n${String((count += 1)).padStart(6, "0")}`);
  const write = (work: (writing: Writing) => void): void => {
    ledger.transact((writing) => {
      work(writing);
      return { ok: true };
    });
  };
  write((writing) => fill(writing, now, isSeeded));
  const surroundings: Surroundings = {
    ledger,
    now: () => now,
    newId,
    programVersion: "0",
    isDemo: false,
    fontFolder: "",
  };
  const wait = (minutes: number): void => {
    now = addMinutes(now, minutes);
  };
  const ask = <Name extends Served>(name: Name, input: InputOf<Name>, as: Person = "chen"): ReplyOf<Name> => {
    const handler = handlers[name] as unknown as Handlers[Name];
    const call = {
      ...surroundings,
      name,
      input: contract[name].input.parse(input),
      caller: { id: idOf<PersonId>(as), login: as, ...people[as] },
      requestId: newId<RequestId>(),
      progress: () => undefined,
    } as unknown as Call<Name>;
    return handler(call);
  };
  const must = <Name extends Served>(name: Name, input: InputOf<Name>, as?: Person): OutputOf<Name> => {
    const reply = ask(name, input, as);
    if (!reply.ok) throw new Error(`${name} is refused: ${JSON.stringify(reply.failure)}`);
    return reply.value;
  };
  return {
    wait,
    ledger,
    ask,
    must,
    write,
    fact: (villageId: string, fact: Pick<VillageFact, "kind" | "number"> & { readonly fromDate: string }): void =>
      write((writing) =>
        saveVillageFact(writing, idOf<VillageId>(villageId), {
          ...fact,
          fromDate: localDate(fact.fromDate),
          text: null,
          source: "",
        }),
      ),
    item: (given: {
      readonly id: string;
      readonly kind: NonNullable<LineInput["itemKind"]>;
      readonly name: string;
    }): void =>
      write((writing) =>
        addItem(writing, {
          id: idOf<ItemId>(given.id),
          ledgerId: committee,
          kind: given.kind,
          code: given.id,
          name: given.name,
          bankAccount: "",
          note: "",
          isActive: true,
        }),
      ),
    project: (given: {
      readonly id: string;
      readonly name: string;
      readonly contractFen: number;
      readonly percent: number;
    }): void => write((writing) => plantProject(writing, { ...given, ledgerId: committee, at: now })),
    lease: (given: Omit<Parameters<typeof plantLease>[1], "ledgerId" | "at">): void =>
      write((writing) => plantLease(writing, { ...given, ledgerId: committee, at: now })),
    detailAccount: ({
      code,
      parent,
      name,
    }: {
      readonly code: string;
      readonly parent: string;
      readonly name: string;
    }) =>
      write((writing) => {
        const above = readAccounts(writing, committee).find((each) => each.code === parent);
        if (above === undefined) throw new Error(`no account ${parent}`);
        addAccount(writing, committee, { ...above, id: account(committee, code), parentId: above.id, code, name });
      }),
    bankAccount: (given: { readonly code: string; readonly name: string; readonly number?: string }): void =>
      write((writing) =>
        addBankAccount(writing, {
          id: idOf<BankAccountId>(`bank${given.number ?? ""}`),
          ledgerId: committee,
          accountId: account(committee, given.code),
          bankName: "青禾县农村商业银行",
          number: given.number ?? "951006010099000188",
          name: given.name,
          isActive: true,
        }),
      ),
    villager: (given: {
      readonly name: string;
      readonly post: PostKind;
      readonly bankAccount?: string;
      readonly relations?: readonly { readonly name: string; readonly relation: string }[];
    }): VillagerId => {
      const id = newId<VillagerId>();
      write((writing) =>
        saveVillager(
          writing,
          {
            id,
            villageId: idOf<VillageId>("liuxi"),
            name: given.name,
            idTail: "",
            phone: "",
            bankName: "",
            bankAccount: given.bankAccount ?? "",
            household: "",
            note: "",
            isActive: true,
            posts: [{ post: given.post, title: "", fromOn: localDate("2026-01-01"), toOn: null, basis: "" }],
            relations: (given.relations ?? []).map((each) => ({
              ...each,
              relativeId: null,
              phone: "",
              bankAccount: "",
              note: "",
            })),
          },
          { isNew: true, by: idOf<PersonId>("chen"), at: now },
        ),
      );
      return id;
    },
    needOpinion: (): void =>
      write((writing) =>
        saveSettings(writing, { ...defaultSettings, needsTownshipOpinion: true }, { at: now, by: "he" }),
      ),
  };
};

export type Content = InputOf<"voucher.save">["content"];
/** One line of a voucher by its account's code. */
type LineInput = {
  readonly code: string;
  readonly debitFen?: number;
  readonly creditFen?: number;
  readonly categoryCode?: string;
  readonly itemKind?: "payee" | "member" | "person" | "project" | "contract" | "fund";
  readonly item?: string;
};
export type SpendingInput = {
  readonly on: string;
  readonly categoryCode?: string | null;
  readonly amountFen?: number;
  /** The account of the debit; 513 where it is not named. */
  readonly accountCode?: string;
  /** In place of the two lines of a spending. */
  readonly entries?: readonly LineInput[];
  readonly ledgerId?: LedgerId;
  readonly summary?: string;
  readonly documents?: Content["documents"];
  readonly approvals?: Content["approvals"];
};

/** One spending paid from the bank: debit of 513 with its category, credit of 102; red when the amount is negative. */
export const spending = (given: SpendingInput): Content => {
  const ledgerId = given.ledgerId ?? committee;
  const amountFen = given.amountFen ?? 0;
  const lines: readonly LineInput[] = given.entries ?? [
    {
      code: given.accountCode ?? "513",
      debitFen: amountFen,
      ...(typeof given.categoryCode === "string" ? { categoryCode: given.categoryCode } : {}),
    },
    { code: "102", creditFen: amountFen },
  ];
  return {
    ledgerId,
    onDate: given.on,
    paperCount: 1,
    entries: lines.map((line) => ({
      summary: given.summary ?? "购办公用品",
      accountId: account(ledgerId, line.code),
      debitFen: line.debitFen ?? 0,
      creditFen: line.creditFen ?? 0,
      categoryId: line.categoryCode ?? null,
      items: line.item === undefined ? [] : [{ kind: line.itemKind ?? "payee", itemId: line.item }],
    })),
    documents: given.documents ?? [],
    approvals: given.approvals ?? [],
  };
};

export const invoice = (
  number: string,
  kind: "invoice" | "fiscal-receipt" = "invoice",
): Content["documents"][number] => ({
  kind,
  number,
  onDate: null,
  amountFen: null,
  party: "",
  note: "",
});

type Recording = InputOf<"resolution.record">;
export type CapInput = Recording["caps"][number];

/** A fixed yearly cap on a category for 2026. */
export const yearlyCap = (categoryCode: string, amountFen: number, over: Partial<CapInput> = {}): CapInput => ({
  categoryId: categoryCode,
  period: "year",
  basis: { kind: "K04", amountFen },
  fromOn: "2026-01-01",
  toOn: "2026-12-31",
  ...over,
});

/** A congress of 30 that passes on both tracks, met on 2025-12-20. */
export const recording = (number: string, caps: readonly CapInput[], over: Partial<Recording> = {}): Recording => ({
  ledgerId: committee,
  number,
  title: "2026年度支出限额",
  body: "congress",
  track: "A",
  metOn: "2025-12-20",
  entitled: 30,
  present: 28,
  votesFor: 26,
  votesAgainst: 1,
  votesAbstain: 1,
  declared: "passed",
  record: {
    place: "村委会会议室",
    noticeOn: addDays(localDate(over.metOn ?? "2025-12-20"), -10),
    convenor: "王主任",
    chair: "王主任",
    recorder: "李文书",
    method: "ballot",
    proxies: 0,
    women: 10,
    partyStudyMinute: "支部会议〔2025〕12号",
    isSupervised: true,
    townshipOfficer: "赵干部",
    postedFrom: addDays(localDate(over.metOn ?? "2025-12-20"), 1),
    postedTo: addDays(localDate(over.metOn ?? "2025-12-20"), 16),
    proposal: "审议2026年度非生产性支出限额",
    objections: "",
  },
  caps: [...caps],
  ...over,
});

/** Saves, reviews and posts one voucher; answers its id. Throws when a rule holds it. */
export const book = (office: RuleOffice, content: Content): VoucherId => {
  const { id, version } = office.must("voucher.save", { id: null, version: null, content });
  office.must("voucher.review", { id, version }, "zhou");
  const { refused } = office.must("voucher.post", { ids: [id] }, "zhou");
  if (refused.length > 0) throw new Error(JSON.stringify(refused));
  return id;
};

export const yuan = (amount: number): number => fen(amount * 100);

/** Records a vote and has a second person confirm it, so that it takes effect. */
export const decide = (office: RuleOffice, vote: Recording): OutputOf<"resolution.record"> => {
  const done = office.must("resolution.record", vote);
  office.must("resolution.confirm", { id: done.id }, "zhou");
  return done;
};

/** An expense line of a budget, from own money. */
export const budgetLine = (
  categoryCode: string,
  amountFen: number,
  over: Partial<InputOf<"budget.save">["lines"][number]> = {},
): InputOf<"budget.save">["lines"][number] => ({
  side: "expense",
  categoryId: categoryCode,
  accountCode: null,
  source: "own",
  amountFen,
  carriedFen: 0,
  note: "",
  ...over,
});
