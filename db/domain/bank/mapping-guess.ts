import { hasLostDigits, readAmount } from "./amount-text.ts";
import { foldCompact, isBlankText } from "./cell-text.ts";
import {
  commonFlagWords,
  type AmountColumns,
  type ColumnMapping,
  type ColumnRole,
  type FlagWords,
} from "./column-mapping.ts";
import { readMoment, readTime } from "./date-text.ts";
import { cellAt, type Cell } from "./grid.ts";
import { kindOfHeader, type HeaderKind } from "./header-words.ts";
import { proveByChain, type ChainProof } from "./mapping-chain.ts";
import type { GuessedColumn, MappingGuess } from "./statement.ts";

type Column = {
  readonly column: number;
  readonly header: string;
  readonly kind: HeaderKind | undefined;
  readonly rank: number;
  readonly cells: readonly Cell[];
};

const sampledRows = 60;

const columnsOf = (headers: readonly string[], rows: readonly (readonly Cell[])[]): readonly Column[] => {
  const sample = rows.slice(0, sampledRows);
  return headers.map((header, column) => {
    const entry = kindOfHeader(header);
    const cells = sample.map((row) => cellAt(row, column)).filter((cell) => !isBlankText(cell.text));
    return { column, header, kind: entry?.kind, rank: entry?.rank ?? 0, cells };
  });
};

const share = (cells: readonly Cell[], test: (cell: Cell) => boolean): number =>
  cells.length === 0 ? 0 : cells.filter(test).length / cells.length;

const holdsDays = ({ cells }: Column): boolean => share(cells, (cell) => readMoment(cell) !== undefined) >= 0.6;
const holdsSomeDay = ({ cells }: Column): boolean => cells.some((cell) => readMoment(cell) !== undefined);
const holdsTimes = ({ cells }: Column): boolean => share(cells, (cell) => readTime(cell) !== null) >= 0.6;
const tellsTime = ({ cells }: Column): boolean => cells.some((cell) => (readMoment(cell)?.time ?? null) !== null);
const holdsAmounts = ({ cells }: Column): boolean =>
  share(cells, (cell) => readAmount(cell).kind === "amount" && !hasLostDigits(cell)) >= 0.6;

const holdsFlags = ({ cells }: Column, { moneyIn, moneyOut }: FlagWords): boolean => {
  const known = new Set([...moneyIn, ...moneyOut].map((word) => foldCompact(word).toLowerCase()));
  return cells.length > 0 && cells.every((cell) => known.has(foldCompact(cell.text).toLowerCase()));
};

const best = (columns: readonly Column[], kind: HeaderKind): Column | undefined =>
  columns.filter((each) => each.kind === kind).toSorted((a, b) => a.rank - b.rank)[0];

type Dates = {
  readonly bookedOn: Column | undefined;
  readonly tradedOn: Column | undefined;
  readonly time: Column | undefined;
};

const dateColumns = (columns: readonly Column[]): Dates => {
  const isEmptyTable = columns.every(({ cells }) => cells.length === 0);
  const named = columns.filter(({ kind }) => kind === "date" || kind === "time");
  const days = named
    .filter((column) => isEmptyTable || holdsSomeDay(column))
    .toSorted((a, b) => Number(a.kind === "time") - Number(b.kind === "time") || a.rank - b.rank);
  const bookedOn = days[0] ?? columns.find((column) => column.kind === undefined && holdsDays(column));
  const others = days.filter((column) => column !== bookedOn);
  const time = named.find((column) => !holdsSomeDay(column) && holdsTimes(column));
  return { bookedOn, tradedOn: others.find(tellsTime) ?? others[0], time };
};

type Money = { readonly roles: ReadonlyMap<Column, ColumnRole>; readonly amount: AmountColumns | undefined };

