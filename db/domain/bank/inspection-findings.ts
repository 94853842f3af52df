import { sumOf, type Fen } from "#domain/core/fen.ts";
import type { BalanceChain, ColumnSums } from "./balance-chain.ts";
import type { Body } from "./body-reading.ts";
import { unsigned } from "./declared-values.ts";
import type { MappingChoice } from "./mapping-choice.ts";
import type {
  DeclaredAmount,
  DeclaredCount,
  DeclaredValues,
  InspectionRefusal,
  InspectionWarning,
} from "./statement.ts";

/** Everything one inspection found out, before it is judged. */
export type Findings = {
  readonly choice: MappingChoice;
  readonly declared: DeclaredValues;
  readonly body: Body;
  readonly chain: BalanceChain;
  readonly sums: ColumnSums;
  readonly accounts: ReadonlyMap<string, number>;
  readonly account: string | null;
  readonly accountName: string | null;
  readonly roundedAccount: string | null;
  /** Several numbers named outside the table, where it names none itself. */
  readonly numbersBeside: readonly string[];
  readonly headerFingerprint: string;
  readonly headerRow: number;
  /** What is printed among or below the rows and is not what they come to. */
  readonly unequalBelow: readonly InspectionWarning[];
  /** Every sheet with a table, unless a person chose one. */
  readonly otherSheets: readonly string[];
};

type Warnings = readonly InspectionWarning[];

const none: Warnings = [];

const accountWarnings = ({ account, accounts, accountName, roundedAccount, numbersBeside }: Findings): Warnings => [
  ...(roundedAccount === null ? none : [{ code: "account-number-rounded", text: roundedAccount } as const]),
  ...(account === null && accounts.size === 0 && roundedAccount === null && numbersBeside.length === 0
    ? [{ code: "account-missing" } as const]
    : none),
  ...(numbersBeside.length > 0 ? [{ code: "several-numbers-beside", accounts: numbersBeside } as const] : none),
  ...(account?.includes("*") === true ? [{ code: "masked-account", account } as const] : none),
  ...(accountName === null ? [{ code: "name-missing" } as const] : none),
];

const rowWarnings = ({ body, declared, chain }: Findings): Warnings => {
  const { from, to } = declared;
  const outside = chain.lines.filter(
    ({ bookedOn }) => (from !== null && bookedOn < from) || (to !== null && bookedOn > to),
  );
  const rows = outside.map((line) => line.row).toSorted((a, b) => a - b);
  return [
    ...(body.roundedSerialRows.length > 0 ? [{ code: "serial-rounded", rows: body.roundedSerialRows } as const] : none),
    ...(body.roundedPartyRows.length > 0
      ? [{ code: "counterparty-account-rounded", rows: body.roundedPartyRows } as const]
      : none),
    ...(rows.length > 0 ? [{ code: "outside-declared-period", rows } as const] : none),
  ];
};

/** Where no line has a balance, the two that the file declares still prove the lines as a whole. */
const isProvenAsWhole = ({ chain, declared }: Findings): boolean =>
  chain.rowsWithoutBalance === chain.lines.length && declared.openingFen !== null && declared.closingFen !== null;

/** Rows whose balance the bank printed as stars. */
const maskedRows = ({ chain, choice }: Findings): readonly number[] => {
  const column = choice.mapping?.balance ?? null;
  if (column === null || chain.rowsWithoutBalance === 0) return [];
  return chain.lines.filter(({ raw }) => /^\*+$/.test(raw[column]?.text ?? "")).map(({ row }) => row);
};

const chainWarnings = (findings: Findings): Warnings => {
  const { chain } = findings;
  const masked = maskedRows(findings).toSorted((a, b) => a - b);
  const isAllMasked = masked.length > 0 && masked.length === chain.rowsWithoutBalance;
  const [first] = chain.breaks;
  const signRows = chain.breaks.filter(({ diagnosis }) => diagnosis === "sign").map(({ row }) => row);
  return [
    ...(masked.length > 0 ? [{ code: "balance-masked", rows: masked } as const] : none),
    ...(chain.rowsWithoutBalance > 0 && !isAllMasked && !isProvenAsWhole(findings)
      ? [{ code: "balance-not-verifiable", rowsWithoutBalance: chain.rowsWithoutBalance } as const]
      : none),
    ...(first === undefined
      ? none
      : [{ code: "balance-broken", count: chain.breaks.length, firstRow: first.row } as const]),
    ...(chain.isSignSuspect ? [{ code: "sign-suspect", rows: signRows } as const] : none),
    ...(chain.reorderedDays.length > 0 ? [{ code: "reordered-within-day", days: chain.reorderedDays } as const] : none),
  ];
};

