import type { OutputOf } from "#contract/contract.ts";
import { chart2023 } from "#domain/books/chart-2023.ts";
import type { ConversionFault, NewPart } from "#domain/books/conversion.ts";
import { moneyText } from "#renderer/format/money.ts";
import { conversionFaults } from "#renderer/words/failures-moving.ts";
import { wordOf } from "#renderer/words/labels.ts";

export type Conversion = OutputOf<"conversion.show">;
export type OldRow = Conversion["balances"][number];

export const newAccountOptions = chart2023
  .filter((account) => account.class !== "profit-loss")
  .map((account) => ({ value: account.code, label: `${account.code} ${account.name}` }));

const nameOf = (code: string): string => chart2023.find((account) => account.code === code)?.name ?? code;

/** `借 500.00`, `贷 200.00`. */
export const sidedText = (amountFen: number): string =>
  amountFen === 0 ? "平" : `${amountFen > 0 ? "借" : "贷"} ${moneyText(Math.abs(amountFen))}`;

export const oldNameOf = (row: OldRow): string =>
  [row.accountName, row.detailName, row.itemName].filter((part) => part !== "").join("-");

/** A place in the new books as it is read: `132 生产性生物资产 借 3,000.00`. */
export const partText = (part: NewPart): string =>
  `${part.toCode} ${[nameOf(part.toCode), part.detailName, part.itemName].filter((each) => each !== "").join("-")} ${sidedText(part.amountFen)}`;

export const faultText = ({ code, amountFen }: ConversionFault): string =>
  `${wordOf(conversionFaults, code)}${code === "not-placed" ? `（还差 ${sidedText(amountFen)}）` : ""}`;

export const classWords = { asset: "资产（含成本）", liability: "负债", equity: "所有者权益" } as const;

type Register = Conversion["registers"][number];

/** Each register with what one counts of it. */
const registerWords: Readonly<Record<Register["register"], readonly [name: string, unit: string]>> = {
  items: ["往来单位、成员、项目等辅助项目（带编码、银行账号和备注）", "个"],
  "bank-accounts": ["银行账户（账号照旧，未达账项转成期初未达，旧对账单留在旧账）", "个"],
  cards: ["在用的资产卡片（带原值和累计折旧）", "张"],
  leases: ["没到期或没收清的发包租赁合同（带已收租金）", "份"],
  projects: ["没付清的工程项目（带已付款）", "个"],
  debts: ["没还清的债务（按债权人）", "笔"],
  templates: ["凭证模板和周期凭证（科目已换成新编码，请核对）", "个"],
  caps: ["还在期限内的限额：请在新账套重新登记决议", "项"],
  budgets: ["截止月份以后的年度预算：请在新账套重新编制", "份"],
  grants: ["专项资金拨款：没到账、没用完的请在新账套重新登记", "笔"],
  claims: ["没走完的报账单：请先办完，或在新账套重新填报", "张"],
  schemes: ["本账套专用的报酬方案：请在新账套重新提出", "个"],
  lists: ["没发放的分户名单：请先发放，或在新账套重新建名单", "份"],
  shares: ["分村设账的子账户余额（转到新账套的子账户）", "个"],
};

/** `资产卡片 3 张；…` of what goes along, or of what stays. */
export const registersText = (registers: readonly Register[], goes: boolean): string =>
  registers
    .filter((each) => each.goes === goes)
    .map(({ register, count }) => `${registerWords[register][0]} ${count} ${registerWords[register][1]}`)
    .join("；");
