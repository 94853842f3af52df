import { waitsForSecondPerson } from "#domain/caps/vote.ts";
import { readResolution } from "#store/resolution-rows.ts";
import { linkResolutionTo } from "#store/resolution-use-rows.ts";
import { readVoucher } from "#store/voucher-rows.ts";
import { callerOf, refuse, type Call, type Reply } from "./call.ts";
import { change, changed } from "./change.ts";
import { supersededBy } from "./decision-records.ts";
import { judgeDraft } from "./judge-draft.ts";
import { voucherSubject } from "./voucher-subject.ts";

/**
 * 关联决议: a voucher names a vote of its own ledger as its ground: one in force, or one that only waits for its second person;
 * until that has confirmed it the voucher is not reviewed. Naming is not enough to be let through: a cap's
 * hit is cleared only where that vote's own cap covers the whole sum, and the link stays visible with both dates.
 */
export const linkResolution = (call: Call<"voucher.linkResolution">): Reply<"voucher.linkResolution"> =>
  change(call, (writing) => {
    const { id, resolutionId } = call.input;
    const voucher = readVoucher(writing, id)?.voucher;
    if (voucher === undefined) return refuse({ code: "not-found", kind: "voucher" });
    if (voucher.state === "posted") return refuse({ code: "wrong-state", state: voucher.state });
    const resolution = readResolution(writing, resolutionId);
    if (resolution === undefined || resolution.ledgerId !== voucher.content.ledgerId)
      return refuse({ code: "not-found", kind: "resolution" });
    if (!resolution.isInForce && !waitsForSecondPerson(resolution)) return refuse({ code: "resolution-not-in-force" });
    const by = supersededBy(writing, resolutionId, voucher.content.onDate);
    if (by !== undefined) return refuse({ code: "decision-superseded", number: resolution.number, by });
    linkResolutionTo(writing, { voucherId: id, resolutionId, by: callerOf(call).id, at: call.now() });
    const hits = judgeDraft(writing, call, id);
    return changed(
      { hits: [...hits] },
      {
        subject: `${voucherSubject(voucher.content)} 关联决议 ${resolution.number}`,
        facts: { voucherId: id, resolutionId, cleared: hits.filter((hit) => hit.isCleared).map((hit) => hit.kind) },
      },
    );
  });
