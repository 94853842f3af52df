import type { Month } from "#domain/core/dates.ts";
import type { PersonId, VoucherId } from "#domain/core/ids.ts";
import { readCashCounter, readStatementTakers } from "#store/interface-actor-rows.ts";
import { readPeriods } from "#store/period-rows.ts";
import { readPersons } from "#store/person-rows.ts";
import type { Reading } from "#store/query.ts";
import type { InterfaceWish } from "./interface-wish.ts";

/** Whose names stand as 出纳人 and 财务主管: those who acted, and nobody where nobody did. */
export type Actors = {
  readonly cashierOf: (voucher: {
    readonly id: VoucherId;
    readonly movesMoney: boolean;
    readonly movesCash: boolean;
  }) => string;
  readonly supervisor: string;
};

const nameIn = (among: ReadonlyMap<PersonId, string>, id: PersonId | undefined): string =>
  id === undefined ? "" : (among.get(id) ?? "");

/**
 * 出纳人 is the cashier who brought in the statement that shows the voucher's money; of cash without one, the cashier who counted
 * the safe in that month. 财务主管 is the head who closed the month, and while it is open the one head there is.
 */
export const actorsOf = (reading: Reading, { ledger }: InterfaceWish, month: Month): Actors => {
  const persons = readPersons(reading);
  const withRole = (role: "cashier" | "head") =>
    new Map(persons.filter(({ roles }) => roles.includes(role)).map(({ id, name }) => [id, name]));
  const [cashiers, heads] = [withRole("cashier"), withRole("head")];
  const takers = readStatementTakers(reading, ledger.id, month);
  const counter = readCashCounter(reading, ledger.id, month);
  const closed = readPeriods(reading, ledger.id).find((period) => period.month === month);
  const headNames = [...heads.values()];
  const only = headNames.length === 1 ? (headNames[0] ?? "") : "";
  return {
    cashierOf: ({ id, movesMoney, movesCash }) => {
      if (!movesMoney) return "";
      const taken = nameIn(cashiers, takers.get(id));
      return taken !== "" || !movesCash ? taken : nameIn(cashiers, counter);
    },
    supervisor: closed === undefined ? only : headNames.includes(closed.closed_by_name) ? closed.closed_by_name : "",
  };
};
