import { closeMany, periodMatrix, transferMany } from "#flow/period-matrix.ts";
import {
  appropriate,
  keepWorkSettings,
  listCorrections,
  showCarry,
  showPlan,
  showWorkSettings,
} from "#flow/year-end.ts";

export const periodEndHandlers = {
  "period.matrix": periodMatrix,
  "period.closeMany": closeMany,
  "period.transferMany": transferMany,
  "yearEnd.plan": showPlan,
  "yearEnd.appropriate": appropriate,
  "yearEnd.carry": showCarry,
  "correction.list": listCorrections,
  "work.settings": showWorkSettings,
  "work.saveSettings": keepWorkSettings,
};
