import type {
  AuditBank,
  AuditVoucher,
  InvoiceUse,
  Payment,
  QuarterFacts,
  ReceiptUse,
  Spending,
} from "#domain/audit/facts.ts";
import { receiptNumber, type RegisteredBook } from "#domain/audit/receipt-register.ts";
import type { AuditLease } from "#domain/audit/register-facts.ts";
import type { FundSpending } from "#domain/audit/fund-tests.ts";
import { usualParameters } from "#domain/audit/parameters.ts";
import { instant, localDate, month, quarterFromText } from "#domain/core/dates.ts";
import { fen } from "#domain/core/fen.ts";
import { wholeProject } from "#test/domain/funds/project-facts.ts";
import { idOf, type VillageId, type VoucherId } from "#domain/core/ids.ts";

const voucherId = (id: string) => idOf<VoucherId>(id);

/** A faultless voucher of July 2026. */
export const voucher = (number: number, changes: Partial<AuditVoucher> = {}): AuditVoucher => ({
  id: voucherId(`v${number}`),
  number,
  month: month("2026-07"),
  onDate: localDate(`2026-07-${String(number + 4).padStart(2, "0")}`),
  kind: "ordinary",
  paperCount: 1,
  fileCount: 1,
  preparedBy: "chen",
  preparedOn: localDate("2026-07-30"),
  reviewedBy: "zhou",
  postedAt: instant("2026-07-31T02:00:00.000Z"),
  entries: [
    { line: 1, accountCode: "513", debitFen: fen(10_000), creditFen: fen(0), summary: "购置办公椅两把" },
    { line: 2, accountCode: "10201", debitFen: fen(0), creditFen: fen(10_000), summary: "购置办公椅两把" },
  ],
  documents: [{ kind: "invoice", onDate: localDate("2026-07-01") }],
  ...changes,
});

export const invoice = (id: string, changes: Partial<InvoiceUse> = {}): InvoiceUse => ({
  voucherId: voucherId(id),
  voucherName: `2026-07 ${id}`,
  ledgerName: "柳溪村村民委员会",
  isOwn: true,
  isUndone: false,
  number: `NO-${id}`,
  party: `${id}商店`,
  amountFen: fen(10_000),
  onDate: localDate("2026-07-05"),
  ...changes,
});

export const spending = (id: string, on: string, yuan: number, changes: Partial<Spending> = {}): Spending => ({
  voucherId: voucherId(id),
  voucherName: id,
  onDate: localDate(on),
  amountFen: fen(yuan * 100),
  payee: "青禾商店",
  category: "办公费",
  project: "",
  summary: "购置办公椅两把",
  goods: [],
  ...changes,
});

export const bank: AuditBank = {
  id: "b1",
  name: "青禾农商银行 330012345678",
  balanceBeforeFen: fen(50_000),
  lines: [
    {
      id: "l1",
      onDate: localDate("2026-07-05"),
      amountFen: fen(-10_000),
      balanceFen: fen(40_000),
      text: "办公用品",
      isBooked: true,
      isDrafted: false,
    },
  ],
  bookFen: fen(40_000),
  isCovered: true,
  unseen: [],
  entryCount: 1,
  openItems: [],
  differenceFen: fen(0),
};

/** Money sent on a Monday to a shop long known. */
export const payment = (key: string, changes: Partial<Payment> = {}): Payment => ({
  key,
  way: "bank",
  voucherId: voucherId("v1"),
  voucherName: "2026-07 记-1",
  onDate: localDate("2026-07-06"),
  amountFen: fen(10_050),
  payee: "青禾商店",
  account: "6211",
  isPerson: false,
  list: null,
  parties: [],
  text: "购置办公椅两把",
  ...changes,
});

export const receipt = (number: string, changes: Partial<ReceiptUse> = {}): ReceiptUse => ({
  number,
  onDate: localDate("2026-07-05"),
  voucherId: voucherId(`r${number}`),
  voucherName: `2026-07 ${number}`,
  voucherOn: localDate("2026-07-06"),
  amountFen: fen(5_000),
  bankedOn: localDate("2026-07-06"),
  ...changes,
});

/** A book of receipts handed out before July, nothing of it used. */
export const receiptBook = (
  first: string,
  last: string,
  changes: Partial<Omit<RegisteredBook, "book">> & { readonly issuedOn?: string } = {},
): RegisteredBook => {
  const { issuedOn = "2026-01-05", ...of } = changes;
  const from = receiptNumber(first);
  if (from === undefined) throw new Error(`no number: ${first}`);
  const book = {
    id: `b${first}`,
    series: from.series,
    width: from.width,
    first: from.number,
    last: receiptNumber(last)?.number ?? from.number,
    issuedOn: localDate(issuedOn),
    settledOn: null,
    settledLast: null,
  };
  return { book, sort: "收款收据", issuedTo: "林出纳", uses: [], voids: [], ...of };
};

/** A pond let for five years at a better rent than before. */
export const auditLease = (changes: Partial<AuditLease> = {}): AuditLease => ({
  id: "c1",
  number: "租1号",
  subject: "东塘",
  sort: "pond",
  fromOn: localDate("2026-01-01"),
  toOn: localDate("2030-12-31"),
  termMonths: 60,
  yearFen: fen(10_000_00),
  previousYearFen: fen(9_000_00),
  floorFen: fen(10_000_00),
  lateReceipt: null,
  ...changes,
});

