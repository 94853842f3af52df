import { awardModes, type AwardMode } from "#domain/funds/project.ts";
import { count, is, percent, textOf, yuan, type Hit } from "./hit-facts.ts";

/** 发包方式. */
export const awardModeWords: Readonly<Record<AwardMode, string>> = {
  direct: "直接发包",
  "three-quotes": "三方比价",
  "site-bid": "现场竞标",
  "public-tender": "公开招标",
};

const isMode = (value: unknown): value is AwardMode => awardModes.some((mode) => mode === value);
const modeOf = (hit: Hit, name: string): string => {
  const value = hit.facts[name];
  return isMode(value) ? awardModeWords[value] : "";
};

const problemOf = (hit: Hit): string => {
  switch (textOf(hit, "reason")) {
    case "no-resolution":
      return `工程规模 ${yuan(hit, "sizeFen")}，达到 ${yuan(hit, "fromFen")}要先有生效的决议，项目档案里还没有`;
    case "award-too-weak": {
      const mode = modeOf(hit, "mode");
      return `工程规模 ${yuan(hit, "sizeFen")}，应当${modeOf(hit, "needsMode")}，${mode === "" ? "项目档案里还没有登记发包方式" : `实际是${mode}`}`;
    }
    case "quotes-too-few":
      return `报价（投标）单位至少要 ${count(hit, "least")} 家，只登记了 ${count(hit, "count")} 家`;
    case "no-contract":
      return `工程规模 ${yuan(hit, "sizeFen")}，达到 ${yuan(hit, "fromFen")}要有合同，项目档案里还没有合同价`;
    case "varied-too-much":
      return `合同价 ${yuan(hit, "contractFen")}，变更合计 ${yuan(hit, "variedFen")}，超过合同价的 ${percent(hit, "share")}，变更还没有批准文件`;
    case "beyond-progress":
      return `形象进度 ${count(hit, "percent")}%，最多付到 ${yuan(hit, "limitFen")}，连本次累计付 ${yuan(hit, "paidFen")}，超过了进度`;
    case "before-acceptance":
      return `还没有验收，最多付到合同价的 ${percent(hit, "share")}，即 ${yuan(hit, "limitFen")}，连本次累计付 ${yuan(hit, "paidFen")}`;
    case "acceptors-too-few":
      return `验收至少要 ${count(hit, "least")} 人签字，只登记了 ${count(hit, "count")} 人`;
    case "not-audited":
      return `工程规模 ${yuan(hit, "sizeFen")}，达到 ${yuan(hit, "fromFen")}要经审计，还没有审定价`;
    case "retention-not-kept":
      return `质保金要留 ${percent(hit, "share")}，到期以前最多付到 ${yuan(hit, "limitFen")}，连本次累计付 ${yuan(hit, "paidFen")}`;
    case "beyond-price":
      return `工程价 ${yuan(hit, "limitFen")}，连本次累计付 ${yuan(hit, "paidFen")}，付多了`;
    default:
      return "项目档案还不完整，不能付款";
  }
};

/** K22 in one sentence: which project, what is paid, what it lacks. */
export const projectSentence = (hit: Hit): string => {
  if (textOf(hit, "reason") === "no-file")
    return `付工程款 ${yuan(hit, "thisFen")}，没有选登记过的工程项目；${is(hit, "isExclusive") ? "超过" : "达到"} ${yuan(hit, "fromFen")}要先建项目档案。`;
  const name = textOf(hit, "projectName");
  const head = name === "" ? "" : `工程“${name}”本次付款 ${yuan(hit, "thisFen")}：`;
  return `${head}${problemOf(hit)}。`;
};

/** What can be done about it. */
export const projectWays: readonly string[] = [
  "资料其实已经有的，到“工程项目”里补登记，再回来审核",
  "缺的手续先补办：决议、比价或招标、合同、验收、审计",
  "减少本次付款，付到允许的金额为止",
  "付款没有选项目的，在凭证的分录里、报账单的明细行里选上工程项目",
];

/** What the fields of K22 are called on its form, and what they mean at their boundary. */
export const projectFieldWords: Readonly<Record<string, readonly [string, string]>> = {
  fileFromFen: ["多少钱起付工程款要有项目档案", "填 0 表示不论金额；不填就不查"],
  resolutionFromFen: ["多少钱起要有决议", "看概算、合同价、结算价里最大的一个，下同"],
  quotesFromFen: ["多少钱起要三方比价", ""],
  siteBidFromFen: ["多少钱起要现场竞标", ""],
  tenderFromFen: ["多少钱起要公开招标", "以县、乡文件为准，待核对"],
  contractFromFen: ["多少钱起要签合同", ""],
  acceptanceFromFen: ["多少钱起验收要有多人签字", "和下一项一起填"],
  acceptors: ["验收至少几人签字", ""],
  auditFromFen: ["多少钱起结算要审计", ""],
  variationShare: ["变更超过合同价的百分之几，要有批准文件", "例如 10"],
  beforeAcceptanceShare: ["验收前最多付到合同价的百分之几", "例如 70"],
  beforeAuditShare: ["审计前最多付到合同价的百分之几", "例如 80；要审计的工程才查"],
  retentionShare: ["质保金至少留百分之几", "例如 3；质保到期日以后不再查"],
  followsProgress: ["付款不超过形象进度", ""],
  isExclusive: ["文件写“超过”的打开（正好这个数不算）", "文件写“以上”“以下”的含本数"],
};
