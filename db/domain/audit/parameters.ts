import { usualDuty } from "#domain/caps/publicity.ts";

/** What a township sets for the exception tests: amounts, days, shares, word lists and how severe a test is. */
type NumberShape = {
  readonly key: string;
  readonly test: string;
  readonly unit: "fen" | "days" | "percent" | "count" | "characters";
  readonly least: number;
  readonly most: number;
};

const mostFen = 1_000_000_000_00;

/** Every number a test asks for, in the order of the tests. Amounts in fen, shares in per cent. */
export const numberFields = [
  { key: "sameInvoiceDays", test: "E06", unit: "days", least: 0, most: 366 },
  { key: "repeatedPaymentDays", test: "E07", unit: "days", least: 1, most: 366 },
  { key: "splitThresholdFen", test: "E08", unit: "fen", least: 100, most: mostFen },
  { key: "splitWindowDays", test: "E08", unit: "days", least: 1, most: 366 },
  { key: "justUnderShare", test: "E08", unit: "percent", least: 50, most: 100 },
  { key: "justUnderCount", test: "E08", unit: "count", least: 2, most: 1000 },
  { key: "roundStepFen", test: "E10", unit: "fen", least: 100, most: mostFen },
  { key: "roundCount", test: "E10", unit: "count", least: 1, most: 1000 },
  { key: "roundShare", test: "E10", unit: "percent", least: 1, most: 100 },
  { key: "personalAmountFen", test: "E11", unit: "fen", least: 0, most: mostFen },
  { key: "relatedAmountFen", test: "E12", unit: "fen", least: 0, most: mostFen },
  { key: "newAccountDays", test: "E13", unit: "days", least: 1, most: 366 },
  { key: "newAccountAmountFen", test: "E13", unit: "fen", least: 0, most: mostFen },
  { key: "bankingDays", test: "E19", unit: "days", least: 0, most: 366 },
  { key: "bankingAllowanceFen", test: "E19", unit: "fen", least: 0, most: mostFen },
  { key: "receiptGapMost", test: "E20", unit: "count", least: 1, most: 1000 },
  { key: "claimAmberDays", test: "E21", unit: "days", least: 30, most: 36_600 },
  { key: "claimRedDays", test: "E21", unit: "days", least: 30, most: 36_600 },
  { key: "personalClaimDays", test: "E21", unit: "days", least: 1, most: 36_600 },
  { key: "oldItemDays", test: "E22", unit: "days", least: 1, most: 366 },
  { key: "longItemDays", test: "E22", unit: "days", least: 1, most: 3660 },
  { key: "arrivalAmberShare", test: "E24", unit: "percent", least: 1, most: 100 },
  { key: "arrivalRedShare", test: "E24", unit: "percent", least: 1, most: 100 },
  { key: "workMonthDays", test: "E26", unit: "days", least: 1, most: 31 },
  { key: "workHouseholdFen", test: "E26", unit: "fen", least: 0, most: mostFen },
  { key: "yearEndShare", test: "E27", unit: "percent", least: 1, most: 100 },
  { key: "yearEndAmountFen", test: "E27", unit: "fen", least: 0, most: mostFen },
  { key: "shortestSummary", test: "E28", unit: "characters", least: 1, most: 50 },
  { key: "projectContractFromFen", test: "E30", unit: "fen", least: 0, most: mostFen },
  { key: "projectVariationPercent", test: "E30", unit: "percent", least: 1, most: 100 },
  { key: "projectAcceptanceFromFen", test: "E30", unit: "fen", least: 0, most: mostFen },
  { key: "projectAcceptors", test: "E30", unit: "count", least: 1, most: 100 },
  { key: "sameWinnerMonths", test: "E30", unit: "count", least: 1, most: 60 },
  { key: "sameWinnerCount", test: "E30", unit: "count", least: 2, most: 100 },
  { key: "longestLeaseYears", test: "E31", unit: "count", least: 1, most: 100 },
  { key: "longestLandYears", test: "E31", unit: "count", least: 1, most: 100 },
  { key: "publicityDueDays", test: "E32", unit: "days", least: 1, most: 366 },
  { key: "publicityLeastDays", test: "E32", unit: "days", least: 1, most: 366 },
  { key: "backEntryDays", test: "E35", unit: "days", least: 1, most: 3660 },
  { key: "reversalCount", test: "E36", unit: "count", least: 1, most: 1000 },
] as const satisfies readonly NumberShape[];
export type NumberKey = (typeof numberFields)[number]["key"];

/**
 * Every word list a test asks for. A word is found wherever it stands in a text, but for
 * `vagueSummaries`, which are whole texts, and `advanceAccounts`, which are codes of accounts with their details.
 */
export const wordFields = [
  { key: "recurringWords", test: "E07" },
  { key: "listWords", test: "E11" },
  { key: "relatedExemptWords", test: "E12" },
  { key: "hospitalityWords", test: "E17" },
  { key: "hospitalityCategories", test: "E17" },
  { key: "advanceWords", test: "E21" },
  { key: "advanceAccounts", test: "E21" },
  { key: "workCategories", test: "E26" },
  { key: "vagueSummaries", test: "E28" },
] as const satisfies readonly { readonly key: string; readonly test: string }[];
export type WordKey = (typeof wordFields)[number]["key"];

/** 关键词与科目: where one of the words stands in the text of an income or expense entry, one of the accounts is expected. */
export type AccountHint = { readonly words: readonly string[]; readonly accounts: readonly string[] };

export type TestSeverity = "red" | "amber";

