import { count, is, textOf, yuan, quoted, type Hit } from "./hit-facts.ts";

const listOf = (hit: Hit, name: string): string => {
  const value = hit.facts[name];
  return Array.isArray(value) ? value.join("、") : textOf(hit, name);
};

const neededVote = (hit: Hit): string => {
  const tracks: Readonly<Record<string, string>> = { A: "村民", B: "集体成员" };
  const track = tracks[textOf(hit, "neededTrack")] ?? "";
  if (textOf(hit, "neededBody") === "assembly")
    return track === "村民" ? "村民会议" : track === "集体成员" ? "成员大会" : "村民会议（成员大会）";
  return track === "" ? "" : `${track}一方`;
};

const undecidedSentence = (hit: Hit): string => {
  const events: Readonly<Record<string, string>> = { unbudgeted: "没有列入预算，", list: "按名单发放，" };
  const event = events[textOf(hit, "event")] ?? "";
  const who = neededVote(hit);
  const limit = `${is(hit, "isExclusive") ? "超过" : "达到"} ${yuan(hit, "fromFen")}`;
  const others = listOf(hit, "othersAside");
  const aside = listOf(hit, "votesAside");
  return [
    `${quoted(textOf(hit, "categoryName"))}支出 ${yuan(hit, "amountFen")}，${event}${limit}，要先有${who}生效的决议，现在还没有关联。`,
    others === "" ? "" : `已关联的决议（${others}）不是${who}作出的。`,
    aside === "" ? "" : `已关联的决议（${aside}）同意的不是这笔支出。`,
  ].join("");
};

const advanceSentence = (hit: Hit): string => {
  const since = textOf(hit, "sinceOn");
  const age = hit.facts["age"];
  const days = typeof age === "number" ? `，已 ${String(age)} 天` : "";
  const open = `${quoted(textOf(hit, "name"))}还有借款 ${yuan(hit, "openFen")}没有结清（${since === "" ? "期初就有" : `${since} 起`}${days}）`;
  if (is(hit, "isSecond")) return `${open}，前款未清，不能再借 ${yuan(hit, "amountFen")}。`;
  const across = textOf(hit, "across");
  if (across !== "") return `${open}，借款不得跨${across === "year" ? "年" : "月"}。`;
  return `${open}，规定 ${count(hit, "days")} 天内结清。`;
};

const takingsSentence = (hit: Hit): string => {
  if (is(hit, "isNetting"))
    return `收入 ${yuan(hit, "incomeFen")}没有全额入账就支出了 ${yuan(hit, "amountFen")}，这是坐支。`;
  const issued = textOf(hit, "receiptOn") === "" ? "" : `是 ${textOf(hit, "receiptOn")} 开的`;
  const head = `收据${quoted(textOf(hit, "number"))}${issued}，隔了 ${count(hit, "taken")} 天才入账`;
  if (is(hit, "isHandover")) return `${head}，经手人收的现金规定 ${count(hit, "days")} 天内上交。`;
  if (is(hit, "isAcrossMonths")) return `${head}，收入不得跨月缴存。`;
  if (hit.facts["immediateFen"] !== undefined)
    return `${head}，金额 ${yuan(hit, "amountFen")}，达到 ${yuan(hit, "immediateFen")}的要当天缴存。`;
  return `${head}，规定 ${count(hit, "days")} 天内缴存。`;
};

const cashPaidSentence = (hit: Hit): string => {
  const payee = textOf(hit, "payee");
  const limit = `超过现金支付限额 ${yuan(hit, "limitFen")}`;
  return payee === ""
    ? `用现金付了 ${yuan(hit, "amountFen")}，${limit}。`
    : `本张用现金付了 ${yuan(hit, "thisFen")}，同一天另外已用现金付给${quoted(payee)} ${yuan(hit, "othersFen")}，合计 ${yuan(hit, "amountFen")}，${limit}。`;
};

/** The sentences of the kinds that look at who decided, at cash, takings and advances. */
export const paymentRuleSentences = {
  K02: undecidedSentence,
  K14: (hit: Hit): string =>
    `入账后库存现金有 ${yuan(hit, "cashFen")}，超过限额 ${yuan(hit, "limitFen")}，多出 ${yuan(hit, "overFen")}${hit.facts["days"] === undefined ? "" : `，超限额已经不止 ${count(hit, "days")} 天`}。`,
  K15: cashPaidSentence,
  K16: takingsSentence,
  K20: advanceSentence,
} as const;

export const paymentRuleFields = {
  K02: {
    fromFen: ["多少金额起要有决议", "填 0 表示不论金额"],
    isExclusive: ["写“超过”的打开（正好这个数不算）", "文件写“以上”“以下”的含本数，写“超过”“不满”的不含本数"],
    onlyUnbudgeted: ["只管没有列入当年预算的", "没有生效预算的也算没有列入；和下一项都打开的，有一样就要决议"],
    onlyLists: ["只管按名单发放的（补贴、慰问等）", "单据里有造册的"],
    needsAssembly: ["只认村民会议（成员大会）的决议", "不打开的，代表会议的也认"],
    onlyTrackA: ["只认村民一方的决议", "村民（代表）会议；两项都不打开就都认"],
    onlyTrackB: ["只认集体成员一方的决议", "成员（代表）大会"],
  },
  K14: {
    limitFen: ["库存现金限额", "正好等于限额不算超"],
    days: ["超过限额后几天内存入银行", "例如 3；不填的当天就要存。中间降到限额以内就重新算"],
  },
  K15: {
    limitFen: ["单笔现金支付限额", ""],
    isExclusive: ["写“不满”的打开（正好这个数也不行）", "不打开时，正好等于限额可以付现金"],
    sumsPayeeDay: ["同一天付给同一收款人的合起来算", "防止一笔分成几次付现金；收款人看单据和往来"],
    exemptsLists: ["附签字名单发给本村人员的不受限", "误工补贴、分红等造册发放"],
  },
  K16: {
    handoverDays: ["经手人收现金后几天内上交", "按收据日期到现金入账日期计算，正好这一天不算迟；可以不填"],
    days: ["收款后几天内缴存", "按收据日期和入账日期计算；可以不填"],
    immediateFen: ["一张收据达到多少当天缴存", "正好等于也算；可以不填"],
    forbidsAcrossMonths: ["不得跨月缴存", ""],
    forbidsNetting: ["不得坐支（收入直接抵支出）", ""],
  },
  K20: {
    days: ["借款几天内结清", ""],
    forbidsAcrossMonths: ["借款不得跨月", ""],
    forbidsAcrossYears: ["借款不得跨年", ""],
    forbidsSecond: ["前款未清，不再借", ""],
  },
} as const;
