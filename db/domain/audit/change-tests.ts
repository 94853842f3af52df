import { daysBetween } from "#domain/core/dates.ts";
import { tellsBusinessDay } from "#domain/claims/papers.ts";
import { sumOf } from "#domain/core/fen.ts";
import type { AuditVoucher, ExceptionTest, Found } from "./facts.ts";
import { listed, voucherNameOf } from "./names.ts";

const changedRules: ExceptionTest = {
  id: "E33",
  severity: "amber",
  basis: "制度、限额和检查参数的修改应当有依据，不得为已发生的支出改制度",
  parameters: [],
  clearedBy: "paper-for-the-change",
  find: ({ ruleChanges }) =>
    ruleChanges.map(({ key, title, version, onDate, byName, hitsBefore, laterThan }): Found => ({
      // The next quarter finds the same change by its own hits.
      subject: `changed:${key}:${version}${laterThan === undefined ? "" : `:${laterThan}`}`,
      severity: hitsBefore > 0 ? "red" : "amber",
      onDate,
      amountFen: null,
      voucherId: null,
      facts: {
        reason: hitsBefore > 0 ? "rule-changed-after-hit" : "rule-changed",
        title,
        ruleVersion: version,
        byName,
        ...(hitsBefore > 0 ? { hitsBefore } : {}),
      },
    })),
};

type Late = { readonly voucher: AuditVoucher; readonly lateDays: number };

/** One row a month: books taken over late would otherwise bury everything else. */
const lateFound = (month: string, late: readonly Late[], limitDays: number): readonly Found[] => {
  const worst = late.toSorted((left, right) => right.lateDays - left.lateDays)[0];
  if (worst === undefined) return [];
  return [
    {
      subject: `late:${month}`,
      onDate: worst.voucher.onDate,
      amountFen: sumOf(late, ({ voucher }) => sumOf(voucher.entries, (entry) => entry.debitFen)),
      voucherId: worst.voucher.id,
      facts: {
        reason: "entered-late",
        month,
        count: late.length,
        lateDays: worst.lateDays,
        limitDays,
        vouchers: listed(late.map(({ voucher }) => voucherNameOf(voucher))),
      },
    },
  ];
};

const enteredLate: ExceptionTest = {
  id: "E35",
  severity: "amber",
  basis: "会计法：经济业务发生后及时办理会计手续",
  parameters: ["backEntryDays"],
  clearedBy: "dated-evidence",
  find: ({ vouchers, parameters }) => {
    const limitDays = parameters.tests.numbers.backEntryDays;
    const late = vouchers
      .filter(({ kind }) => kind === "ordinary")
      .map((voucher): Late => {
        const days = voucher.documents.filter(tellsBusinessDay).flatMap(({ onDate }) => onDate ?? []);
        const happenedOn = [...days, voucher.onDate].toSorted()[0] ?? voucher.onDate;
        return { voucher, lateDays: daysBetween(happenedOn, voucher.preparedOn) };
      })
      .filter(({ lateDays }) => lateDays > limitDays);
    return [...Map.groupBy(late, ({ voucher }) => voucher.month)].flatMap(([month, own]) =>
      lateFound(month, own, limitDays),
    );
  },
};

const manyReversals: ExceptionTest = {
  id: "E36",
  severity: "amber",
  basis: "更正应当有原因；冲销后改付他人须说明",
  parameters: ["reversalCount"],
  clearedBy: "written-explanation",
  find: ({ quarter, lastDay, vouchers, reentries, parameters }) => {
    const red = vouchers.filter(({ kind }) => kind === "red");
    const most = parameters.tests.numbers.reversalCount;
    const names = listed(red.map(voucherNameOf));
    const often: readonly Found[] =
      red.length <= most
        ? []
        : [
            {
              subject: `reversals:${quarter}`,
              onDate: lastDay,
              amountFen: null,
              voucherId: null,
              facts: { reason: "many-reversals", count: red.length, most, vouchers: names },
            },
          ];
    const toOthers = reentries
      .filter(({ payee, againPayee }) => payee !== "" && againPayee !== "" && payee !== againPayee)
      .map((each): Found => ({
        subject: `reentry:${each.againId}`,
        onDate: each.againOn,
        amountFen: each.amountFen,
        voucherId: each.againId,
        facts: {
          reason: "re-entered-for-another",
          vouchers: [each.originalName, each.againName],
          payee: each.payee,
          againPayee: each.againPayee,
        },
      }));
    return [...often, ...toOthers];
  },
};

export const changeTests: readonly ExceptionTest[] = [changedRules, enteredLate, manyReversals];
