import type { PlainKind } from "#domain/checks/plain-rule.ts";
import { paymentRuleFields, paymentRuleSentences } from "./payment-rules.ts";
import { handoverFieldWords, handoverSentence, handoverWays } from "./handover-rules.ts";
import { projectFieldWords, projectSentence, projectWays } from "./project-rules.ts";
import { quarterText } from "#renderer/format/dates.ts";
import { count, is, knownNumber, quoted, textsOf, yuan, type Hit } from "./hit-facts.ts";
import { debtSentence, fundSentence, lacking, lendingSentence } from "./debt-rules.ts";
import { standardRuleFields, standardRuleSentences, standardRuleWays } from "./standard-rules.ts";
import { peopleRuleFields, peopleRuleSentences, peopleRuleWays } from "./people-rules.ts";

const totalCleared = (hit: Hit): string => {
  const number = textsOf(hit, "clearedByNumber");
  return hit.isCleared && number !== "" ? `已关联同意这笔支出的决议“${number}”，不再拦下。` : "";
};

const totalSentence = (hit: Hit): string => {
  const head = `${quoted(textsOf(hit, "categoryName"))}${textsOf(hit, "periodName")}合计`;
  const sums = `已用 ${yuan(hit, "usedFen")}，本张 ${yuan(hit, "thisFen")}`;
  if (knownNumber(hit, "limitFen") !== null)
    return `${head}不能超过 ${yuan(hit, "limitFen")}，${sums}，超出 ${yuan(hit, "overFen")}。${totalCleared(hit)}`;
  const year = knownNumber(hit, "baseYear");
  const base = year === null ? "上年经常性收入" : ` ${String(year)} 年经常性收入`;
  if (is(hit, "isBaseMissing")) return `${head}要看这个村的${base}，但还没有登记，无法判断是否超出。`;
  const percent = `${String((knownNumber(hit, "ofIncome") ?? 0) / 100)}%`;
  return `${head}不能超过${base} ${yuan(hit, "incomeFen")}的 ${percent}，${sums}。${totalCleared(hit)}`;
};

const budgetSentence = (hit: Hit): string => {
  const period = textsOf(hit, "periodName");
  if (is(hit, "isBaseMissing")) return `${period}还没有生效的预算，无法判断是否超预算。`;
  const source = textsOf(hit, "source");
  const from = source === "grant" ? "财政拨款" : source === "own" ? "自有资金" : "";
  const category = quoted(textsOf(hit, "categoryName"));
  const sums = `${from}已用 ${yuan(hit, "usedFen")}，已占用 ${yuan(hit, "committedFen")}，本张 ${yuan(hit, "thisFen")}`;
  const vote = textsOf(hit, "resolutionNumber");
  const cleared = textsOf(hit, "clearedByNumber");
  const clearedText =
    !hit.isCleared || cleared === ""
      ? ""
      : `已关联调整预算的决议“${cleared}”（${textsOf(hit, "clearedByMetOn")}${is(hit, "isVotedAfterSpending") ? "，开会在支出之后" : ""}），不再拦下。`;
  if (is(hit, "isUnplanned")) return `${category}没有列入${period}预算（决议${vote}），${sums}。${clearedText}`;
  const overrun = knownNumber(hit, "overrun") ?? 0;
  const limit = `${yuan(hit, "lineFen")}${overrun === 0 ? "" : `（已含允许超出的 ${String(overrun / 100)}%）`}`;
  return `${category}${period}预算 ${limit}（决议${vote}），${sums}，超出 ${yuan(hit, "beyondFen")}。${clearedText}`;
};

const claimSentence = (hit: Hit): string => {
  const invoice = `发票${quoted(textsOf(hit, "number"))}${textsOf(hit, "issuedOn") === "" ? "" : `（${textsOf(hit, "issuedOn")} 开出）`}`;
  return is(hit, "isLate")
    ? `${invoice}已经超过 ${count(hit, "months")} 个月的报销期限。`
    : `${invoice}是以前年度的，现在才报销。`;
};

