import type { csvRows, sha256Hex, sm3Hex, unzip } from "./tools.ts";

/** What the page's functions are handed instead of importing it. */
export type Tools = {
  readonly sm3Hex: typeof sm3Hex;
  readonly sha256Hex: typeof sha256Hex;
  readonly unzip: typeof unzip;
  readonly csvRows: typeof csvRows;
};

/** One thing that does not agree: where, and what about it. */
export type Fault = { readonly place: string; readonly text: string };

export type Answer = {
  readonly kind: "archive" | "workbook" | "unknown";
  readonly title: string;
  readonly facts: readonly (readonly [string, string])[];
  readonly faults: readonly Fault[];
};
