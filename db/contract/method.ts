import type * as z from "zod";
import type { role } from "./scalars.ts";
import type { FailureCode } from "./failures.ts";

export type Role = z.output<typeof role>;

/** Who may call: without signing in, any signed-in person, or the persons with one of these roles. */
export type Access = "anyone" | "signed-in" | readonly Role[];

/** `reads` never changes the ledger; `writes` needs a request id and is done once; `works` is long, shows progress and can be cancelled. */
export type Effect = "reads" | "writes" | "works";

export type Method = {
  readonly access: Access;
  readonly effect: Effect;
  readonly input: z.ZodType;
  readonly output: z.ZodType;
  readonly failures: readonly FailureCode[];
  /** Of a reading call: shows people with their numbers, pay or shares, so who read it is logged (财会〔2024〕12号 Art. 32, 33). */
  readonly isSensitive?: true;
};

/** Keeps the literal types of one call's description. */
export const method = <const Each extends Method>(description: Each): Each => description;

export const everyRole = ["bookkeeper", "reviewer", "cashier", "head", "auditor", "administrator"] as const;
