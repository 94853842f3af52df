import { tiersFault } from "#domain/claims/claim.ts";
import { readClaimChain, saveClaimChain } from "#store/claim-setting-rows.ts";
import { hasClaimsUnderWay } from "#store/claim-use-rows.ts";
import { callerOf, done, refuse, type Call, type Reply } from "./call.ts";
import { change, changed, type Changed } from "./change.ts";

export const showClaimSettings = (call: Call<"claim.settings">): Reply<"claim.settings"> => {
  const chain = readClaimChain(call.ledger.reading);
  return done({ ...chain, tiers: chain.tiers.map((tier) => ({ ...tier, roles: [...tier.roles] })) });
};

/** 报账设置: whether claims are used, in which order they are signed and examined, and who signs which amounts. */
export const saveClaimSettings = (call: Call<"claim.saveSettings">): Reply<"claim.saveSettings"> =>
  change(call, (writing): Changed<"claim.saveSettings"> => {
    const fault = tiersFault(call.input.tiers);
    if (fault !== undefined) return refuse({ code: "claim-bad", reason: fault });
    const before = readClaimChain(writing);
    if (before.isUsed && !call.input.isUsed && hasClaimsUnderWay(writing))
      return refuse({ code: "claim-bad", reason: "claims-open" });
    saveClaimChain(writing, call.input, { at: call.now(), by: callerOf(call).name });
    const subject = call.input.isUsed ? "修改报账设置：使用报账单" : "修改报账设置：不使用报账单";
    return changed({}, { subject, facts: { before: JSON.stringify(before), after: JSON.stringify(call.input) } });
  });
