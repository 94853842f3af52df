import type * as z from "zod";
import type { hit as hitShape } from "#contract/judging.ts";
import { moneyText } from "#renderer/format/money.ts";

/** What a rule says of a voucher, with the facts its sentence is made of. */
export type Hit = z.output<typeof hitShape>;

/** A fact that is a text; empty where it is none. */
export const textOf = (hit: Hit, name: string): string => {
  const value = hit.facts[name];
  return typeof value === "string" ? value : "";
};

/** A fact that is a number; 0 where it is none. */
export const numberOf = (hit: Hit, name: string): number => {
  const value = hit.facts[name];
  return typeof value === "number" ? value : 0;
};

export const is = (hit: Hit, name: string): boolean => hit.facts[name] === true;

/** An amount in fen as yuan: 120000 → 1,200.00 元. */
export const yuan = (hit: Hit, name: string): string => `${moneyText(numberOf(hit, name))} 元`;

export const count = (hit: Hit, name: string): string => String(numberOf(hit, name));

/** Hundredths of a per cent: 1000 → 10%. */
export const percent = (hit: Hit, name: string): string => `${String(numberOf(hit, name) / 100)}%`;

/** A fact that is a number; null where it is none. */
export const knownNumber = (hit: Hit, name: string): number | null => {
  const value = hit.facts[name];
  return typeof value === "number" ? value : null;
};

/** A fact that is a text or several: several are told one after the other. */
export const textsOf = (hit: Hit, name: string): string => {
  const value = hit.facts[name];
  return Array.isArray(value) ? value.join("、") : typeof value === "string" ? value : "";
};

export const quoted = (text: string): string => (text === "" ? "" : `“${text}”`);
