import type { MethodName, OutputOf, ReadInput } from "#contract/contract.ts";
import type { Reading } from "#store/query.ts";
import type { SealKey, SealKind } from "#store/seal-kinds.ts";

/** What one call changed of all that is sealed. */
export type Sealer<Name extends MethodName> = (
  done: { readonly input: ReadInput<Name>; readonly value: OutputOf<Name> },
  reading: Reading,
) => readonly SealKey[];

export type Sealers = { readonly [Name in MethodName]?: Sealer<Name> };

export const one = (kind: SealKind, id = ""): readonly SealKey[] => [{ kind, id }];

/** The registers that go with a ledger into the books of the next accounting system. */
export const carriedKinds = ["assets", "leases", "projects", "debts"] as const satisfies readonly SealKind[];
