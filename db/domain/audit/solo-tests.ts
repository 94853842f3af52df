import type { LocalDate, Month, Quarter } from "#domain/core/dates.ts";
import type { ExceptionTest, Found } from "./exception-test.ts";

/**
 * What one person did that two should have: prepared vouchers and reviewed others of the same quarter; closed a month whose vouchers
 * they prepared or reviewed; set the password of the person who then reviewed their vouchers.
 */
export type SoloAct =
  | {
      readonly kind: "prepared-and-reviewed";
      readonly personId: string;
      readonly name: string;
      readonly preparedCount: number;
      readonly reviewedCount: number;
    }
  | {
      readonly kind: "closed-own-month";
      readonly personId: string;
      readonly name: string;
      readonly month: Month;
      readonly onDate: LocalDate;
      readonly count: number;
    }
  | {
      readonly kind: "password-of-reviewer-set";
      readonly personId: string;
      readonly name: string;
      readonly reviewerId: string;
      readonly reviewerName: string;
      readonly onDate: LocalDate;
      readonly count: number;
      /** The quarter whose vouchers are meant, where its days were over and its books still open. */
      readonly laterThan?: Quarter;
    };

const foundOf = (act: SoloAct, lastDay: LocalDate): Found => {
  const rest = { amountFen: null, voucherId: null } as const;
  switch (act.kind) {
    case "prepared-and-reviewed": {
      const { name, preparedCount, reviewedCount } = act;
      const facts = { reason: "prepared-and-reviewed", name, preparedCount, reviewedCount };
      return { ...rest, subject: `solo:both:${act.personId}`, onDate: lastDay, facts };
    }
    case "closed-own-month": {
      const { name, month, count } = act;
      const facts = { reason: "closed-own-month", name, month, count };
      return { ...rest, subject: `solo:closed:${month}:${act.personId}`, onDate: act.onDate, facts };
    }
    case "password-of-reviewer-set": {
      const { name, reviewerName, count } = act;
      const facts = { reason: "password-of-reviewer-set", name, reviewerName, count };
      // The next quarter may find the same password for vouchers of its own.
      const after = act.laterThan === undefined ? "" : `:${act.laterThan}`;
      const subject = `solo:password:${act.personId}:${act.reviewerId}:${act.onDate}${after}`;
      // Who holds the reviewer's password is both persons.
      return { ...rest, subject, severity: "red", onDate: act.onDate, facts };
    }
  }
};

const singleOperator: ExceptionTest = {
  id: "E34",
  severity: "amber",
  basis: "会计法、会计基础工作规范：不相容岗位相互分离；人手少的，互相制约的岗位也要由两个人实际操作",
  parameters: [],
  clearedBy: "second-person-looked",
  find: ({ soloActs, lastDay }) => soloActs.map((act) => foundOf(act, lastDay)),
};

export const soloTests: readonly ExceptionTest[] = [singleOperator];
