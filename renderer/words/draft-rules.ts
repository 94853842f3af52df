import type { RuleFault } from "#domain/bank/draft-rule-faults.ts";

/** What is wrong with a drafting rule and what to do, as one clause. */
export const draftRuleFaultWords: Readonly<Record<RuleFault, string>> = {
  "twin-id": "与前面的一条是同一条规则，请删去一条",
  "twin-name": "与前面的规则重名，请改一个名称",
  "no-condition": "没有关键字，也没有指定对方，会拿走所有流水",
  "word-takes-all": "关键字、排除的词或对方只有 * 和 ?，哪一笔都合适，请写出具体的字",
  "words-excluded": "每个关键字都被“但没有这些词”排除了，没有一笔流水合适",
  "amounts-crossed": "金额下限大于上限",
  "amount-negative": "金额写正数，收入还是支出另外选",
  "bank-itself": "对方科目就是银行存款本身，记不了账，请改成别的科目",
  "category-unknown": "收支分类不存在，请重新选",
  "detail-unknown": "哪个村都没有这个名称的明细科目（或已停用），请改成现有的明细，或先在“会计科目”里加上",
  "bank-unknown": "指定的银行账户不存在，请重新选",
  "village-unknown": "指定的村不存在，请重新选",
  "bank-elsewhere": "指定的银行账户都不是指定的村的，没有一笔流水合适",
  "placeholder-unknown": "摘要里有不认识的 { } 内容，请只用页面上列出的几种",
  "shares-too-much": "比例加起来不能到 100%，要给“其余”留一份",
};

const isFault = (fault: string): fault is RuleFault => Object.hasOwn(draftRuleFaultWords, fault);

/** The clause of a fault the program answered. */
export const draftRuleFaultText = (fault: string): string => (isFault(fault) ? draftRuleFaultWords[fault] : fault);
