import { assert } from "#domain/core/assert.ts";
import { fen, zeroFen } from "#domain/core/fen.ts";
import { appliesTo, checkParameters, type RuleVersion } from "#domain/checks/rule.ts";
import { totalDebit } from "#domain/vouchers/voucher.ts";
import { readCategories } from "#store/category-rows.ts";
import { readLedgers } from "#store/ledger-rows.ts";
import { readPostedSpendings } from "#store/voucher-lists.ts";
import { readVoucher } from "#store/voucher-rows.ts";
import { wordOf } from "#store/voucher-word-rows.ts";
import type { OutputOf } from "#contract/contract.ts";
import { done, refuse, type Call, type Reply } from "./call.ts";
import { ruleBad } from "./rule-refusal.ts";
import { tryRuleOn } from "./judge-voucher.ts";

type Found = OutputOf<"rule.tryOut">["vouchers"][number];

const shownAtMost = 200;
const stepVouchers = 50;

/** 试算: which vouchers of a span a rule would have spoken about, had it been in force. Reads only, and can be stopped. */
export const tryOutRule = (call: Call<"rule.tryOut">): Reply<"rule.tryOut"> => {
  const { reading } = call.ledger;
  const { input } = call;
  if (input.fromOn > input.toOn) return refuse(ruleBad(input.parameters.kind, { reason: "dates-reversed" }));
  const categories = new Set(readCategories(reading).map((category) => category.id));
  const checked = checkParameters(input.parameters, (id) => categories.has(id));
  if (!checked.ok) return refuse(ruleBad(input.parameters.kind, checked.error));
  const rule: RuleVersion = {
    id: "tried",
    version: 1,
    severity: input.severity,
    basis: "试算",
    parameters: checked.value,
    scope: input.scope,
    fromOn: input.fromOn,
    toOn: input.toOn,
  };
  const inScope = new Set(
    readLedgers(reading)
      .filter((ledger) => appliesTo(rule, ledger))
      .map(({ id }) => id),
  );
  const spendings = readPostedSpendings(reading, input).filter(({ ledgerId }) => inScope.has(ledgerId));
  const vouchers: Found[] = [];
  let hit = 0;
  let hitFen = zeroFen;
  for (const [index, { id, ledgerName }] of spendings.entries()) {
    if (index % stepVouchers === 0) call.progress("试算", index, spendings.length);
    const read = readVoucher(reading, id);
    const voucher = read?.voucher;
    assert(read !== undefined && voucher?.state === "posted", `posted voucher ${id} to try a rule on`);
    const { kind, content, preparedBy, reviewedBy } = voucher;
    const judged = {
      voucherId: id,
      kind,
      content,
      preparedBy,
      reviewedBy,
      stage: "posting",
      reviewNo: read.times.reviewNo,
    } as const;
    const hits = tryRuleOn(reading, judged, rule);
    if (hits.length === 0) continue;
    const totalFen = totalDebit(content.entries);
    hit += 1;
    hitFen = fen(hitFen + totalFen);
    if (vouchers.length < shownAtMost)
      vouchers.push({
        id,
        ledgerName,
        name: `${content.onDate} ${wordOf(reading, id)}-${voucher.number}`,
        onDate: content.onDate,
        totalFen,
        hits: hits.map((each) => ({ ...each, facts: { ...each.facts } })),
      });
  }
  return done({ judged: spendings.length, hit, hitFen, vouchers });
};
