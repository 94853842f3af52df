/** 记账会计, 审核, 出纳, 主管, 审计, 管理员. */
export type Role = "bookkeeper" | "reviewer" | "cashier" | "head" | "auditor" | "administrator";

export const everyRole: readonly Role[] = ["bookkeeper", "reviewer", "cashier", "head", "auditor", "administrator"];

/**
 * Pairs of duties no one person may hold (会计法 2024 Art. 25, 35; 会计基础工作规范 Art. 12: the cashier neither reviews nor
 * keeps archives or the ledgers of income, expense, claims and debts). The head supervises the cashier, so is not one.
 * The auditor only reads and holds nothing else, or the answers to findings would come from their finder.
 *
 * Bookkeeper with reviewer, or with head, is allowed: an office of two needs both to do both, and preparer ≠ reviewer is
 * enforced voucher by voucher. The administrator may also hold one of the working duties, because a small office has
 * nobody to spare; an administrator who is also cashier could give himself any duty unseen, so that pair is refused.
 */
const incompatible: readonly (readonly [Role, Role])[] = [
  ["cashier", "bookkeeper"],
  ["cashier", "reviewer"],
  ["cashier", "head"],
  ["cashier", "administrator"],
  ...everyRole.filter((role) => role !== "auditor").map((role): readonly [Role, Role] => ["auditor", role]),
];

/** The first pair that must not meet in one person, or `undefined`. */
export const incompatibleRoles = (roles: readonly Role[]): readonly [Role, Role] | undefined =>
  incompatible.find(([one, other]) => roles.includes(one) && roles.includes(other));

/**
 * Whether what a person prints may be the office's own paper: signed, bound and counted. An auditor belongs to no office that
 * keeps these books and takes copies (会计法 2024 Art. 31 and 32 let supervisors inspect; making the books is the unit's own act).
 */
export const printsOfficially = (roles: readonly Role[]): boolean => roles.some((role) => role !== "auditor");

/** True of the one whose only hand on the books is the cash; what they bring in waits until a bookkeeper saves it. */
export const isCashierOnly = (roles: readonly Role[]): boolean =>
  roles.includes("cashier") && !roles.includes("bookkeeper");

/** Roles without repetition, in the order of `everyRole`. */
export const rolesInOrder = (roles: readonly Role[]): readonly Role[] =>
  everyRole.filter((role) => roles.includes(role));
