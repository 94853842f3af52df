import { office } from "./010-office.ts";
import { books } from "./020-books.ts";
import { vouchers } from "./030-vouchers.ts";
import { bank } from "./040-bank.ts";
import { rules } from "./050-rules.ts";
import { audit } from "./060-audit.ts";
import { withdrawals } from "./100-withdrawals.ts";
import type { Migration } from "./migration.ts";

/** Every step in order. A static list, because the bundled program has no folder to search. */
export const migrations: readonly Migration[] = [office, books, vouchers, bank, rules, audit, withdrawals];
