import { ruleKinds } from "#domain/checks/hit.ts";
import { describe, expect, it } from "vitest";
import { hitSentence, waysOut, type Hit } from "#renderer/words/rules.ts";

const hit = (kind: Hit["kind"], facts: Hit["facts"]): Hit => ({
  kind,
  ruleId: "r1",
  ruleVersion: 1,
  severity: "needs-resolution",
  line: 1,
  facts,
  basis: "本乡镇文件",
  isCleared: false,
});

const over = {
  categoryName: "办公费",
  periodName: "2026年",
  capFen: 800_000,
  usedFen: 700_000,
  committedFen: 50_000,
  thisFen: 100_000,
  overFen: 50_000,
  resolutionNumber: "〔2026〕3号",
};

const paidProject = { projectName: "村道硬化", thisFen: 3_000_000 };

describe("the sentence of a rule that speaks", () => {
  it.each<[Hit["kind"], Hit["facts"], string]>([
    [
      "K01",
      { nature: "works", amountFen: 600_000, missingRoles: ["congress"], missingDocuments: ["contract"] },
      "工程支出 6,000.00 元，按审批权限还缺村民代表（成员代表）会议的审批签字，以及合同。",
    ],
    [
      "K04",
      over,
      "“办公费”2026年限额 8,000.00 元（决议〔2026〕3号），已用 7,000.00 元，已占用 500.00 元，本张 1,000.00 元，超出 500.00 元。",
    ],
    [
      "K05",
      { capFen: null, categoryName: "办公费", baseKind: "population" },
      "“办公费”的限额要看这个村在支出当天的人口，但还没有登记，无法判断是否超限。",
    ],
    [
      "K06",
      { capFen: null, categoryName: "办公费", baseKind: "recurring-income", baseYear: 2025 },
      "“办公费”的限额要看这个村 2025 年的经常性收入，但还没有登记，无法判断是否超限。",
    ],
    ["K08", { categoryName: "招待费", amountFen: 100 }, "“招待费”是禁止列支的项目，不能用集体资金开支。"],
    ["K08", { word: "餐", text: "工作餐补助" }, "“工作餐补助”里有“餐”，请核对是不是把禁止列支的内容换了名目。"],
    [
      "K17",
      { amountFen: 50_000, anyOf: ["invoice", "fiscal-receipt"] },
      "这笔支出 500.00 元，要附发票或财政票据，现在还没有登记。",
    ],
    [
      "K17",
      { amountFen: 50_000, anyOf: ["invoice"], lacksNumber: true },
      "这笔支出 500.00 元，要附发票，登记的那张没有号码，不能算数：请补上号码。",
    ],
    [
      "K18",
      { number: "12345678", voucherName: "2026-03 记-5", isWithinVoucher: false },
      "发票号码“12345678”已经入过账（2026-03 记-5）。",
    ],
    ["K18", { number: "12345678", isWithinVoucher: true, count: 2 }, "发票号码“12345678”在本凭证里登记了 2 次。"],
    [
      "K02",
      { categoryName: "道路水利维护", amountFen: 500_000, fromFen: 500_000, isExclusive: false },
      "“道路水利维护”支出 5,000.00 元，达到 5,000.00 元，要先有生效的决议，现在还没有关联。",
    ],
    [
      "K04",
      {
        categoryName: "会议费",
        unit: "person",
        unitFen: 4_000,
        units: 10,
        capFen: 40_000,
        thisFen: 50_000,
        overFen: 10_000,
        resolutionNumber: "1号",
      },
      "“会议费”限额是每人 40.00 元（决议1号），登记了 10 人，最多 400.00 元，本张 500.00 元，超出 100.00 元。",
    ],
    [
      "K04",
      {
        categoryName: "会议费",
        unit: "meeting",
        unitFen: 4_000,
        units: null,
        capFen: null,
        thisFen: 50_000,
        overFen: null,
        resolutionNumber: "1号",
      },
      "“会议费”限额是每次会议 40.00 元（决议1号），本张 500.00 元，单据上没有登记人数或数量，无法判断是否超限。",
    ],
    [
      "K08",
      { categoryName: "招待费", amountFen: 100, limitFen: 0, lackingPapers: ["list", "minutes"] },
      "“招待费”是禁止列支的项目，例外的要附齐造册（签字名单）、会议记录，现在还没有登记。",
    ],
    [
      "K01",
      {
        nature: "works",
        amountFen: 3_000_000,
        contractFen: 12_000_000,
        missingRoles: [],
        missingDocuments: ["acceptance"],
      },
      "工程支出 30,000.00 元（合同总额 120,000.00 元），按审批权限还缺验收单。",
    ],
    [
      "K02",
      {
        categoryName: "慰问费",
        amountFen: 500_000,
        fromFen: 100_000,
        isExclusive: true,
        event: "list",
        neededBody: "assembly",
        neededTrack: "A",
        othersAside: ["3号"],
        votesAside: ["4号"],
      },
      "“慰问费”支出 5,000.00 元，按名单发放，超过 1,000.00 元，要先有村民会议生效的决议，现在还没有关联。已关联的决议（3号）不是村民会议作出的。已关联的决议（4号）同意的不是这笔支出。",
    ],
    [
      "K02",
      { categoryName: "慰问费", amountFen: 1, fromFen: 0, isExclusive: false, event: "unbudgeted", neededTrack: "B" },
      "“慰问费”支出 0.01 元，没有列入预算，达到 0.00 元，要先有集体成员一方生效的决议，现在还没有关联。",
    ],
    [
      "K14",
      { cashFen: 250_000, limitFen: 200_000, overFen: 50_000, days: 3 },
      "入账后库存现金有 2,500.00 元，超过限额 2,000.00 元，多出 500.00 元，超限额已经不止 3 天。",
    ],
    [
      "K15",
      { amountFen: 199_800, limitFen: 100_000, payee: "张三", thisFen: 99_900, othersFen: 99_900 },
      "本张用现金付了 999.00 元，同一天另外已用现金付给“张三” 999.00 元，合计 1,998.00 元，超过现金支付限额 1,000.00 元。",
    ],
    [
      "K16",
      { number: "0012", receiptOn: "2026-08-01", taken: 1, days: 0, amountFen: 2_500_000, immediateFen: 2_000_000 },
      "收据“0012”是 2026-08-01 开的，隔了 1 天才入账，金额 25,000.00 元，达到 20,000.00 元的要当天缴存。",
    ],
    [
      "K16",
      { number: "0012", receiptOn: "2026-07-31", taken: 1, days: 5, isAcrossMonths: true },
      "收据“0012”是 2026-07-31 开的，隔了 1 天才入账，收入不得跨月缴存。",
    ],
    [
      "K20",
      { name: "孙文书", openFen: 100_000, sinceOn: "2026-08-31", age: 1, days: 30, isSecond: false, across: "month" },
      "“孙文书”还有借款 1,000.00 元没有结清（2026-08-31 起，已 1 天），借款不得跨月。",
    ],
    [
      "K03",
      {
        categoryName: "办公费",
        periodName: "2026年",
        isUnplanned: false,
        lineFen: 800_000,
        overrun: 500,
        usedFen: 750_000,
        committedFen: 0,
        thisFen: 60_000,
        beyondFen: 10_000,
        resolutionNumber: "〔2026〕1号",
      },
      "“办公费”2026年预算 8,000.00 元（已含允许超出的 5%）（决议〔2026〕1号），已用 7,500.00 元，已占用 0.00 元，本张 600.00 元，超出 100.00 元。",
    ],
    [
      "K03",
      {
        categoryName: "办公费",
        source: "grant",
        periodName: "2026年",
        isUnplanned: true,
        usedFen: 0,
        committedFen: 0,
        thisFen: 60_000,
        resolutionNumber: "〔2026〕1号",
      },
      "“办公费”没有列入2026年预算（决议〔2026〕1号），财政拨款已用 0.00 元，已占用 0.00 元，本张 600.00 元。",
    ],
    [
      "K21",
      { how: "payable", fund: "道路专款", documents: [], allowed: ["道路"], amountFen: 50_000, owedFen: 0 },
      "用“道路专款”付应付款 500.00 元，这笔应付款没有为它挂过账，规定用途是道路：请核对欠的是不是这个用途的钱。",
    ],
    [
      "K25",
      { amountFen: 50_000, word: "", lacksVote: true, lacksPaper: false, seenBy: "借款", text: "向某公司借款" },
      "举债 500.00 元（记在往来科目，摘要“向某公司借款”里有“借款”），还缺生效的决议。",
    ],
    [
      "K26",
      { word: "借款", text: "张三借款", amountFen: 50_000, hardshipFen: 0, isUnclear: true },
      "摘要“张三借款”里有“借款”，付出 500.00 元记在往来科目，没有写明用途：集体资金不能出借；是因公暂借的，要写明用途。",
    ],
    [
      "K26",
      { word: "借给", text: "借给困难成员", hardshipFen: 300_000, voteCoversMore: true },
      "摘要“借给困难成员”里有“借给”，集体资金不能出借，也不能为他人担保；成员困难借款要有两委会议记录，并且不超过 3,000.00 元，超过的要有生效的决议。",
    ],
    ["K03", { isBaseMissing: true, periodName: "2026年" }, "2026年还没有生效的预算，无法判断是否超预算。"],
    [
      "K21",
      {
        how: "misused",
        fund: "人居环境整治资金",
        documents: ["青农〔2026〕12号"],
        categoryName: "办公费",
        allowed: ["环境卫生"],
        amountFen: 60_000,
      },
      "“人居环境整治资金”（青农〔2026〕12号）是专款，不能用于“办公费” 600.00 元，规定用途是环境卫生。",
    ],
    [
      "K21",
      { how: "advance", fund: "路灯资金", documents: [], allowed: ["环境卫生"], amountFen: 60_000 },
      "“路灯资金”是专款，不能借出或预付 600.00 元，规定用途是环境卫生。",
    ],
    [
      "K21",
      { how: "debt", fund: "路灯资金", documents: [], allowed: [], amountFen: 60_000 },
      "“路灯资金”是专款，不能用来还债 600.00 元。",
    ],
    [
      "K21",
      { how: "expired", fund: "人居环境整治资金", documents: [], expiresOn: "2026-08-31", amountFen: 60_000 },
      "“人居环境整治资金”的使用期限是 2026-08-31，已经过期，不能再支出 600.00 元。",
    ],
    [
      "K21",
      { how: "not-arrived", fund: "路灯资金", documents: [], availableFen: 0, amountFen: 60_000, overFen: 60_000 },
      "“路灯资金”已到账的还剩 0.00 元，本张要用 600.00 元，超出 600.00 元。",
    ],
    [
      "K07",
      {
        categoryName: "办公费",
        periodName: "2026年",
        usedFen: 1_950_000,
        thisFen: 60_000,
        limitFen: 2_000_000,
        overFen: 10_000,
      },
      "“办公费”2026年合计不能超过 20,000.00 元，已用 19,500.00 元，本张 600.00 元，超出 100.00 元。",
    ],
    [
      "K07",
      {
        categoryName: "办公费",
        periodName: "2026年",
        usedFen: 0,
        thisFen: 1,
        ofIncome: 1250,
        incomeFen: null,
        baseYear: 2025,
        isBaseMissing: true,
      },
      "“办公费”2026年合计要看这个村的 2025 年经常性收入，但还没有登记，无法判断是否超出。",
    ],
    [
      "K07",
      {
        categoryName: "办公费",
        periodName: "2026年",
        usedFen: 90,
        thisFen: 20,
        ofIncome: 1250,
        incomeFen: 800,
        baseYear: 2025,
        isBaseMissing: false,
      },
      "“办公费”2026年合计不能超过 2025 年经常性收入 8.00 元的 12.5%，已用 0.90 元，本张 0.20 元。",
    ],
    [
      "K13",
      { how: "draw", pettyFen: 150_000, limitFen: 100_000, thisFen: 60_000, overFen: 50_000 },
      "领用后备用金有 1,500.00 元，超过限额 1,000.00 元，多出 500.00 元。",
    ],
    [
      "K13",
      { how: "advance", isToClerk: true, thisFen: 50_000 },
      "本乡镇已经取消备用金，不能再借款给报账员，本笔 500.00 元。",
    ],
    [
      "K13",
      { how: "advance", isToClerk: false, thisFen: 50_000 },
      "本乡镇已经取消备用金，不能再用往来科目领备用金，本笔 500.00 元。",
    ],
    ["K13", { how: "abolished", limitFen: 0 }, "本乡镇已经取消备用金，不能用备用金垫付，请改用转账。"],
    [
      "K13",
      { how: "single", amountFen: 120_000, singleFen: 100_000 },
      "用备用金垫付的单据有 1,200.00 元，超过单张限额 1,000.00 元。",
    ],
    [
      "K30",
      { isClaimDay: true, onDate: "2026-10-18", claimFrom: 1, claimTo: 10 },
      "2026-10-18 不是报账日，本乡镇的报账日是每月 1 日到 10 日。",
    ],
    [
      "K14",
      { cashFen: 250_000, limitFen: 200_000, overFen: 50_000 },
      "入账后库存现金有 2,500.00 元，超过限额 2,000.00 元，多出 500.00 元。",
    ],
    ["K15", { amountFen: 100_001, limitFen: 100_000 }, "用现金付了 1,000.01 元，超过现金支付限额 1,000.00 元。"],
    [
      "K16",
      { isNetting: true, incomeFen: 100_000, amountFen: 30_000 },
      "收入 1,000.00 元没有全额入账就支出了 300.00 元，这是坐支。",
    ],
    [
      "K16",
      { isNetting: false, number: "0012", receiptOn: "2026-08-01", taken: 12, days: 5 },
      "收据“0012”是 2026-08-01 开的，隔了 12 天才入账，规定 5 天内缴存。",
    ],
    [
      "K19",
      { number: "123", issuedOn: "2026-07-02", months: 2, isLate: true },
      "发票“123”（2026-07-02 开出）已经超过 2 个月的报销期限。",
    ],
    [
      "K19",
      { number: "123", issuedOn: "2025-12-30", months: 2, isLate: false },
      "发票“123”（2025-12-30 开出）是以前年度的，现在才报销。",
    ],
    [
      "K20",
      {
        name: "孙文书",
        openFen: 100_000,
        sinceOn: "2026-07-10",
        age: 55,
        days: 30,
        amountFen: 200_000,
        isSecond: true,
      },
      "“孙文书”还有借款 1,000.00 元没有结清（2026-07-10 起，已 55 天），前款未清，不能再借 2,000.00 元。",
    ],
    [
      "K20",
      { name: "孙文书", openFen: 100_000, sinceOn: null, age: null, days: 30, isSecond: false },
      "“孙文书”还有借款 1,000.00 元没有结清（期初就有），规定 30 天内结清。",
    ],
    [
      "K23",
      {
        payee: "建安队",
        categoryName: "道路水利维护",
        totalFen: 1_000_000,
        thresholdFen: 1_000_000,
        days: 30,
        count: 3,
        vouchers: ["2026-08-04 记-1", "2026-09-01 记-1"],
      },
      "30 天里付给“建安队”的“道路水利维护”有 3 笔，每笔都不到 10,000.00 元，合计 10,000.00 元（2026-08-04 记-1、2026-09-01 记-1），可能是拆分报销。",
    ],
    [
      "K22",
      { reason: "no-file", thisFen: 1_000_000, fromFen: 1_000_000, isExclusive: false },
      "付工程款 10,000.00 元，没有选登记过的工程项目；达到 10,000.00 元要先建项目档案。",
    ],
    [
      "K22",
      { ...paidProject, reason: "no-resolution", sizeFen: 12_000_000, fromFen: 1_000_000 },
      "工程“村道硬化”本次付款 30,000.00 元：工程规模 120,000.00 元，达到 10,000.00 元要先有生效的决议，项目档案里还没有。",
    ],
    [
      "K22",
      { ...paidProject, reason: "award-too-weak", sizeFen: 12_000_000, mode: "direct", needsMode: "site-bid" },
      "工程“村道硬化”本次付款 30,000.00 元：工程规模 120,000.00 元，应当现场竞标，实际是直接发包。",
    ],
    [
      "K22",
      { ...paidProject, reason: "award-too-weak", sizeFen: 12_000_000, mode: null, needsMode: "public-tender" },
      "工程“村道硬化”本次付款 30,000.00 元：工程规模 120,000.00 元，应当公开招标，项目档案里还没有登记发包方式。",
    ],
    [
      "K22",
      { ...paidProject, reason: "quotes-too-few", count: 2, least: 3 },
      "工程“村道硬化”本次付款 30,000.00 元：报价（投标）单位至少要 3 家，只登记了 2 家。",
    ],
    [
      "K22",
      { ...paidProject, reason: "no-contract", sizeFen: 12_000_000, fromFen: 1_000_000 },
      "工程“村道硬化”本次付款 30,000.00 元：工程规模 120,000.00 元，达到 10,000.00 元要有合同，项目档案里还没有合同价。",
    ],
    [
      "K22",
      { ...paidProject, reason: "varied-too-much", contractFen: 10_000_000, variedFen: 1_200_000, share: 1_000 },
      "工程“村道硬化”本次付款 30,000.00 元：合同价 100,000.00 元，变更合计 12,000.00 元，超过合同价的 10%，变更还没有批准文件。",
    ],
    [
      "K22",
      { ...paidProject, reason: "beyond-progress", percent: 40, limitFen: 4_000_000, paidFen: 6_000_000 },
      "工程“村道硬化”本次付款 30,000.00 元：形象进度 40%，最多付到 40,000.00 元，连本次累计付 60,000.00 元，超过了进度。",
    ],
    [
      "K22",
      { ...paidProject, reason: "before-acceptance", share: 7_000, limitFen: 7_000_000, paidFen: 8_000_000 },
      "工程“村道硬化”本次付款 30,000.00 元：还没有验收，最多付到合同价的 70%，即 70,000.00 元，连本次累计付 80,000.00 元。",
    ],
    [
      "K22",
      { ...paidProject, reason: "acceptors-too-few", count: 4, least: 5 },
      "工程“村道硬化”本次付款 30,000.00 元：验收至少要 5 人签字，只登记了 4 人。",
    ],
    [
      "K22",
      { ...paidProject, reason: "not-audited", sizeFen: 12_000_000, fromFen: 8_000_000 },
      "工程“村道硬化”本次付款 30,000.00 元：工程规模 120,000.00 元，达到 80,000.00 元要经审计，还没有审定价。",
    ],
    [
      "K22",
      { ...paidProject, reason: "retention-not-kept", share: 300, limitFen: 9_894_000, paidFen: 10_000_000 },
      "工程“村道硬化”本次付款 30,000.00 元：质保金要留 3%，到期以前最多付到 98,940.00 元，连本次累计付 100,000.00 元。",
    ],
    [
      "K22",
      { ...paidProject, reason: "beyond-price", limitFen: 10_200_000, paidFen: 10_300_000 },
      "工程“村道硬化”本次付款 30,000.00 元：工程价 102,000.00 元，连本次累计付 103,000.00 元，付多了。",
    ],
    [
      "K24",
      { reason: "no-vote", kind: "lease", name: "租1号 东塘", because: "term", valueFen: 5_000_000 },
      "发包合同“租1号 东塘”：合同总租金 50,000.00 元，期限超过规定，要先有生效的决议。",
    ],
    [
      "K24",
      { reason: "no-vote", kind: "disposal", name: "旧办公楼", because: "value", valueFen: 5_000_000 },
      "处置资产“旧办公楼”：价值 50,000.00 元，金额达到规定，要先有生效的决议。",
    ],
    [
      "K24",
      { reason: "no-vote", kind: "lease", name: "租1号 东塘", because: "area", valueFen: 5_000_000 },
      "发包合同“租1号 东塘”：合同总租金 50,000.00 元，面积达到规定，要先有生效的决议。",
    ],
    [
      "K24",
      { reason: "no-valuation", kind: "disposal", name: "旧办公楼", valueFen: 5_000_000, fromFen: 2_000_000 },
      "处置资产“旧办公楼”：价值 50,000.00 元，达到 20,000.00 元要先评估，还没有登记评估价。",
    ],
    [
      "K24",
      { reason: "no-exchange", kind: "disposal", name: "旧办公楼", valueFen: 5_000_000, fromFen: 2_000_000 },
      "处置资产“旧办公楼”：价值 50,000.00 元，达到 20,000.00 元要进产权交易平台，还没有登记交易平台。",
    ],
    [
      "K24",
      { reason: "posted-too-short", kind: "lease", name: "租1号 东塘", postedDays: 3, leastDays: 15 },
      "发包合同“租1号 东塘”：要公示 15 天，现在登记了 3 天。",
    ],
    [
      "K25",
      { amountFen: 5_000_000, word: "", lacksVote: true, lacksPaper: true },
      "举债 50,000.00 元，还缺生效的决议和乡镇批件。",
    ],
    [
      "K25",
      { isOverAlert: true, amountFen: 2_000_000, totalFen: 7_000_000, alertFen: 5_000_000 },
      "举债 20,000.00 元以后，债务合计 70,000.00 元，超过预警线 50,000.00 元。",
    ],
    [
      "K34",
      { amountFen: 300_000, lacksVote: true, lacksPaper: true },
      "核销应收款 3,000.00 元，还缺生效的决议和乡镇批件。",
    ],
    [
      "K34",
      { isOld: true, name: "老砖厂", openFen: 300_000, sinceOn: "2024-03-01", age: 900, oldDays: 365 },
      "“老砖厂”还有旧账 3,000.00 元没有收回（2024-03-01 起，已 900 天），超过 365 天，又增加了新的欠款。",
    ],
    ["K25", { amountFen: 5_000_000, word: "运转" }, "举债 50,000.00 元，用途里有“运转”，不能为这个用途举债。"],
    [
      "K26",
      { word: "出借", text: "出借给建材店周转", hardshipFen: 0 },
      "摘要“出借给建材店周转”里有“出借”，集体资金不能出借，也不能为他人担保。",
    ],
    [
      "K27",
      { name: "王建国", ledgerName: "柳溪村村民委员会" },
      "银行账户的户名是“王建国”，不是本单位“柳溪村村民委员会”。",
    ],
    [
      "K10",
      { problem: "no-list", categoryName: "误工补贴", amountFen: 150_000, listedFen: 0 },
      "“误工补贴”支出 1,500.00 元，批准过的误工名单只有 0.00 元，对不上。",
    ],
    ["K10", { problem: "post-excluded", name: "王建国", post: "村主任" }, "村主任王建国按规定不得领误工补贴。"],
    [
      "K10",
      { problem: "month-days-over", name: "张三", post: "村民代表", days: "10.5", most: 10 },
      "村民代表张三本月误工 10.5 天，超过 10 天。",
    ],
    [
      "K11",
      {
        problem: "gate",
        categoryName: "干部报酬",
        amountFen: 300_000,
        gateFen: 10_000_000,
        incomeFen: 9_999_999,
        isExclusive: false,
        baseYear: 2025,
      },
      "“干部报酬”支出 3,000.00 元，要村 2025 年经常性收入达到 100,000.00 元才能发，现在是 99,999.99 元。",
    ],
    [
      "K11",
      { problem: "below-floor", name: "王建国", post: "村主任", monthFen: 144_000, floorFen: 150_000, count: 1 },
      "村主任王建国本月报酬 1,440.00 元，低于最低标准 1,500.00 元。",
    ],
    [
      "K28",
      { payee: "王记建材店", related: "村主任王建国的配偶开办", isByAccount: false, amountFen: 860_000 },
      "收款人“王记建材店”按名称对上了村主任王建国的配偶开办，金额 8,600.00 元，属于关联付款。",
    ],
    [
      "K28",
      {
        payee: "王建国",
        related: "村主任王建国本人",
        isByAccount: true,
        amountFen: 860_000,
        opinionBy: "李监督",
        opinionOn: "2026-09-02",
      },
      "收款人“王建国”按收款账号对上了村主任王建国本人，金额 8,600.00 元，属于关联付款。监委会已审核（李监督，2026-09-02），不再拦下。",
    ],
    [
      "K30",
      { onDate: "2026-09-06", isHoliday: false, weekday: 7, amountFen: 60_000 },
      "2026-09-06 是周日，付出了 600.00 元，请核对付款日期。",
    ],
    [
      "K31",
      { quarter: "2025Q4", dueOn: "2026-01-15", lateDays: 231, count: 3, amountFen: 60_000 },
      "2025年第4季度的财务公开应在 2026-01-15 前张贴，已超期 231 天，还没有登记张贴（共有 3 个季度），现在又要支出 600.00 元。",
    ],
    [
      "K09",
      {
        problem: "over",
        categoryName: "会议费",
        amountFen: 60_000,
        unit: "人",
        standardFen: 4_000,
        units: 12,
        perUnitFen: 5_000,
        allowedFen: 48_000,
        overFen: 12_000,
      },
      "“会议费”支出 600.00 元，按 12 人算每人 50.00 元，标准是每人 40.00 元，最多 480.00 元，超出 120.00 元。",
    ],
    [
      "K09",
      { problem: "no-count", categoryName: "会议费", amountFen: 60_000, unit: "人", standardFen: 4_000 },
      "“会议费”支出 600.00 元，标准是每人 40.00 元，单据上没有登记人数或数量，无法比较。",
    ],
    [
      "K09",
      { problem: "no-list", categoryName: "会议费", amountFen: 60_000, unit: "人", standardFen: 4_000 },
      "“会议费”支出 600.00 元，要附签字的名单（签到表），现在还没有登记。",
    ],
    [
      "K12",
      {
        year: 2026,
        dueMonth: 6,
        floorFen: 10_000_000,
        ownFen: 3_000_000,
        receivedFen: 4_000_000,
        shortFen: 3_000_000,
        countsOwn: true,
      },
      "2026年 6 月底前应保障 100,000.00 元，自有 30,000.00 元，拨款到账 40,000.00 元，还差 30,000.00 元。",
    ],
    [
      "K12",
      { isBaseMissing: true, missing: "population", year: 2026, dueMonth: 6 },
      "这个村2026年 6 月底前应有的保障经费要看人口，但还没有登记，无法判断是否到位。",
    ],
    [
      "K32",
      {
        problem: "late",
        fund: "村级运转经费",
        document: "青财〔2026〕3号",
        quarter: "2026Q2",
        dueFen: 5_000_000,
        receivedFen: 2_900_000,
        basisPoints: 5_800,
        least: 10_000,
      },
      "“村级运转经费”（青财〔2026〕3号）到2026年第2季度末应到 50,000.00 元，实到 29,000.00 元，到账率 58%，不到 100%。",
    ],
    [
      "K32",
      { problem: "quarter-short", quarter: "2026Q2", gotFen: 0, quarterFen: 2_000_000 },
      "2026年第2季度拨款到账 0.00 元，不到每季度 20,000.00 元。",
    ],
    [
      "K32",
      {
        problem: "not-passed-on",
        title: "运转经费",
        receivedOn: "2026-07-01",
        days: 64,
        passDays: 15,
        shareFen: 2_000_000,
        arrivedFen: 0,
      },
      "“运转经费”2026-07-01 到乡镇，已 64 天，规定 15 天内拨付，本村应得 20,000.00 元，实到 0.00 元。",
    ],
    [
      "K32",
      {
        problem: "matching-short",
        title: "运转经费",
        quarter: "2026Q2",
        sourcesFen: 10_000_000,
        matchingFen: 0,
        matchingShare: 1_000,
      },
      "“运转经费”2026年第2季度上级资金 100,000.00 元，乡镇配套 0.00 元，不到 10%。",
    ],
    [
      "K33",
      {
        problem: "reserve-short",
        year: 2026,
        thisFen: 8_000_000,
        distributableFen: 10_000_000,
        reserveFen: 0,
        leastFen: 3_000_000,
        reserveShare: 3_000,
        ofNetIncome: true,
        lacksFen: 3_000_000,
      },
      "2026年收益分配：本张分给成员和其他 80,000.00 元，公积公益金已提 0.00 元，按当年净收益的 30% 至少要提 30,000.00 元，还差 30,000.00 元。",
    ],
    [
      "K33",
      {
        problem: "part-short",
        year: 2026,
        thisFen: 8_000_000,
        ofNetIncome: true,
        part: "welfare",
        partFen: 500_000,
        partShare: 1_500,
        leastFen: 1_500_000,
        lacksFen: 1_000_000,
      },
      "2026年收益分配：本张分给成员和其他 80,000.00 元，明细科目“公益金”已提 5,000.00 元，按当年净收益的 15% 至少要提 15,000.00 元，还差 10,000.00 元。",
    ],
    [
      "K33",
      {
        problem: "over-distributable",
        year: 2026,
        thisFen: 8_000_000,
        distributableFen: 5_000_000,
        overFen: 3_000_000,
      },
      "2026年收益分配：本张分给成员和其他 80,000.00 元，可分配收益只有 50,000.00 元，超出 30,000.00 元。",
    ],
    ["K29", { duty: "preparer-reviews" }, "审核的人自己制过这张单，不相容岗位要分开。"],
    [
      "K29",
      { duty: "cashier-prepares" },
      "这张凭证是出纳制的单，出纳不能登记收入、支出和往来：请会计核对后，在“凭证查询”里勾选、点“接手”，或打开保存一次，由会计制单。",
    ],
    ["K29", { duty: "cashier-reviews" }, "出纳不能审核凭证，管钱的和审核的要分开。"],
  ])("says the numbers of %s with %j", (kind, facts, sentence) => {
    expect(hitSentence(hit(kind, facts))).toBe(sentence);
    expect(waysOut(hit(kind, facts)).length).toBeGreaterThan(0);
  });

  it("offers to vote on the spending where the total of a year asks for a resolution", () => {
    expect(waysOut(hit("K07", {})).join("")).toContain("开会同意这笔支出，登记决议后关联到这张凭证");
  });

  it("names the vote that cleared it, and that it came after the spending", () => {
    const facts = { ...over, clearedByNumber: "〔2026〕9号", clearedByMetOn: "2026-08-01", isVotedAfterSpending: true };
    expect(hitSentence({ ...hit("K04", facts), isCleared: true })).toContain(
      "已关联决议“〔2026〕9号”（2026-08-01，开会在支出之后，属追认），不再拦下。",
    );
  });

  it.each(ruleKinds)("stays Chinese without facts for %s", (kind) => {
    expect(hitSentence(hit(kind, {}))).toMatch(/^[^A-Za-z]+。$/);
  });
});
