import { expect } from "vitest";
import { fen, yuan } from "#domain/core/fen.ts";
import type { PackInputs, PackPerson, PackVillage } from "#domain/packs/inputs.ts";
import type { PackLine } from "#domain/packs/line.ts";
import type { PackSettings } from "#domain/packs/pack.ts";
import { packs } from "#domain/packs/packs.ts";
import { reportOf } from "#domain/packs/report.ts";

export const village = (id: string, rest: Partial<PackVillage["picture"]> = {}, figures = {}): PackVillage => ({
  id,
  name: id,
  picture: { type: "single", population: 1000, recurringIncomeFen: yuan(200_000), isPoor: false, ...rest },
  figures,
});
export const inMonths = (post: string, from: number, to: number, title = post) =>
  Array.from({ length: to - from + 1 }, (_, index) => ({ month: from + index, post, title }));
export const person = (id: string, post: string, rest: Partial<PackPerson> = {}): PackPerson => ({
  id,
  villageId: "柳溪村",
  name: id,
  post,
  months: inMonths(post, 1, 12, rest.isRetired === true ? "离任干部" : post),
  isRetired: false,
  years: null,
  ...rest,
});
/** As the flow reads it: nobody is in office in a month that is not looked at. */
const upTo = (people: readonly PackPerson[], toMonth: number): readonly PackPerson[] =>
  people.map((each) => ({ ...each, months: each.months.filter(({ month }) => month <= toMonth) }));
const inputs = ({ people = [], toMonth = 12, ...rest }: Partial<PackInputs> = {}): PackInputs => ({
  year: 2026,
  toMonth,
  villages: [village("柳溪村"), village("石桥村")],
  indicators: new Map(),
  grants: [],
  spending: [],
  people: upTo(people, toMonth),
  payments: [],
  events: [],
  payStanding: null,
  hitsByRule: new Map(),
  ...rest,
});
export const grant = (villageId: string | null, fund: string, received: number, rest: object = {}) => ({
  villageId,
  fund,
  quarter: 1 as const,
  grantedFen: yuan(received),
  receivedFen: yuan(received),
  matchingFen: fen(0),
  source: "",
  isDivided: false,
  ...rest,
});
export const paid = (personId: string, month: number, amount: number, part = "基本报酬", villageId = "柳溪村") => ({
  personId,
  villageId,
  month,
  part,
  amountFen: yuan(amount),
});

/** The lines of a row's report, all measures one after another. */
export const linesOf = (code: string, given: Partial<PackInputs>, settings: PackSettings = {}): readonly PackLine[] => {
  const row = packs.flatMap((pack) => pack.rows(settings)).find((each) => each.code === code);
  expect(row, code).toBeDefined();
  return row === undefined ? [] : reportOf(row, inputs(given)).flatMap((report) => report.lines);
};
export const brief = (lines: readonly PackLine[]) =>
  lines.map(({ subject, due, actual, state }) => [subject, due, actual, state]);
