import { is, knownNumber, quoted, textsOf, yuan, type Hit } from "./hit-facts.ts";

export const lacking = (hit: Hit): string => {
  const lacks = [is(hit, "lacksVote") ? "生效的决议" : "", is(hit, "lacksPaper") ? "乡镇批件" : ""].filter(
    (each) => each !== "",
  );
  return lacks.length === 0 ? "决议" : lacks.join("和");
};

/** K25. */
export const debtSentence = (hit: Hit): string => {
  const amount = yuan(hit, "amountFen");
  const word = textsOf(hit, "word");
  if (is(hit, "isOverAlert"))
    return `举债 ${amount}以后，债务合计 ${yuan(hit, "totalFen")}，超过预警线 ${yuan(hit, "alertFen")}。`;
  if (is(hit, "isOverShare"))
    return `举债 ${amount}以后，债务合计 ${yuan(hit, "totalFen")}，超过资产合计 ${yuan(hit, "assetsFen")}的 ${String((knownNumber(hit, "debtShare") ?? 0) / 100)}%。`;
  if (word !== "") return `举债 ${amount}，用途里有“${word}”，不能为这个用途举债。`;
  const text = textsOf(hit, "text");
  const seen = text === "" ? "" : `（记在往来科目，摘要${quoted(text)}里有“${textsOf(hit, "seenBy")}”）`;
  return `举债 ${amount}${seen}，还缺${lacking(hit)}。`;
};

/** K26. */
export const lendingSentence = (hit: Hit): string => {
  const said = `摘要${quoted(textsOf(hit, "text"))}里有“${textsOf(hit, "word")}”`;
  if (is(hit, "isUnclear"))
    return `${said}，付出 ${yuan(hit, "amountFen")}记在往来科目，没有写明用途：集体资金不能出借；是因公暂借的，要写明用途。`;
  const limit =
    (knownNumber(hit, "hardshipFen") ?? 0) > 0
      ? `；成员困难借款要有两委会议记录，并且不超过 ${yuan(hit, "hardshipFen")}${is(hit, "voteCoversMore") ? "，超过的要有生效的决议" : ""}`
      : "";
  return `${said}，集体资金不能出借，也不能为他人担保${limit}。`;
};

const purposeOf = (hit: Hit): string => {
  const allowed = textsOf(hit, "allowed");
  return allowed === "" ? "" : `，规定用途是${allowed}`;
};

/** K21. */
export const fundSentence = (hit: Hit): string => {
  const documents = textsOf(hit, "documents");
  const fund = `${quoted(textsOf(hit, "fund"))}${documents === "" ? "" : `（${documents}）`}`;
  switch (textsOf(hit, "how")) {
    case "expired":
      return `${fund}的使用期限是 ${textsOf(hit, "expiresOn")}，已经过期，不能再支出 ${yuan(hit, "amountFen")}。`;
    case "not-arrived":
      return `${fund}已到账的还剩 ${yuan(hit, "availableFen")}，本张要用 ${yuan(hit, "amountFen")}，超出 ${yuan(hit, "overFen")}。`;
    case "advance":
      return `${fund}是专款，不能借出或预付 ${yuan(hit, "amountFen")}${purposeOf(hit)}。`;
    case "payable": {
      const owed =
        (knownNumber(hit, "owedFen") ?? 0) > 0 ? `为它挂账未付的只有 ${yuan(hit, "owedFen")}` : "没有为它挂过账";
      return `用${fund}付应付款 ${yuan(hit, "amountFen")}，这笔应付款${owed}${purposeOf(hit)}：请核对欠的是不是这个用途的钱。`;
    }
    case "debt":
      return `${fund}是专款，不能用来还债 ${yuan(hit, "amountFen")}${purposeOf(hit)}。`;
    default:
      return `${fund}是专款，不能用于${quoted(textsOf(hit, "categoryName"))} ${yuan(hit, "amountFen")}${purposeOf(hit)}。`;
  }
};
