import type { SystemId } from "#domain/books/accounting-system.ts";

/** Account codes as villagers would say them. */
const plainNames2023: Readonly<Record<string, string>> = {
  "101": "手里的现金",
  "102": "存在银行的钱",
  "111": "短期投资（一年以内，如存单、理财）",
  "112": "外面单位和个人欠村里的钱",
  "113": "本村成员和下属单位的往来",
  "121": "库存的物资",
  "141": "长期投资",
  "151": "房屋、设备等（原价）",
  "152": "其中已折旧",
  "153": "正在建的工程",
  "181": "还没查清处理的财产盘盈盘亏",
  "201": "一年以内的借款",
  "211": "村里欠外面的钱",
  "212": "欠发的工资",
  "213": "欠发的劳务费",
  "221": "一年以上的借款和欠款",
  "231": "一事一议筹来的钱",
  "241": "上级给的专项钱，还没用完",
  "311": "公积公益金",
  "321": "今年的收益",
  "322": "可以分配的收益",
  "401": "正在生产、还没完工的产品和服务",
  "501": "经营收入（租金、承包费等）",
  "502": "投资收益",
  "503": "上级补助",
  "504": "其他收入（利息等）",
  "511": "经营支出",
  "512": "税金",
  "513": "管理费用（报酬、办公、运转）",
  "514": "公益支出（给大家办事）",
  "515": "其他支出",
  "521": "所得税",
};

/** What the codes of 2004 mean instead; a code that is not here has no account, or the same one. */
const plainNames: Readonly<Record<SystemId, Readonly<Record<string, string>>>> = {
  "2023": plainNames2023,
  "2004": {
    ...plainNames2023,
    "131": "养的牲畜、家禽",
    "132": "种的林木",
    "153": "正在清理的固定资产",
    "154": "正在建的工程",
    "202": "村里欠外面的钱",
    "211": "欠发的工资",
    "212": "提留的福利费",
    "501": "经营收入",
    "502": "经营支出",
    "511": "发包和上交收入（承包费等）",
    "521": "农业税附加返还",
    "522": "上级补助",
    "531": "其他收入（利息等）",
    "541": "管理费用（报酬、办公、运转）",
    "551": "其他支出（含给大家办事）",
    "561": "投资收益",
  },
};

/** A first-level account of a system in plain words; its own name where there are none. */
export const plainNameOf = (system: SystemId, account: { readonly code: string; readonly name: string }): string =>
  plainNames[system][account.code] ?? account.name;

/** First-level accounts that 财务公开 shows as what the village owns: every asset but the claims, and work in progress. */
export const isOwnedThing = /^(?:1(?!1[23])\d\d|401)$/;
