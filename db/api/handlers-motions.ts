import type { motionMethods } from "#contract/motions.ts";
import { printDecisionForm } from "#flow/decision-forms.ts";
import {
  discardMotion,
  listMotions,
  proposeMotion,
  readMotionEvidence,
  recordStage,
  showMotion,
  undoStage,
} from "#flow/motions.ts";
import type { HandlersOf } from "./handler.ts";

export const motionHandlers: HandlersOf<keyof typeof motionMethods> = {
  "motion.list": listMotions,
  "motion.show": showMotion,
  "motion.propose": proposeMotion,
  "motion.discard": discardMotion,
  "motion.recordStage": recordStage,
  "motion.undoStage": undoStage,
  "motion.readFile": readMotionEvidence,
  "decision.printForm": printDecisionForm,
};
