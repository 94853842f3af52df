import { codesOf } from "#cli/demo-bank.ts";
import type { Demo } from "#cli/demo-office.ts";
import type { InputOf } from "#contract/contract.ts";
import type { LedgerId } from "#domain/core/ids.ts";
import { ledgerNames } from "#fixtures/setup/qinghe.ts";
import { icbcStatement } from "#test/support/icbc-statement.ts";
import { plain } from "#test/support/plain-parameters.ts";
import { plainResolution } from "#test/support/plain-resolution.ts";

/** 青禾镇 with its people signed in, and what the lists below name. */
type Town = {
  readonly demo: Demo;
  readonly idOf: (ledgerName: string) => LedgerId;
  readonly liuxi: LedgerId;
  readonly categoryOf: (code: string) => string;
};

const townOf = async (demo: Demo): Promise<Town> => {
  const { ledgers } = await demo.must("chen", "ledger.list", {});
  const idOf = (name: string): LedgerId => {
    const found = ledgers.find((ledger) => ledger.name === name);
    if (found === undefined) throw new Error(`no ledger ${name}`);
    return found.id;
  };
  const liuxi = idOf(ledgerNames.liuxi);
  const codes = await codesOf(demo, liuxi);
  return { demo, idOf, liuxi, categoryOf: (code) => codes.categoryId(code) };
};

const households = [
  ["柳大山", "一组 1 号", 4],
  ["柳春生", "一组 2 号", 5],
  ["李守信", "一组 3 号", 3],
  ["周桂兰", "二组 1 号", 6],
  ["柳建民", "二组 2 号", 4],
  ["吴秀英", "二组 3 号", 2],
] as const;

/** 分户名单: a distribution by heads and what was agreed for a canal. */
const plantHouseholds = async ({ demo, liuxi }: Town): Promise<void> => {
  const lines: InputOf<"distribution.save">["list"]["lines"][number][] = [];
  for (const [at, [name, note, heads]] of households.entries()) {
    const about = { code: null, bankAccount: `62284800000000${String(2001 + at)}`, note, isActive: true };
    const { id } = await demo.must("chen", "item.save", { id: null, ledgerId: liuxi, kind: "member", name, ...about });
    lines.push({ itemId: id, shares: heads * 100, amountFen: heads * 30_000, withheldFen: 0, note: "" });
  }
  const total = (each: number): number => households.reduce((sum, [, , heads]) => sum + heads * each, 0);
  const list = { basis: "成员代表会议决议〔2026〕8号", resolutionId: null, projectItemId: null };
  await demo.must("chen", "distribution.save", {
    id: null,
    ledgerId: liuxi,
    list: {
      ...list,
      kind: "share",
      title: "2026 年上半年收益分配",
      onDate: "2026-09-20",
      totalFen: total(30_000),
      lines,
    },
  });
  await demo.must("chen", "distribution.save", {
    id: null,
    ledgerId: liuxi,
    list: {
      ...list,
      kind: "raise",
      title: "二组灌溉渠维修筹资",
      onDate: "2026-09-05",
      totalFen: total(2_000),
      lines: lines.map((line) => ({ ...line, amountFen: line.amountFen / 15 })),
    },
  });
};

