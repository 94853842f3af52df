import { leaseStanding, rentSchedule } from "#domain/funds/lease.ts";
import type { AssetMove, DisclosureFacts, ResourceLine } from "#domain/audit/wall-sheet.ts";
import type { LocalDate } from "#domain/core/dates.ts";
import { readAssetStandings, readPartsDisposed } from "#store/asset-rows.ts";
import { readDistributions } from "#store/distribution-rows.ts";
import { readItems } from "#store/item-rows.ts";
import { readLeases } from "#store/lease-rows.ts";
import { readReceiptBooks } from "#store/receipt-book-rows.ts";
import { readVillagers } from "#store/villager-rows.ts";
import type { LedgerId } from "#domain/core/ids.ts";
import type { Reading } from "#store/query.ts";
import { paymentsOf, readsLikePerson } from "./audit-payments.ts";
import type { QuarterMaterial } from "./quarter-material.ts";

/** What is let on a day, with its rent: contracts that have begun and either run or are still owed. */
export const resourceLines = (reading: Reading, ledgerId: LedgerId, on: LocalDate): readonly ResourceLine[] =>
  readLeases(reading, ledgerId, on)
    .filter((lease) => lease.fromOn <= on)
    .flatMap((lease): readonly ResourceLine[] => {
      const standing = leaseStanding(rentSchedule(lease), lease.receivedFen, on);
      const end = lease.endedOn ?? lease.toOn;
      if (end < on && standing.arrearsFen === 0) return [];
      const step = lease.steps.findLast((each) => each.fromOn <= on) ?? lease.steps[0];
      if (step === undefined) return [];
      return [
        {
          subject: lease.subject,
          area: lease.area,
          lessee: lease.lesseeName,
          contract: lease.number,
          fromOn: lease.fromOn,
          toOn: end,
          yearFen: step.yearFen,
          dueFen: standing.dueFen,
          receivedFen: standing.receivedFen,
          arrearsFen: standing.arrearsFen,
        },
      ];
    });

/** People the papers and the bank name without a register: whoever was paid, and parties whose names read like a person's. */
const otherPersons = (material: QuarterMaterial): readonly string[] => [
  ...paymentsOf(material).flatMap((payment) => (payment.isPerson ? [payment.payee] : [])),
  ...material.vouchers
    .flatMap((voucher) => [
      ...voucher.payments.map(({ counterpartyName }) => counterpartyName),
      ...voucher.documents.map(({ party }) => party),
    ])
    .filter(readsLikePerson),
];

/** People the registers of a village and its ledger name: items, 人员与职务 with their relatives, who holds a receipt book. */
const registeredPersons = (reading: Reading, { id, villageId }: QuarterMaterial["ledger"]): readonly string[] => [
  ...readItems(reading, id).flatMap((item) => (item.kind === "member" || item.kind === "person" ? [item.name] : [])),
  ...readVillagers(reading, villageId).flatMap((each) => [each.name, ...each.relations.map(({ name }) => name)]),
  ...readReceiptBooks(reading, id).map(({ issuedTo }) => issuedTo),
];

/** What the wall shows besides the quarter's books, as it stood on the quarter's last day. */
export const disclosureFacts = (reading: Reading, material: QuarterMaterial): DisclosureFacts => {
  const { ledger, firstDay, lastDay, months } = material;
  const cards = readAssetStandings(reading, { ledgerId: ledger.id, through: months[2], onlyPosted: true });
  const within = (day: LocalDate | null): day is LocalDate => day !== null && day >= firstDay && day <= lastDay;
  const assetMoves = cards.flatMap((card): readonly AssetMove[] => [
    ...(within(card.inUseOn)
      ? [
          {
            name: card.name,
            quantity: card.quantity,
            onDate: card.inUseOn,
            how: "came" as const,
            costFen: card.costFen,
          },
        ]
      : []),
    ...(within(card.endedOn)
      ? [
          {
            name: card.name,
            quantity: card.quantity,
            onDate: card.endedOn,
            how: "went" as const,
            costFen: card.costFen,
          },
        ]
      : []),
  ]);
  const parts = readPartsDisposed(reading, { ledgerId: ledger.id, from: firstDay, to: lastDay });
  const booked = new Set<string | null>(material.vouchers.map(({ id }) => id));
  return {
    resources: resourceLines(reading, ledger.id, lastDay),
    assetMoves: [
      ...assetMoves,
      ...parts.map((part) => ({ ...part, name: `${part.name}（部分）`, quantity: "", how: "went" as const })),
    ],
    assetCount: cards.filter((card) => card.endedOn === null || card.endedOn > lastDay).length,
    // A list that raises money takes it from the households; one that nobody booked gave them nothing.
    lists: readDistributions(reading, ledger.id)
      .filter((list) => list.kind !== "raise" && booked.has(list.declared_voucher_id ?? list.paid_voucher_id))
      .toSorted((left, right) => (left.on_date < right.on_date ? -1 : 1))
      .map((list) => ({
        title: list.title,
        onDate: list.on_date,
        households: list.households,
        totalFen: list.total_fen,
      })),
    persons: [...registeredPersons(reading, ledger), ...otherPersons(material)],
  };
};
