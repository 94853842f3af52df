/** Ordinary books of many villages, made from a seed through the program's own calls: what faults are planted in. */
import type { InputOf, OutputOf } from "#contract/contract.ts";
import { instant } from "#domain/core/dates.ts";
import type { AccountId, CategoryId, ItemId, VoucherId } from "#domain/core/ids.ts";
import type { ItemKind } from "#domain/books/item.ts";
import type { Office } from "./office.ts";
import { importStatement } from "./statement-import.ts";

type Content = InputOf<"voucher.save">["content"];

/** The month before the tested quarter, and the quarter. */
export const bookedMonths = ["2026-09", "2026-10", "2026-11", "2026-12"] as const;
export type BookedMonth = (typeof bookedMonths)[number];

/**
 * One business event of a village: what is booked, and how the bank shows it. `yuan` is positive for money that comes in;
 * `bank` says on which day and for whom the statement shows it, null that no statement does; `from` is where the money is.
 */
export type Deed = {
  readonly on: string;
  readonly summary: string;
  readonly code: string;
  readonly yuan: number;
  readonly from?: "bank" | "101" | "211";
  readonly category?: string;
  readonly party?: string;
  readonly items?: readonly string[];
  readonly papers?: number;
  readonly documents?: readonly Partial<Content["documents"][number]>[];
  readonly bank?: { readonly on?: string; readonly party?: string; readonly account?: string } | null;
  /** Run between saving and reviewing, for what a draft still takes. */
  readonly meanwhile?: (id: VoucherId) => Promise<void>;
};

/** Numbers of the mulberry kind: the same seed gives the same books. */
export const seeded = (seed: number): ((below: number) => number) => {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) % 0x1_0000_0000;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (((mixed ^ (mixed >>> 14)) >>> 0) % 1_000_000) % below;
  };
};

export type OrdinaryVillage = Awaited<ReturnType<typeof foundVillage>>;

const head =
  "[HISTORYDETAIL]\n凭证号,对方账号,交易时间,借贷标志,对方单位,对方行号,用途,摘要,附言,回单个性化信息,余额,转出金额,转入金额,本方账号\n";
const money = (fen: number): string => (fen / 100).toFixed(2);
const fenOf = (yuan: number): number => Math.round(yuan * 100);

/** A village with a bank account, 60 000 yuan in it and 500 in the safe, whose books begin with the first booked month. */
export const foundVillage = async (office: Office, at: { readonly index: number; readonly name: string }) => {
  const { must } = office;
  const number = `23029999090245${String(at.index).padStart(5, "0")}`;
  const code = String(at.index).padStart(2, "0");
  const village = { id: null, code, name: `${at.name}村`, isActive: true, facts: [] };
  const { id: villageId } = await must("village.save", village);
  const name = `${at.name}村股份经济合作社`;
  const { id: ledgerId } = await must("ledger.open", {
    villageId,
    entity: "collective",
    name,
    startMonth: bookedMonths[0],
  });
  const bankName = "工商银行";
  const account = { id: null, ledgerId, accountCode: null, bankName, number, name, isActive: true };
  const { id: bankAccountId } = await must("bankAccount.save", account);
  const { accounts } = await must("account.list", { ledgerId });
  const { categories } = await must("category.list", {});
  const { bankAccounts } = await must("bankAccount.list", { ledgerId });
  const bankCode = bankAccounts[0]?.accountCode ?? "";
  const accountOf = (wanted: string): AccountId => {
    const found = accounts.find((each) => each.code === (wanted === "bank" ? bankCode : wanted));
    if (found === undefined) throw new Error(`no account ${wanted}`);
    return found.id;
  };
  const categoryOf = (wanted: string): CategoryId => {
    const found = categories.find((each) => each.name === wanted);
    if (found === undefined) throw new Error(`no category ${wanted}`);
    return found.id;
  };
  const openings = [
    { accountId: accountOf("bank"), itemId: null, amountFen: 60_000_00 },
    { accountId: accountOf("101"), itemId: null, amountFen: 500_00 },
    { accountId: accountOf("311"), itemId: null, amountFen: -60_500_00 },
  ];
  await must("opening.save", { ledgerId, rows: openings });
  await must("ledger.start", { ledgerId });
  const items = new Map<string, { readonly kind: ItemKind; readonly itemId: ItemId }>();
  return {
    office,
    name: at.name,
    villageId,
    ledgerId,
    bankAccountId,
    number,
    accountOf,
    categoryOf,
    items,
    /** Registers a party, project or fund so that entries may name it. */
    item: async (kind: ItemKind, wanted: string): Promise<ItemId> => {
      const row = { id: null, ledgerId, kind, code: String(items.size + 1).padStart(4, "0"), name: wanted };
      const { id } = await must("item.save", { ...row, bankAccount: "", note: "", isActive: true });
      items.set(wanted, { kind, itemId: id });
      return id;
    },
    balanceFen: 60_000_00,
    /** The next receipt's number: one book of receipts a village. */
    receipt: 1,
  };
};

