import type { GuidedKind, GuidedPart } from "#domain/vouchers/guided-entries.ts";

export const guidedPartWords: Readonly<Record<GuidedPart, string>> = {
  bank: "银行存款",
  "member-dealings": "内部往来（农户）",
  "outside-payable": "应付款（外单位）",
  "raised-fund": "一事一议资金",
  "state-award": "财政奖补",
  "special-fund": "专项应付款",
  works: "在建工程",
  "fixed-asset": "固定资产",
  reserve: "公积公益金（项目形成）",
  "land-reserve": "公积公益金（土地补偿）",
  "no-asset-cost": "没有形成资产的支出",
  appropriations: "收益分配—各项分配",
};

type GuidedWords = { readonly group: string; readonly name: string; readonly help: string };

export const guidedWords: Readonly<Record<GuidedKind, GuidedWords>> = {
  "raise-declare": {
    group: "一事一议",
    name: "议定筹资，确定各户应交",
    help: "借：内部往来（各户）　贷：一事一议资金",
  },
  "raise-receive": { group: "一事一议", name: "收到各户交款", help: "借：银行存款　贷：内部往来（各户）" },
  "raise-award": {
    group: "一事一议",
    name: "收到财政奖补",
    help: "借：银行存款　贷：专项应付款（待核对，可在设置里改）",
  },
  "raise-spend": { group: "一事一议", name: "项目支出", help: "借：在建工程　贷：银行存款或应付款" },
  "raise-labour": { group: "一事一议", name: "村民投劳折价", help: "借：在建工程　贷：公积公益金" },
  "raise-complete-asset": {
    group: "一事一议",
    name: "完工，形成资产",
    help: "借：固定资产　贷：在建工程；资金转公积公益金",
  },
  "raise-complete-cost": {
    group: "一事一议",
    name: "完工，没有形成资产",
    help: "借：公益支出　贷：在建工程；资金转公积公益金",
  },
  "raise-return": { group: "一事一议", name: "结余退还", help: "借：一事一议资金　贷：内部往来或银行存款" },
  "grant-receive": { group: "专项应付款", name: "收到专项资金", help: "借：银行存款　贷：专项应付款" },
  "grant-build": { group: "专项应付款", name: "用于工程", help: "借：在建工程　贷：银行存款或应付款" },
  "grant-buy": { group: "专项应付款", name: "直接购置资产", help: "借：固定资产　贷：银行存款；专项资金转公积公益金" },
  "grant-spend": { group: "专项应付款", name: "用于项目，不形成资产", help: "借：专项应付款　贷：银行存款" },
  "grant-deliver": {
    group: "专项应付款",
    name: "工程完工交付",
    help: "借：固定资产　贷：在建工程；专项资金转公积公益金",
  },
  "grant-late": {
    group: "专项应付款",
    name: "先建后补，款后到",
    help: "借：银行存款　贷：专项应付款；同时转公积公益金",
  },
  "grant-in-kind": {
    group: "专项应付款",
    name: "上级拨付实物资产",
    help: "借：固定资产　贷：公积公益金（待核对）；记账后登记资产卡片",
  },
  "grant-return": { group: "专项应付款", name: "结余上交退回", help: "借：专项应付款　贷：银行存款" },
  "land-receive": {
    group: "征地补偿",
    name: "收到征地补偿款",
    help: "借：银行存款　贷：内部往来（农户）、应付款、公积公益金",
  },
  "land-pay": { group: "征地补偿", name: "发放给农户", help: "借：内部往来（各户）　贷：银行存款" },
  "share-declare": { group: "村民分配", name: "确定各户分配", help: "借：收益分配—各项分配　贷：内部往来（各户）" },
  "share-pay": { group: "村民分配", name: "发放分配款", help: "借：内部往来（各户）　贷：银行存款" },
};

export {
  assetClassNames as assetClassWords,
  assetEventNames as assetEventWords,
  assetPurposeNames as purposeWords,
  wearMethodNames as wearMethodWords,
} from "#domain/books/asset.ts";
export { leaseSortNames as leaseSortWords, tenderNames as tenderWords } from "#domain/funds/lease.ts";
export const listKindWords: Readonly<Record<"share" | "land" | "raise", string>> = {
  share: "村民分配",
  land: "征地补偿",
  raise: "一事一议筹资",
};
