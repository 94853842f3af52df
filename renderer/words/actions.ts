import type { Contract, MethodName } from "#contract/contract.ts";
import { actionNames } from "#domain/audit/action-names.ts";
import { wordOf } from "./labels.ts";

/** The calls that leave a line in the operation log: all that change something, and readings of lists of people. */
type Logged = {
  [Name in MethodName]: Contract[Name] extends { readonly effect: "reads" }
    ? Contract[Name] extends { readonly isSensitive: true }
      ? Name
      : never
    : Name;
}[MethodName];

const actionWords: Readonly<Record<Logged, string>> = actionNames;

/** What a line of the operation log is about. */
export const actionText = (action: string): string => wordOf(actionWords, action);
