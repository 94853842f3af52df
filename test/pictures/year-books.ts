import type { Page } from "playwright-core";
import type { InputOf } from "#contract/contract.ts";
import type { AccountId, ItemId } from "#domain/core/ids.ts";
import { vouchersUnknown } from "#test/support/foreign-files.ts";
import type { Program } from "#test/support/program.ts";
import { openVillage, type Line, type Village } from "#test/support/village.ts";
import { openScreen, rowWith, signInAs, tableOf } from "#test/support/window.ts";
import { shoot } from "./camera.ts";
import type { TownshipFile } from "./township.ts";

const item = async ({ must, ledgerId }: Village, kind: "payee" | "own-1", name: string): Promise<ItemId> => {
  const fields = { id: null, ledgerId, kind, code: null, name, bankAccount: "", note: "", isActive: true };
  return (await must("item.save", fields)).id;
};

type Detailed = Line & {
  readonly accountId?: AccountId;
  readonly milli?: number;
  readonly items?: readonly (readonly ["payee" | "own-1", ItemId])[];
};

const bookLines = async (village: Village, on: string, lines: readonly Detailed[]): Promise<string> => {
  const content = village.content(on, lines);
  const entries = content.entries.map((entry, at) => {
    const { accountId, milli, items } = lines[at] ?? {};
    return {
      ...entry,
      accountId: accountId ?? entry.accountId,
      ...(milli === undefined ? {} : { quantityMilli: milli }),
      items: (items ?? []).map(([kind, itemId]) => ({ kind, itemId })),
    };
  });
  return village.book({ ...content, entries });
};

const addAccount = async ({ must, ledgerId }: Village, parentCode: string, rest: Partial<InputOf<"account.add">>) =>
  (await must("account.add", { ledgerId, parentCode, code: null, name: "", itemKinds: [], ...rest })).id;

const plantVouchers = async (village: Village): Promise<void> => {
  await village.must("dimension.save", { kind: "own-1", name: "村民小组" });
  const rent = await addAccount(village, "501", { name: "租赁收入" });
  const letting = await addAccount(village, "501", { name: "发包收入" });
  const stock = await addAccount(village, "121", { name: "化肥", itemKinds: ["payee", "own-1"], unit: "袋" });
  const [shop, works] = [await item(village, "payee", "青禾农资店"), await item(village, "payee", "恒通建筑公司")];
  const [first, second] = [await item(village, "own-1", "一组"), await item(village, "own-1", "二组")];
  const income = (on: string, accountId: AccountId, amount: number, summary: string) =>
    bookLines(village, on, [
      { code: "bank", debit: amount, summary },
      { code: "501", credit: amount, summary, accountId },
    ]);
  const bought = (on: string, bags: number, group: ItemId) =>
    bookLines(village, on, [
      {
        code: "121",
        debit: bags * 130,
        summary: "购入化肥",
        accountId: stock,
        milli: bags * 1000,
        items: [
          ["payee", shop],
          ["own-1", group],
        ],
      },
      { code: "bank", credit: bags * 130, summary: "购入化肥" },
    ]);
  const owed = (on: string, amount: number, of: { readonly party: ItemId; readonly summary: string }) =>
    bookLines(village, on, [
      { code: "bank", debit: amount, summary: of.summary },
      { code: "211", credit: amount, summary: of.summary, items: [["payee", of.party]] },
    ]);
  const wrong = await income("2026-07-05", rent, 12_000, "收到村部门面房租金");
  await bought("2026-07-12", 20, first);
  await owed("2026-07-20", 20_000, { party: works, summary: "收到村道工程质量保证金" });
  await income("2026-08-03", letting, 26_000, "收到东塘发包款");
  await bought("2026-08-15", 12, second);
  await owed("2026-08-28", 3_000, { party: shop, summary: "收到农资店押金" });
  await income("2026-09-04", rent, 6_500, "收到仓库租金");
  const settings = await village.must("settings.show", {});
  await village.must("settings.save", { ...settings, backupBeforeClose: false });
  await village.must("period.close", { ledgerId: village.ledgerId, month: "2026-07" });
  const correction = { id: wrong, onDate: "2026-09-08", reason: "租金应为 1,200 元，多记一个零", andCopy: false };
  const { redId } = await village.must("voucher.correct", correction);
  const { version } = await village.must("voucher.show", { id: redId });
  await village.must("voucher.review", { id: redId, version });
  await village.must("voucher.post", { ids: [redId] });
};

