import type { Page } from "playwright-core";
import type { Demo } from "#cli/demo-office.ts";
import type { InputOf } from "#contract/contract.ts";
import type { ItemId, LedgerId } from "#domain/core/ids.ts";
import { ledgerNames } from "#fixtures/setup/qinghe.ts";
import { openScreen, rowWith, tableOf } from "#test/support/window.ts";
import { chooseLedger, shoot, signIn } from "./camera.ts";

const item = async (demo: Demo, ledgerId: LedgerId, name: string): Promise<ItemId> => {
  const { items } = await demo.must("chen", "item.list", { ledgerId });
  const known = items.find((each) => each.name === name && each.kind === "payee");
  if (known !== undefined) return known.id;
  const added = {
    id: null,
    ledgerId,
    kind: "payee" as const,
    code: null,
    name,
    bankAccount: "",
    note: "",
    isActive: true,
  };
  return (await demo.must("chen", "item.save", added)).id;
};

const road: InputOf<"project.save">["file"] = {
  number: "GC-2026-01",
  name: "柳溪村道硬化工程",
  content: "主干道 1.2 公里，宽 4.5 米",
  fundSource: "上级专项 20 万元，村自筹 12 万元",
  estimateFen: 32_000_000,
  resolutionId: null,
  mode: "site-bid",
  bidders: [
    { name: "青禾建安公司", bidFen: 30_800_000 },
    { name: "清河路桥队", bidFen: 31_200_000 },
    { name: "恒通建筑公司", bidFen: 31_900_000 },
  ],
  winner: "青禾建安公司",
  contractNumber: "柳工〔2026〕1号",
  contractOn: "2026-07-03",
  contractFen: 30_800_000,
  startOn: "2026-07-10",
  finishOn: "2026-11-30",
  variations: [{ onDate: "2026-08-12", amountFen: 1_250_000, reason: "村口弯道加宽", approval: "两委会纪要 9 号" }],
  progress: [
    { onDate: "2026-08-31", percent: 40 },
    { onDate: "2026-09-25", percent: 60 },
  ],
  acceptedOn: null,
  acceptors: [],
  settledOn: null,
  settlementFen: null,
  auditedOn: null,
  auditedFen: null,
  auditor: "",
  retentionFen: 0,
  retentionDueOn: null,
  isPostedPublicly: true,
  openingPaidFen: 9_000_000,
  note: "",
};

const addLease = async (demo: Demo, ledgerId: LedgerId): Promise<void> => {
  const terms: InputOf<"lease.save">["terms"] = {
    number: "柳租〔2026〕3号",
    sort: "pond",
    subject: "东塘养殖水面",
    area: "32.5亩",
    lesseeItemId: await item(demo, ledgerId, "柳溪水产合作社"),
    fromOn: "2026-01-01",
    toOn: "2030-12-31",
    periodMonths: 12,
    isDueAtStart: true,
    steps: [{ fromOn: "2026-01-01", yearFen: 2_600_000 }],
    depositFen: 0,
    openingReceivedFen: 2_000_000,
    tenderMode: "public-tender",
    isPostedPublicly: true,
    resolutionId: null,
    endedOn: null,
    note: "",
  };
  const { id } = await demo.must("chen", "lease.save", { id: null, ledgerId, terms });
  await demo.must("chen", "handover.save", {
    leaseId: id,
    voucherId: null,
    file: {
      valuationFen: 12_000_000,
      valuedOn: "2025-11-20",
      valuer: "正诚资产评估公司",
      exchange: "县农村产权交易中心",
      exchangeNumber: "CJ2025-118",
      postedFrom: "2025-12-01",
      postedTo: "2025-12-15",
      areaMilli: 32_500,
      floorFen: 2_400_000,
      previousYearFen: 2_200_000,
    },
  });
};

/** Registers of what the village builds, lets and owes, so that their screens have something to say. */
export const plantRegisters = async (demo: Demo, ledgerId: LedgerId): Promise<void> => {
  await demo.must("chen", "project.save", { id: null, ledgerId, itemId: null, file: road });
  const canal = { ...road, number: "GC-2026-02", name: "二组灌溉渠维修", estimateFen: 4_200_000, openingPaidFen: 0 };
  const planned = {
    contractNumber: "",
    contractOn: null,
    contractFen: null,
    startOn: null,
    finishOn: null,
    winner: "",
  };
  const file = { ...canal, ...planned, mode: null, bidders: [], variations: [], progress: [], isPostedPublicly: false };
  await demo.must("chen", "project.save", { id: null, ledgerId, itemId: null, file });
  await addLease(demo, ledgerId);
  const { accounts } = await demo.must("chen", "account.list", { ledgerId });
  const loans = accounts.find((account) => account.isLeaf && account.code.startsWith("201"));
  if (loans === undefined) throw new Error("no account of loans");
  await demo.must("chen", "debt.save", {
    id: null,
    ledgerId,
    terms: {
      number: "ZW-2024-01",
      creditorItemId: await item(demo, ledgerId, "青禾农商银行"),
      accountId: loans.id,
      purpose: "村级光伏电站配套",
      principalFen: 15_000_000,
      ratePoints: 435,
      fromOn: "2024-03-01",
      dueOn: "2026-12-31",
      approval: "青政批〔2024〕7号",
      resolutionId: null,
      note: "",
    },
  });
};

/** 工程项目, 债务, 发包资料 and the import of a register. */
export const shootRegisters = async (page: Page): Promise<void> => {
  await signIn(page, "chen");
  await chooseLedger(page, ledgerNames.liuxi);
  await openScreen(page, "工程项目");
  await page.getByRole("button", { name: "GC-2026-01" }).click();
  await page.getByText("缺 ").first().waitFor();
  await shoot(page, "projects");
  await page.getByRole("button", { name: "修改档案" }).click();
  await page.getByRole("tab", { name: "发包与合同" }).click();
  await shoot(page, "project-award");
  await page.getByRole("tab", { name: "变更与进度" }).click();
  await shoot(page, "project-work");
  await page.getByRole("tab", { name: "验收、结算与审计" }).click();
  await shoot(page, "project-end");
  await page.getByRole("button", { name: "关闭（Esc）" }).click();
  await page.getByRole("dialog").waitFor({ state: "hidden" });
  await page.getByRole("button", { name: "从 Excel 导入" }).click();
  await page.getByText("整张表都对才会导入").waitFor();
  await shoot(page, "register-import");
  await page.getByRole("button", { name: "关闭（Esc）" }).click();
  await page.getByRole("dialog").waitFor({ state: "hidden" });
  await openScreen(page, "发包租赁");
  await rowWith(tableOf(page, "发包租赁合同"), "东塘养殖水面").click();
  await page.getByRole("button", { name: "发包资料" }).click();
  await page.getByLabel("评估单位").waitFor();
  await shoot(page, "lease-papers");
  await page.getByRole("button", { name: "关闭（Esc）" }).click();
  await page.getByRole("dialog").waitFor({ state: "hidden" });
  await openScreen(page, "债务");
  await page.getByRole("button", { name: "ZW-2024-01" }).click();
  await page.getByRole("region", { name: "借入和归还" }).waitFor();
  await shoot(page, "debts");
};
