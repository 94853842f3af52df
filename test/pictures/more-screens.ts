import type { Page } from "playwright-core";
import { ledgerNames } from "#fixtures/setup/qinghe.ts";
import type { Program } from "#test/support/program.ts";
import { openScreen } from "#test/support/window.ts";
import { chooseLedger, shoot, signIn } from "./camera.ts";

/** The name in the screen finder and the name of the picture. */
type Shot = readonly [label: string, name: string];

/** Screens of a township at work, as its bookkeeper sees them. */
const working: readonly Shot[] = [
  ["全文查找", "voucher-search"],
  ["凭证汇总", "voucher-totals"],
  ["附件检查", "attachment-check"],
  ["凭证模板", "voucher-templates"],
  ["批量制单", "voucher-batch"],
  ["现金盘点", "cash-count"],
  ["分村设账", "pools"],
  ["四议两公开", "motions"],
  ["限额起草", "cap-plan"],
  ["年度预算", "budget"],
  ["全镇预算", "budget-overview"],
  ["政策包", "policy-packs"],
  ["政策用数和记录", "policy-records"],
  ["拨款台账", "grants"],
  ["全镇拨款", "grant-overview"],
  ["保障线", "floors"],
  ["资金分配", "allocations"],
  ["报账单", "claims"],
  ["民主理财", "finance-meetings"],
  ["票据登记", "receipt-books"],
  ["报账设置", "claim-settings"],
  ["引导式录入", "guided"],
  ["分户名单", "distributions"],
  ["报酬与补贴", "pay"],
  ["银行代发", "payouts"],
  ["人员与职务", "villagers"],
  ["不相容职务", "post-pairs"],
  ["发包租赁", "leases"],
  ["资产卡片", "assets"],
  ["全镇结账", "period-matrix"],
  ["打印设置", "print-settings"],
];

/** Screens of a quarter that is closed. */
const finished: readonly Shot[] = [
  ["多栏账", "multi-column"],
  ["数量金额账", "quantity-ledger"],
  ["辅助账", "item-balances"],
  ["往来账龄", "ageing"],
  ["资金日报", "money-day"],
  ["自定义报表", "own-reports"],
  ["年终结转与分配", "year-end"],
  ["以前期更正", "corrections"],
  ["检查项目", "audit-tests"],
  ["数字特征与抽查", "payment-profile"],
  ["审计记录", "audit-notes"],
  ["疑点参数", "test-parameters"],
  ["财务公开", "disclosure"],
  ["公示登记簿", "publications"],
  ["公开设置", "publicity-settings"],
  ["年度档案", "archives"],
  ["数据导出", "data-export"],
];

const shootAll = async (page: Page, shots: readonly Shot[]): Promise<void> => {
  for (const [label, name] of shots) {
    await openScreen(page, label);
    await page.locator("main h1").first().waitFor();
    const lastQuarter = page.getByRole("button", { name: "上季" });
    // What is counted came in after the quarter.
    const span = name === "quantity-ledger" ? page.getByRole("button", { name: "本月" }) : lastQuarter;
    if ((await span.count()) > 0) await span.first().click();
    await shoot(page, name);
  }
};

export const shootWorkingScreens = async ({ openWindow }: Program): Promise<void> => {
  const page = await openWindow();
  await signIn(page, "chen");
  await chooseLedger(page, ledgerNames.liuxi);
  await shootAll(page, working);
  // One whose two sides are still open.
  await chooseLedger(page, ledgerNames.shiqiao);
  await shootAll(page, [["对账", "matching"]]);
};

export const shootFinishedScreens = async ({ openWindow }: Program): Promise<void> => {
  const page = await openWindow();
  await signIn(page, "he");
  await chooseLedger(page, ledgerNames.liuxi);
  await shootAll(page, finished);
};
