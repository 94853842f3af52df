import { one, type Sealers } from "./sealer.ts";

/** What the calls of public money and of the budget changed. */
export const fundSealers: Sealers = {
  "grant.save": ({ input }) => [...one("grants", input.ledgerId), ...one("chart", input.ledgerId)],
  "grant.confirm": ({ value }) => one("grants", value.ledgerId),
  "grant.tie": ({ value }) => one("grants", value.ledgerId),
  "grant.untie": ({ value }) => one("grants", value.ledgerId),
  "budget.vote": ({ input }) => one("budgets", input.ledgerId),
  "budget.adopt": ({ input }) => one("budgets", input.ledgerId),
  "allocation.save": ({ value }) => one("allocation", value.id),
  "allocation.arrive": ({ input }) => one("allocation", input.id),
  "allocation.decide": ({ input, value }) => [
    ...one("allocation", input.id),
    ...value.ledgerIds.flatMap((id) => [...one("grants", id), ...one("chart", id)]),
  ],
};
