import type { InputOf, OutputOf } from "#contract/contract.ts";
import { quarterOf, type LocalDate, type Quarter, monthOf, addMonths } from "#domain/core/dates.ts";
import { divideFen } from "#domain/funds/allocation.ts";
import { fen, sumOf, type Fen } from "#domain/core/fen.ts";

export type Grant = OutputOf<"grant.list">["grants"][number];
export type Light = Grant["light"];
type Terms = InputOf<"grant.save">["terms"];

/** A grant while it is typed. */
export type GrantForm = {
  readonly document: string;
  readonly department: string;
  readonly title: string;
  readonly grantedOn: LocalDate | null;
  readonly expiresOn: LocalDate | null;
  readonly amountFen: Fen | null;
  readonly categoryIds: readonly string[];
  readonly expected: readonly { readonly quarter: Quarter; readonly amountFen: Fen | null }[];
  readonly reason: string;
};

export const emptyGrant = (today: LocalDate): GrantForm => ({
  document: "",
  department: "",
  title: "",
  grantedOn: today,
  expiresOn: null,
  amountFen: null,
  categoryIds: [],
  expected: [],
  reason: "",
});

export const grantFormOf = (grant: Grant): GrantForm => ({
  document: grant.document,
  department: grant.department,
  title: grant.title,
  grantedOn: grant.grantedOn,
  expiresOn: grant.expiresOn,
  amountFen: grant.amountFen,
  categoryIds: grant.categoryIds,
  expected: grant.expected,
  reason: "",
});

/** The quarter a grant begins with and the seven after it. */
export const quartersFrom = (day: LocalDate): readonly Quarter[] =>
  Array.from({ length: 8 }, (_none, index) => quarterOf(addMonths(monthOf(day), index * 3)));

/** The grant in equal parts over what is left of its year, to the fen. */
export const spreadOverYear = (day: LocalDate, amountFen: Fen): GrantForm["expected"] => {
  const quarters = quartersFrom(day).filter((quarter) => quarter.slice(0, 4) === day.slice(0, 4));
  const parts = divideFen(
    amountFen,
    quarters.map(() => 1),
  );
  return quarters.map((quarter, index) => ({ quarter, amountFen: parts[index] ?? fen(0) }));
};

/** What the instalments differ from the grant by; zero while there are none. */
export const instalmentDifference = (form: GrantForm): number =>
  form.expected.length === 0 ? 0 : (form.amountFen ?? 0) - sumOf(form.expected, (each) => each.amountFen ?? 0);

/** The terms as they are sent, or null while something is missing. */
export const termsOf = (form: GrantForm): Terms | null => {
  const { document, department, title, grantedOn, amountFen } = form;
  if (document.trim() === "" || department.trim() === "" || title.trim() === "") return null;
  if (grantedOn === null || amountFen === null || amountFen <= 0) return null;
  return {
    document,
    department,
    title,
    grantedOn,
    expiresOn: form.expiresOn,
    amountFen,
    categoryIds: [...form.categoryIds],
    expected: form.expected.map(({ quarter, amountFen: part }) => ({ quarter, amountFen: part ?? 0 })),
  };
};

/** 5800 → 58%; 9999 → 99.99%. */
export const percentOfPoints = (basisPoints: number | null): string =>
  basisPoints === null ? "还没到期" : `${String(basisPoints / 100)}%`;
