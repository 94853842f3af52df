import { approvePack, listPacks, proposePack, withdrawPack } from "#flow/packs.ts";
import {
  listPolicyEvents,
  listPolicyFigures,
  putRightEvent,
  recordPolicyEvent,
  reportPack,
  savePolicyFigures,
} from "#flow/pack-report.ts";

/** 政策包: taking and leaving packs, what their rows come to, the figures and records they ask for. */
export const packHandlers = {
  "pack.list": listPacks,
  "pack.propose": proposePack,
  "pack.approve": approvePack,
  "pack.withdraw": withdrawPack,
  "pack.report": reportPack,
  "policyFigure.list": listPolicyFigures,
  "policyFigure.save": savePolicyFigures,
  "policyEvent.list": listPolicyEvents,
  "policyEvent.record": recordPolicyEvent,
  "policyEvent.putRight": putRightEvent,
};
