import { wordOf } from "./labels.ts";

const faults: Readonly<Record<string, string>> = {
  unreadable: "公式看不懂。可以写数字、[金额]、余额(10201)、借方(501)、贷方(501) 和 + - * / ( )；写 = 表示由这一行轧平",
  "value-missing": "还没有填这个数",
  "account-unknown": "这个账套没有这个科目",
  "divided-by-zero": "公式里除数是零",
  "too-large": "算出的数太大",
  "account-not-leaf": "这个科目下面还有明细，请写到末级",
  "account-inactive": "这个科目已停用",
  "two-balancing-lines": "只能有一行写 =",
  "recurring-needs-ledger": "周期凭证要指定账套",
};

/** What is wrong with a line of a template, and what to do. */
export const templateFaultText = (line: number, fault: string, text: string): string =>
  `${line === 0 ? "模板" : `模板第 ${line} 行`}：${wordOf(faults, fault)}${text === "" ? "" : `（${text}）`}。`;
