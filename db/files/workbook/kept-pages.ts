import { gunzipSync, gzipSync } from "node:zlib";
import * as z from "zod";
import type { Booklet } from "#domain/reports/listing.ts";

const cell = z.union([z.string(), z.number(), z.null()]);
const pair = z.tuple([z.string(), z.string()]);
const listing = z.object({
  title: z.string(),
  under: pair,
  filters: z.array(z.string()),
  columns: z.array(
    z.object({
      heading: z.string(),
      kind: z.enum(["text", "centre", "date", "money", "whole"]),
      widthMm: z.number(),
      group: z.string().exactOptional(),
    }),
  ),
  rows: z.array(
    z.object({
      cells: z.array(cell),
      tone: z.enum(["strong", "section"]).exactOptional(),
      rule: z.enum(["single", "double"]).exactOptional(),
      carried: z.array(cell).exactOptional(),
    }),
  ),
  notes: z.array(z.string()),
  isOnePage: z.boolean().exactOptional(),
  caption: z.string().exactOptional(),
  signers: z.array(z.string()),
  code: z.string().exactOptional(),
});
const booklet: z.ZodType<Booklet> = z.object({
  title: z.string(),
  orientation: z.enum(["auto", "portrait", "landscape"]),
  footer: z.string(),
  cover: z.array(pair).nullable(),
  register: z.array(pair).nullable(),
  hasContents: z.boolean(),
  parts: z.array(listing),
});

/** What the pages of a workbook say, packed for the shelf: the same pages give the same bytes. */
export const packedPages = (pages: Booklet): Uint8Array => gzipSync(JSON.stringify(pages), { level: 6 });

/** The pages that were packed; throws where the bytes are none. */
export const pagesFrom = (bytes: Uint8Array): Booklet => booklet.parse(JSON.parse(gunzipSync(bytes).toString("utf8")));

/** Which version of the program the pages say made them; `undefined` where they do not say. */
export const programInPages = (bytes: Uint8Array): string | undefined =>
  /"软件版本","乡账 ([^"]+)"/.exec(gunzipSync(bytes).toString("utf8"))?.[1];
