import { nextStep } from "#domain/claims/machine.ts";
import { sumOf } from "#domain/core/fen.ts";
import { readClaimHeads, type ClaimHead } from "#store/claim-lists.ts";
import { linkedToClaim } from "#store/claim-rows.ts";
import { readClaimChain } from "#store/claim-setting-rows.ts";
import type { ReminderProvider } from "./reminder.ts";

const isBack = ({ state }: ClaimHead): boolean => state === "returned" || state === "refused";

/** 报账单 that wait for a step, by set of books and step; those that came back; and votes that must be made up by a day. */
export const claimReminders: ReminderProvider = (reading) => {
  const chain = readClaimChain(reading);
  if (!chain.isUsed) return [];
  const heads = readClaimHeads(reading, { ledgerId: null, states: [], text: "" });
  const waiting = heads.filter((head) => nextStep(head, chain) !== null || isBack(head));
  const groups = Map.groupBy(waiting, (head) =>
    [head.ledgerId, isBack(head) ? "back" : nextStep(head, chain)].join(" "),
  );
  const grouped = [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const step = isBack(first) ? "back" : (nextStep(first, chain) ?? "");
    return [
      {
        kind: "claims-waiting" as const,
        ledgerId: first.ledgerId,
        text: step,
        dueOn: null,
        count: group.length,
        amountFen: sumOf(group, (head) => head.totalFen),
        place: {},
      },
    ];
  });
  const ratify = heads
    .filter(({ ratifyBy, state, done }) => ratifyBy !== null && done.has("approve") && state !== "withdrawn")
    .filter(({ id }) => linkedToClaim(reading, id).length === 0)
    .map((head) => ({
      kind: "ratification-due" as const,
      ledgerId: head.ledgerId,
      text: `${head.number} ${head.purpose}`,
      dueOn: head.ratifyBy,
      count: 1,
      amountFen: head.totalFen,
      place: { id: head.id },
    }));
  return [...grouped, ...ratify];
};
