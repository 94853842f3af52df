import type { Failure, FailureCode } from "#contract/failures.ts";

export type FailureByCode = { readonly [Code in FailureCode]: Failure<Code> };

/** One sentence for each code: what happened, where, and what to do next. */
export type Sentences<Code extends FailureCode = FailureCode> = {
  readonly [Each in Code]: (failure: FailureByCode[Each]) => string;
};
