import type * as z from "zod";
import type { hit as hitShape } from "#contract/judging.ts";
import { moneyText } from "#renderer/format/money.ts";
import { plainKinds, type PlainKind } from "#domain/checks/plain-rule.ts";
import { mayBeApproved } from "#domain/checks/township-approval.ts";
import { approvalWords, capUnitWords, documentWords, natureWords, wordOf } from "./labels.ts";
import { quoted } from "./hit-facts.ts";
import { plainSentence, plainWays } from "./plain-rules.ts";

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

const baseText = (hit: Hit): string => {
  if (hit.facts["baseKind"] === "population") {
    const source = hit.facts["populationOf"];
    return source === "this-year"
      ? "这个村当年的人口"
      : source === "last-year-end"
        ? "这个村上年末的人口"
        : "这个村在支出当天的人口";
  }
  const year = numberOf(hit, "baseYear");
  if (hit.facts["baseKind"] === "account-income")
    return `账上 ${String(year ?? "")} 年的收入（科目 ${textOf(hit, "baseAccounts")}）`;
  return `这个村${year === null ? "" : ` ${String(year)} 年`}的经常性收入`;
};

const clearedText = (hit: Hit): string => {
  const number = textOf(hit, "clearedByNumber");
  if (!hit.isCleared || number === "") return "";
  const isLate = hit.facts["isVotedAfterSpending"] === true;
  const metOn = textOf(hit, "clearedByMetOn");
  if (metOn === "") return `已关联决议${quoted(number)}，不再拦下。`;
  return `已关联决议${quoted(number)}（${metOn}${isLate ? "，开会在支出之后，属追认" : ""}），不再拦下。`;
};

/** By the unit: 会议费按每人 40.00 元、10 人，限额 400.00 元. */
const unitCapSentence = (hit: Hit, unit: string): string => {
  const category = quoted(textOf(hit, "categoryName"));
  const vote = textOf(hit, "resolutionNumber");
  const standard = `${category}限额是每${unit} ${yuan(numberOf(hit, "unitFen"))}（决议${vote}）`;
  const units = numberOf(hit, "units");
  const own = `本张 ${yuan(numberOf(hit, "thisFen"))}`;
  if (units === null) return `${standard}，${own}，单据上没有登记人数或数量，无法判断是否超限。${clearedText(hit)}`;
  const count = `登记了 ${String(units)} ${unit.replace("次会议", "次")}，最多 ${yuan(numberOf(hit, "capFen"))}`;
  return `${standard}，${count}，${own}，超出 ${yuan(numberOf(hit, "overFen") ?? 0)}。${clearedText(hit)}`;
};

const capSentence = (hit: Hit): string => {
  const capFen = numberOf(hit, "capFen");
  const category = quoted(textOf(hit, "categoryName"));
  const unit = wordsOf(hit, "unit", capUnitWords);
  if (unit !== "") return unitCapSentence(hit, unit);
  if (capFen === null)
    return hit.facts["baseKind"] === "account-income"
      ? `${category}的限额要看${baseText(hit)}，但这一年的账不全，无法判断是否超限。`
      : `${category}的限额要看${baseText(hit)}，但还没有登记，无法判断是否超限。`;
  const part = (name: string, field: string): string => `${name} ${yuan(numberOf(hit, field) ?? 0)}`;
  const used = [part("已用", "usedFen"), part("已占用", "committedFen"), part("本张", "thisFen")].join("，");
  const vote = textOf(hit, "resolutionNumber");
  const carried = numberOf(hit, "carriedFen");
  const carriedText = carried === null ? "" : `，上期结转 ${yuan(carried)}`;
  const later = textOf(hit, "laterPeriodName");
  if (later !== "")
    return `${category}没用完的限额已经结转到以后用掉：${textOf(hit, "periodName")}再支 ${yuan(numberOf(hit, "thisFen") ?? 0)}，${later}就超出 ${yuan(numberOf(hit, "overFen") ?? 0)}。${clearedText(hit)}`;
  const loweredFrom = textOf(hit, "loweredFrom");
  if (loweredFrom !== "")
    return (
      `${category}限额从 ${loweredFrom} 起调低为 ${yuan(capFen)}（决议${vote}）${carriedText}，调低以后${used}；` +
      `本张日期虽在调低以前，加上它，${part("超出", "overFen")}。${clearedText(hit)}`
    );
  return (
    `${category}${textOf(hit, "periodName")}限额 ${yuan(capFen)}${vote === "" ? "" : `（决议${vote}）`}${carriedText}，${used}，` +
    `${part("超出", "overFen")}。${clearedText(hit)}`
  );
};

