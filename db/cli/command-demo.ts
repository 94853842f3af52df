import { resolve } from "node:path";
import { shortCodeOf } from "#domain/posting/canonical.ts";
import { qinghePersons } from "#fixtures/setup/qinghe.ts";
import { finished, flag, text, type Command, type Given, type Outcome } from "./command.ts";
import { demoLedgerPath, keepOrMakeDemo, makeDemo } from "./demo.ts";
import { demoAdministrator, demoPassword } from "./demo-office.ts";
import type { DemoReport } from "./demo-run.ts";

const persons = [demoAdministrator, ...qinghePersons].map(({ login, name }) => ({ login, name }));

const summaryText = (report: DemoReport): string => {
  const lines = report.imported.reduce((total, { newCount }) => total + newCount, 0);
  return [
    "青禾镇 2026 年第三季度演示完成（村和人都是虚构的）",
    `账本：${report.ledgerPath}`,
    `导入对账单 ${report.imported.length} 份，流水 ${lines} 条；记账凭证 ${report.postedCount} 张`,
    ...report.stopped.map(({ what, kinds, after }) => `拦下：${what}（${kinds.join("、")}）——${after}`),
    `结账：${report.closed.length} 个账套月份；疑点 ${report.findingCount} 条`,
    "审计工作簿：",
    ...report.workbooks.map(({ path, chainHash }) => `  ${path}  指纹 ${shortCodeOf(chainHash)}`),
    `备份：${report.backupPath}`,
    `账本核对：${report.isSound ? "完好" : "有问题"}`,
    `打开看看：npm start -- --demo（登录名 ${persons.map(({ login, name }) => `${login} ${name}`).join("，")}；密码都是 ${demoPassword}）`,
  ].join("\n");
};

const demo = async (given: Given): Promise<Outcome> => {
  const folder = resolve(given.text("out") ?? "demo-out");
  if (given.has("keep")) {
    const kept = await keepOrMakeDemo(folder);
    const ledgerPath = demoLedgerPath(folder);
    return kept.ok ? finished({ ledgerPath, persons, password: demoPassword }, `演示账本：${ledgerPath}`) : kept;
  }
  const made = await makeDemo(folder);
  if (!made.ok) return made;
  return finished({ ...made.value, persons, password: demoPassword }, summaryText(made.value), made.value.isSound);
};

export const demoCommands: readonly Command[] = [
  {
    name: "demo",
    usage: "demo [--out 文件夹] [--keep]",
    summary: "用示例数据做完一个季度的全部工作；--keep 保留已有的演示账本",
    options: { out: text, keep: flag },
    run: demo,
  },
];
