import type { Failure } from "#contract/failures.ts";
import { sentenceOf } from "./words.ts";

/** What a command answers: `value` is the JSON of `--json`, `text` what people read; not `isWhole`: some part was refused. */
export type Finished = {
  readonly ok: true;
  readonly value: unknown;
  readonly text: string;
  readonly isWhole: boolean;
};
/** A stable code and the facts beside it: what `--json` shows of a refusal. */
type Coded = { readonly code: string } & Readonly<Record<string, unknown>>;
/** Refused: exit code 1. `sentence` says it to people. */
export type Refused = {
  readonly ok: false;
  readonly failure: Coded;
  readonly sentence: string;
};
/** Called the wrong way: exit code 2. */
export type Misused = { readonly ok: false; readonly misuse: string };
export type Outcome = Finished | Refused | Misused;
/** What a command looked up on its way, or why it goes no further. */
export type Found<Value> = { readonly ok: true; readonly value: Value } | Refused | Misused;

export const finished = (value: unknown, text: string, isWhole = true): Finished => ({
  ok: true,
  value,
  text,
  isWhole,
});
export const refused = (failure: Coded, sentence: string): Refused => ({
  ok: false,
  failure,
  sentence,
});
export const refusedBy = (failure: Failure): Refused => refused(failure, sentenceOf(failure));
export const misused = (misuse: string): Misused => ({ ok: false, misuse });

/** What the command was given on its line. */
export type Given = {
  readonly words: readonly string[];
  readonly text: (name: string) => string | undefined;
  readonly has: (name: string) => boolean;
};

export type Options = Readonly<Record<string, { readonly type: "string" | "boolean" }>>;

/** One command of the program. `name` may be two words; `usage` is its line in the help. */
export type Command = {
  readonly name: string;
  readonly usage: string;
  readonly summary: string;
  readonly options: Options;
  /** How many words may stand beside the options; none when left out. */
  readonly mostWords?: number;
  readonly run: (given: Given) => Promise<Outcome>;
};

export const text = { type: "string" } as const;
export const flag = { type: "boolean" } as const;

/** Options of every command that opens a ledger as a person. */
export const personOptions = { ledger: text, user: text, "password-file": text } as const;