const pettySentence = (hit: Hit): string => {
  switch (textsOf(hit, "how")) {
    case "abolished":
      return "本乡镇已经取消备用金，不能用备用金垫付，请改用转账。";
    case "advance":
      return `本乡镇已经取消备用金，${is(hit, "isToClerk") ? "不能再借款给报账员" : "不能再用往来科目领备用金"}，本笔 ${yuan(hit, "thisFen")}。`;
    case "single":
      return `用备用金垫付的单据有 ${yuan(hit, "amountFen")}，超过单张限额 ${yuan(hit, "singleFen")}。`;
    default:
      return `领用后备用金有 ${yuan(hit, "pettyFen")}，超过限额 ${yuan(hit, "limitFen")}，多出 ${yuan(hit, "overFen")}。`;
  }
};

const weekdays = ["", "周一", "周二", "周三", "周四", "周五", "周六", "周日"];

const sentences: Readonly<Record<PlainKind, (hit: Hit) => string>> = {
  ...paymentRuleSentences,
  K03: budgetSentence,
  K07: totalSentence,
  ...peopleRuleSentences,
  ...standardRuleSentences,
  K13: pettySentence,
  K19: claimSentence,
  K21: fundSentence,
  K22: projectSentence,
  K23: (hit) =>
    `${count(hit, "days")} 天里${textsOf(hit, "project") === "" ? `付给${quoted(textsOf(hit, "payee"))}` : `用在工程${quoted(textsOf(hit, "project"))}上`}的${quoted(textsOf(hit, "categoryName"))}有 ${count(hit, "count")} 笔，每笔都不到 ${yuan(hit, "thresholdFen")}，合计 ${yuan(hit, "totalFen")}${textsOf(hit, "vouchers") === "" ? "" : `（${textsOf(hit, "vouchers")}）`}，可能是拆分报销。`,
  K24: handoverSentence,
  K25: debtSentence,
  K34: (hit) =>
    is(hit, "isOld")
      ? `${quoted(textsOf(hit, "name"))}还有旧账 ${yuan(hit, "openFen")}没有收回（${textsOf(hit, "sinceOn") === "" ? "期初就有" : `${textsOf(hit, "sinceOn")} 起，已 ${count(hit, "age")} 天`}），超过 ${count(hit, "oldDays")} 天，又增加了新的欠款。`
      : `核销应收款 ${yuan(hit, "amountFen")}，还缺${lacking(hit)}。`,
  K26: lendingSentence,
  K27: (hit) =>
    knownNumber(hit, "limit") === null
      ? `银行账户的户名是${quoted(textsOf(hit, "name"))}，不是本单位${quoted(textsOf(hit, "ledgerName"))}。`
      : `${quoted(textsOf(hit, "ledgerName"))}在用的银行账户有 ${count(hit, "count")} 个，规定最多 ${count(hit, "limit")} 个。`,
  K28: (hit) => {
    const how = is(hit, "isByAccount") ? "收款账号" : "名称";
    const cleared = textsOf(hit, "opinionBy");
    return `收款人${quoted(textsOf(hit, "payee"))}按${how}对上了${textsOf(hit, "related")}，金额 ${yuan(hit, "amountFen")}，属于关联付款。${cleared === "" ? "" : `监委会已审核（${cleared}，${textsOf(hit, "opinionOn")}），不再拦下。`}`;
  },
  K30: (hit) =>
    is(hit, "isClaimDay")
      ? `${textsOf(hit, "onDate")} 不是报账日，本乡镇的报账日是每月 ${count(hit, "claimFrom")} 日到 ${count(hit, "claimTo")} 日。`
      : `${textsOf(hit, "onDate")} 是${is(hit, "isHoliday") ? "节假日" : weekdays[knownNumber(hit, "weekday") ?? 0] || "休息日"}，付出了 ${yuan(hit, "amountFen")}，请核对付款日期。`,
  K31: (hit) =>
    `${quarterText(textsOf(hit, "quarter"))}的财务公开应在 ${textsOf(hit, "dueOn")} 前张贴，已超期 ${count(hit, "lateDays")} 天，还没有登记张贴${(knownNumber(hit, "count") ?? 1) > 1 ? `（共有 ${count(hit, "count")} 个季度）` : ""}，现在又要支出 ${yuan(hit, "amountFen")}。`,
};

