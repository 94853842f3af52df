import { noteAllocationArrival } from "#flow/allocation-arrivals.ts";
import { decideOnAllocation, listAllocations, proposeAllocation } from "#flow/allocations.ts";
import { exportBudget, readBudgetFile } from "#flow/budget-files.ts";
import {
  adoptAccounts,
  budgetFromLastYear,
  budgetOverview,
  dropBudget,
  saveBudget,
  showBudget,
  voteBudget,
} from "#flow/budgets.ts";
import { capYear, planCaps } from "#flow/cap-planning.ts";
import { floorOverview } from "#flow/floors.ts";
import { saveGrant, tieGrant, untieGrant } from "#flow/grant-changes.ts";
import { confirmGrant } from "#flow/grant-confirm.ts";
import { grantCandidates, grantOverview, listGrants, showGrant } from "#flow/grants.ts";

export const fundHandlers = {
  "floor.overview": floorOverview,
  "grant.list": listGrants,
  "grant.show": showGrant,
  "grant.save": saveGrant,
  "grant.confirm": confirmGrant,
  "grant.candidates": grantCandidates,
  "grant.tie": tieGrant,
  "grant.untie": untieGrant,
  "grant.overview": grantOverview,
  "allocation.list": listAllocations,
  "allocation.save": proposeAllocation,
  "allocation.arrive": noteAllocationArrival,
  "allocation.decide": decideOnAllocation,
  "budget.show": showBudget,
  "budget.save": saveBudget,
  "budget.drop": dropBudget,
  "budget.vote": voteBudget,
  "budget.fromLastYear": budgetFromLastYear,
  "budget.export": exportBudget,
  "budget.read": readBudgetFile,
  "budget.adopt": adoptAccounts,
  "budget.overview": budgetOverview,
  "cap.year": capYear,
  "cap.plan": planCaps,
};
