import { office } from "./010-office.ts";
import { books } from "./020-books.ts";
import { vouchers } from "./030-vouchers.ts";
import { bank } from "./040-bank.ts";
import { rules } from "./050-rules.ts";
import { audit } from "./060-audit.ts";
import { reviewOrder } from "./070-review-order.ts";
import { twoPeople } from "./071-two-people.ts";
import { handlers } from "./080-handlers.ts";
import { ruleKinds } from "./090-rule-kinds.ts";
import { testParameters } from "./220-test-parameters.ts";
import type { Migration } from "./migration.ts";

/** Every step in order. A static list, because the bundled program has no folder to search. */
export const migrations: readonly Migration[] = [
  office,
  books,
  vouchers,
  bank,
  rules,
  audit,
  reviewOrder,
  twoPeople,
  handlers,
  ruleKinds,
  testParameters,
];
