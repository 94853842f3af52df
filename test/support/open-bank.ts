import { localDate } from "#domain/core/dates.ts";
import { fen } from "#domain/core/fen.ts";
import type { OpenEntry, OpenLine } from "#domain/bank/match-reasons.ts";

type Told<Row> = Partial<Omit<Row, "onDate" | "amountFen" | "key">>;

/** An open bank line that says only what the test is about. */
export const openLine = (key: string, on: string, amountFen: number, told: Told<OpenLine> = {}): OpenLine => ({
  key,
  onDate: localDate(on),
  amountFen: fen(amountFen),
  tradedAt: "",
  counterpartyName: "",
  counterpartyAccount: "",
  text: "",
  serial: "",
  isReversal: false,
  ...told,
});

/** An open entry on the bank's account. */
export const openEntry = (key: string, on: string, amountFen: number, told: Told<OpenEntry> = {}): OpenEntry => ({
  key,
  onDate: localDate(on),
  amountFen: fen(amountFen),
  summary: "",
  names: [],
  accounts: [],
  slips: [],
  ...told,
});
