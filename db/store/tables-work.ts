import type { Generated } from "kysely";
import type { Instant, Month } from "#domain/core/dates.ts";
import type { LedgerId, PersonId, SearchId, TemplateId, VoucherId } from "#domain/core/ids.ts";
import type { JsonText } from "./column-types.ts";

/** Tables of work in hand: templates and recurring vouchers, unsaved grids, saved searches. */
export type WorkTables = {
  voucher_template: {
    id: TemplateId;
    ledger_id: LedgerId | null;
    name: string;
    lines: JsonText;
    defaults: Generated<JsonText>;
    schedule: "none" | "monthly" | "quarterly";
    day: number;
    saved_by: PersonId;
    saved_at: Instant;
  };
  template_use: { template_id: TemplateId; month: Month; voucher_id: VoucherId | null };
  kept_grid: { person_id: PersonId; ledger_id: LedgerId; voucher_id: string; form: JsonText; kept_at: Instant };
  saved_search: { id: SearchId; person_id: PersonId; name: string; filter: JsonText };
};
