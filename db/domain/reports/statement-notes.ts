import type { SystemId } from "#domain/books/accounting-system.ts";

/**
 * The template of 会计报表附注 as data. That there are notes stands in the rules; what stands in them follows the sister rules
 * for farmer co-operatives, so every section is 待核对. `figures` are lines of formulas shown beside the text.
 */
export type NoteTemplate = {
  readonly key: string;
  readonly title: string;
  /** What belongs into the section, in one sentence for the accountant. */
  readonly hint: string;
  readonly figures: readonly { readonly label: string; readonly formula: string }[];
};

// prettier-ignore
const notes2023: readonly NoteTemplate[] = [
  { key: "compliance", title: "一、遵循会计制度的声明", hint: "声明会计报表按《农村集体经济组织会计制度》编制，真实、完整。", figures: [] },
  { key: "basics", title: "二、基本情况", hint: "名称、登记赋码证号、住所、法定代表人、主要经营业务、是否委托代理记账。", figures: [] },
  { key: "members", title: "三、成员与份额情况", hint: "成员人数、户数、份额（股份）总数及本年变动。", figures: [{ label: "资本", formula: "301" }] },
  {
    key: "details",
    title: "四、会计报表重要项目的进一步说明",
    hint: "货币资金、往来款、存货、固定资产、在建工程、借款、专项应付款、公积公益金等重要项目的构成和变动。",
    figures: [
      { label: "货币资金", formula: "101+102" },
      { label: "应收款", formula: "112" },
      { label: "内部往来（借方余额）", formula: "113.D" },
      { label: "内部往来（贷方余额）", formula: "113.C" },
      { label: "固定资产原值", formula: "151" },
      { label: "累计折旧", formula: "152" },
      { label: "在建工程", formula: "153" },
      { label: "短期借款", formula: "201" },
      { label: "长期借款及应付款", formula: "221" },
      { label: "一事一议资金", formula: "231" },
      { label: "专项应付款", formula: "241" },
      { label: "公积公益金", formula: "311" },
    ],
  },
  { key: "losses", title: "五、已发生损失但尚未批准核销的资产", hint: "应收款项、投资、固定资产、在建工程、无形资产等逐项说明名称、金额、原因、批准情况。", figures: [{ label: "待处理财产损溢", formula: "181" }] },
  { key: "nominal", title: "六、以名义金额计量的资产", hint: "资产名称、数量、取得方式，以及以名义金额计量的理由。", figures: [] },
  { key: "events", title: "七、重要事项", hint: "重大资产处置、借款、对外投资、接受捐赠、政府补助、诉讼和担保等。", figures: [{ label: "补助收入（本年）", formula: "CR(503)" }] },
  { key: "distribution", title: "八、收益分配情况", hint: "分配方案的表决情况、提取公积公益金的比例和依据、向成员分配的标准。", figures: [{ label: "未分配收益", formula: "321+322+RESULT" }] },
  { key: "tax", title: "九、纳税情况", hint: "适用税种、税收优惠、利润与应纳税所得额的差异。", figures: [{ label: "应交税费", formula: "214" }] },
  { key: "other", title: "十、其他需要说明的事项", hint: "会计政策和估计的变更、以前年度差错的更正、资产负债表日后事项等。", figures: [] },
];

type OwnPart = Partial<Pick<NoteTemplate, "hint" | "figures">>;

/** Where books of 2004 say something else: their codes, the welfare fund, and losses that stand on no account of their own. */
const own2004: Readonly<Record<string, OwnPart>> = {
  compliance: { hint: "声明会计报表按《村集体经济组织会计制度》编制，真实、完整。" },
  details: {
    hint: "货币资金、往来款、存货、农业资产、固定资产、在建工程、借款、应付福利费、公积公益金等重要项目的构成和变动。",
    figures: [
      { label: "货币资金", formula: "101+102" },
      { label: "应收款", formula: "112" },
      { label: "内部往来（借方余额）", formula: "113.D" },
      { label: "内部往来（贷方余额）", formula: "113.C" },
      { label: "牲畜（禽）资产", formula: "131" },
      { label: "林木资产", formula: "132" },
      { label: "固定资产原价", formula: "151" },
      { label: "累计折旧", formula: "152" },
      { label: "在建工程", formula: "154" },
      { label: "短期借款", formula: "201" },
      { label: "应付款", formula: "202" },
      { label: "应付福利费", formula: "212" },
      { label: "长期借款及应付款", formula: "221" },
      { label: "一事一议资金", formula: "231" },
      { label: "专项应付款", formula: "241" },
      { label: "公积公益金", formula: "311" },
    ],
  },
  losses: {
    hint: "短期投资、应收款项、存货、农业资产、长期投资、固定资产、在建工程逐项说明名称、金额、原因、批准情况。",
    figures: [],
  },
  events: { figures: [{ label: "补助收入（本年）", formula: "CR(522)" }] },
  distribution: { hint: "分配方案的表决情况、提取公积公益金和应付福利费的比例和依据、农户分配和外来投资分利的标准。" },
  tax: { figures: [] },
};

const notes2004: readonly NoteTemplate[] = notes2023.map((note) => ({ ...note, ...own2004[note.key] }));

/** The sections of the notes in the order they are written, with the accounts of the ledger's own system. */
export const noteTemplatesOf = (system: SystemId): readonly NoteTemplate[] =>
  system === "2004" ? notes2004 : notes2023;