const tierSentence = (hit: Hit): string => {
  const missing = [
    wordsOf(hit, "missingRoles", approvalWords).replace(/.$/, "$&的审批签字"),
    wordsOf(hit, "missingDocuments", documentWords),
  ].filter((each) => each !== "");
  const nature = wordsOf(hit, "nature", natureWords);
  const contractFen = numberOf(hit, "contractFen");
  const ofContract = contractFen === null ? "" : `（合同总额 ${yuan(contractFen)}）`;
  const amount = `${yuan(numberOf(hit, "amountFen"))}${ofContract}`;
  const aside = textOf(hit, "votesAside");
  const asideText = aside === "" ? "" : `已关联的决议（${aside}）同意的不是这笔支出：分类、金额或日期不在它的范围内。`;
  const typedText =
    hit.facts["isVoteOnlyTyped"] === true
      ? "只写上“代表会议”的名字或一份“决议”单据不算，要关联登记过并已复核的决议。"
      : "";
  const both = textOf(hit, "selfSupervised");
  const bothText = both === "" ? "" : `${both}既签了审批又签了监督，监督要由没有签审批的人签。`;
  return `${nature === "" ? "支出" : nature} ${amount}，按审批权限还缺${missing.length === 0 ? "审批手续" : missing.join("，以及")}。${bothText}${typedText}${asideText}`;
};

const forbiddenSentence = (hit: Hit): string => {
  const word = textOf(hit, "word");
  const lacking = wordsOf(hit, "lackingPapers", documentWords);
  if (lacking !== "")
    return `${quoted(textOf(hit, "categoryName"))}是禁止列支的项目，例外的要附齐${lacking}，现在还没有登记。`;
  if (word === "") return `${quoted(textOf(hit, "categoryName"))}是禁止列支的项目，不能用集体资金开支。`;
  return `${quoted(textOf(hit, "text"))}里有“${word}”，请核对是不是把禁止列支的内容换了名目。`;
};

const invoiceSentence = (hit: Hit): string => {
  const number = quoted(textOf(hit, "number"));
  const buyer = textOf(hit, "buyer");
  if (buyer !== "")
    return `发票${textOf(hit, "number") === "" ? "" : `号码${number}`}的购买方名称是${quoted(buyer)}，与本账套${quoted(textOf(hit, "ledgerName"))}不是同一个单位。`;
  if (hit.facts["isWithinVoucher"] === true)
    return `发票号码${number}在本凭证里登记了 ${String(numberOf(hit, "count") ?? 2)} 次。`;
  const refused = textOf(hit, "refusedReason");
  if (refused !== "")
    return `发票号码${number}所在的${textOf(hit, "voucherName")}（${textOf(hit, "ledgerName")}）已被拒付：${refused}。拒付的单据不能换一张报账单再报。`;
  const where = [textOf(hit, "ledgerName"), textOf(hit, "voucherName")].filter((each) => each !== "").join(" ");
  return `发票号码${number}已经入过账${where === "" ? "" : `（${where}）`}。`;
};

const dutySentence = (hit: Hit): string => {
  if (hit.facts["duty"] === "cashier-prepares")
    return "这张凭证是出纳制的单，出纳不能登记收入、支出和往来：请会计核对后，在“凭证查询”里勾选、点“接手”，或打开保存一次，由会计制单。";
  return hit.facts["duty"] === "cashier-reviews"
    ? "出纳不能审核凭证，管钱的和审核的要分开。"
    : "审核的人自己制过这张单，不相容岗位要分开。";
};

const isPlain = (kind: Hit["kind"]): kind is PlainKind => plainKinds.some((each) => each === kind);

/** Who of the township approved what a rule held, where somebody did. */
const approvedText = (hit: Hit): string => {
  const by = textOf(hit, "approvedBy");
  if (!hit.isCleared || by === "") return "";
  const upTo = yuan(numberOf(hit, "approvedFen"));
  return `上级已审批：${textOf(hit, "approverPost")} ${by}，${textOf(hit, "approvedOn")}，凭${quoted(textOf(hit, "approvalPaper"))}，不超过 ${upTo}；理由：${textOf(hit, "approvalReason")}。`;
};

/** One sentence, with its numbers, for a rule that speaks. */
export const hitSentence = (hit: Hit): string => `${ruleSentence(hit)}${approvedText(hit)}`;

