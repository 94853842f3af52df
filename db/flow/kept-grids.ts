import { readLedger } from "#store/ledger-rows.ts";
import { dropKeptGrid, keepGrid, listKeptGrids, readKeptGrid } from "#store/kept-grid-rows.ts";
import { callerOf, done, refuse, type Call, type Reply } from "./call.ts";

/** Keeps an unsaved grid for its person. A scratch is no book: it leaves no line in the trail and no kept reply. */
export const keepTyping = (call: Call<"kept.save">): Reply<"kept.save"> =>
  call.ledger.transact((writing): Reply<"kept.save"> => {
    const { form, ...key } = call.input;
    if (readLedger(writing, key.ledgerId) === undefined) return refuse({ code: "not-found", kind: "ledger" });
    keepGrid(writing, { ...key, personId: callerOf(call).id }, { form, at: call.now() });
    return done({});
  });

export const readTyping = (call: Call<"kept.read">): Reply<"kept.read"> => {
  const kept = readKeptGrid(call.ledger.reading, { ...call.input, personId: callerOf(call).id });
  return done({ form: kept?.form ?? null, keptAt: kept?.keptAt ?? null });
};

export const dropTyping = (call: Call<"kept.drop">): Reply<"kept.drop"> =>
  call.ledger.transact((writing): Reply<"kept.drop"> => {
    dropKeptGrid(writing, { ...call.input, personId: callerOf(call).id });
    return done({});
  });

export const listTyping = (call: Call<"kept.list">): Reply<"kept.list"> =>
  done({ kept: listKeptGrids(call.ledger.reading, callerOf(call).id) });
