import { relatedOn, relatedText } from "#domain/people/related.ts";
import type { ExceptionTest, Found } from "./facts.ts";
import { wordIn } from "./parameters.ts";
import { aboutPayment, namedPayment } from "./payment-tests.ts";

const paidToRelated: ExceptionTest = {
  id: "E12",
  severity: "red",
  basis: "村干部及其近亲属、有利益关系的单位与集体发生交易的，应当公开并经监督",
  parameters: ["relatedAmountFen", "relatedExemptWords"],
  clearedBy: "supervisors-opinion",
  find: ({ payments, related, parameters }) => {
    const { numbers, words } = parameters.tests;
    return payments.flatMap((payment): readonly Found[] => {
      // What is paid out by a signed list is judged by the rules of pay and subsidies.
      if (payment.isListed || payment.amountFen < numbers.relatedAmountFen) return [];
      const found = relatedOn(related, { name: payment.payee, account: payment.account }, payment.onDate);
      if (found === undefined) return [];
      const isOwn = found.party.relation === null;
      if (isOwn && wordIn(words.relatedExemptWords, payment.text) !== undefined) return [];
      const facts = {
        reason: "paid-to-related",
        ...namedPayment(payment),
        related: relatedText(found),
        recognised: found.by === "account" ? "账号" : "名称",
      };
      return [{ ...aboutPayment(payment), subject: `related:${payment.key}`, facts }];
    });
  },
};

export const peopleTests: readonly ExceptionTest[] = [paidToRelated];