const voteWays = ["开会作出决议，登记后关联到这张凭证", "已经有决议的，点“关联已有决议”"];

const ways: Readonly<Record<PlainKind, readonly string[]>> = {
  K02: voteWays,
  K03: [
    "减少金额，使它不超过剩余预算",
    "换成确实对应、还有预算的分类",
    "到“年度预算”做调整，开会表决并登记决议，再关联到这张凭证",
  ],
  K07: [
    "减少金额，使合计不超出",
    "规则定为“需要决议”的，开会同意这笔支出，登记决议后关联到这张凭证；已经有决议的，点“关联已有决议”",
    "确需改规则的，报乡镇修改这条规则，由另一个人批准",
  ],
  ...peopleRuleWays,
  ...standardRuleWays,
  K13: ["先报销冲回已领的备用金，再领", "减少领用金额，或改用银行转账", "确需超额的，请财务中心主任核准"],
  K14: ["把超出的现金存入银行，再按存入后的金额入账", "确需保留的，请财务中心主任核准"],
  K15: ["改用银行转账直接付给收款人", "发给本村人员的，附上签字名单", "一天里分几次付的，合起来用转账付"],
  K16: ["收入和支出分开入账，收入先全额缴存", "在单据里写明迟缴的原因，并尽快缴存"],
  K19: ["请经手人说明迟报的原因，由审核人决定", "不符合规定的，退回经手人"],
  K20: ["先收回或报销前一笔借款", "确需再借的，请财务中心主任核准"],
  K21: [
    "换成这笔专款规定用途内的分类，或改用自有资金",
    "预付工程款的，选上工程项目",
    "付应付款的，确属这笔专款的，在挂账那张凭证上补记专项资金；不属的，改用自有资金付",
    "下达部门书面同意调整用途或延期的，到“拨款台账”登记变更并写明批件",
    "款项还没到账的，先到“拨款台账”对上到账流水",
  ],
  K22: projectWays,
  K23: ["核对是不是一件事分几次报销；是的，按合计金额办审批", "确是几件事的，关联一份写明“同意的支出”包括这笔的决议"],
  K24: handoverWays,
  K25: ["开会作出举债决议并报乡镇，登记后关联到这张凭证", "没有批准的，不得举债"],
  K34: ["开会表决核销，登记决议后关联到这张凭证", "报乡镇批准，把批件登记为“审批件”单据", "还能收回的继续催收，不核销"],
  K26: [
    "不得出借；已经付出的如实入账，收回款项并在疑点里说明",
    "摘要写得不准的，改成实际内容",
    "因公暂借的，在摘要里写明用途，例如差旅、采购",
    "本乡镇准许成员困难借款的，选上成员并附两委会议记录；上限在“支出制度”里定",
  ],
  K27: ["核对银行账户登记的户名", "公款存在他人名下的，立即转回本单位账户", "账户多了的，销户以后在“银行账户”里停用"],
  K28: [
    "请监委会审核这笔付款，在“村级审批”里登记监委会的姓名和日期",
    "价格、数量是否公道，附比价或合同",
    "登记有误的，到“人员与职务”更正关联人",
  ],
  K30: ["核对凭证日期和银行回单日期是否一致", "调休上班的日子，请在规则里登记"],
  K31: ["到“财务公开”把这个季度的张贴版定稿、张贴，并登记日期", "已经张贴的，补登记张贴日期和照片"],
};

/** One sentence, with its numbers, for a rule of the plain shape that speaks. */
export const plainSentence = (kind: PlainKind, hit: Hit): string => sentences[kind](hit);

/** What the user can lawfully do about it, in the order to try. */
export const plainWays = (kind: PlainKind): readonly string[] => ways[kind];