/** Office paper paid from a fund that allows it. */
export const fundSpending = (id: string, changes: Partial<FundSpending> = {}): FundSpending => ({
  voucherId: voucherId(id),
  voucherName: "2026-07 记-1",
  line: 1,
  onDate: localDate("2026-07-05"),
  amountFen: fen(10_000),
  fund: "村级运转经费",
  category: "办公费",
  isAllowed: true,
  allowed: ["办公费"],
  expiresOn: localDate("2026-12-31"),
  ...changes,
});

const quarter = quarterFromText("2026Q3");
const secondQuarter = quarterFromText("2026Q2");
if (quarter === undefined || secondQuarter === undefined) throw new Error("quarter");

/** A quarter in which every test looks at something and finds nothing. */
export const cleanQuarter: QuarterFacts = {
  quarter,
  firstDay: localDate("2026-07-01"),
  lastDay: localDate("2026-09-30"),
  since: localDate("2026-07-01"),
  until: localDate("2026-09-30"),
  vouchers: [voucher(1), voucher(2)],
  closedAt: new Map([[month("2026-07"), instant("2026-08-02T02:00:00.000Z")]]),
  accounts: [
    { code: "10201", name: "基本户", class: "asset", normalSide: "debit" },
    { code: "101", name: "库存现金", class: "asset", normalSide: "debit" },
    { code: "513", name: "管理费用", class: "profit-loss", normalSide: "debit" },
  ],
  openings: [
    { code: "10201", amountFen: fen(50_000) },
    { code: "101", amountFen: fen(1_000) },
  ],
  claims: [{ code: "112", name: "应收款", itemName: "承租户", amountFen: fen(100) }],
  invoices: [invoice("v1"), invoice("v2")],
  spendings: [spending("v1", "2026-07-05", 600), spending("v2", "2026-08-06", 600)],
  hits: [
    {
      voucherId: voucherId("v1"),
      voucherName: "2026-07 记-1",
      onDate: localDate("2026-07-05"),
      amountFen: fen(10_000),
      kind: "K17",
      ruleId: "r17",
      ruleVersion: 1,
      severity: "warn",
      basis: "",
      facts: {},
    },
  ],
  unratified: [],
  decided: [
    {
      voucherId: voucherId("v1"),
      voucherName: "2026-07 记-1",
      paidOn: localDate("2026-07-05"),
      voucherOn: localDate("2026-07-05"),
      amountFen: fen(10_000),
      resolutionNumber: "2026-1",
      metOn: localDate("2026-07-05"),
      how: "linked",
    },
  ],
  resolutions: [
    {
      id: "r1",
      number: "2026-1",
      metOn: localDate("2026-07-05"),
      body: "congress",
      track: "A",
      entitled: 30,
      present: 20,
      votesFor: 11,
      votesAgainst: 9,
      votesAbstain: 0,
      declared: "passed",
      opinion: null,
      useCount: 1,
    },
  ],
  banks: [bank],
  payments: [payment("p1"), payment("p2", { amountFen: fen(20_050), payee: "保洁队", account: "6222" })],
  counterparties: [
    { name: "青禾商店", account: "6211", firstOn: localDate("2026-01-04") },
    { name: "保洁队", account: "6222", firstOn: localDate("2026-03-04") },
  ],
  registeredAccounts: new Set(),
  workLines: [
    {
      key: "w1",
      listTitle: "七月误工",
      month: month("2026-07"),
      name: "张三",
      person: "zhang",
      post: "村民代表",
      household: "张三户",
      halfDays: 6,
      dueFen: fen(30_000),
      dates: [localDate("2026-07-06")],
      elsewhere: [],
      faults: [],
      voucherId: null,
    },
  ],
  related: [
    {
      name: "王建国",
      account: "6228480001112223",
      officialName: "王建国",
      post: "head",
      relation: null,
      fromOn: localDate("2026-01-01"),
      toOn: null,
    },
    {
      name: "王记建材店",
      account: "",
      officialName: "王建国",
      post: "head",
      relation: "配偶",
      fromOn: localDate("2026-01-01"),
      toOn: localDate("2026-08-31"),
    },
  ],
  ledger: { villageId: idOf<VillageId>("liuxi"), entity: "committee" },
  rules: [],
  cashBefore: [],
  receipts: [receipt("0101"), receipt("0102")],
  receiptBooks: [],
  bankings: [],
  aged: [
    {
      code: "112",
      itemName: "承租户",
      isPerson: false,
      amountFen: fen(100),
      accountName: "应收款",
      lots: [{ onDate: localDate("2026-07-02"), amountFen: fen(100), isBrought: false }],
    },
  ],
  categoryMonths: [{ category: "办公费", month: month("2026-07"), amountFen: fen(60_000) }],
  ruleChanges: [],
  soloActs: [],
  reentries: [],
  grants: [
    {
      id: "g1",
      document: "农〔2026〕3号",
      title: "村级运转经费",
      department: "县农业农村局",
      dueFen: fen(500_000),
      receivedFen: fen(500_000),
    },
  ],
  fundSpendings: [fundSpending("v1")],
  projects: [{ ...wholeProject(), id: "p1", paidFen: fen(98_000_00), lastPaidOn: null, lastVoucherId: null }],
  leases: [auditLease()],
  disclosures: [
    {
      quarter: secondQuarter,
      incomeFen: fen(1_800_000),
      expenseFen: fen(0),
      postings: [
        {
          fromOn: localDate("2026-07-10"),
          toOn: localDate("2026-07-26"),
          photoCount: 1,
          incomeFen: fen(1_800_000),
          expenseFen: fen(0),
        },
      ],
    },
  ],
  parameters: {
    tests: usualParameters,
  },
};
