import { layoutOf } from "#domain/vouchers/foreign/foreign-layout.ts";
import { rememberLayout } from "#store/foreign-layout-rows.ts";
import { remember } from "#store/foreign-rows.ts";
import type { Writing } from "#store/query.ts";
import { callerOf, type Call } from "./call.ts";
import type { PreparedForeign } from "./read-foreign.ts";

/** Keeps what every account of the file means here, and its columns where a person mapped them, for the next file of the same program. */
export const addForeignMeanings = (
  writing: Writing,
  call: Call<"moving.importBalances"> | Call<"moving.importVouchers">,
  prepared: PreparedForeign,
): void => {
  const by = callerOf(call).id;
  const at = call.now();
  if (prepared.columnsBy === "chosen") {
    const { kind, roles } = layoutOf(prepared.table);
    const { file } = call.input;
    rememberLayout(writing, { headerKey: prepared.headerKey, sourceName: file.name, layout: { kind, roles }, by, at });
  }
  for (const { code, name, choice } of prepared.accounts)
    if (choice !== null)
      remember(writing, { ledgerId: prepared.ledger.id, sourceCode: code, sourceName: name, choice, by, at });
};