/** What the fields of each kind are called on its form; the hint says what the number means at its boundary. */
export const plainFieldWords: Readonly<Record<PlainKind, Readonly<Record<string, readonly [string, string]>>>> = {
  ...paymentRuleFields,
  K03: {
    overrun: ["每项预算最多可以超百分之几", "例如 5；不填就一分不能超"],
    allowsUnplanned: ["没有列预算的分类不查", "不打开时，没有列预算的支出也拦下"],
  },
  K07: {
    limitFen: ["合计金额上限", "可以不填，只按收入比例控制"],
    ofIncome: ["占上年经常性收入的百分比", "例如 12.5；可以不填，只按金额控制。收入在“村与账套”登记"],
    isByQuarter: ["按季度控制（不打开就按年）", ""],
  },
  ...peopleRuleFields,
  ...standardRuleFields,
  K13: {
    limitFen: ["每个账套的备用金限额", "填 0 表示取消备用金；正好等于限额不算超"],
    singleFen: ["单张单据垫付限额", "可以不填；正好等于限额不算超"],
    words: ["备用金科目名称里的字", "不填就认名称里有“备用金”的科目"],
  },
  K19: {
    months: ["发票开出后几个月内报销", "例如填 2：3月5日的发票最迟5月5日入账"],
    warnsAcrossYears: ["以前年度的发票要提醒", ""],
  },
  K21: {
    words: ["只管名称里有这些字的资金", "不填就管拨款台账里的全部资金"],
    checksExpiry: ["超过使用期限不得支出", "期限在拨款台账里登记"],
    checksArrival: ["支出不得超过已到账的结余", "到账以拨款台账对上的流水或凭证为准"],
  },
  K22: projectFieldWords,
  K23: {
    days: ["看多少天以内的支出", "例如 30"],
    thresholdFen: ["拆分要避开的金额", "一般填需要开会或招标的起点；合计正好等于它也算"],
    byProject: ["同一工程也合起来看", "不论付给谁；凭证要选了工程项目"],
  },
  K24: handoverFieldWords,
  K25: {
    needsTownship: ["还要有乡镇批件", ""],
    words: ["不得举债的用途", "摘要里出现这些字就禁止，例如 公益、运转"],
    alertFen: ["债务预警线", "短期借款、长期借款及应付款合计超过它就提示；可以不填"],
    debtShare: ["债务不能超过资产合计的", "短期借款、长期借款及应付款合计占资产合计的比例；不填就不看"],
  },
  K34: {
    fromFen: ["多少钱起核销要手续", "填 0 或不填表示不论金额"],
    needsVote: ["核销要有生效的决议", ""],
    needsTownship: ["核销还要有乡镇批件", ""],
    oldDays: ["欠款超过几天的人再欠新账要提醒", "例如 365"],
    firstBucketDays: ["账龄第一段到几天", "往来账龄表按这几段分，例如 90"],
    secondBucketDays: ["账龄第二段到几天", "例如 365"],
    thirdBucketDays: ["账龄第三段到几天", "例如 1095"],
  },
  K26: {
    words: ["再加的摘要用语", "国家规则里的用语一直有效，这里只写还要加的；可以不填"],
    hardshipFen: ["成员临时困难可借的上限", "按县、乡镇文件填；借款要选上成员、附两委会议记录。不填就不能借"],
    voteCoversMore: ["超过上限的，有生效的决议可以借", "例如三千元以上走四议两公开"],
  },
  K27: {
    words: ["还允许的户名", "例如乡镇统一开立的分村核算账户；没有就不填"],
    accounts: ["最多可以有几个银行账户", "例如只准一个基本户的填 1；不填就不看个数，村务卡不算"],
  },
  K28: {
    fromFen: ["多少元起要看", "可以不填，不填就每笔都看"],
    exemptsLists: ["附签字名单的不看", "报酬、误工、分配等造册发放"],
    byAccountOnly: ["只按账号认，不按姓名认", "同名的人多时打开"],
    opinionClears: ["监委会审核签字后放行", "不打开的，签字以后仍按本规则处理"],
  },
  K30: {
    claimFrom: ["报账日从每月几日起", "和下一项一起填；报账单送审不在报账日的提醒或拦下"],
    claimTo: ["到每月几日止", "跨月的，例如 25 日到次月 5 日，就填 25 和 5"],
    warnsOnWeekends: ["周六、周日付款要提醒", ""],
  },
  K31: {
    dueDays: ["季度结束后几天内要张贴", "例如 15：第二季度最迟 7 月 15 日张贴"],
    leastDays: ["至少张贴几天", "法律要求不少于 15 天；张贴当天不算"],
    needsPhoto: ["要有张贴照片", ""],
  },
};