/** A month of the village's ordinary life; amounts come from the seed, days are working days, nothing repeats. */
export const ordinaryMonth = (
  village: OrdinaryVillage,
  month: BookedMonth,
  draw: (below: number) => number,
): readonly Deed[] => {
  const day = { "2026-09": "08", "2026-10": "13", "2026-11": "10", "2026-12": "08" }[month];
  const rent = 400 + draw(300) + draw(100) / 100;
  const office = 120 + draw(200) + draw(100) / 100;
  const care = 230 + draw(150) + draw(100) / 100;
  const number = String(village.receipt).padStart(6, "0");
  village.receipt += 1;
  const [year, digits] = [month.slice(0, 4), month.slice(5)];
  return [
    {
      on: `${month}-${day}`,
      summary: "收承租户林某鱼塘租金",
      code: "501",
      yuan: rent,
      party: "承租户林某",
      documents: [{ kind: "fiscal-receipt", number, onDate: `${month}-${day}`, amountFen: fenOf(rent), party: "林某" }],
    },
    {
      on: `${month}-${String(Number(day) + 1).padStart(2, "0")}`,
      summary: "购村务公开用纸张笔墨一批",
      code: "513",
      yuan: -office,
      category: "办公费",
      party: "青禾办公用品商行",
      documents: [
        {
          kind: "invoice",
          number: `${year}${digits}${String(draw(900_000) + 100_000)}`,
          onDate: `${month}-${day}`,
          amountFen: fenOf(office),
          party: "青禾办公用品商行",
        },
      ],
    },
    {
      on: `${month}-${String(Number(day) + 2).padStart(2, "0")}`,
      summary: "付村内道路清扫人工费",
      code: "514",
      yuan: -care,
      category: "环境卫生",
      party: "青禾环卫服务公司",
      documents: [
        {
          kind: "invoice",
          number: `${year}${digits}${String(draw(900_000) + 100_000)}`,
          onDate: `${month}-${day}`,
          amountFen: fenOf(care),
          party: "青禾环卫服务公司",
        },
      ],
    },
  ];
};

type Shown = { readonly deed: Deed; readonly fen: number; readonly on: string };

const isShown = (deed: Deed): boolean => (deed.from ?? "bank") === "bank" && deed.bank !== null;

/** The bank's file of a month: every deed it shows, by day. The balance runs on from month to month. */
const statementOf = (deeds: readonly Deed[]): readonly Shown[] =>
  deeds
    .filter(isShown)
    .map((deed) => ({ deed, fen: fenOf(deed.yuan), on: deed.bank?.on ?? deed.on }))
    .toSorted((left, right) => (left.on < right.on ? -1 : left.on > right.on ? 1 : 0));

const fileOf = (village: OrdinaryVillage, shown: readonly Shown[]): string => {
  const rows = shown.map(({ deed, fen, on }, index) => {
    village.balanceFen += fen;
    const minute = String(index % 60).padStart(2, "0");
    const party = deed.bank?.party ?? deed.party ?? "";
    const [out, into] = fen < 0 ? [money(-fen), ""] : ["", money(fen)];
    const mark = fen < 0 ? "借" : "贷";
    const account = deed.bank?.account ?? "";
    return `0,${account},${on} 10:${minute}:00,${mark},${party},,,转账,,,${money(village.balanceFen)},${out},${into},${village.number}`;
  });
  return Buffer.from(`${head}${rows.join("\n")}\n`).toString("base64");
};

