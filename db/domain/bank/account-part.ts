import type { Body } from "./body-reading.ts";

/** A file that holds several statements: one member of an archive, one of several own accounts in a table, or both. */
export type StatementPart = { readonly member: string | null; readonly ownAccount: string | null };

export const wholeFile: StatementPart = { member: null, ownAccount: null };

type Facts = { readonly code: string; readonly [fact: string]: unknown };

const textsIn = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((each): each is string => typeof each === "string") : [];

const detailOf = (text: unknown): unknown => {
  try {
    return typeof text === "string" ? JSON.parse(text) : null;
  } catch {
    return null;
  }
};

const membersIn = ({ reason, detail }: Facts): readonly string[] => {
  const facts = reason === "several-files" ? detailOf(detail) : null;
  return facts !== null && typeof facts === "object" && "files" in facts ? textsIn(facts.files) : [];
};

const accountsIn = (refusals: unknown): readonly string[] =>
  Array.isArray(refusals)
    ? refusals.flatMap((each: { readonly code?: unknown; readonly accounts?: unknown }) =>
        each.code === "several-accounts" && Array.isArray(each.accounts)
          ? textsIn(each.accounts.map(({ account }: { readonly account?: unknown }) => account))
          : [],
      )
    : [];

/**
 * The parts of a file that was refused because it holds several statements, in the order of the file; none when it was
 * refused for another reason. `of` is the part that was read, `refusal` a `statement-unreadable` or `statement-refused`.
 */
export const partsOf = (refusal: Facts, of: StatementPart): readonly StatementPart[] => {
  if (refusal.code === "statement-unreadable" && of.member === null)
    return membersIn(refusal).map((member) => ({ ...of, member }));
  if (refusal.code !== "statement-refused" || of.ownAccount !== null) return [];
  return accountsIn(refusal["refusals"]).map((ownAccount) => ({ ...of, ownAccount }));
};

/** The sheets that are each a statement of its own, in the order of the file; none where the file has one, or one was chosen. */
export const sheetsOf = ({ warnings }: { readonly warnings: readonly Facts[] }): readonly string[] =>
  warnings.flatMap((warning) => (warning.code === "several-sheets" ? textsIn(warning["sheets"]) : []));

/** What a body says of one own account. `first`: whose account the rows before the first heading between rows are. */
export const bodyOfAccount = (body: Body, first: string | null, account: string): Body => {
  const accountAt = (row: number): string | null =>
    body.sectionAccounts.findLast((section) => section.row <= row)?.account ?? first;
  const isOwn = ({ row }: { readonly row: number }): boolean => accountAt(row) === account;
  const lines = body.lines.filter((line) => (line.ownAccount ?? accountAt(line.row)) === account);
  const rows = new Set(lines.map((line) => line.row));
  // Where a column names the account, a row that cannot be read may be anybody's: it stops every part.
  const isByColumn = body.lines.some((line) => line.ownAccount !== null);
  const own = <Row extends { readonly row: number }>(all: readonly Row[]): readonly Row[] =>
    isByColumn ? all : all.filter(isOwn);
  return {
    lines,
    skipped: own(body.skipped).filter(({ reason }) => reason !== "section-preamble"),
    unreadable: own(body.unreadable),
    sectionAccounts: body.sectionAccounts.filter((section) => section.account === account),
    roundedSerialRows: body.roundedSerialRows.filter((row) => rows.has(row)),
    roundedPartyRows: body.roundedPartyRows.filter((row) => rows.has(row)),
  };
};
