import type { ScreenKey } from "#renderer/stages/screen-keys.ts";

/** What bookkeepers of other programs and of paper books call the work of a screen, beside its name in the menu. */
export const otherNames: Readonly<Partial<Record<ScreenKey, readonly string[]>>> = {
  "voucher-entry": ["填制凭证", "记账凭证", "制单", "填凭证", "做账", "新增凭证"],
  "voucher-list": [
    "记账凭证",
    "审核",
    "复核",
    "过账",
    "记账",
    "登账",
    "红字",
    "冲销",
    "红冲",
    "更正",
    "修改凭证",
    "删除凭证",
  ],
  "voucher-totals": ["科目汇总"],
  corrections: ["红字", "冲销", "红冲", "错账更正"],
  "voucher-templates": ["常用凭证"],
  "trial-balance": ["试算平衡", "试算", "余额表"],
  "subsidiary-ledger": ["明细分类账", "分户账"],
  "general-ledger": ["总分类账"],
  "multi-column": ["多栏式明细账"],
  "item-balances": ["辅助核算"],
  ageing: ["应收应付", "欠款"],
  "bank-journal": ["银行存款日记账", "日记账"],
  "cash-journal": ["库存现金日记账", "日记账", "出纳账"],
  claims: ["报销", "报账"],
  resolutions: ["表决", "开会", "会议", "会议记录", "村民代表会议", "成员大会"],
  motions: ["开会", "表决", "一事一议"],
  "cap-register": ["额度", "超支"],
  "finance-meetings": ["理财小组", "监督委员会"],
  closing: ["月结", "月末结账", "季末结账", "反结账"],
  "year-end": ["年结", "结转损益", "收益分配"],
  "statement-import": ["网银流水", "银行对账单"],
  matching: ["勾对", "核对流水", "未达账项"],
  assets: ["折旧", "固定资产"],
  leases: ["合同", "租金", "承包"],
  disclosure: ["公示", "村务公开"],
  people: ["操作员", "用户", "权限", "重设密码"],
  openings: ["初始化", "建账", "年初数"],
  accounts: ["科目设置", "科目表"],
  backups: ["还原", "数据恢复"],
  trail: ["日志", "操作记录"],
  villages: ["账套", "建账"],
  pay: ["工资", "误工补贴"],
};

type Answer = { readonly words: readonly string[]; readonly text: string };

// What has no screen of its own, or is not done in these books at all: told instead of 「没有这个功能」.
const answers: readonly Answer[] = [
  {
    words: ["反结账", "取消结账", "反月结", "反年结", "重新打开月份"],
    text: "结账以后不能反结账，请用红字更正：在“凭证查询”里打开那张凭证，点“红字更正”。",
  },
  {
    words: ["反记账", "反过账", "取消记账"],
    text: "记账以后不能取消记账，请用红字更正：在“凭证查询”里打开那张凭证，点“红字更正”。",
  },
  {
    words: ["密码", "口令"],
    text: "改自己的密码：点右上角自己的姓名，选“修改密码”。别人忘了密码，由管理员在“人员”里重设。",
  },
  { words: ["退出", "注销", "换人"], text: "点右上角自己的姓名，选“退出登录”。" },
  { words: ["审核", "复核", "过账", "记账"], text: "在“凭证查询”里选上凭证，或打开一张凭证，再审核、记账。" },
];

/** What the finder says above its list: how to do what no screen is named after. Null where the list is the whole answer. */
export const finderAnswer = (typed: string): string | null => {
  const query = typed.trim();
  return answers.find(({ words }) => words.some((word) => query.includes(word)))?.text ?? null;
};