const contentOf = (village: OrdinaryVillage, deed: Deed): Content => {
  const fen = Math.abs(fenOf(deed.yuan));
  const purse = deed.from ?? "bank";
  const items = (deed.items ?? []).map((name) => {
    const found = village.items.get(name);
    if (found === undefined) throw new Error(`no item ${name}`);
    return found;
  });
  const entry = (code: string, debitFen: number, creditFen: number) => ({
    summary: deed.summary,
    accountId: village.accountOf(code),
    debitFen,
    creditFen,
    categoryId: code === deed.code && deed.category !== undefined ? village.categoryOf(deed.category) : null,
    items: code === (deed.from === "211" ? "211" : deed.code) ? items : [],
  });
  const [debit, credit] = deed.yuan < 0 ? [deed.code, purse] : [purse, deed.code];
  const signed = deed.documents?.[0]?.onDate ?? deed.on;
  return {
    ledgerId: village.ledgerId,
    onDate: deed.on,
    paperCount: deed.papers ?? Math.max(1, deed.documents?.length ?? 1),
    entries: [entry(debit, fen, 0), entry(credit, 0, fen)],
    documents: (deed.documents ?? []).map((document) => ({
      kind: "invoice",
      onDate: null,
      amountFen: null,
      party: "",
      note: "",
      ...document,
      // A number is of one village: what two villages book is never one paper by chance.
      number: (document.number ?? "") === "" ? "" : `${village.number.slice(-3)}${document.number ?? ""}`,
    })),
    approvals:
      deed.yuan < 0
        ? [
            { role: "village-head", name: "吴主任", onDate: signed },
            { role: "supervisors", name: "郑监委", onDate: signed },
          ]
        : [],
  };
};

/** Books a month: the bank's file first, so that money that moved is known, then each deed, reviewed and posted by two. */
export const bookMonth = async (village: OrdinaryVillage, deeds: readonly Deed[]): Promise<readonly VoucherId[]> => {
  const { office, ledgerId } = village;
  const shown = statementOf(deeds);
  const name = `${village.name}${deeds[0]?.on.slice(0, 7) ?? ""}.csv`;
  const lines: OutputOf<"bankLine.list">["lines"] = [];
  if (shown.length > 0) {
    const reply = await importStatement(
      office,
      { name, bytes: fileOf(village, shown) },
      { makeDrafts: false, acceptBreaks: true },
    );
    if (!reply.ok) throw new Error(`${name}: ${JSON.stringify(reply.failure)}`);
    const page = { ledgerId, bankAccountId: null, from: null, to: null, onlyUnbooked: true, take: 1000 };
    lines.push(...(await office.must("bankLine.list", page)).lines);
  }
  const ids: VoucherId[] = [];
  for (const deed of deeds.toSorted((left, right) => (left.on < right.on ? -1 : left.on > right.on ? 1 : 0))) {
    const { id, version } = await office.must("voucher.save", {
      id: null,
      version: null,
      content: contentOf(village, deed),
    });
    const at = lines.findIndex(
      (line) => line.amountFen === fenOf(deed.yuan) && line.bookedOn === (deed.bank?.on ?? deed.on) && isShown(deed),
    );
    const [line] = at < 0 ? [] : lines.splice(at, 1);
    if (line !== undefined) await office.must("bankLine.match", { id: line.id, voucherId: id });
    await deed.meanwhile?.(id);
    const { version: now } = deed.meanwhile === undefined ? { version } : await office.must("voucher.show", { id });
    await office.must("voucher.review", { id, version: now });
    const { refused } = await office.must("voucher.post", { ids: [id] });
    if (refused.length > 0) throw new Error(JSON.stringify(refused));
    ids.push(id);
  }
  return ids;
};

/** Evening in China on the last day of a month. */
export const endOf = (month: BookedMonth) =>
  instant(
    { "2026-09": "2026-09-30", "2026-10": "2026-10-31", "2026-11": "2026-11-30", "2026-12": "2026-12-31" }[month] +
      "T10:00:00.000Z",
  );

/** The accounts of the third quarter, made elsewhere, on the board for twenty days as the books have them. */
export const publishSeptember = async (village: OrdinaryVillage): Promise<void> => {
  const { must } = village.office;
  const span = { ledgerId: village.ledgerId, fromMonth: "2026-09", toMonth: "2026-09" };
  const { rows } = await must("report.trialBalance", span);
  const turned = (code: string, side: "debitFen" | "creditFen"): number =>
    rows.find((row) => row.code === code)?.[side] ?? 0;
  const { id } = await must("publication.register", {
    ledgerId: village.ledgerId,
    kind: "finance",
    quarter: "2026Q3",
    title: "第三季度财务公开",
    readyOn: "2026-10-08",
    incomeFen: turned("501", "creditFen"),
    expenseFen: turned("513", "debitFen") + turned("514", "debitFen"),
  });
  await must("publication.post", { id, fromOn: "2026-10-09", place: "村务公开栏", postedBy: "郑文书" });
  await must("publication.takeDown", { id, toOn: "2026-10-30", shortfall: "照片未存" });
};
