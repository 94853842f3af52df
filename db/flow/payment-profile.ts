import {
  digitProfile,
  digitReading,
  isPiledBelow,
  payeeLines,
  sampleOf,
  thresholdProfile,
} from "#domain/audit/sampling.ts";
import { yearJumps } from "#domain/audit/year-jumps.ts";
import { fen } from "#domain/core/fen.ts";
import { readChainHead } from "#store/chain-rows.ts";
import { readLedger } from "#store/ledger-rows.ts";
import { readPeriods } from "#store/period-rows.ts";
import type { Reading } from "#store/query.ts";
import { testParametersFor } from "#store/test-parameter-rows.ts";
import { paymentsOf } from "./audit-payments.ts";
import { done, refuse, type Call, type Reply } from "./call.ts";
import { summaryRows } from "./quarter-money.ts";
import { quarterMaterial, type QuarterMaterial } from "./quarter-material.ts";

/** Of a closed quarter the fingerprint of its close, as on the workbook; before that the newest voucher's. */
const seedOf = (
  reading: Reading,
  { ledger, months }: QuarterMaterial,
): { readonly seed: string; readonly isClosed: boolean } => {
  const closed = readPeriods(reading, ledger.id).find((period) => period.month === months[2]);
  const hash = closed?.chain_hash ?? readChainHead(reading, ledger.id).hash;
  return { seed: hash.slice(0, 8), isClosed: closed !== undefined };
};

/** 数字特征与抽查: how the payments of a quarter are spread, what jumped from the year before, a sample and whom to ask. */
export const showPaymentProfile = (call: Call<"audit.profile">): Reply<"audit.profile"> =>
  call.ledger.snapshot((reading): Reply<"audit.profile"> => {
    const { ledgerId, quarter, sampleSize } = call.input;
    const ledger = readLedger(reading, ledgerId);
    if (ledger === undefined) return refuse({ code: "not-found", kind: "ledger" });
    if (!ledger.isStarted) return refuse({ code: "ledger-not-started" });
    const material = quarterMaterial(reading, ledger, quarter);
    const payments = paymentsOf(material);
    const thresholdFen = fen(testParametersFor(reading, quarter).numbers.splitThresholdFen);
    const digits = digitProfile(payments.map(({ amountFen }) => amountFen));
    const thresholds = thresholdProfile(payments, thresholdFen);
    const summary = summaryRows(reading, material);
    const { seed, isClosed } = seedOf(reading, material);
    const reading_ = digitReading(digits);
    return done({
      ledgerId,
      title: `${quarter} 数字特征与抽查`,
      paymentCount: payments.length,
      digits: [...digits],
      digitReading: reading_.reading,
      digit: reading_.reading === "unusual" ? reading_.digit : null,
      thresholdFen,
      thresholds: [...thresholds],
      isPiledBelow: isPiledBelow(thresholds),
      hasLastYear: summary.some((row) => row.lastYearFen !== null),
      jumps: [...yearJumps(summary)],
      seed,
      isClosed,
      sample: sampleOf(payments, sampleSize, seed).map(
        ({ onDate, voucherId, voucherName, payee, text, amountFen }) => ({
          onDate,
          voucherId,
          voucherName,
          payee,
          text,
          amountFen,
        }),
      ),
      payees: [...payeeLines(payments)],
    });
  });
