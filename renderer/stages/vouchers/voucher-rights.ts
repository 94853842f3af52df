import type { Role } from "#contract/method.ts";
import type { VoucherDetail } from "./grid-content.ts";

/** What may be done with a voucher, in the order of the buttons. */
export type VoucherAct = "edit" | "delete" | "review" | "return" | "post" | "correct" | "copy";

type Standing = Pick<VoucherDetail, "state" | "kind" | "preparedByName"> & { readonly hasRed: boolean };

/**
 * The acts that make sense for a voucher in its state to a person with these roles. The core decides: this only keeps
 * buttons away that would always be refused. Who prepared a voucher may not review it.
 */
export const actsOn = (
  voucher: Standing,
  person: { readonly name: string; readonly roles: readonly Role[] },
): readonly VoucherAct[] => {
  const has = (...roles: readonly Role[]): boolean => roles.some((role) => person.roles.includes(role));
  const isOwn = voucher.preparedByName === person.name;
  const copy: readonly VoucherAct[] = has("bookkeeper") ? ["copy"] : [];
  switch (voucher.state) {
    case "draft":
      return [
        ...(has("bookkeeper") ? (["edit", "delete"] as const) : []),
        ...(has("reviewer", "head") && !isOwn ? (["review", "return"] as const) : []),
        ...copy,
      ];
    case "reviewed":
      return [
        ...(has("bookkeeper", "reviewer", "head") ? (["post"] as const) : []),
        ...(has("reviewer", "head") ? (["return"] as const) : []),
        ...copy,
      ];
    case "posted":
      return [
        ...(has("bookkeeper") && voucher.kind !== "red" && !voucher.hasRed ? (["correct"] as const) : []),
        ...copy,
      ];
  }
};