/** 保障线, 拨款台账, 资金分配: what a village is due from above and what arrived. */
const plantGrants = async ({ demo, liuxi, idOf, categoryOf }: Town): Promise<void> => {
  const proposed = await demo.must("he", "rule.propose", {
    id: null,
    title: "村级运转经费最低保障",
    level: "county",
    basis: "县级文件（示例）",
    severity: "warn",
    parameters: plain("K12", { amounts: { floorFen: 12_000_000 }, counts: { dueMonth: 9 } }),
    scope: { villageIds: [], entities: [] },
    fromOn: "2026-01-01",
    toOn: "2026-12-31",
  });
  await demo.must("zhou", "rule.approve", proposed);
  const grants = [
    ["青财农〔2026〕12号", "镇财政所", "村级运转经费", 6_000_000, []],
    ["青水〔2026〕7号", "县水利局", "小型水利维修", 4_200_000, ["G02"]],
    ["青农〔2026〕21号", "县农业农村局", "高标准农田管护", 1_800_000, ["G02"]],
  ] as const;
  for (const [document, department, title, amountFen, codes] of grants) {
    const { id: grantId } = await demo.must("chen", "grant.save", {
      id: null,
      ledgerId: liuxi,
      itemId: null,
      reason: "",
      terms: {
        document,
        department,
        title,
        grantedOn: "2026-07-02",
        expiresOn: null,
        amountFen,
        categoryIds: codes.map(categoryOf),
        expected: [
          { quarter: "2026Q3", amountFen: amountFen / 2 },
          { quarter: "2026Q4", amountFen: amountFen / 2 },
        ],
      },
    });
    const { candidates } = await demo.must("chen", "grant.candidates", { ledgerId: liuxi, kind: "received" });
    const arrived = candidates.find(({ text, freeFen }) => text.includes("财政") && freeFen > 0);
    if (arrived === undefined) continue;
    await demo.must("chen", "grant.tie", {
      id: grantId,
      kind: "received",
      bankLineId: arrived.bankLineId,
      voucherId: arrived.voucherId,
      amountFen: Math.min(arrived.freeFen, amountFen / 2),
    });
  }
  const { id } = await demo.must("chen", "allocation.save", {
    id: null,
    allocation: {
      quarter: "2026Q3",
      title: "三季度环境整治资金",
      document: "青政办〔2026〕33号",
      matchingFen: 1_000_000,
      sources: [
        { department: "县农业农村局", document: "青农〔2026〕30号", amountFen: 3_000_000, receivedOn: "2026-09-10" },
        { department: "县住建局", document: "青建〔2026〕9号", amountFen: 2_000_000, receivedOn: null },
      ],
      shares: [
        { ledgerId: liuxi, weight: 1_286, amountFen: 2_400_000 },
        { ledgerId: idOf(ledgerNames.shiqiao), weight: 964, amountFen: 1_900_000 },
        { ledgerId: idOf(ledgerNames.fenglin), weight: 870, amountFen: 1_700_000 },
      ],
      categoryIds: [categoryOf("G02")],
      note: "按户籍人口分配",
    },
  });
  await demo.must("he", "allocation.decide", { id, onDate: "2026-09-15" });
};

/** 四议两公开 half-way, 政策用数和记录, 年度预算. */
const plantDecisions = async ({ demo, liuxi, categoryOf }: Town): Promise<void> => {
  const { id } = await demo.must("chen", "motion.propose", {
    ledgerId: liuxi,
    number: "柳议〔2026〕3号",
    title: "二组灌溉渠维修",
    origin: "villagers",
    raisedBy: "柳大山等十二户",
    matter: "二组灌溉渠渗漏，春灌前须维修 600 米，预计 4.2 万元，其中村民筹资 480 元，其余申请水利资金。",
  });
  const stages = [
    ["proposal", "2026-08-20", "党总支会议提议维修二组灌溉渠。"],
    ["consultation", "2026-08-24", "两委商议，同意按 600 米维修，报价三家比选。"],
    ["review", "2026-08-30", "党员大会审议通过。"],
  ] as const;
  for (const [stage, onDate, content] of stages)
    await demo.must("chen", "motion.recordStage", {
      id,
      stage,
      onDate,
      place: "村委会二楼会议室",
      entitled: 42,
      present: 36,
      votesFor: 34,
      content,
      supervision: "监委会全程监督",
      townshipOfficer: "何主任",
      files: [{ name: "会议记录.txt", bytes: Buffer.from(content).toString("base64") }],
    });
  await demo.must("chen", "motion.propose", {
    ledgerId: liuxi,
    number: "柳议〔2026〕4号",
    title: "东塘水面续租",
    origin: "cadres",
    raisedBy: "村两委",
    matter: "东塘水面承包期内调整租金。",
  });
  const { villages } = await demo.must("he", "village.list", {});
  await demo.must("he", "policyFigure.save", {
    year: 2026,
    source: "2025 年农经统计年报",
    figures: villages.flatMap(({ id: villageId }, at) => [
      { villageId, key: "last-year-running" as const, number: 11_800_000 - at * 900_000 },
      { villageId, key: "own-money" as const, number: 5_200_000 + at * 700_000 },
      { villageId, key: "premises-area" as const, number: 420 + at * 35 },
    ]),
  });
  const line = (code: string, amountFen: number) => ({
    side: "expense" as const,
    categoryId: categoryOf(code),
    accountCode: null,
    source: "own" as const,
    amountFen,
    carriedFen: 0,
    note: "",
  });
  const income = (accountCode: string, amountFen: number) => ({
    side: "income" as const,
    categoryId: null,
    accountCode,
    source: "own" as const,
    amountFen,
    carriedFen: 0,
    note: "",
  });
  await demo.must("chen", "budget.save", {
    ledgerId: liuxi,
    year: 2026,
    reason: "",
    lines: [
      income("501", 9_000_000),
      income("503", 24_000_000),
      line("F02", 2_400_000),
      line("F13", 900_000),
      line("R01", 18_000_000),
      line("G02", 1_200_000),
    ],
  });
  const { id: resolutionId } = await demo.must("chen", "resolution.record", {
    ...plainResolution(liuxi, []),
    number: "柳溪代决〔2026〕4号",
    title: "2026 年财务收支预算",
    body: "congress",
    metOn: "2026-07-02",
    entitled: 36,
    present: 32,
    votesFor: 31,
    votesAgainst: 0,
    votesAbstain: 1,
  });
  await demo.must("zhou", "resolution.confirm", { id: resolutionId });
  await demo.must("chen", "budget.vote", { ledgerId: liuxi, year: 2026, resolutionId });
};

