import type { InputOf } from "#contract/contract.ts";

export type Plain = Extract<InputOf<"rule.propose">["parameters"], { readonly amounts: unknown }>;

/** The parameters of a plain rule as the window sends them, with nothing in them but what is given. */
export const plain = (kind: Plain["kind"], rest: Partial<Omit<Plain, "kind">> = {}): Plain => ({
  kind,
  amounts: {},
  counts: {},
  flags: {},
  categoryIds: [],
  natures: [],
  words: [],
  days: [],
  workdays: [],
  ...rest,
});
