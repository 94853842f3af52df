import { chart2004 } from "./chart-2004.ts";

/**
 * Where a balance of the system of 2004 goes in that of 2023, by the meaning of the account. `whole`: all of it; `analyse`: by
 * what stands behind it, a person decides; `abolished`: the account has no successor, the target must be chosen and reasoned;
 * `none`: income and expense carry nothing.
 */
export type DefaultTarget = {
  readonly to: readonly string[];
  readonly how: "whole" | "analyse" | "abolished" | "none";
  readonly note: string;
};

type Row = readonly [string, readonly string[], DefaultTarget["how"], string];

// prettier-ignore
const rows: readonly Row[] = [
  ["现金", ["101"], "whole", "改名为库存现金"],
  ["银行存款", ["102"], "whole", ""],
  ["短期投资", ["111"], "whole", ""],
  ["应收款", ["112"], "whole", ""],
  ["内部往来", ["113"], "whole", "逐户结转，借方、贷方余额分开，不得轧差"],
  ["库存物资", ["121"], "whole", ""],
  ["牲畜(禽)资产", ["131", "132"], "analyse", "为出售而持有的转 131，产役畜转 132；原来摊销抵减的，原值和累计折旧分开"],
  ["林木资产", ["131", "132", "134"], "analyse", "用材林转 131，经济林转 132，防护林转 134"],
  ["长期投资", ["141"], "whole", ""],
  ["固定资产", ["151"], "whole", ""],
  ["累计折旧", ["152"], "whole", ""],
  ["固定资产清理", ["154"], "whole", "编码由 153 变为 154"],
  ["在建工程", ["153"], "whole", "编码由 154 变为 153"],
  ["无形资产", ["161", "162"], "analyse", "原来直接摊销的，原值转 161、累计摊销转 162"],
  ["短期借款", ["201"], "whole", ""],
  ["应付款", ["211", "213", "214"], "analyse", "劳务费转 213，税费转 214，其余转 211"],
  ["应付工资", ["212", "213"], "analyse", "长期人员转 212，临时用工转 213"],
  ["应付福利费", [], "abolished", "新制度取消了这个科目，去向待核对财会〔2023〕20号附件，请选定科目并写明理由"],
  ["长期借款及应付款", ["221"], "whole", ""],
  ["一事一议资金", ["231"], "whole", ""],
  ["专项应付款", ["241"], "whole", ""],
  ["资本", ["301"], "whole", ""],
  ["公积公益金", ["311"], "whole", ""],
  ["本年收益", ["321"], "whole", "年终结转后应当没有余额"],
  ["收益分配", ["322"], "whole", "余额在未分配收益明细"],
  ["生产(劳务)成本", ["401"], "whole", ""],
];

const targets: ReadonlyMap<string, DefaultTarget> = new Map(
  rows.map(([name, to, how, note]) => [name, { to, how, note }]),
);

const nothing: DefaultTarget = { to: [], how: "none", note: "损益类科目没有余额结转" };

/** The default of a first-level account of 2004, by its code in that system; `undefined` for a code it has not. */
export const defaultTargetOf = (oldCode: string): DefaultTarget | undefined => {
  const account = chart2004.find((each) => each.code === oldCode);
  if (account === undefined) return undefined;
  return account.class === "profit-loss" ? nothing : targets.get(account.name);
};

/** Which account of 2023 goes on with what an income or expense account of 2004 booked; 待核对 for 521 and 551. */
const resultTargets: Readonly<Record<string, string>> = {
  经营收入: "501",
  经营支出: "511",
  发包及上交收入: "501",
  农业税附加返还收入: "503",
  补助收入: "503",
  其他收入: "504",
  管理费用: "513",
  其他支出: "515",
  投资收益: "502",
};

/** The account of 2023 that what recurs on an income or expense account of 2004 is booked on, by its code there. */
export const resultTargetOf = (oldCode: string): string | undefined => {
  const account = chart2004.find((each) => each.code === oldCode);
  return account?.class === "profit-loss" ? resultTargets[account.name] : undefined;
};
