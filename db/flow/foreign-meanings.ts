import { remember } from "#store/foreign-rows.ts";
import type { Writing } from "#store/query.ts";
import { callerOf, type Call } from "./call.ts";
import type { PreparedForeign } from "./read-foreign.ts";

/** Keeps what every account of the file means here, for the next file of the same program. */
export const addForeignMeanings = (
  writing: Writing,
  call: Call<"moving.importBalances"> | Call<"moving.importVouchers">,
  prepared: PreparedForeign,
): void => {
  const by = callerOf(call).id;
  const at = call.now();
  for (const { code, name, choice } of prepared.accounts)
    if (choice !== null)
      remember(writing, { ledgerId: prepared.ledger.id, sourceCode: code, sourceName: name, choice, by, at });
};
