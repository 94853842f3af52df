import { decideOnAllocation, listAllocations, proposeAllocation } from "#flow/allocations.ts";
import { saveGrant, tieGrant, untieGrant } from "#flow/grant-changes.ts";
import { grantCandidates, grantOverview, listGrants, showGrant } from "#flow/grants.ts";

export const fundHandlers = {
  "grant.list": listGrants,
  "grant.show": showGrant,
  "grant.save": saveGrant,
  "grant.candidates": grantCandidates,
  "grant.tie": tieGrant,
  "grant.untie": untieGrant,
  "grant.overview": grantOverview,
  "allocation.list": listAllocations,
  "allocation.save": proposeAllocation,
  "allocation.decide": decideOnAllocation,
};
