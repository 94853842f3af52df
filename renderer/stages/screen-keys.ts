import type { Role } from "#contract/method.ts";

export type ScreenEntry = {
  readonly key: string;
  /** The name in the menu and in the screen finder. */
  readonly label: string;
  readonly group: string;
  /** Null: everybody who is signed in. The core decides what may be done; this only keeps the menu short. */
  readonly roles: readonly Role[] | null;
  /** True for screens that speak of the one set of books chosen above. */
  readonly needsLedger: boolean;
  /** False for screens reached only from another screen. */
  readonly isInMenu: boolean;
};

const office = { roles: null, needsLedger: false, isInMenu: true } as const;
const ofLedger = { roles: null, needsLedger: true, isInMenu: true } as const;
const setUp = ["administrator", "head", "bookkeeper"] as const;
const inside = { roles: null, needsLedger: true, isInMenu: false } as const;

/** Every screen there is, in the order of the menu. The component of each stands in `screens.ts`. */
export const screenEntries = [
  { key: "overview", label: "首页", group: "首页", ...office },
  { key: "voucher-entry", label: "录入凭证", group: "凭证", ...ofLedger, roles: ["bookkeeper"] },
  { key: "voucher-list", label: "凭证查询", group: "凭证", ...ofLedger },
  { key: "voucher-search", label: "全文查找", group: "凭证", ...office },
  { key: "voucher-totals", label: "凭证汇总", group: "凭证", ...ofLedger },
  { key: "attachment-check", label: "附件检查", group: "凭证", ...office },
  { key: "voucher-templates", label: "凭证模板", group: "凭证", ...ofLedger },
  { key: "voucher-batch", label: "批量制单", group: "凭证", ...office, roles: ["bookkeeper"] },
  { key: "voucher", label: "查看凭证", group: "凭证", ...inside },
  { key: "statement-import", label: "导入对账单", group: "银行", ...office },
  { key: "bank-lines", label: "银行流水", group: "银行", ...ofLedger },
  { key: "matching", label: "对账", group: "银行", ...ofLedger },
  { key: "reconciliation", label: "余额调节表", group: "银行", ...ofLedger },
  { key: "cash-count", label: "现金盘点", group: "银行", ...ofLedger },
  { key: "pools", label: "分村设账", group: "银行", ...office },
  { key: "draft-rules", label: "记账规则", group: "银行", ...office },
  { key: "resolutions", label: "决议", group: "制度与限额", ...ofLedger },
  { key: "resolution", label: "查看决议", group: "制度与限额", ...inside },
  { key: "resolution-record", label: "登记决议", group: "制度与限额", ...inside },
  { key: "motions", label: "四议两公开", group: "制度与限额", ...ofLedger },
  { key: "motion", label: "查看议案", group: "制度与限额", ...inside },
  { key: "cap-register", label: "支出预算使用登记簿", group: "制度与限额", ...ofLedger },
  { key: "cap-plan", label: "限额起草", group: "制度与限额", ...ofLedger },
  { key: "spending-rules", label: "支出规则", group: "制度与限额", ...office },
  { key: "budget", label: "年度预算", group: "制度与限额", ...ofLedger },
  { key: "budget-overview", label: "全镇预算", group: "制度与限额", ...office },
  { key: "policy-packs", label: "政策包", group: "制度与限额", ...office },
  { key: "policy-records", label: "政策用数和记录", group: "制度与限额", ...office },
  { key: "grants", label: "拨款台账", group: "制度与限额", ...ofLedger },
  { key: "grant-overview", label: "全镇拨款", group: "制度与限额", ...office },
  { key: "floors", label: "保障线", group: "制度与限额", ...office },
  { key: "allocations", label: "资金分配", group: "制度与限额", ...office },
  { key: "trial-balance", label: "科目余额表", group: "账簿", ...ofLedger },
  { key: "subsidiary-ledger", label: "明细账", group: "账簿", ...ofLedger },
  { key: "general-ledger", label: "总账", group: "账簿", ...ofLedger },
  { key: "multi-column", label: "多栏账", group: "账簿", ...ofLedger },
  { key: "quantity-ledger", label: "数量金额账", group: "账簿", ...ofLedger },
  { key: "item-balances", label: "辅助账", group: "账簿", ...ofLedger },
  { key: "ageing", label: "往来账龄", group: "账簿", ...ofLedger },
  { key: "bank-journal", label: "银行日记账", group: "账簿", ...ofLedger },
  { key: "cash-journal", label: "现金日记账", group: "账簿", ...ofLedger },
  { key: "money-day", label: "资金日报", group: "账簿", ...ofLedger },
  { key: "balance-sheet", label: "资产负债表", group: "报表", ...ofLedger },
  { key: "income-statement", label: "收益及收益分配表", group: "报表", ...ofLedger },
  { key: "income-detail", label: "收支明细表", group: "报表", ...ofLedger },
  { key: "statement-notes", label: "报表附注", group: "报表", ...ofLedger },
  { key: "combined-statements", label: "村、乡镇汇总报表", group: "报表", ...office },
  { key: "own-reports", label: "自定义报表", group: "报表", ...ofLedger },
  { key: "report-definitions", label: "报表公式", group: "报表", ...ofLedger },
  { key: "claims", label: "报账单", group: "业务", ...ofLedger },
  { key: "claim", label: "查看报账单", group: "业务", ...inside },
  { key: "claim-entry", label: "填报账单", group: "业务", ...inside },
  { key: "finance-meetings", label: "民主理财", group: "业务", ...ofLedger },
  { key: "claim-settings", label: "报账设置", group: "业务", ...office },
  { key: "guided", label: "引导式录入", group: "业务", ...ofLedger },
  { key: "distributions", label: "分户名单", group: "业务", ...ofLedger },
  { key: "pay", label: "报酬与补贴", group: "业务", ...ofLedger },
  { key: "payouts", label: "银行代发", group: "业务", ...ofLedger },
  { key: "villagers", label: "人员与职务", group: "业务", ...office },
  { key: "post-pairs", label: "不相容职务", group: "业务", ...office },
  { key: "leases", label: "发包租赁", group: "业务", ...ofLedger },
  { key: "assets", label: "资产卡片", group: "业务", ...ofLedger },
  { key: "projects", label: "工程项目", group: "业务", ...ofLedger },
  { key: "debts", label: "债务", group: "业务", ...ofLedger },
  { key: "receipt-books", label: "票据登记", group: "业务", ...ofLedger },
  { key: "closing", label: "结账", group: "期末", ...office },
  { key: "period-matrix", label: "全镇结账", group: "期末", ...office },
  { key: "year-end", label: "年终结转与分配", group: "期末", ...ofLedger },
  { key: "corrections", label: "以前期更正", group: "期末", ...office },
  { key: "findings", label: "疑点清单", group: "期末", ...office },
  { key: "audit-tests", label: "检查项目", group: "期末", ...office },
  { key: "audit-test", label: "一项检查", group: "期末", ...inside },
  { key: "payment-profile", label: "数字特征与抽查", group: "期末", ...ofLedger },
  { key: "audit-notes", label: "审计记录", group: "期末", ...ofLedger },
  { key: "test-parameters", label: "疑点参数", group: "期末", ...office },
  { key: "workbooks", label: "季度工作簿", group: "期末", ...office },
  { key: "disclosure", label: "财务公开", group: "期末", ...ofLedger },
  { key: "publications", label: "公示登记簿", group: "期末", ...ofLedger },
  { key: "publication", label: "查看公示", group: "期末", ...inside },
  { key: "publicity-settings", label: "公开设置", group: "期末", ...office },
  { key: "archives", label: "年度档案", group: "期末", ...office },
  { key: "villages", label: "村与账套", group: "基础设置", ...office },
  { key: "accounts", label: "会计科目", group: "基础设置", ...ofLedger },
  { key: "items", label: "辅助项目", group: "基础设置", ...ofLedger },
  { key: "categories", label: "支出分类", group: "基础设置", ...office },
  { key: "bank-accounts", label: "银行账户", group: "基础设置", ...office },
  { key: "openings", label: "期初余额", group: "基础设置", ...ofLedger },
  { key: "setup-workbook", label: "Excel 一次导入", group: "基础设置", ...office, roles: setUp },
  { key: "move-in", label: "从其他软件导入", group: "基础设置", ...ofLedger },
  { key: "conversion", label: "新旧制度衔接", group: "基础设置", ...ofLedger },
  { key: "people", label: "人员", group: "系统", ...office },
  { key: "backups", label: "备份与恢复", group: "系统", ...office },
  { key: "verification", label: "数据校验", group: "系统", ...office },
  { key: "data-export", label: "数据导出", group: "系统", ...office },
  { key: "trail", label: "操作日志", group: "系统", ...office },
  { key: "print-settings", label: "打印设置", group: "系统", ...office },
  { key: "settings", label: "设置", group: "系统", ...office },
] as const satisfies readonly ScreenEntry[];

export type ScreenKey = (typeof screenEntries)[number]["key"];

export const firstScreen: ScreenKey = "overview";

/** True for a screen that speaks of the one set of books chosen at the top. */
export const needsLedger = (key: ScreenKey): boolean =>
  screenEntries.some((entry) => entry.key === key && entry.needsLedger);

export const isScreenKey = (key: string): key is ScreenKey => screenEntries.some((each) => each.key === key);
