import { readLedger } from "#store/ledger-rows.ts";
import { hasUnposted, setWordScheme } from "#store/voucher-word-rows.ts";
import { refuse, type Call, type Reply } from "./call.ts";
import { change, changed } from "./change.ts";

const schemeNames = { general: "只用记字", three: "分收、付、转" } as const;

/** 凭证字 of a ledger from now on. What is posted keeps its word; numbers run on per word and month. */
export const setLedgerWords = (call: Call<"ledger.setWords">): Reply<"ledger.setWords"> =>
  change(call, (writing) => {
    const { ledgerId, wordScheme } = call.input;
    const ledger = readLedger(writing, ledgerId);
    if (ledger === undefined) return refuse({ code: "not-found", kind: "ledger" });
    if (hasUnposted(writing, ledgerId)) return refuse({ code: "vouchers-unposted" });
    setWordScheme(writing, ledgerId, wordScheme);
    return changed({}, { subject: `${ledger.name}：凭证字改为${schemeNames[wordScheme]}`, facts: { wordScheme } });
  });