const plantAssets = async ({ must, ledgerId, accountOf }: Village): Promise<void> => {
  const card = (name: string, costFen: number, rest: Partial<InputOf<"asset.save">["card"]> = {}) =>
    must("asset.save", {
      id: null,
      ledgerId,
      card: {
        number: null,
        name,
        class: "fixed",
        category: "",
        purpose: "operating",
        costAccountId: accountOf("151"),
        wornAccountId: accountOf("152"),
        expenseAccountId: accountOf("511"),
        categoryId: null,
        costFen,
        residualFen: 0,
        openingWornFen: 0,
        openingWornThrough: null,
        method: "straight-line",
        lifeMonths: 120,
        lifeUnits: 0,
        openingUnits: 0,
        inUseOn: "2026-07-01",
        location: "",
        keeper: "柳文书",
        fundSource: "自筹",
        quantity: "1",
        note: "",
        ...rest,
      },
    });
  await card("村部门面房 3 间", 18_000_000, { lifeMonths: 360, location: "村部东侧" });
  await card("东塘抽水泵", 460_000, { location: "东塘泵房", quantity: "2 台" });
  await card("防护林", 1_200_000, {
    class: "public-biological",
    method: "none",
    lifeMonths: 0,
    costAccountId: accountOf("134"),
    wornAccountId: null,
    expenseAccountId: null,
    location: "河堤",
  });
};

const plantTemplates = async ({ must, ledgerId }: Village): Promise<void> => {
  const lines = (["debit", "credit"] as const).map((side) => ({
    summary: "{年}年{季}季度运转补助",
    accountCode: side === "debit" ? "102" : "503",
    side,
    formula: side === "debit" ? "[金额]" : "=",
    categoryId: null,
    items: [],
  }));
  const shared = { id: null, lines, day: 1, defaults: [] };
  await must("template.save", { ...shared, ledgerId: null, name: "收到运转补助", schedule: "quarterly" });
  await must("template.save", { ...shared, ledgerId, name: "收到利息", schedule: "none" });
};

/** One village with stock by quantity, parties, groups of villagers, cards, templates, a closed month and its correction. */
export const villageWithBooks = async (): Promise<TownshipFile> => {
  const village = await openVillage();
  await plantVouchers(village);
  await plantAssets(village);
  await plantTemplates(village);
  village.desk.close();
  return { ledgerPath: village.ledgerPath, remove: village.close };
};

const screens = [
  ["全文查找", "voucher-search"],
  ["凭证汇总", "voucher-totals"],
  ["附件检查", "attachment-check"],
  ["凭证模板", "voucher-templates"],
  ["批量制单", "voucher-batch"],
  ["多栏账", "multi-column"],
  ["数量金额账", "quantity-ledger"],
  ["辅助账", "item-balances"],
  ["往来账龄", "ageing"],
  ["资金日报", "money-day"],
  ["资产卡片", "assets"],
  ["引导式录入", "guided"],
  ["全镇结账", "period-matrix"],
  ["年终结转与分配", "year-end"],
  ["以前期更正", "corrections"],
  ["年度档案", "archives"],
  ["打印设置", "print-settings"],
  ["数据导出", "data-export"],
] as const;

const shootCount = async (page: Page): Promise<void> => {
  await openScreen(page, "资产卡片");
  await page.getByRole("button", { name: "盘点", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "资产盘点" });
  await dialog.getByLabel("盘点人", { exact: true }).fill("柳会计、柳监委");
  await dialog.getByLabel("东塘抽水泵盘到了").click();
  await page.keyboard.press("Alt+n");
  const found = page.getByRole("dialog", { name: "盘盈的资产" });
  await found.getByLabel("资产名称").fill("旧柴油机");
  await found.getByLabel("原值", { exact: true }).fill("1800");
  await found.getByLabel("数量规格").fill("1 台");
  await page.keyboard.press("F8");
  await page.getByRole("list", { name: "盘盈的资产" }).waitFor();
  await shoot(page, "asset-count");
  await dialog
    .getByRole("button", { name: /关\s*闭/ })
    .last()
    .click();
};

const shootColumns = async (page: Page): Promise<void> => {
  await openScreen(page, "从其他软件导入");
  const { name, bytes } = vouchersUnknown("2026-07");
  const file = { name, mimeType: "application/octet-stream", buffer: Buffer.from(bytes, "base64") };
  await page.setInputFiles("input[type=file]", file);
  await page.getByRole("button", { name: "指定各栏的含义" }).click();
  await page.getByText("记账时间").waitFor();
  await shoot(page, "move-in-columns");
};

/** The books, lists and year-end screens of one village. */
export const shootYearBooks = async ({ page }: Program): Promise<void> => {
  await signInAs(page, "bookkeeper");
  await openScreen(page, "科目余额表");
  await page.getByRole("button", { name: "本季" }).click();
  for (const [label, name] of screens) {
    await openScreen(page, label);
    await page.locator(".page h1").first().waitFor();
    if (name === "voucher-search") {
      await page.getByRole("textbox", { name: "查找", exact: true }).fill("zj");
      await rowWith(tableOf(page, "查找结果"), "租金").first().waitFor();
    }
    if (name === "multi-column") {
      await page.getByRole("combobox", { name: "科目" }).focus();
      await page.keyboard.type("501");
      await page.locator(".ant-select-item-option-active", { hasText: "501" }).waitFor();
      await page.keyboard.press("Enter");
    }
    await shoot(page, name);
  }
  await shootCount(page);
  await shootColumns(page);
};
