import type { LocalDate } from "#domain/core/dates.ts";
import { fen, type Fen } from "#domain/core/fen.ts";
import type { VoucherId } from "#domain/core/ids.ts";
import { arrivalBasisPoints, arrivalLight } from "#domain/funds/allocation.ts";
import type { ExceptionTest, Found } from "./facts.ts";

/** A grant at the end of the quarter: what was due of it by then, and what arrived. */
export type AuditGrant = {
  readonly id: string;
  readonly document: string;
  readonly title: string;
  readonly department: string;
  readonly dueFen: Fen;
  readonly receivedFen: Fen;
};

/** An entry that spends a fund. `allowed`: the categories its documents name, null where they name none. */
export type FundSpending = {
  readonly voucherId: VoucherId;
  readonly voucherName: string;
  readonly line: number;
  readonly onDate: LocalDate;
  readonly amountFen: Fen;
  readonly fund: string;
  readonly category: string;
  readonly isAllowed: boolean;
  readonly allowed: readonly string[];
  /** The last day the money may be used; null where no document says. */
  readonly expiresOn: LocalDate | null;
};

const lateMoney: ExceptionTest = {
  id: "E24",
  severity: "amber",
  basis: "财政拨款和上级补助足额、及时拨付到村，不得截留、挪用",
  parameters: ["arrivalAmberShare", "arrivalRedShare"],
  clearedBy: "money-arrived",
  find: ({ grants, lastDay, parameters }) => {
    const { arrivalAmberShare, arrivalRedShare } = parameters.tests.numbers;
    const limits = {
      green: { numerator: arrivalAmberShare, denominator: 100 },
      red: { numerator: arrivalRedShare, denominator: 100 },
    };
    return grants.flatMap(({ id, document, title, department, dueFen, receivedFen }): readonly Found[] => {
      const light = arrivalLight(dueFen, receivedFen, limits);
      if (light === "green") return [];
      const sharePercent = (arrivalBasisPoints(dueFen, receivedFen) ?? 0) / 100;
      const facts = { reason: "money-short", document, fundName: title, department, dueFen, receivedFen, sharePercent };
      return [
        {
          subject: `arrival:${id}`,
          severity: light,
          onDate: lastDay,
          amountFen: fen(dueFen - receivedFen),
          voucherId: null,
          facts,
        },
      ];
    });
  },
};

const misused: ExceptionTest = {
  id: "E25",
  severity: "red",
  basis: "专项资金专款专用，不得改变用途、超过期限使用",
  parameters: [],
  clearedBy: "fund-restored",
  find: ({ fundSpendings }) =>
    fundSpendings.flatMap((spent): readonly Found[] => {
      const { voucherId, voucherName, line, onDate, amountFen, fund, category, expiresOn } = spent;
      const common = { voucher: voucherName, fundName: fund, category };
      const at = { onDate, amountFen, voucherId };
      const isLate = expiresOn !== null && onDate > expiresOn;
      return [
        ...(spent.isAllowed
          ? []
          : [
              {
                ...at,
                subject: `fund:${voucherId}:${line}`,
                facts: { ...common, reason: "fund-misused", allowed: [...spent.allowed] },
              },
            ]),
        ...(isLate
          ? [
              {
                ...at,
                subject: `fund-late:${voucherId}:${line}`,
                severity: "amber" as const,
                facts: { ...common, reason: "fund-expired", expiresOn },
              },
            ]
          : []),
      ];
    }),
};

export const fundTests: readonly ExceptionTest[] = [lateMoney, misused];