/** One version of the parameters. `severities` names only the tests whose severity the township set itself. */
export type TestParameters = {
  readonly numbers: Readonly<Record<NumberKey, number>>;
  readonly words: Readonly<Record<WordKey, readonly string[]>>;
  readonly hints: readonly AccountHint[];
  readonly severities: Readonly<Record<string, TestSeverity>>;
};

/** Samples, to be put right by the township: they follow common practice, not a norm. */
export const usualParameters: TestParameters = {
  numbers: {
    sameInvoiceDays: 30,
    repeatedPaymentDays: 30,
    splitThresholdFen: 1_000_00,
    splitWindowDays: 30,
    justUnderShare: 90,
    justUnderCount: 3,
    roundStepFen: 1_000_00,
    roundCount: 3,
    roundShare: 30,
    personalAmountFen: 5_000_00,
    relatedAmountFen: 0,
    newAccountDays: 30,
    newAccountAmountFen: 5_000_00,
    bankingDays: 7,
    bankingAllowanceFen: 0,
    receiptGapMost: 20,
    claimAmberDays: 365,
    claimRedDays: 1095,
    personalClaimDays: 90,
    oldItemDays: 30,
    longItemDays: 90,
    arrivalAmberShare: 100,
    arrivalRedShare: 60,
    workMonthDays: 15,
    workHouseholdFen: 3_000_00,
    yearEndShare: 50,
    yearEndAmountFen: 5_000_00,
    shortestSummary: 6,
    projectContractFromFen: 10_000_00,
    projectVariationPercent: 10,
    projectAcceptanceFromFen: 20_000_00,
    projectAcceptors: 5,
    sameWinnerMonths: 12,
    sameWinnerCount: 3,
    longestLeaseYears: 20,
    longestLandYears: 30,
    publicityDueDays: usualDuty.dueDays,
    publicityLeastDays: usualDuty.leastDays,
    backEntryDays: 60,
    reversalCount: 3,
  },
  words: {
    recurringWords: ["工资", "报酬", "补贴", "补助", "租金", "电费", "水费", "利息", "手续费"],
    listWords: ["工资", "报酬", "补贴", "补助", "误工", "劳务", "慰问", "救助", "分红"],
    relatedExemptWords: ["工资", "报酬", "补贴", "补助", "误工", "分红", "分配"],
    hospitalityWords: ["餐", "酒", "烟", "KTV", "礼品", "茶叶", "土特产", "饭店", "宴", "招待", "接待"],
    hospitalityCategories: ["招待", "用餐", "接待"],
    advanceWords: ["备用金", "借款", "暂付", "暂借", "预支"],
    advanceAccounts: [],
    workCategories: ["误工"],
    vagueSummaries: ["报销", "付款", "其他", "支出", "费用", "报销费用", "其他支出"],
  },
  hints: [
    { words: ["租金", "发包款", "承包费"], accounts: ["501", "112", "511"] },
    { words: ["存款利息"], accounts: ["504"] },
    { words: ["办公用品", "办公用纸", "打印纸", "硒鼓", "墨盒", "差旅费", "会议费"], accounts: ["513"] },
    { words: ["保洁", "路灯", "绿化养护", "垃圾清运"], accounts: ["514"] },
    { words: ["贷款利息", "借款利息"], accounts: ["515"] },
  ],
  severities: {},
};

export type ParameterFault = {
  readonly reason:
    | "number-out-of-range"
    | "words-missing"
    | "hint-incomplete"
    | "account-malformed"
    | "claims-reversed"
    | "items-reversed"
    | "arrival-reversed";
  /** The field, or the number of the hint counted from 1. */
  readonly field: string;
};

const isAccountCode = (code: string): boolean => /^\d{3,12}$/.test(code);

const hintFault = (hint: AccountHint, index: number): ParameterFault | undefined => {
  const field = String(index + 1);
  const words = hint.words.filter((word) => word.trim() !== "");
  if (words.length === 0 || hint.accounts.length === 0) return { reason: "hint-incomplete", field };
  return hint.accounts.every(isAccountCode) ? undefined : { reason: "account-malformed", field };
};

/** Why parameters cannot be used, or `undefined`. An empty list of hints or of recurring words is allowed: the test is then wider. */
export const parameterFault = (parameters: TestParameters): ParameterFault | undefined => {
  const { numbers, words, hints } = parameters;
  const outside = numberFields.find(({ key, least, most }) => {
    const value = numbers[key];
    return !Number.isSafeInteger(value) || value < least || value > most;
  });
  if (outside !== undefined) return { reason: "number-out-of-range", field: outside.key };
  if (numbers.claimRedDays < numbers.claimAmberDays) return { reason: "claims-reversed", field: "claimRedDays" };
  if (numbers.longItemDays < numbers.oldItemDays) return { reason: "items-reversed", field: "longItemDays" };
  if (numbers.arrivalRedShare > numbers.arrivalAmberShare)
    return { reason: "arrival-reversed", field: "arrivalRedShare" };
  if (!words.advanceAccounts.every(isAccountCode)) return { reason: "account-malformed", field: "advanceAccounts" };
  if (words.hospitalityWords.length === 0) return { reason: "words-missing", field: "hospitalityWords" };
  return hints.map(hintFault).find((fault) => fault !== undefined);
};

/** The first of some words that stands in a text; case does not matter. */
export const wordIn = (words: readonly string[], ...texts: readonly string[]): string | undefined => {
  const uppers = texts.map((text) => text.toUpperCase());
  return words.find((word) => word !== "" && uppers.some((text) => text.includes(word.toUpperCase())));
};
