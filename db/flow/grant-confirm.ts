import { confirmGrantWidening, readGrants, waitingVersionOf } from "#store/grant-rows.ts";
import { openMonthOf, readLedger } from "#store/ledger-rows.ts";
import { callerOf, refuse, type Call, type Reply } from "./call.ts";
import { change, changed } from "./change.ts";
import { rejudgeDrafts } from "./judge-draft.ts";

/** 复核放宽: a second person has compared the wider uses or the later day with the document; they count from the open month on. */
export const confirmGrant = (call: Call<"grant.confirm">): Reply<"grant.confirm"> =>
  change(call, (writing) => {
    const { id, version } = call.input;
    const grant = readGrants(writing, null).find((each) => each.id === id);
    const ledger = grant === undefined ? undefined : readLedger(writing, grant.ledgerId);
    if (grant === undefined || ledger === undefined) return refuse({ code: "not-found", kind: "grant" });
    const waiting = waitingVersionOf(grant);
    if (waiting?.version !== version) return refuse({ code: "grant-bad", reason: "nothing-waits" });
    const by = callerOf(call).id;
    if (waiting.savedBy === by) return refuse({ code: "same-person" });
    const open = openMonthOf(ledger);
    const fromMonth = waiting.fromMonth > open ? waiting.fromMonth : open;
    confirmGrantWidening(writing, { grantId: id, version }, { by, at: call.now(), fromMonth });
    rejudgeDrafts(writing, call, { ledgerId: ledger.id, categoryIds: null });
    return changed(
      { ledgerId: ledger.id },
      {
        subject: `${ledger.name}：复核拨款 ${waiting.document} ${waiting.title} 第 ${version} 版，放宽用途或期限`,
        facts: { grantId: id, version, fromMonth, reason: waiting.reason },
      },
    );
  });
