// Runs in a process of its own so that its peak memory is its own: `node import-child.ts LEDGER FILE ACCOUNT` previews and
// commits a statement file, as the ledger thread does for the window.
import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { callerOn } from "./caller.ts";
import { peakMiB } from "./measure.ts";

const [, , ledgerPath = "", path = "", bankAccountId = ""] = process.argv;
const { desk, answer } = callerOn(ledgerPath);
const before = peakMiB();
const start = performance.now();
const file = { name: basename(path), bytes: readFileSync(path).toString("base64") };
const input = { file, bankAccountId, mapping: null, sheet: null };
// What the window reads of the reply is the window's own memory: here only the digest is taken from it.
const digest = /"digest":"(\w+)"/.exec(await answer("statement.preview", { ...input, shown: 500 }))?.[1] ?? "";
const previewMs = performance.now() - start;
const rest = { takeRows: [], acceptBreaks: false, rememberMapping: false, makeDrafts: false };
const newCount = Number(/"newCount":(\d+)/.exec(await answer("statement.commit", { ...input, ...rest, digest }))?.[1]);
const ms = performance.now() - start;
desk.close();
process.stdout.write(JSON.stringify({ ms, previewMs, newCount, peakMiB: peakMiB(), idleMiB: before }));
