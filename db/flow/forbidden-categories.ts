import { rulesFor } from "#domain/checks/rule.ts";
import type { LocalDate } from "#domain/core/dates.ts";
import type { CategoryId } from "#domain/core/ids.ts";
import type { LedgerRow } from "#store/ledger-rows.ts";
import type { Reading } from "#store/query.ts";
import { readApprovedRules } from "#store/rule-rows.ts";

/** The categories nothing may be spent on in a ledger on a day (K08 that blocks): their cap is zero without any vote. */
export const forbiddenCategories = (
  reading: Reading,
  ledger: Pick<LedgerRow, "villageId" | "entity">,
  on: LocalDate,
): ReadonlySet<CategoryId> =>
  new Set(
    rulesFor(readApprovedRules(reading, on), { ledger, on }).flatMap((rule) =>
      rule.parameters.kind === "K08" && rule.severity === "block" ? rule.parameters.categoryIds : [],
    ),
  );
