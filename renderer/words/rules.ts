import type * as z from "zod";
import type { hit as hitShape } from "#contract/vouchers.ts";
import { moneyText } from "#renderer/format/money.ts";
import { approvalWords, documentWords, wordOf } from "./labels.ts";

export type Hit = z.output<typeof hitShape>;

const numberOf = (hit: Hit, ...names: readonly string[]): number | null => {
  for (const name of names) {
    const value = hit.facts[name];
    if (typeof value === "number") return value;
  }
  return null;
};
const textOf = (hit: Hit, ...names: readonly string[]): string => {
  for (const name of names) {
    const value = hit.facts[name];
    if (typeof value === "string" && value !== "") return value;
    if (Array.isArray(value) && value.length > 0) return value.join("、");
  }
  return "";
};
const wordsOf = (hit: Hit, name: string, words: Readonly<Record<string, string>>): string => {
  const value = hit.facts[name];
  const keys = Array.isArray(value) ? value : typeof value === "string" ? [value] : [];
  return keys.map((key) => wordOf(words, key)).join("、");
};
const yuan = (amountFen: number | null): string => (amountFen === null ? "" : `${moneyText(amountFen)} 元`);
const quoted = (text: string): string => (text === "" ? "" : `“${text}”`);

const capSentence = (hit: Hit): string => {
  const capFen = numberOf(hit, "capFen");
  const category = quoted(textOf(hit, "categoryName", "category"));
  if (capFen === null) return `${category}的限额要按人口或收入确定，但这个村还没有登记相应数字，无法判断是否超限。`;
  const usedFen = numberOf(hit, "usedFen") ?? 0;
  const committedFen = numberOf(hit, "committedFen") ?? 0;
  const thisFen = numberOf(hit, "thisFen", "amountFen") ?? 0;
  const overFen = numberOf(hit, "overFen") ?? usedFen + committedFen + thisFen - capFen;
  return (
    `${category}限额 ${yuan(capFen)}，已用 ${yuan(usedFen)}，已占用 ${yuan(committedFen)}，本次 ${yuan(thisFen)}，` +
    `超出 ${yuan(overFen)}。`
  );
};

const tierSentence = (hit: Hit): string => {
  const missing = wordsOf(hit, "missingRoles", approvalWords) || wordsOf(hit, "roles", approvalWords);
  const papers = wordsOf(hit, "missingDocuments", documentWords) || wordsOf(hit, "documents", documentWords);
  const amount = yuan(numberOf(hit, "amountFen", "totalFen"));
  const needs = [missing === "" ? "" : `${missing}的审批签字`, papers === "" ? "" : papers]
    .filter((each) => each !== "")
    .join("和");
  return `支出${amount === "" ? "" : ` ${amount}`}，按审批权限还缺${needs === "" ? "审批手续" : needs}。`;
};

/** One sentence, with its numbers, for a rule that speaks. */
export const hitSentence = (hit: Hit): string => {
  switch (hit.kind) {
    case "K01":
      return tierSentence(hit);
    case "K04":
    case "K05":
    case "K06":
      return capSentence(hit);
    case "K08": {
      const word = textOf(hit, "word", "words");
      return word === ""
        ? `${quoted(textOf(hit, "categoryName", "category"))}是禁止列支的项目。`
        : `摘要或单据里有“${word}”，这是禁止列支的内容，换成别的分类也不行。`;
    }
    case "K17": {
      const papers = wordsOf(hit, "anyOf", documentWords) || wordsOf(hit, "missing", documentWords);
      return `这笔支出${yuan(numberOf(hit, "amountFen"))}要附${papers === "" ? "原始凭证" : papers.replaceAll("、", "或")}，现在还没有登记。`;
    }
    case "K18": {
      const where = textOf(hit, "voucherName", "otherVoucherName", "voucher");
      return `发票号码${quoted(textOf(hit, "number", "invoiceNumber"))}已经入过账${where === "" ? "" : `（${where}）`}。`;
    }
    case "K29":
      return "制单和审核是同一个人，不相容岗位要分开。";
  }
};

const capWays = ["减少金额，使它不超过剩余限额", "开会通过调整限额的决议，登记后关联到这张凭证"] as const;

/** What the user can lawfully do about it, in the order to try. */
export const waysOut = (hit: Hit): readonly string[] => {
  switch (hit.kind) {
    case "K01":
      return ["补齐审批签字，在“审批人”里登记姓名和日期", "补充要求的单据"];
    case "K04":
      return capWays;
    case "K05":
    case "K06":
      return numberOf(hit, "capFen") === null ? ["先到“村与账套”登记这个村的人口或经常性收入", ...capWays] : capWays;
    case "K08":
      return ["这类支出不能报销，应由经手人自行承担", "银行已经付出的款项要追回，并作为疑点说明"];
    case "K17":
      return ["在“单据”里登记发票、收据等原始凭证", "原始凭证遗失的，附经批准的遗失证明"];
    case "K18":
      return ["核对是不是重复报销", "确是一张发票分两张凭证入账的，在后一张写明前一张的凭证号"];
    case "K29":
      return ["请另一位有审核权限的人来审核"];
  }
};
