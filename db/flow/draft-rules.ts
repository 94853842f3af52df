import { bookingFault, draftRulesFault, type RuleCodes, type RulePlaces } from "#domain/bank/draft-rule-faults.ts";
import type { RuleResult } from "#domain/bank/draft-rules.ts";
import { chart2023 } from "#domain/books/chart-2023.ts";
import { hasAccountCode, readDetailNames } from "#store/account-rows.ts";
import { readBankAccounts } from "#store/bank-account-rows.ts";
import { readCategories } from "#store/category-rows.ts";
import { readLedgers } from "#store/ledger-rows.ts";
import type { Reading } from "#store/query.ts";
import { saveDraftRuleTexts } from "#store/statement-rows.ts";
import { readVillages } from "#store/village-rows.ts";
import { done, refuse, type Call, type Reply } from "./call.ts";
import { change, changed } from "./change.ts";
import { draftRulesOf } from "./draft-lines.ts";

export const listDraftRules = (call: Call<"draftRule.list">): Reply<"draftRule.list"> =>
  done({ rules: [...draftRulesOf(call.ledger.reading)] });

const codesOf = (result: RuleResult): readonly string[] => {
  switch (result.kind) {
    case "propose":
      return [result.accountCode];
    case "split":
      return result.parts.map((part) => part.accountCode);
    case "ask":
      return result.suggestedAccountCode === null ? [] : [result.suggestedAccountCode];
  }
};

const placesOf = (reading: Reading): RulePlaces => {
  const villages = new Map(readLedgers(reading).map(({ id, villageId }) => [id, villageId]));
  const banks = readBankAccounts(reading, null).flatMap(({ id, ledgerId }) => {
    const villageId = villages.get(ledgerId);
    return villageId === undefined ? [] : [{ id, villageId }];
  });
  return { banks, villageIds: new Set(readVillages(reading).map(({ id }) => id)) };
};

const codesIn = (reading: Reading): RuleCodes => ({
  categories: new Set(readCategories(reading).map(({ code }) => code)),
  banks: new Set(readBankAccounts(reading, null).map(({ accountCode }) => accountCode)),
  detailsBelow: (code) => readDetailNames(reading, code),
});

/** Replaces the office's drafting rules: each can be fulfilled and takes not every line, its accounts are known. */
export const saveDraftRules = (call: Call<"draftRule.save">): Reply<"draftRule.save"> =>
  change(call, (writing) => {
    const { rules } = call.input;
    const fault = draftRulesFault(rules, placesOf(writing)) ?? bookingFault(rules, codesIn(writing));
    if (fault !== undefined) return refuse({ code: "draft-rule-bad", ...fault });
    for (const code of rules.flatMap(({ result }) => codesOf(result)))
      if (!chart2023.some((account) => code === account.code) && !hasAccountCode(writing, code))
        return refuse({ code: "account-code-bad", accountCode: code });
    saveDraftRuleTexts(
      writing,
      rules.map((rule) => JSON.stringify(rule)),
    );
    return changed({}, { subject: `记账规则 ${rules.length} 条`, facts: { names: rules.map((rule) => rule.name) } });
  });
