import { randomBytes } from "node:crypto";
import type { Brand } from "#domain/core/brand.ts";
import { idOf } from "#domain/core/ids.ts";

/** Makes ids of one program run: `<Id>() => Id`. */
export type NewId = <Id extends Brand<string, string>>() => Id;

const timeLength = 9;
const countLength = 4;
const randomLength = 13;

const base36 = (value: number, length: number): string => value.toString(36).padStart(length, "0");

const drawnBytes = 4096;

/** Chance byte by byte, drawn from the system in larger pieces: a draw for every id took a fifth of a long import. */
const chance = (() => {
  let drawn = new Uint8Array();
  let at = 0;
  return (): number => {
    if (at >= drawn.length) {
      drawn = new Uint8Array(randomBytes(drawnBytes));
      at = 0;
    }
    const byte = drawn[at] ?? 0;
    at += 1;
    return byte;
  };
})();

// 252 is the largest multiple of 36 below 256: larger bytes would make some letters likelier than others.
const randomText = (length: number): string => {
  let text = "";
  while (text.length < length) {
    const byte = chance();
    if (byte < 252) text += (byte % 36).toString(36);
  }
  return text;
};

/**
 * Ids of 26 characters of `0-9a-z` that sort in the order they were made, even when the clock is set back: milliseconds,
 * a count, chance. `millis` is the clock.
 */
export const idSource = (millis: () => number): NewId => {
  let last = 0;
  let count = 0;
  return <Id extends Brand<string, string>>(): Id => {
    const now = millis();
    count = now > last ? 0 : count + 1;
    last = Math.max(last, now);
    return idOf<Id>(base36(last, timeLength) + base36(count, countLength) + randomText(randomLength));
  };
};

/** 256 bits of chance as text: session tokens and the token of a start address. */
export const unguessableToken = (): string => randomBytes(32).toString("base64url");
