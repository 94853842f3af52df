import type { Cell, Grid } from "#domain/bank/grid.ts";
import { textCell } from "./cells.ts";

/** One movement of an interchange file as text; amounts signed, + arrives. */
export type Movement = {
  readonly bookedOn: string;
  readonly tradedAt: string;
  readonly amount: string;
  readonly balance: string;
  readonly currency: string;
  readonly counterpartyName: string;
  readonly counterpartyAccount: string;
  readonly counterpartyBank: string;
  readonly purpose: string;
  readonly remark: string;
  readonly summary: string;
  readonly serial: string;
  readonly account: string;
};

type Statement = {
  readonly title: string;
  readonly account: string;
  readonly accountName: string;
  readonly opening: string;
  readonly closing: string;
  readonly movements: readonly Movement[];
  readonly headers: readonly string[];
  /** What the file holds besides its movements, said below them; a person sees it among the rows left out. */
  readonly notes?: readonly string[];
};

const row = (texts: readonly string[]): readonly Cell[] => texts.map(textCell);

/** Lays a statement of an interchange format out as a table, so that one reader serves every file. */
export const tableGrid = (statement: Statement): Grid => ({
  sheet: statement.account,
  rows: [
    row([statement.title]),
    row(["账号", statement.account, "户名", statement.accountName]),
    row(["期初余额", statement.opening, "期末余额", statement.closing]),
    row(statement.headers),
    ...statement.movements.map((each) =>
      row([
        each.bookedOn,
        each.tradedAt,
        each.amount,
        each.balance,
        each.currency,
        each.counterpartyName,
        each.counterpartyAccount,
        each.counterpartyBank,
        each.purpose,
        each.remark,
        each.summary,
        each.serial,
        each.account,
      ]),
    ),
    ...(statement.notes ?? []).map((note) => row([`说明：${note}`])),
  ],
});
