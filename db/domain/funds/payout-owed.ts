/** A line of a list as some batch handed it to a bank. */
export type HandedRow = { readonly sourceNo: number; readonly state: "sent" | "paid" | "failed" };

/** The lines of a list that stand open or paid in some batch: nobody is to pay them again. */
export const takenLines = (handed: readonly HandedRow[]): ReadonlySet<number> =>
  new Set(handed.filter((row) => row.state !== "failed").map((row) => row.sourceNo));
