import { chinaDateOf, monthOf } from "#domain/core/dates.ts";
import { fen, sumOf } from "#domain/core/fen.ts";
import { missingRuns, namesOfRuns } from "#domain/core/missing-runs.ts";
import type { AuditVoucher, ExceptionTest, Found, QuarterFacts } from "./facts.ts";
import { listed, voucherNameOf } from "./names.ts";

const about = (voucher: AuditVoucher): Pick<Found, "onDate" | "amountFen" | "voucherId"> => ({
  onDate: voucher.onDate,
  amountFen: sumOf(voucher.entries, (entry) => entry.debitFen),
  voucherId: voucher.id,
});

/** Numbers run on per month and word; a month of 记 is named by the month alone. */
const bySeries = (vouchers: readonly AuditVoucher[]): readonly (readonly [string, readonly AuditVoucher[]])[] => [
  ...Map.groupBy(vouchers, ({ month, word }) => (word === undefined || word === "记" ? month : `${month} ${word}`)),
];

const missingNumbers = (month: string, vouchers: readonly AuditVoucher[]): readonly Found[] => {
  const numbers = vouchers.map((voucher) => voucher.number);
  const highest = Math.max(0, ...numbers);
  return namesOfRuns(missingRuns(numbers)).map((number) => ({
    subject: `missing:${month}:${number}`,
    onDate: null,
    amountFen: null,
    voucherId: null,
    facts: { reason: "number-missing", month, number, highest },
  }));
};

const repeatedNumbers = (month: string, vouchers: readonly AuditVoucher[]): readonly Found[] =>
  [...Map.groupBy(vouchers, (voucher) => voucher.number)]
    .filter(([, same]) => same.length > 1)
    .map(([number, same]) => ({
      subject: `repeated:${month}:${number}`,
      onDate: null,
      amountFen: null,
      voucherId: same[0]?.id ?? null,
      facts: { reason: "number-repeated", month, number, count: same.length },
    }));

/** One row a month: late bank statements make small disorder usual, so it is amber and not one row a voucher. */
const disorder = (month: string, vouchers: readonly AuditVoucher[]): readonly Found[] => {
  const inOrder = vouchers.toSorted((left, right) => left.number - right.number);
  const late = inOrder.filter((voucher, index) => voucher.onDate < (inOrder[index - 1]?.onDate ?? ""));
  const [first] = late;
  return first === undefined
    ? []
    : [
        {
          subject: `disorder:${month}`,
          severity: "amber",
          onDate: first.onDate,
          amountFen: null,
          voucherId: first.id,
          facts: {
            reason: "numbers-not-in-date-order",
            month,
            numbers: listed(late.map((voucher) => `${voucher.word ?? "记"}-${voucher.number}`)),
          },
        },
      ];
};

const numbering: ExceptionTest = {
  id: "E01",
  severity: "red",
  basis: "会计基础工作规范第五十一条：记账凭证应当连续编号",
  parameters: [],
  clearedBy: "written-explanation",
  find: ({ vouchers }) =>
    bySeries(vouchers).flatMap(([month, own]) => [
      ...missingNumbers(month, own),
      ...repeatedNumbers(month, own),
      ...disorder(month, own),
    ]),
};

const cutOffReasons = (voucher: AuditVoucher, facts: QuarterFacts): readonly (readonly [string, string])[] => {
  const closedAt = facts.closedAt.get(voucher.month);
  const laterPaper = voucher.documents.find((paper) => paper.onDate !== null && paper.onDate > voucher.onDate);
  const reasons: (readonly [string, string])[] = [];
  if (monthOf(voucher.onDate) !== voucher.month) reasons.push(["date-outside-month", voucher.onDate]);
  if (voucher.onDate > voucher.preparedOn) reasons.push(["dated-in-future", voucher.preparedOn]);
  if (laterPaper !== undefined) reasons.push(["document-after-voucher", laterPaper.onDate ?? ""]);
  if (closedAt !== undefined && voucher.postedAt > closedAt)
    reasons.push(["posted-after-close", chinaDateOf(closedAt)]);
  return reasons;
};

const cutOff: ExceptionTest = {
  id: "E02",
  severity: "amber",
  basis: "会计法、会计基础工作规范：按实际发生日期入账，不得跨期",
  parameters: [],
  clearedBy: "dated-evidence",
  find: (facts) =>
    facts.vouchers.flatMap((voucher) =>
      cutOffReasons(voucher, facts).map(([reason, otherDate]) => ({
        ...about(voucher),
        subject: `${reason}:${voucher.id}`,
        facts: { reason, voucher: voucherNameOf(voucher), otherDate },
      })),
    ),
};

const unbalanced = ({ vouchers }: QuarterFacts): readonly Found[] =>
  vouchers.flatMap((voucher) => {
    const differenceFen = fen(
      sumOf(voucher.entries, (entry) => entry.debitFen) - sumOf(voucher.entries, (entry) => entry.creditFen),
    );
    if (differenceFen === 0) return [];
    const facts = { reason: "not-balanced", voucher: voucherNameOf(voucher), differenceFen };
    return [{ ...about(voucher), subject: `unbalanced:${voucher.id}`, facts }];
  });

type Daily = { readonly code: string; readonly name: string; balanceFen: number; lowestFen: number; on: string };

