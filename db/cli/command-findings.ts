import { quarterFromText } from "#domain/core/dates.ts";
import { moneyTextFromFen } from "#domain/core/fen.ts";
import { findingLineText } from "#flow/finding-text.ts";
import { asPerson } from "./at-desk.ts";
import { ledgerGiven } from "./books.ts";
import {
  finished,
  misused,
  personOptions,
  refusedBy,
  text,
  type Command,
  type Given,
  type Outcome,
} from "./command.ts";

const severityWords = { red: "红", amber: "黄" } as const;
const answerWords = { true: "属实", "false-alarm": "误报", rectified: "已整改" } as const;

const findings = (given: Given): Promise<Outcome> | Outcome => {
  const quarter = given.text("quarter");
  if (quarter === undefined || quarterFromText(quarter) === undefined)
    return misused("请用 --quarter 2026Q3 指明季度。");
  return asPerson(given, async (ask) => {
    const ledger = given.text("ledger-name") === undefined ? null : await ledgerGiven(ask, given);
    if (ledger !== null && !ledger.ok) return ledger;
    const reply = await ask("finding.list", { ledgerId: ledger === null ? null : ledger.value.id, quarter });
    if (!reply.ok) return refusedBy(reply.failure);
    const open = reply.value.findings.filter(({ facts }) => facts["isCleared"] !== true);
    const lines = open.map((finding) =>
      [
        severityWords[finding.severity],
        finding.ledgerName,
        finding.isCarried ? `（${finding.foundIn} 结转）` : "",
        findingLineText(finding),
        finding.amountFen === null ? "" : `${moneyTextFromFen(finding.amountFen)} 元`,
        finding.answer === null ? "未答复" : answerWords[finding.answer],
      ]
        .filter((part) => part !== "")
        .join("  "),
    );
    return finished({ quarter, findings: open }, [`${quarter} 疑点 ${open.length} 条`, ...lines].join("\n"));
  });
};

const parameters = (given: Given): Promise<Outcome> =>
  asPerson(given, async (ask) => {
    const reply = await ask("testParameters.list", {});
    if (!reply.ok) return refusedBy(reply.failure);
    const lines = reply.value.versions.map(({ version, fromQuarter, changedByName, reason }) =>
      version === 0
        ? "程序自带（示例数，待核对）"
        : `第 ${version} 版  自 ${fromQuarter ?? ""} 起  ${changedByName}  ${reason}`,
    );
    return finished(reply.value, lines.join("\n"));
  });

export const findingCommands: readonly Command[] = [
  {
    name: "findings",
    usage: "findings --quarter 2026Q3 [--ledger-name 账套] --ledger 文件 --user 登录名",
    summary: "检查一个季度的疑点并列出没有消除的",
    options: { ...personOptions, quarter: text, "ledger-name": text },
    run: async (given) => findings(given),
  },
  {
    name: "test-parameters",
    usage: "test-parameters --ledger 文件 --user 登录名 [--json]",
    summary: "列出疑点参数的各版本（--json 连同全部数值）",
    options: personOptions,
    run: parameters,
  },
];
