import { fen, sumOf } from "#domain/core/fen.ts";
import type { AuditVoucher, ExceptionTest, Found, QuarterFacts, Spending } from "./facts.ts";
import { voucherNameOf } from "./names.ts";
import { wordIn, type AccountHint } from "./parameters.ts";

const disguised: ExceptionTest = {
  id: "E17",
  severity: "amber",
  basis: "招待费如实列支，不得改列其他类别",
  parameters: ["hospitalityWords", "hospitalityCategories"],
  clearedBy: "category-corrected",
  find: ({ spendings, firstDay, parameters }) => {
    const { hospitalityWords, hospitalityCategories } = parameters.tests.words;
    const isHospitality = (each: Spending): boolean => wordIn(hospitalityCategories, each.category) !== undefined;
    // An invoice belongs to its voucher, not to a line: where part of it is booked as hospitality, that part is what it tells of.
    const admitting = new Set(spendings.filter(isHospitality).map(({ voucherId }) => voucherId));
    return spendings
      .filter((each) => each.onDate >= firstDay && each.amountFen > 0 && each.category !== "")
      .filter((each) => !isHospitality(each))
      .flatMap((each): readonly Found[] => {
        const { voucherId, voucherName: voucher, onDate, amountFen, category, payee, summary } = each;
        const found = (reason: string, word: string, text: string): Found => ({
          subject: `disguised:${voucherId}:${category}`,
          onDate,
          amountFen,
          voucherId,
          facts: { reason, voucher, category, word, payee, text },
        });
        const word = wordIn(hospitalityWords, summary, payee);
        if (word !== undefined) return [found("hospitality-elsewhere", word, summary)];
        const goods = admitting.has(voucherId) ? [] : each.goods;
        return goods
          .flatMap((text) => {
            const named = wordIn(hospitalityWords, text);
            return named === undefined ? [] : [found("hospitality-by-goods", named, text)];
          })
          .slice(0, 1);
      });
  },
};

const isWritten = ({ kind }: AuditVoucher): boolean => kind === "ordinary" || kind === "supplement";
const amountOf = (voucher: AuditVoucher) => sumOf(voucher.entries, (entry) => entry.debitFen);

/** Only what says what money was earned by or spent on: the entry of a bank account may be brief. */
const tellingOf = (facts: QuarterFacts) => {
  const telling = new Set(facts.accounts.filter((each) => each.class === "profit-loss").map(({ code }) => code));
  return (voucher: AuditVoucher) => voucher.entries.filter((entry) => telling.has(entry.accountCode));
};

const vague: ExceptionTest = {
  id: "E28",
  severity: "amber",
  basis: "会计基础工作规范：摘要应当写明经济业务内容",
  parameters: ["shortestSummary", "vagueSummaries"],
  clearedBy: "written-explanation",
  find: (facts) => {
    const { numbers, words } = facts.parameters.tests;
    const tellingEntries = tellingOf(facts);
    return facts.vouchers.filter(isWritten).flatMap((voucher): readonly Found[] => {
      const entry = tellingEntries(voucher).find(({ summary }) => {
        const text = summary.trim();
        return text.length < numbers.shortestSummary || words.vagueSummaries.includes(text);
      });
      if (entry === undefined) return [];
      return [
        {
          subject: `vague:${voucher.id}`,
          onDate: voucher.onDate,
          amountFen: amountOf(voucher),
          voucherId: voucher.id,
          facts: {
            reason: "summary-vague",
            voucher: voucherNameOf(voucher),
            text: entry.summary,
            shortest: numbers.shortestSummary,
          },
        },
      ];
    });
  },
};

type FoundHint = { readonly word: string; readonly accounts: AccountHint["accounts"] };

/** The hints whose words stand in a text; a text that comes again is searched once. */
const hintsOf = (all: readonly AccountHint[]): ((text: string) => readonly FoundHint[]) => {
  const known = new Map<string, readonly FoundHint[]>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const found = all.flatMap(({ words, accounts }) => {
      const word = wordIn(words, text);
      return word === undefined ? [] : [{ word, accounts }];
    });
    known.set(text, found);
    return found;
  };
};

const misbooked: ExceptionTest = {
  id: "E29",
  severity: "amber",
  basis: "按会计制度规定的核算内容使用科目",
  parameters: ["hints"],
  clearedBy: "correcting-voucher",
  find: (facts) => {
    const names = new Map(facts.accounts.map((account) => [account.code, account.name]));
    const tellingEntries = tellingOf(facts);
    const hintsIn = hintsOf(facts.parameters.tests.hints);
    return facts.vouchers.filter(isWritten).flatMap((voucher) =>
      tellingEntries(voucher).flatMap((entry): readonly Found[] => {
        const hints = hintsIn(entry.summary);
        const [hint] = hints;
        const isFitting = hints.some(({ accounts }) => accounts.some((code) => entry.accountCode.startsWith(code)));
        if (hint === undefined || isFitting) return [];
        return [
          {
            subject: `account:${voucher.id}:${entry.line}`,
            onDate: voucher.onDate,
            amountFen: fen(Math.abs(entry.debitFen - entry.creditFen)),
            voucherId: voucher.id,
            facts: {
              reason: "account-unlikely",
              voucher: voucherNameOf(voucher),
              word: hint.word,
              account: `${entry.accountCode} ${names.get(entry.accountCode) ?? ""}`,
              expected: [...hint.accounts],
            },
          },
        ];
      }),
    );
  },
};

export const wordTests: readonly ExceptionTest[] = [disguised, vague, misbooked];
