import type { InputOf, OutputOf } from "#contract/contract.ts";
import type { Month } from "#domain/core/dates.ts";
import { moneyTextFromFen, type Fen } from "#domain/core/fen.ts";
import type { LedgerId } from "#domain/core/ids.ts";
import type { Ask } from "./at-desk.ts";
import { finished, misused, refusedBy, type Given, type Outcome } from "./command.ts";
import { tableText } from "./table.ts";

type Wish = {
  readonly ask: Ask;
  readonly given: Given;
  readonly span: { readonly ledgerId: LedgerId; readonly fromMonth: Month; readonly toMonth: Month };
};

const amount = (value: Fen | null): string => (value === null ? "" : moneyTextFromFen(value));

const incomeDetail = async ({ ask, span }: Wish): Promise<Outcome> => {
  const reply = await ask("report.incomeDetail", span);
  if (!reply.ok) return refusedBy(reply.failure);
  const { rows, totals } = reply.value;
  const table = tableText(
    [
      { title: "编码" },
      { title: "科目" },
      { title: "本期", isAmount: true },
      { title: "本年累计", isAmount: true },
      { title: "上年同期", isAmount: true },
    ],
    rows.map((row) => [
      row.code,
      row.isCategory ? `　${row.name}` : row.name,
      amount(row.currentFen),
      amount(row.yearFen),
      amount(row.lastYearFen),
    ]),
  );
  return finished(reply.value, `${table}\n收入 ${amount(totals.incomeFen)}，支出 ${amount(totals.expenseFen)}`);
};

const checkWords: Readonly<Record<string, string>> = {
  "sheet-sides": "资产总计 = 负债和所有者权益总计",
  undistributed: "年末未分配收益 = 未分配收益",
  dealings: "应收款项－应付款项 = 往来科目余额",
  "trial-balance": "借方余额 = 贷方余额",
  turnover: "借方发生额 = 贷方发生额",
  suspense: "待处理财产损溢 = 0",
};

const crossChecks = async ({ ask, span }: Wish): Promise<Outcome> => {
  const reply = await ask("report.crossChecks", { ledgerId: span.ledgerId, month: span.toMonth });
  if (!reply.ok) return refusedBy(reply.failure);
  const { checks } = reply.value;
  const isWhole = checks.every((check) => check.differenceFen === 0);
  const table = tableText(
    [
      { title: "核对" },
      { title: "前者", isAmount: true },
      { title: "后者", isAmount: true },
      { title: "差额", isAmount: true },
    ],
    checks.map((check) => [
      checkWords[check.key] ?? check.key,
      amount(check.leftFen),
      amount(check.rightFen),
      amount(check.differenceFen),
    ]),
  );
  return finished(reply.value, `${table}\n${isWhole ? "全部相符。" : "有不符的，请查明！"}`, isWhole);
};

const columnWords = { month: "本月", quarter: "本季累计", year: "本年累计", "last-year": "上年同期" } as const;

const own = async ({ ask, given, span }: Wish): Promise<Outcome> => {
  const list = await ask("reportDefinition.list", {});
  if (!list.ok) return refusedBy(list.failure);
  const names = list.value.definitions.filter((row) => row.kind === "custom");
  const found = names.find((row) => row.name === given.text("name"));
  if (found === undefined)
    return misused(
      `请用 --name 报表名称 指明自定义报表。现有：${[...new Set(names.map((row) => row.name))].join("、") || "无"}。`,
    );
  const reply = await ask("report.own", { id: found.id, ledgerId: span.ledgerId, month: span.toMonth });
  if (!reply.ok) return refusedBy(reply.failure);
  const { columns, lines, version } = reply.value;
  const table = tableText(
    [
      { title: "行次" },
      { title: "项目" },
      ...columns.map((column) => ({ title: columnWords[column], isAmount: true })),
    ],
    lines.map((line) => [String(line.no), line.name, ...line.amountsFen.map(amount)]),
  );
  return finished(reply.value, `${reply.value.name}（第 ${version} 版格式）\n${table}`);
};

const combinedNames = ["balance-sheet", "income", "trial-balance", "income-detail"] as const;
const statementOf = (name: string): InputOf<"report.combined">["statement"] =>
  combinedNames.find((each) => each === name) ?? "balance-sheet";

const combinedText = ({ ledgers, columns, lines, internal, leftOut }: OutputOf<"report.combined">): string =>
  [
    tableText(
      [
        { title: "行次" },
        { title: "项目" },
        ...ledgers.map(({ name }) => ({ title: name, isAmount: true })),
        ...columns.map((title) => ({ title: `合计${title}`, isAmount: true })),
      ],
      lines.map((line) => [
        line.no === 0 ? "" : String(line.no),
        line.name,
        ...line.amountsFen.map(amount),
        ...line.columnsFen.map((each) => (each === null ? "" : amount(each))),
      ]),
    ),
    ...internal.map((row) => `内部往来：${row.ledgerName} ${row.account} ${row.itemName} ${amount(row.amountFen)}`),
    ...(leftOut.length === 0 ? [] : [`没有计入：${leftOut.join("、")}`]),
  ].join("\n");

const combined = async ({ ask, given, span }: Wish): Promise<Outcome> => {
  const { fromMonth, toMonth } = span;
  const ledgers = await ask("ledger.list", {});
  if (!ledgers.ok) return refusedBy(ledgers.failure);
  const villageId = ledgers.value.ledgers.find((each) => each.id === span.ledgerId)?.villageId;
  const isTownship = given.has("township") || villageId === undefined;
  const scope = isTownship ? ({ kind: "township" } as const) : ({ kind: "village", villageId } as const);
  const statement = statementOf(given.text("name") ?? "");
  const reply = await ask("report.combined", { scope, statement, fromMonth, toMonth });
  return reply.ok ? finished(reply.value, combinedText(reply.value)) : refusedBy(reply.failure);
};

/** Reports beside the books and the two statements. */
export const moreReports: Readonly<Record<string, (wish: Wish) => Promise<Outcome>>> = {
  "income-detail": incomeDetail,
  "cross-checks": crossChecks,
  own,
  combined,
};
