import { readBuyerNames, saveBuyerNames } from "#store/buyer-name-rows.ts";
import { readLedger } from "#store/ledger-rows.ts";
import { callerOf, done, refuse, type Call, type Reply } from "./call.ts";
import { change, changed } from "./change.ts";

export const showBuyerNames = (call: Call<"ledger.buyerNames">): Reply<"ledger.buyerNames"> =>
  done({ names: [...readBuyerNames(call.ledger.reading, call.input.ledgerId)] });

/** 发票抬头: what invoices of a ledger may be made out to besides its own name; K18 goes by it from now on. */
export const setBuyerNames = (call: Call<"ledger.setBuyerNames">): Reply<"ledger.setBuyerNames"> =>
  change(call, (writing) => {
    const { ledgerId } = call.input;
    const ledger = readLedger(writing, ledgerId);
    if (ledger === undefined) return refuse({ code: "not-found", kind: "ledger" });
    const names = [...new Set(call.input.names)];
    const before = readBuyerNames(writing, ledgerId);
    saveBuyerNames(writing, { ledgerId, names }, { at: call.now(), by: callerOf(call).name });
    return changed(
      {},
      {
        subject: `${ledger.name}：认可的发票抬头改为${names.length === 0 ? "只有账套名称" : names.join("、")}`,
        facts: { ledgerId, before, after: names },
      },
    );
  });
