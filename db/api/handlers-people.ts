import { changePaySettings, showPaySettings } from "#flow/pay-settings.ts";
import { accrueTheList } from "#flow/pay-accrue.ts";
import { bookPayList } from "#flow/pay-booking.ts";
import {
  approveTheList,
  dropPayList,
  keepPayList,
  listPayLists,
  previewPayList,
  showPayList,
  signPayList,
} from "#flow/pay-lists.ts";
import { approveTheScheme, keepIndicator, listIndicators, listSchemes, proposeScheme } from "#flow/pay-schemes.ts";
import { markPayoutRow, readPayoutResult } from "#flow/payout-results.ts";
import { keepTemplate, listPayouts, makePayout, payoutFile, showPayout } from "#flow/payouts.ts";
import { dropPostPair, listPostPairs, savePostPair } from "#flow/post-pairs.ts";
import { inspectVillagers, keepVillager, listVillagers, loadVillagers, villagerTemplate } from "#flow/villagers.ts";

export const peopleHandlers = {
  "postPair.list": listPostPairs,
  "postPair.save": savePostPair,
  "postPair.remove": dropPostPair,
  "villager.list": listVillagers,
  "villager.save": keepVillager,
  "villager.template": villagerTemplate,
  "villager.inspect": inspectVillagers,
  "villager.load": loadVillagers,
  "indicator.list": listIndicators,
  "indicator.save": keepIndicator,
  "payScheme.list": listSchemes,
  "payScheme.propose": proposeScheme,
  "payScheme.approve": approveTheScheme,
  "pay.settings": showPaySettings,
  "pay.saveSettings": changePaySettings,
  "payList.list": listPayLists,
  "payList.show": showPayList,
  "payList.preview": previewPayList,
  "payList.save": keepPayList,
  "payList.remove": dropPayList,
  "payList.approve": approveTheList,
  "payList.accrue": accrueTheList,
  "payList.book": bookPayList,
  "payList.sign": signPayList,
  "payout.list": listPayouts,
  "payout.show": showPayout,
  "payout.make": makePayout,
  "payout.file": payoutFile,
  "payout.result": readPayoutResult,
  "payout.mark": markPayoutRow,
  "payout.template": keepTemplate,
};
