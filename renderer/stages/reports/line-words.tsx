import type { ReactNode } from "react";
import { moneyTextOrBlank } from "#renderer/format/money.ts";
import type { BookLine } from "./ledger-table.tsx";

type Line = { readonly kind: BookLine["kind"]; readonly summary: string };

/** How the lines of every book are set apart: what is brought in, day totals, month and year totals. */
export const lineClass = ({ kind }: Line): string => {
  switch (kind) {
    case "entry":
      return "";
    case "opening":
    case "day-total":
      return "paper-strong";
    case "month-total":
    case "year-total":
    case "year-carry":
      return "paper-total";
  }
};

export const lineSummary = (line: Line): string => line.summary;

/** An amount of a book: nothing for zero, red with its minus when negative. */
export const RedAmount = ({ amountFen }: { readonly amountFen: number }): ReactNode =>
  amountFen < 0 ? <span className="red-amount">{moneyTextOrBlank(amountFen)}</span> : moneyTextOrBlank(amountFen);
