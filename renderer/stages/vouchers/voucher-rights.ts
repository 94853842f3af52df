import type { Role } from "#contract/method.ts";
import type { VoucherDetail } from "./grid-content.ts";

/** What may be done with a voucher, in the order of the buttons. */
export type VoucherAct = "edit" | "delete" | "review" | "return" | "post" | "correct" | "copy";

type Standing = Pick<VoucherDetail, "state" | "kind" | "preparedByName"> & {
  readonly preparedEarlierByIds: readonly string[];
  readonly isCorrected: boolean;
};
type Person = { readonly id: string; readonly name: string; readonly roles: readonly Role[] };

const savedEarlier = (voucher: Standing, { id }: Person): boolean =>
  voucher.preparedEarlierByIds.some((each) => each === id);

/** Why somebody who reviews vouchers is not offered to review this draft; null where it is offered, or is not theirs to do. */
export const unreviewableBecause = (voucher: Standing, person: Person): string | null => {
  const reviews = person.roles.some((role) => role === "reviewer" || role === "head");
  if (voucher.state !== "draft" || !reviews) return null;
  if (voucher.preparedByName === person.name) return "这张凭证是您制的，要由另一个人审核。";
  return savedEarlier(voucher, person) ? "您保存过这张草稿以前的样子，算制单人之一，要由别人审核。" : null;
};

/**
 * The acts that make sense for a voucher in its state to a person with these roles. The core decides: this only keeps
 * buttons away that would always be refused. Who prepared a voucher, or saved an earlier version of it, may not review it.
 */
export const actsOn = (voucher: Standing, person: Person): readonly VoucherAct[] => {
  const has = (...roles: readonly Role[]): boolean => roles.some((role) => person.roles.includes(role));
  const isOwn = voucher.preparedByName === person.name;
  const isBarred = isOwn || savedEarlier(voucher, person);
  const isReversible = voucher.kind !== "red" && voucher.kind !== "closing";
  const copy: readonly VoucherAct[] = has("bookkeeper") ? ["copy"] : [];
  switch (voucher.state) {
    case "draft":
      return [
        ...(has("bookkeeper") ? (["edit", "delete"] as const) : []),
        ...(has("reviewer", "head") && !isBarred ? (["review"] as const) : []),
        ...(has("reviewer", "head") && !isOwn ? (["return"] as const) : []),
        ...copy,
      ];
    case "reviewed":
      return [
        ...(has("bookkeeper", "reviewer", "head") ? (["post"] as const) : []),
        ...(has("reviewer", "head") ? (["return"] as const) : []),
        ...copy,
      ];
    case "posted":
      return [...(has("bookkeeper") && isReversible && !voucher.isCorrected ? (["correct"] as const) : []), ...copy];
  }
};
