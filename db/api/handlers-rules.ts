import { capRegister } from "#flow/caps.ts";
import { attachToDecision, readDecisionScan, showProcedure } from "#flow/decision-records.ts";
import { linkResolution } from "#flow/link-resolution.ts";
import { nameSpending } from "#flow/named-returns.ts";
import { confirmTheResolution, giveOpinion } from "#flow/second-person.ts";
import { listResolutions, recordResolution, showResolution, testResolution } from "#flow/resolutions.ts";
import { listRuleApprovals, recordRuleApproval, withdrawRuleApproval } from "#flow/rule-approvals.ts";
import { withdrawResolution } from "#flow/withdraw-resolution.ts";
import { attachToRule, readRuleDocument } from "#flow/rule-files.ts";
import { approveRule, listRules, proposeRule } from "#flow/rules.ts";
import { tryOutRule } from "#flow/try-out-rule.ts";
import type { HandlersOf } from "./handler.ts";

type RuleCalls =
  | "resolution.list"
  | "resolution.show"
  | "resolution.test"
  | "resolution.record"
  | "resolution.withdraw"
  | "resolution.confirm"
  | "resolution.giveOpinion"
  | "resolution.procedure"
  | "resolution.attach"
  | "resolution.readFile"
  | "cap.register"
  | "rule.list"
  | "rule.propose"
  | "rule.tryOut"
  | "rule.attach"
  | "rule.readFile"
  | "rule.approve"
  | "ruleApproval.list"
  | "ruleApproval.record"
  | "ruleApproval.withdraw"
  | "voucher.linkResolution"
  | "voucher.nameSpending";

/** Votes, caps and rules. */
export const ruleHandlers: HandlersOf<RuleCalls> = {
  "resolution.list": listResolutions,
  "resolution.show": showResolution,
  "resolution.test": testResolution,
  "resolution.record": recordResolution,
  "resolution.withdraw": withdrawResolution,
  "resolution.confirm": confirmTheResolution,
  "resolution.giveOpinion": giveOpinion,
  "resolution.procedure": showProcedure,
  "resolution.attach": attachToDecision,
  "resolution.readFile": readDecisionScan,
  "cap.register": capRegister,
  "ruleApproval.list": listRuleApprovals,
  "ruleApproval.record": recordRuleApproval,
  "ruleApproval.withdraw": withdrawRuleApproval,
  "rule.list": listRules,
  "rule.propose": proposeRule,
  "rule.tryOut": tryOutRule,
  "rule.attach": attachToRule,
  "rule.readFile": readRuleDocument,
  "rule.approve": approveRule,
  "voucher.linkResolution": linkResolution,
  "voucher.nameSpending": nameSpending,
};
