import { contract, type MethodName } from "#contract/contract.ts";
import { addMinutes, type Instant } from "#domain/core/dates.ts";
import { readLedger, readLedgers } from "#store/ledger-rows.ts";
import type { Ledger } from "#store/open.ts";
import type { Reading } from "#store/query.ts";
import { appendTrail, type TrailFacts } from "#store/trail-rows.ts";
import { readVillages } from "#store/village-rows.ts";
import { idFromText, type LedgerId } from "#domain/core/ids.ts";
import { callerOf, type Call } from "./call.ts";
import { seesNumbers } from "./villagers.ts";

/** True for a call whose reading is logged: the mark stands in the contract. */
export const isSensitive = (name: MethodName): boolean => "isSensitive" in contract[name];

/** Who looks at one list again within this time has looked at it once. */
const onceMinutes = 30;

type Noted = Map<string, Instant>;
const notedOf = new WeakMap<Ledger, Noted>();

const textOf = (from: unknown, name: string): string => {
  const value: unknown = typeof from === "object" && from !== null ? Reflect.get(from, name) : undefined;
  return typeof value === "string" ? value : "";
};

type Read = { readonly subject: string; readonly facts: TrailFacts };

/** A village's people concern all its books; any other list says itself whose it is. */
const whatWasRead = (reading: Reading, call: Call<MethodName>, value: unknown): Read => {
  const villageId = textOf(call.input, "villageId");
  if (villageId !== "") {
    const village = readVillages(reading).find(({ id }) => id === villageId);
    const ledgerIds = readLedgers(reading).filter((ledger) => ledger.villageId === villageId);
    return { subject: village?.name ?? "", facts: { villageId, ledgerIds: ledgerIds.map(({ id }) => id) } };
  }
  const ledgerId = idFromText<LedgerId>(textOf(value, "ledgerId"));
  const ledger = ledgerId === undefined ? undefined : readLedger(reading, ledgerId);
  const parts = [ledger?.name ?? "", textOf(value, "title")];
  return {
    subject: parts.filter((part) => part !== "").join(" "),
    facts: { ledgerIds: ledger === undefined ? [] : [ledger.id] },
  };
};

/**
 * One line in the audit trail for somebody's reading of a list of people: which list, and whether its numbers stood there
 * whole. Looking at the same list again soon adds none.
 */
export const noteReading = (call: Call<MethodName>, reply: unknown): void => {
  const isDone = typeof reply === "object" && reply !== null && "ok" in reply && reply.ok === true && "value" in reply;
  if (!isDone) return;
  const caller = callerOf(call);
  const { subject, facts } = call.ledger.snapshot((reading) => whatWasRead(reading, call, reply.value));
  // A file is handed out as it came, whoever asks: nothing in it can be covered.
  const isWhole = call.name === "statement.original" || seesNumbers(caller);
  const noted = notedOf.get(call.ledger) ?? new Map<string, Instant>();
  notedOf.set(call.ledger, noted);
  const key = `${caller.id} ${call.name} ${subject}`;
  const [at, before] = [call.now(), noted.get(key)];
  if (before !== undefined && before <= at && at < addMinutes(before, onceMinutes)) return;
  call.ledger.transact((writing) => {
    appendTrail(writing, {
      at,
      personId: caller.id,
      personName: caller.name,
      action: call.name,
      subject: `${subject}（${isWhole ? "号码未遮盖" : "号码已遮盖"}）`,
      facts: { ...facts, isWhole },
      requestId: null,
    });
    return { ok: true };
  });
  noted.set(key, at);
};