const ruleSentence = (hit: Hit): string => {
  const { kind } = hit;
  if (isPlain(kind)) return plainSentence(kind, hit);
  switch (kind) {
    case "K01":
      return tierSentence(hit);
    case "K04":
    case "K05":
    case "K06":
      return capSentence(hit);
    case "K08":
      return forbiddenSentence(hit);
    case "K17":
      return `${textOf(hit, "categoryNames") === "" ? "这笔支出" : `“${textOf(hit, "categoryNames")}”`} ${yuan(numberOf(hit, "amountFen"))}，要附${wordsOf(hit, "anyOf", documentWords).replaceAll("、", "或") || "原始凭证"}，${hit.facts["lacksNumber"] === true ? "登记的那张没有号码，不能算数：请补上号码" : "现在还没有登记"}。`;
    case "K18":
      return invoiceSentence(hit);
    case "K29":
      return dutySentence(hit);
  }
};

/** What a hit speaks about: a voucher, or a claim that is none yet. */
export type HitOf = "voucher" | "claim";

const thingWords: Readonly<
  Record<HitOf, { readonly name: string; readonly signing: string; readonly papers: string }>
> = {
  voucher: { name: "这张凭证", signing: "村级审批", papers: "补充要求的单据" },
  claim: { name: "这张报账单", signing: "村级签字", papers: "补充要求的单据：用“补单据”登记，已签的字不作废" },
};

const capWays = (of: HitOf): readonly string[] => [
  "减少金额，使它不超过剩余限额",
  `开会通过调整限额的决议，登记后关联到${thingWords[of].name}`,
  "确实是另一类支出的，改用那个分类，保存时写明原因",
];

/** What the user can lawfully do about it, in the order to try; where the rule waits for somebody above, last of all that. */
export const waysOut = (hit: Hit, of: HitOf = "voucher"): readonly string[] => [
  ...ownWays(hit, of),
  ...(mayBeApproved(hit)
    ? ["确需这样办的，报上级审批，由审核或主任在这里“登记上级审批”（谁批的、凭哪份文件、哪一天）"]
    : []),
];

/** True for a tier that only the congress can meet, by a resolution on record. */
export const wantsVote = ({ kind, facts, severity, isCleared }: Hit): boolean => {
  if (severity === "needs-resolution") return !isCleared;
  const missing = [facts["missingRoles"], facts["missingDocuments"]].flat();
  return kind === "K01" && (missing.includes("congress") || missing.includes("resolution"));
};

const ownWays = (hit: Hit, of: HitOf): readonly string[] => {
  const { kind } = hit;
  if (isPlain(kind)) return plainWays(kind);
  switch (kind) {
    case "K01":
      return [
        `补齐审批签字，在“${thingWords[of].signing}”里登记姓名和日期`,
        thingWords[of].papers,
        ...(textOf(hit, "votesAside") === "" && !wantsVote(hit) ? [] : ["关联一份写明“同意的支出”包括这笔的决议"]),
      ];
    case "K04":
      return textOf(hit, "unit") === ""
        ? capWays(of)
        : ["在“单据”里登记人数或数量，附签到表、名单", "按标准报销，超出的由经手人自行承担", ...capWays(of).slice(1)];
    case "K05":
    case "K06":
      return numberOf(hit, "capFen") === null
        ? ["先到“村与账套”登记这个村的人口或经常性收入", ...capWays(of)]
        : capWays(of);
    case "K08":
      if (textOf(hit, "lackingPapers") !== "")
        return ["属于规定的例外的，把要求的单据补齐", "不属于例外的不能报销，由经手人自行承担"];
      return hit.severity === "warn"
        ? ["与经手人核对实际内容，属于禁止列支的不要报销"]
        : ["这类支出不能报销，应由经手人自行承担", "银行已经付出的，如实入账，款项追回，疑点里说明"];
    case "K17":
      return ["在“单据”里登记发票、收据等原始凭证", "原始凭证遗失的，附经批准的遗失证明"];
    case "K18":
      if (textOf(hit, "buyer") !== "")
        return [
          "抬头开错的，退给经手人，请对方重开",
          "照发票再看一遍购买方名称，登记错的改过来",
          "确是本单位的（更名前的名称、简称），由主任或管理员在“村与账套”打开这个村，登记到“发票抬头”",
          "本单位开给别人的发票，把开票方填成本单位",
        ];
      if (textOf(hit, "refusedReason") !== "")
        return [
          "不真实、不合规的，由经手人自行承担，不再报销",
          "补正后可以报的，在原报账单上答复并“修改”，不要另开一张",
        ];
      return [
        "核对是不是重复报销",
        "号码碰巧相同、不是同一家开的，把两张单据的开票单位都填清楚",
        "确是一张发票分两张凭证入账的，在后一张写明前一张的凭证号",
      ];
    case "K29":
      return ["请另一位有审核权限的人来审核"];
  }
};
