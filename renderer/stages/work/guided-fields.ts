import { listKindFor, paysWhatIsDue, type ListKind } from "#domain/vouchers/guided-check.ts";
import type { GuidedKind } from "#domain/vouchers/guided-entries.ts";

/** Which fields a form of a kind asks for. */
export type GuidedFieldSet = {
  readonly hasList: boolean;
  readonly needsList: boolean;
  readonly hasProject: boolean;
  readonly hasFund: boolean;
  readonly fundLabel: string;
  readonly hasAward: boolean;
  readonly hasLandParts: boolean;
  readonly canOwe: boolean;
  readonly hasCategory: boolean;
};

const listed: readonly GuidedKind[] = ["raise-declare", "raise-receive", "land-pay", "share-declare", "share-pay"];
const alsoListed: readonly GuidedKind[] = ["raise-return", "land-receive"];
const completing: readonly GuidedKind[] = ["raise-complete-asset", "raise-complete-cost"];
const spending: readonly GuidedKind[] = ["raise-spend", "grant-build", "grant-buy", "raise-complete-cost"];
const bearing: readonly GuidedKind[] = [...completing, "grant-buy", "grant-deliver"];

export const guidedFields = (kind: GuidedKind): GuidedFieldSet => ({
  hasList: listed.includes(kind) || alsoListed.includes(kind),
  needsList: listed.includes(kind),
  hasProject:
    (kind.startsWith("raise-") && kind !== "raise-receive") || (kind.startsWith("grant-") && kind !== "grant-in-kind"),
  hasFund: bearing.includes(kind),
  fundLabel: kind.startsWith("raise-") ? "其中村民筹资承担" : "其中专项资金承担",
  hasAward: completing.includes(kind),
  hasLandParts: kind === "land-receive",
  canOwe: ["raise-spend", "grant-build", "grant-buy"].includes(kind),
  hasCategory: spending.includes(kind),
});

type Listed = {
  readonly id: string;
  readonly kind: ListKind;
  readonly declaredVoucherId: string | null;
  readonly paidVoucherId: string | null;
};

/** The lists a form can still book: of its own kind, not booked that way before, and due before they are paid. */
export const listsFor = <List extends Listed>(kind: GuidedKind, lists: readonly List[]): readonly List[] =>
  lists.filter((list) => {
    if (list.kind !== listKindFor(kind)) return false;
    if (paysWhatIsDue(kind)) return list.declaredVoucherId !== null && list.paidVoucherId === null;
    return kind === "raise-receive" ? list.paidVoucherId === null : list.declaredVoucherId === null;
  });