/** Sums by direction of the money; where a reversal is printed, banks differ in which of the two sums they declare. */
const sumsByDirection = ({ chain }: Findings): { readonly creditFen: Fen; readonly debitFen: Fen } => ({
  creditFen: sumOf(chain.lines, ({ amountFen }) => Math.max(0, amountFen)),
  debitFen: sumOf(chain.lines, ({ amountFen }) => Math.max(0, -amountFen)),
});

const totalWarnings = (findings: Findings): Warnings => {
  const { declared, sums, chain } = findings;
  const byDirection = sumsByDirection(findings);
  const compared: readonly (readonly [DeclaredAmount, Fen | null, readonly (Fen | null)[]])[] = [
    ["openingFen", declared.openingFen, [chain.openingFen]],
    ["closingFen", declared.closingFen, [chain.closingFen]],
    ["creditFen", declared.creditFen, [sums.creditFen, byDirection.creditFen]],
    ["debitFen", unsigned(declared.debitFen), [sums.debitFen, byDirection.debitFen]],
  ];
  return compared.flatMap(([field, declaredFen, counted]): Warnings => {
    const countedFen = counted[0] ?? null;
    if (declaredFen === null || countedFen === null || counted.includes(declaredFen)) return none;
    return [{ code: "total-mismatch", field, declaredFen, countedFen }];
  });
};

const countWarnings = ({ declared, sums, chain }: Findings): Warnings => {
  const compared: readonly (readonly [DeclaredCount, number | null, number])[] = [
    ["creditCount", declared.creditCount, sums.creditCount],
    ["debitCount", declared.debitCount, sums.debitCount],
    ["totalCount", declared.totalCount, chain.lines.length],
  ];
  return compared.flatMap(([field, declaredCount, counted]): Warnings =>
    declaredCount === null || declaredCount === counted
      ? none
      : [{ code: "count-mismatch", field, declared: declaredCount, counted }],
  );
};

const fileWarnings = ({ body, chain, choice, otherSheets, headerRow, headerFingerprint }: Findings): Warnings => {
  const repeated = body.skipped.filter(({ reason }) => reason === "repeated-header").map(({ row }) => row);
  const hasSections = body.skipped.some(({ reason }) => reason === "section-preamble");
  const isEmpty = chain.lines.length === 0 && body.unreadable.length === 0 && choice.mapping !== null;
  return [
    ...(hasSections ? [{ code: "several-sections", headerRows: [headerRow, ...repeated] } as const] : none),
    ...(otherSheets.length > 1 ? [{ code: "several-sheets", sheets: otherSheets } as const] : none),
    ...(isEmpty ? [{ code: "empty-statement" } as const] : none),
    ...(choice.isUnknown ? [{ code: "layout-unknown", headerFingerprint } as const] : none),
    ...(choice.isFromNames && choice.layout !== null
      ? [{ code: "layout-from-names", bank: choice.layout.bank } as const]
      : none),
  ];
};

/** What a user should see, in a fixed order: account, file, rows, balances, totals, counts. */
export const warningsOf = (findings: Findings): Warnings => [
  ...accountWarnings(findings),
  ...fileWarnings(findings),
  ...rowWarnings(findings),
  ...chainWarnings(findings),
  ...totalWarnings(findings),
  ...countWarnings(findings),
  ...findings.unequalBelow,
];

/** What stops the import, the most fundamental first. */
export const refusalsOf = ({ choice, accounts, body }: Findings): readonly InspectionRefusal[] => {
  const [firstUnreadable] = body.unreadable;
  const several = [...accounts].map(([account, row]) => ({ account, row }));
  return [
    ...(choice.refusal === null ? [] : [choice.refusal]),
    ...(several.length > 1 ? [{ code: "several-accounts", accounts: several } as const] : []),
    ...(firstUnreadable === undefined
      ? []
      : [{ code: "unreadable-rows", count: body.unreadable.length, firstRow: firstUnreadable.row } as const]),
  ];
};