/** The lowest day-end balance of each cash or bank account in the quarter. */
const negativeMoney = (facts: QuarterFacts): readonly Found[] => {
  const names = new Map(facts.accounts.map((account) => [account.code, account.name]));
  const accounts = new Map<string, Daily>();
  const dailyOf = (code: string): Daily => {
    const known = accounts.get(code);
    if (known !== undefined) return known;
    const opening = facts.openings.find((row) => row.code === code)?.amountFen ?? 0;
    const daily = {
      code,
      name: names.get(code) ?? "",
      balanceFen: opening,
      lowestFen: Math.min(opening, 0),
      on: facts.firstDay,
    };
    accounts.set(code, daily);
    return daily;
  };
  for (const { code } of facts.openings) if (/^10[12]/.test(code)) dailyOf(code);
  const days = Map.groupBy(
    facts.vouchers.toSorted((left, right) => (left.onDate < right.onDate ? -1 : left.onDate > right.onDate ? 1 : 0)),
    (voucher) => voucher.onDate,
  );
  for (const [day, vouchers] of days) {
    for (const voucher of vouchers)
      for (const entry of voucher.entries)
        if (/^10[12]/.test(entry.accountCode))
          dailyOf(entry.accountCode).balanceFen += entry.debitFen - entry.creditFen;
    for (const daily of accounts.values())
      if (daily.balanceFen < daily.lowestFen) Object.assign(daily, { lowestFen: daily.balanceFen, on: day });
  }
  return [...accounts.values()]
    .filter((daily) => daily.lowestFen < 0)
    .map((daily) => ({
      subject: `money:${facts.quarter}:${daily.code}`,
      onDate: facts.vouchers.find((voucher) => voucher.onDate === daily.on)?.onDate ?? facts.firstDay,
      amountFen: fen(daily.lowestFen),
      voucherId: null,
      facts: { reason: "money-negative", account: `${daily.code} ${daily.name}`, lowestFen: daily.lowestFen },
    }));
};

const negativeClaims = (facts: QuarterFacts): readonly Found[] =>
  facts.claims
    .filter((claim) => claim.amountFen < 0)
    .map((claim) => ({
      subject: `claim:${facts.quarter}:${claim.code}:${claim.itemName ?? ""}`,
      onDate: facts.lastDay,
      amountFen: claim.amountFen,
      voucherId: null,
      facts: { reason: "claim-negative", account: `${claim.code} ${claim.name}`, item: claim.itemName ?? "" },
    }));

const suspense = (facts: QuarterFacts): readonly Found[] => {
  const moved = facts.vouchers
    .flatMap((voucher) => voucher.entries)
    .filter((entry) => entry.accountCode.startsWith("181"));
  const opening = sumOf(facts.openings, (row) => (row.code.startsWith("181") ? row.amountFen : 0));
  const amountFen = fen(opening + sumOf(moved, (entry) => entry.debitFen - entry.creditFen));
  return amountFen === 0
    ? []
    : [
        {
          subject: `suspense:${facts.quarter}`,
          onDate: facts.lastDay,
          amountFen,
          voucherId: null,
          facts: { reason: "suspense-not-zero", account: "181 待处理财产损溢" },
        },
      ];
};

const balances: ExceptionTest = {
  id: "E03",
  severity: "red",
  basis: "借贷平衡；库存现金、银行存款不得为负，待处理财产损溢结账前应当为零",
  parameters: [],
  clearedBy: "correcting-voucher",
  find: (facts) => [...unbalanced(facts), ...negativeMoney(facts), ...negativeClaims(facts), ...suspense(facts)],
};

const segregation: ExceptionTest = {
  id: "E04",
  severity: "amber",
  basis: "会计法第二十五条、会计基础工作规范第五十一条：制单与审核应当分离",
  parameters: [],
  clearedBy: "second-person-review",
  find: ({ vouchers }) =>
    vouchers
      .filter((voucher) => voucher.reviewedBy === null || voucher.reviewedBy === voucher.preparedBy)
      .map((voucher) => ({
        ...about(voucher),
        subject: `reviewer:${voucher.id}`,
        facts: {
          reason: voucher.reviewedBy === null ? "no-reviewer" : "same-person",
          voucher: voucherNameOf(voucher),
          preparedBy: voucher.preparedBy,
        },
      })),
};

const paperReason = (voucher: AuditVoucher): string | undefined => {
  if (voucher.kind !== "ordinary") return undefined;
  if (voucher.paperCount === 0 && voucher.fileCount === 0) return "no-papers";
  return voucher.documents.length > voucher.paperCount ? "fewer-papers-than-documents" : undefined;
};

const papers: ExceptionTest = {
  id: "E05",
  severity: "amber",
  basis: "会计基础工作规范第五十一条第四项：除结账和更正错误的记账凭证外，必须附有原始凭证",
  parameters: [],
  clearedBy: "late-attachment",
  find: ({ vouchers }) =>
    vouchers.flatMap((voucher) => {
      const reason = paperReason(voucher);
      if (reason === undefined) return [];
      const { paperCount, fileCount, documents } = voucher;
      const facts = { reason, voucher: voucherNameOf(voucher), paperCount, fileCount, documentCount: documents.length };
      return [{ ...about(voucher), subject: `papers:${voucher.id}`, facts }];
    }),
};

export const voucherTests: readonly ExceptionTest[] = [numbering, cutOff, balances, segregation, papers];
