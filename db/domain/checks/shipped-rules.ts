import type { CategoryNature } from "#domain/books/category.ts";
import { localDate, type LocalDate } from "#domain/core/dates.ts";
import { yuan } from "#domain/core/fen.ts";
import type { CategoryId } from "#domain/core/ids.ts";
import type { ApprovalRole, DocumentKind } from "#domain/vouchers/voucher.ts";
import { plainParameters } from "./plain-rule.ts";
import type { Severity } from "./hit.ts";
import type { Ladder, RuleLevel, RuleParameters, Tier } from "./rule.ts";

/** A rule as the program brings it; `isSample` ones are there to be replaced by the township's own document. */
export type ShippedRule = {
  readonly id: string;
  readonly title: string;
  readonly level: RuleLevel;
  readonly basis: string;
  readonly severity: Severity;
  readonly parameters: RuleParameters;
  readonly isSample: boolean;
};

export const shippedFrom: LocalDate = localDate("2000-01-01");
export const shippedTo: LocalDate = localDate("2100-12-31");

const sampleBasis = "示例规则，请按本乡镇的文件修改依据和数额";

const tier = (
  end: { readonly below: number } | { readonly atMost: number } | "open",
  roles: readonly ApprovalRole[],
  documents: readonly DocumentKind[] = [],
): Tier => {
  if (end === "open") return { upToFen: null, isInclusive: true, roles, documents };
  return "below" in end
    ? { upToFen: yuan(end.below), isInclusive: false, roles, documents }
    : { upToFen: yuan(end.atMost), isInclusive: true, roles, documents };
};

// 500 / 1 000 / 5 000 / 10 000 are the medians of local rules; 不满 500 stays below, 1 000 以下 includes 1 000.
const daily = (nature: CategoryNature): Ladder => ({
  nature,
  tiers: [
    tier({ below: 500 }, ["village-head"]),
    tier({ atMost: 1000 }, ["village-head", "supervisors"]),
    tier({ atMost: 5000 }, ["village-head", "supervisors", "two-committees"], ["minutes"]),
    tier({ atMost: 10_000 }, ["village-head", "supervisors", "two-committees"], ["minutes", "approval"]),
    tier("open", ["village-head", "supervisors", "congress"], ["resolution"]),
  ],
});

const ladders: readonly Ladder[] = [
  daily("non-productive"),
  daily("welfare"),
  {
    nature: "productive",
    tiers: [
      // What a bank takes by itself, charges and interest, is signed by nobody.
      tier({ below: 500 }, []),
      tier({ atMost: 1000 }, ["village-head"]),
      tier({ atMost: 5000 }, ["village-head", "supervisors"]),
      tier({ atMost: 10_000 }, ["village-head", "supervisors", "two-committees"], ["minutes"]),
      tier("open", ["village-head", "supervisors", "congress"], ["resolution"]),
    ],
  },
  {
    nature: "works",
    tiers: [
      tier({ below: 10_000 }, ["village-head", "supervisors", "two-committees"], ["minutes"]),
      tier({ below: 100_000 }, ["village-head", "supervisors", "congress"], ["contract", "resolution"]),
      tier("open", ["village-head", "supervisors", "congress", "township-leader"], ["contract", "resolution"]),
    ],
  },
  {
    nature: "asset",
    tiers: [
      tier({ atMost: 1000 }, ["village-head", "supervisors"]),
      tier({ atMost: 10_000 }, ["village-head", "supervisors", "two-committees"], ["minutes"]),
      tier("open", ["village-head", "supervisors", "congress"], ["resolution"]),
    ],
  },
];

const sample = { level: "township", basis: sampleBasis, isSample: true } as const;
const national = { level: "national", isSample: false, severity: "block" } as const;

/** National prohibitions: locked, for every office alike. */
const nationalRules = (missedWork: readonly CategoryId[]): readonly ShippedRule[] => [
  {
    ...national,
    severity: "needs-resolution",
    id: "K02-missed-work",
    title: "误工补贴须经决议",
    basis: "村民委员会组织法（2025年修正）：享受误工补贴的人员及补贴标准由村民会议讨论决定",
    parameters: plainParameters("K02", { amounts: { fromFen: yuan(0) }, categoryIds: missedWork }),
  },
  {
    ...national,
    id: "K18-duplicate",
    title: "发票不得重复入账",
    basis: "会计法第十四条：会计机构、会计人员必须对原始凭证进行审核，不真实的不予接受",
    parameters: { kind: "K18" },
  },
  {
    ...national,
    id: "K26-lending",
    title: "不得出借集体资金、不得为他人担保",
    basis: "农村集体经济组织法第三十五条；村民委员会组织法（2025年修正）第十三条",
    parameters: plainParameters("K26", { words: ["出借", "借给", "代为担保", "担保款"] }),
  },
  {
    ...national,
    id: "K29-segregation",
    title: "不相容岗位分离",
    basis: "会计法（2024年修正）第二十五条、第三十五条；会计基础工作规范第十二条",
    parameters: { kind: "K29" },
  },
];

/** The rules of a new office, by its own categories of 招待费 and 误工补贴. */
export const shippedRules = (
  hospitality: readonly CategoryId[],
  missedWork: readonly CategoryId[],
): readonly ShippedRule[] => [
  {
    ...sample,
    id: "K01-tiers",
    title: "审批权限分级",
    severity: "needs-approval",
    parameters: { kind: "K01", ladders },
  },
  {
    ...sample,
    id: "K08-hospitality",
    title: "村级零招待",
    severity: "block",
    parameters: { kind: "K08", categoryIds: hospitality, words: ["招待", "餐", "酒", "烟"] },
  },
  {
    ...sample,
    id: "K17-evidence",
    title: "票据要求",
    severity: "block",
    parameters: {
      kind: "K17",
      requirements: [
        {
          natures: ["non-productive", "welfare"],
          fromFen: yuan(0),
          anyOf: ["invoice", "fiscal-receipt", "list", "minutes", "loss-proof"],
        },
        {
          natures: ["productive"],
          fromFen: yuan(0),
          anyOf: ["invoice", "fiscal-receipt", "list", "bank-slip", "minutes", "loss-proof"],
        },
        { natures: ["works", "asset"], fromFen: yuan(0), anyOf: ["invoice", "fiscal-receipt", "loss-proof"] },
        { natures: ["works"], fromFen: yuan(20_000), anyOf: ["acceptance"] },
        { natures: ["works"], fromFen: yuan(80_000), anyOf: ["settlement"] },
      ],
    },
  },
  ...nationalRules(missedWork),
];
