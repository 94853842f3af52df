import type { Month } from "#domain/core/dates.ts";
import type { Fen } from "#domain/core/fen.ts";

/** One person's line on an approved list, as 误工补贴与报酬表 shows it. `days` in days and halves; `capFen` null without one. */
export type PayBookRow = {
  readonly name: string;
  readonly post: string;
  readonly basis: string;
  readonly month: Month;
  readonly days: number;
  readonly rateFen: Fen;
  readonly dueFen: Fen;
  readonly withheldFen: Fen;
  readonly received: string;
  readonly yearFen: Fen;
  readonly capFen: Fen | null;
};