const moneyColumns = (columns: readonly Column[], words: FlagWords): Money => {
  const moneyIn = best(columns, "moneyIn");
  const moneyOut = best(columns, "moneyOut");
  const flag =
    columns.find(({ kind }) => kind === "flag") ??
    columns.find((each) => each.kind === "maybeFlag" && holdsFlags(each, words)) ??
    // A heading nobody knows over nothing but 收 and 付, or 借 and 贷.
    columns.find((each) => each.kind === undefined && holdsFlags(each, words));
  const told = flag !== undefined && holdsFlags(flag, words) ? { column: flag.column, words } : null;
  const flagRole: readonly [Column, ColumnRole][] = flag !== undefined && told !== null ? [[flag, "flag"]] : [];
  if (moneyIn !== undefined && moneyOut !== undefined) {
    const amount: AmountColumns = {
      mode: "two-columns",
      moneyIn: moneyIn.column,
      moneyOut: moneyOut.column,
      flag: told,
    };
    return { roles: new Map([[moneyIn, "moneyIn"], [moneyOut, "moneyOut"], ...flagRole]), amount };
  }
  const single = best(columns, "amount") ?? columns.find((each) => each.kind === undefined && holdsAmounts(each));
  if (single === undefined) return { roles: new Map(flagRole), amount: undefined };
  const roles = new Map<Column, ColumnRole>([[single, "signedAmount"], ...flagRole]);
  if (told !== null) return { roles, amount: { mode: "flag", amount: single.column, flag: told } };
  const isSigned = single.cells.some((cell) => /^[-−－(+]/.test(cell.text));
  return { roles, amount: isSigned ? { mode: "signed", amount: single.column } : undefined };
};

const plainKinds = [
  ...(["balance", "currency", "counterpartyName", "counterpartyAccount", "counterpartyBank"] as const),
  ...(["purpose", "remark", "summary", "serial", "ownAccount", "ownName"] as const),
];

const reasonOf = (column: Column, role: ColumnRole | undefined, isProved: boolean): GuessedColumn["reason"] => {
  if (isProved) return "balance-chain";
  if (role === undefined)
    return column.kind === undefined || column.kind === "counter" ? "not-recognised" : "word-already-used";
  if (column.kind !== undefined) return "header-word";
  if (role === "flag") return "flag-values";
  return role === "bookedOn" ? "date-values" : "amount-values";
};

const rolesOfAmount = (amount: AmountColumns): readonly (readonly [number, ColumnRole])[] => {
  if (amount.mode === "signed") return [[amount.amount, "signedAmount"]];
  if (amount.mode === "flag")
    return [
      [amount.amount, "signedAmount"],
      [amount.flag.column, "flag"],
    ];
  const flag: readonly (readonly [number, ColumnRole])[] = amount.flag === null ? [] : [[amount.flag.column, "flag"]];
  return [[amount.moneyIn, "moneyIn"], [amount.moneyOut, "moneyOut"], ...flag];
};

const amountKinds: readonly (HeaderKind | undefined)[] = ["moneyIn", "moneyOut", "amount", undefined];
const flagKinds: readonly (HeaderKind | undefined)[] = ["flag", "maybeFlag", undefined];

/** What the balances prove: which column they are, and the direction where the headings do not tell it or tell it the wrong way. */
const provedBy = (
  columns: readonly Column[],
  rows: readonly (readonly Cell[])[],
  of: { readonly dates: Dates; readonly amount: AmountColumns | undefined },
): ChainProof | undefined => {
  const { bookedOn, tradedOn, time } = of.dates;
  if (bookedOn === undefined) return undefined;
  const free = columns.filter((column) => column !== bookedOn && column !== tradedOn && column !== time);
  const numbersOf = (kinds: readonly (HeaderKind | undefined)[], isFitting: (column: Column) => boolean) =>
    free.filter((column) => kinds.includes(column.kind) && isFitting(column)).map(({ column }) => column);
  return proveByChain({
    rows,
    bookedOn: bookedOn.column,
    amount: of.amount,
    balance: best(columns, "balance")?.column ?? null,
    amounts: numbersOf(amountKinds, holdsAmounts),
    flags: numbersOf(flagKinds, (column) => !holdsAmounts(column)),
  });
};

/** Puts what the balances prove in place of what headings and values suggested; answers the proved columns. */
const takeProof = (
  roles: Map<Column, ColumnRole>,
  columns: readonly Column[],
  { proof, suggested }: { readonly proof: ChainProof; readonly suggested: AmountColumns | undefined },
): ReadonlySet<Column> => {
  const at = (number: number): Column | undefined => columns.find(({ column }) => column === number);
  const changed = proof.amount === suggested ? [] : rolesOfAmount(proof.amount);
  if (changed.length > 0)
    for (const [column, role] of roles)
      if (["moneyIn", "moneyOut", "signedAmount", "flag"].includes(role)) roles.delete(column);
  const proved = [...changed, [proof.balance, "balance"] as const].flatMap(([number, role]) => {
    const column = at(number);
    const isNew = column !== undefined && roles.get(column) !== role;
    if (column !== undefined) roles.set(column, role);
    return isNew ? [column] : [];
  });
  return new Set(proved);
};

/**
 * Proposes the meaning of every column of an unknown layout, with the reason. A direction is never guessed: without two
 * amount columns, signs, known flag words or balances that prove it, the mapping stays `null` and `missing` says what a person must choose. `words`
 * are the flag words of the bank where it is known.
 */
export const guessMapping = (
  headers: readonly string[],
  rows: readonly (readonly Cell[])[],
  words: FlagWords = commonFlagWords,
): MappingGuess => {
  const columns = columnsOf(headers, rows);
  const dates = dateColumns(columns);
  const money = moneyColumns(
    columns.filter((column) => column !== dates.bookedOn),
    words,
  );
  const roles = new Map<Column, ColumnRole>(money.roles);
  if (dates.bookedOn !== undefined) roles.set(dates.bookedOn, "bookedOn");
  if (dates.tradedOn !== undefined) roles.set(dates.tradedOn, "tradedOn");
  if (dates.time !== undefined) roles.set(dates.time, "tradedTime");
  for (const kind of plainKinds) {
    const column = best(columns, kind);
    if (column !== undefined) roles.set(column, kind);
  }
  const proof = provedBy(columns, rows, { dates, amount: money.amount });
  const proved = proof === undefined ? new Set() : takeProof(roles, columns, { proof, suggested: money.amount });
  const amount = proof?.amount ?? money.amount;
  const guessed = columns.map((column): GuessedColumn => {
    const role = roles.get(column);
    return {
      column: column.column,
      header: column.header,
      role: role ?? null,
      reason: reasonOf(column, role, proved.has(column)),
      fit: proved.has(column) ? (proof?.fit ?? null) : null,
      sample: column.cells[0]?.text ?? "",
    };
  });
  const missing: readonly ColumnRole[] = [
    ...(dates.bookedOn === undefined ? (["bookedOn"] as const) : []),
    ...(amount === undefined ? (["moneyIn", "moneyOut"] as const) : []),
  ];
  return { columns: guessed, mapping: mappingOf(guessed, amount), missing };
};

const mappingOf = (guessed: readonly GuessedColumn[], amount: AmountColumns | undefined): ColumnMapping | null => {
  const at = (role: ColumnRole): number | null => guessed.find((column) => column.role === role)?.column ?? null;
  const bookedOn = at("bookedOn");
  if (bookedOn === null || amount === undefined) return null;
  const party = { name: at("counterpartyName"), account: at("counterpartyAccount"), bank: at("counterpartyBank") };
  return {
    bookedOn,
    tradedOn: at("tradedOn"),
    tradedTime: at("tradedTime"),
    amount,
    balance: at("balance"),
    currency: at("currency"),
    counterparty: { whenIn: party, whenOut: party },
    purpose: at("purpose"),
    remark: at("remark"),
    summary: at("summary"),
    serial: at("serial"),
    isSerialTrusted: at("serial") !== null,
    ownAccount: at("ownAccount"),
    ownName: at("ownName"),
  };
};