/** 报酬名单 and the batch that pays it. */
const plantPay = async ({ demo, liuxi }: Town): Promise<void> => {
  const condition = {
    types: null,
    populationFrom: null,
    populationTo: null,
    incomeFrom: null,
    incomeTo: null,
    isPoor: null,
  };
  const scheme = await demo.must("chen", "payScheme.propose", {
    id: null,
    scheme: {
      kind: "pay",
      title: "村干部基本报酬",
      ledgerId: null,
      basis: "镇报酬办法第三条（示例）",
      resolutionId: null,
      scheme: {
        posts: ["secretary", "head", "committee"],
        parts: [
          {
            name: "基本报酬",
            gate: null,
            way: {
              kind: "table",
              rows: [
                { posts: ["secretary", "head"], condition, yearlyFen: 5_040_000 },
                { posts: ["committee"], condition, yearlyFen: 3_600_000 },
              ],
            },
          },
        ],
      },
      standard: null,
      fromMonth: "2026-08",
      toMonth: null,
    },
  });
  await demo.must("he", "payScheme.approve", scheme);
  const about = { ledgerId: liuxi, schemeId: scheme.id, reason: "", resolutionId: null, lines: [] };
  for (const [month, title] of [
    ["2026-08", "八月村干部报酬"],
    ["2026-09", "九月村干部报酬"],
  ] as const) {
    const { id } = await demo.must("chen", "payList.save", { id: null, list: { ...about, month, title } });
    if (month === "2026-09") continue;
    await demo.must("he", "payList.approve", { id });
    await demo.must("lin", "payout.make", { ledgerId: liuxi, source: { kind: "pay-list", id }, retryOf: null });
  }
};

const claimOf = (of: { readonly summary: string; readonly yuan: number; readonly number: string }) => ({
  onDate: "2026-10-03",
  form: "transfer" as const,
  purpose: of.summary,
  handler: "柳春梅",
  witness: "柳大山",
  clerk: "吴报账",
  payee: "启明文具店",
  payeeAccount: "6222000011112222",
  note: "",
  documents: [
    {
      kind: "invoice" as const,
      number: of.number,
      onDate: "2026-10-02",
      amountFen: of.yuan * 100,
      party: "启明文具店",
      note: "",
      elements: ["name", "recipient", "content", "maker"] as const,
    },
  ],
  emergency: null,
});

