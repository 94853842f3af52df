import { isResolutionUsed, removeResolution } from "#store/resolution-withdraw-rows.ts";
import { readResolution } from "#store/resolution-rows.ts";
import { refuse, type Call, type Reply } from "./call.ts";
import { change, changed } from "./change.ts";
import { rejudgeDrafts } from "./judge-draft.ts";

/** 撤回决议登记: a mistake in typing, before a second person confirmed the record or the township gave its opinion. */
export const withdrawResolution = (call: Call<"resolution.withdraw">): Reply<"resolution.withdraw"> =>
  change(call, (writing) => {
    const { id, reason } = call.input;
    const resolution = readResolution(writing, id);
    if (resolution === undefined) return refuse({ code: "not-found", kind: "resolution" });
    if (resolution.isConfirmed || resolution.opinion !== null) return refuse({ code: "already-confirmed" });
    if (isResolutionUsed(writing, id)) return refuse({ code: "in-use", kind: "resolution" });
    removeResolution(writing, id);
    const { ledgerId, number, title, metOn, computed, entitled, present, votesFor, recordedByName } = resolution;
    rejudgeDrafts(writing, call, { ledgerId, categoryIds: null });
    return changed(
      {},
      {
        subject: `撤回决议登记 ${number} ${title}`,
        facts: { ledgerId, resolutionId: id, reason, metOn, computed, entitled, present, votesFor, recordedByName },
      },
    );
  });
