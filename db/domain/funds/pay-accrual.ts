import type { SystemId } from "#domain/books/accounting-system.ts";

/** 先计提后发放: whether a scheme's lists are first booked as owed, and as wages or as pay for temporary work. */
export const payAccruals = ["none", "wages", "labour"] as const;
export type PayAccrual = (typeof payAccruals)[number];
export type Accruing = Exclude<PayAccrual, "none">;

/**
 * The first-level account an accrual is owed on. Wages are of managers and permanent staff, labour of seasonal and temporary
 * workers; the accounts of 2004 know no 应付劳务费 and keep it in 应付款 (财会〔2004〕12号, 财会〔2023〕14号).
 */
const payables: Readonly<Record<SystemId, Readonly<Record<Accruing, string>>>> = {
  "2004": { wages: "211", labour: "202" },
  "2023": { wages: "212", labour: "213" },
};

export const payableCode = (system: SystemId, accrual: Accruing): string => payables[system][accrual];