/** 报账单 on their way, one of them looked at by 民主理财. */
const plantClaims = async ({ demo, liuxi, categoryOf }: Town): Promise<void> => {
  await demo.must("he", "claim.saveSettings", {
    isUsed: true,
    approvesFirst: true,
    paysFirst: true,
    tiers: [{ upToFen: null, isInclusive: false, roles: ["village-head", "party-secretary"] }],
    ratifyDays: 30,
  });
  const rows = [
    ["购买办公用纸和硒鼓", 486, "24512000000012345678", "F02"],
    ["村部水费", 412, "24512000000012345679", "F13"],
    ["清运垃圾", 900, "24512000000012345680", "G02"],
  ] as const;
  for (const [at, [summary, yuan, number, code]] of rows.entries()) {
    const { documents, ...rest } = claimOf({ summary, yuan, number });
    const { id } = await demo.must("chen", "claim.save", {
      id: null,
      rowVersion: null,
      ledgerId: liuxi,
      content: {
        ...rest,
        documents: documents.map((each) => ({ ...each, elements: [...each.elements] })),
        lines: [{ categoryId: categoryOf(code), summary, amountFen: yuan * 100, projectItemId: null }],
      },
    });
    const here = async () => ({ id, rowVersion: (await demo.must("chen", "claim.show", { id })).rowVersion });
    if (at === 2) continue;
    await demo.must("chen", "claim.advance", { ...(await here()), act: "handle" });
    await demo.must("chen", "claim.advance", { ...(await here()), act: "claim" });
    if (at === 1) continue;
    const signatures = [
      { role: "village-head" as const, name: "柳建国", onDate: "2026-10-05" },
      { role: "party-secretary" as const, name: "柳建国", onDate: "2026-10-05" },
    ];
    await demo.must("chen", "claim.sign", { ...(await here()), signatures });
    await demo.must("chen", "claim.advance", { ...(await here()), act: "approve" });
    await demo.must("chen", "financeMeeting.record", {
      ledgerId: liuxi,
      metOn: "2026-10-06",
      place: "村委会二楼会议室",
      people: ["李守信", "赵监督", "钱监督"],
      opinion: "票据齐全，同意报销",
      items: [{ claimId: id, rowVersion: (await here()).rowVersion, refused: [] }],
    });
  }
};

/** 票据登记: two books of receipts out, one receipt spoilt. */
const plantReceipts = async ({ demo, liuxi }: Town): Promise<void> => {
  const book = { ledgerId: liuxi, sort: "村级收款收据", issuedTo: "柳春梅" };
  const { id: bookId } = await demo.must("lin", "receiptBook.issue", {
    ...book,
    firstNumber: "0026101",
    lastNumber: "0026150",
    issuedOn: "2026-08-03",
  });
  await demo.must("lin", "receiptBook.issue", {
    ...book,
    firstNumber: "0026151",
    lastNumber: "0026200",
    issuedOn: "2026-09-25",
  });
  await demo.must("lin", "receiptBook.spoil", {
    bookId,
    number: "0026101",
    voidedOn: "2026-09-11",
    reason: "金额写错，三联齐全",
    hasAllCopies: true,
  });
};

const poolNumber = "88190120009900777000";

/** 分村设账: an account several villages share, its statement, and one line that waits for its village. */
const plantPool = async ({ demo, idOf }: Town): Promise<void> => {
  const shares: InputOf<"pool.save">["shares"][number][] = [];
  for (const [at, [ledgerName, word]] of (
    [
      [ledgerNames.liuxi, "柳溪"],
      [ledgerNames.shiqiao, "石桥"],
      [ledgerNames.fenglin, "枫林"],
    ] as const
  ).entries()) {
    const { id } = await demo.must("chen", "bankAccount.save", {
      id: null,
      ledgerId: idOf(ledgerName),
      accountCode: null,
      bankName: "村级资金代管户",
      number: `${poolNumber}0${String(at + 1)}`,
      name: ledgerName,
      isActive: true,
    });
    shares.push({ bankAccountId: id, openingFen: 0, words: [word] });
  }
  const { id } = await demo.must("chen", "pool.save", {
    id: null,
    bankName: "青禾农商银行",
    number: poolNumber,
    name: "青禾镇村级资金代管户",
    openedOn: "2026-09-01",
    openingFen: 0,
    isActive: true,
    shares,
  });
  const file = icbcStatement(
    "代管户九月.csv",
    [
      { on: "2026-09-03", yuan: 24_000, party: "青禾镇财政所", text: "柳溪村环境整治补助" },
      { on: "2026-09-03", yuan: 19_000, party: "青禾镇财政所", text: "石桥村环境整治补助" },
      { on: "2026-09-10", yuan: -1_260, party: "清河保洁公司", text: "柳溪保洁费" },
      { on: "2026-09-18", yuan: 3_500, party: "绿野合作社", text: "承包费" },
    ],
    0,
    poolNumber,
  );
  const input = { id, file, mapping: null, sheet: null };
  const { digest } = await demo.must("lin", "pool.preview", input);
  await demo.must("lin", "pool.commit", { ...input, digest, takeRows: [], acceptBreaks: false });
};

/** What a township at work has in its lists, so that no picture shows an empty one. */
export const plantLists = async (demo: Demo): Promise<void> => {
  const town = await townOf(demo);
  for (const plant of [plantHouseholds, plantGrants, plantDecisions, plantPay, plantClaims, plantReceipts, plantPool])
    await plant(town);
};
