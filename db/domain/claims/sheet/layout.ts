import { column, optional, type SetupLayout } from "#domain/people/setup/layout.ts";
import { offeredWords, type Words } from "#domain/people/setup/words.ts";
import type { ClaimForm } from "#domain/claims/claim.ts";
import type { DocumentKind } from "#domain/claims/papers.ts";

export const formWords: Words<ClaimForm> = [
  ["转账", "transfer"],
  ["现金", "cash"],
  ["备用金已垫付", "prepaid"],
];

export const paperWords: Words<DocumentKind> = [
  ["发票", "invoice"],
  ["财政票据", "fiscal-receipt"],
  ["造册表", "list"],
  ["合同", "contract"],
  ["验收单", "acceptance"],
  ["结算单", "settlement"],
  ["会议记录", "minutes"],
  ["决议", "resolution"],
  ["审批单", "approval"],
  ["照片", "photo"],
  ["银行回单", "bank-slip"],
  ["损失证明", "loss-proof"],
  ["其他", "other"],
];

export const completeWords: Words<"complete" | "lacking"> = [
  ["齐全", "complete"],
  ["有缺", "lacking"],
];

/** Where the drop-downs of names stand in the form; the sheet itself is never read back. */
export const choices = { sheet: "选项", categories: "A", people: "B", payees: "C" } as const;

const rangeOf = (letter: string): string => `${choices.sheet}!$${letter}$2:$${letter}$500`;

/** What the form counts by itself for whoever fills it in; never read back. */
export const sumHeader = "自动合计";

const numberColumn = column("单号", 7, "报账单的顺序号 1、2、3……。一张报账单的明细和单据写同一个单号。");

/** The first sheet: whose form it is. The program writes it; only the clerk's name is filled in. */
const coverSheet: SetupLayout = {
  name: "报账表",
  purpose: "这张表是哪个账套的。除“村报账员”外都由软件写好，请不要改。",
  columns: [column("项目", 16, ""), optional("内容", 44, ""), optional("说明", 56, "")],
  samples: [],
};

/** The rows of the cover, each by its name in the first column. */
export const coverRows = { formId: "表号", ledgerName: "账套名称", ledgerId: "识别码", clerk: "村报账员" } as const;

const claims: SetupLayout = {
  name: "报账单",
  purpose: "一张报账单一行：什么时候、做什么、谁经手、谁证明、钱付给谁。",
  columns: [
    numberColumn,
    column("报账日期", 13, "写报账单的日期，例如 2026-10-03，不能晚于今天。"),
    column("用途", 30, "钱用来做什么，最多 200 个字。"),
    { ...column("经手人", 11, "买东西、办事的人。"), range: rangeOf(choices.people), isOffer: true },
    {
      ...column("证明人", 11, "看到东西、见到事的人，不能与经手人相同。"),
      range: rangeOf(choices.people),
      isOffer: true,
    },
    { ...column("付款方式", 13, "从下拉框选择。"), words: offeredWords(formWords) },
    { ...optional("收款人", 24, "转账的必填：对方户名。"), range: rangeOf(choices.payees), isOffer: true },
    optional("收款账号", 24, "转账的必填：对方账号，全部数字。"),
    optional("应急理由", 24, "抢险、救灾等等不及开会的才填，写清理由；要按期补办决议。"),
    optional("补办决议期限", 14, "应急的可填；不填就按镇里规定的天数。"),
    optional("备注", 20, "最多 300 个字。"),
    { ...optional(sumHeader, 15, "按“支出明细”自动加总，不用填。"), isAmount: true },
  ],
  samples: [],
};

const lines: SetupLayout = {
  name: "支出明细",
  purpose: "每一种支出一行。一张报账单有几种支出，就写几行同样的单号。",
  columns: [
    numberColumn,
    { ...column("支出分类", 22, "从下拉框选择，不能自己写。"), range: rangeOf(choices.categories) },
    optional("内容", 36, "买了什么、做了什么；不填就用报账单的用途。"),
    { ...column("金额", 15, "元，最多两位小数，大于零。"), isAmount: true },
  ],
  samples: [],
};

const documents: SetupLayout = {
  name: "原始单据",
  purpose: "手里的每一张单据一行：发票、财政票据、造册表，还有合同、验收单等附在后面的。",
  columns: [
    numberColumn,
    { ...column("单据种类", 12, "从下拉框选择。"), words: offeredWords(paperWords) },
    optional("号码", 24, "发票号码等。电子发票 20 位号码，单元格已设成文本，直接写。"),
    optional("日期", 13, "开票日期。"),
    { ...optional("金额", 15, "元。发票、财政票据、造册表必填。"), isAmount: true },
    optional("出具单位", 26, "开票的单位。"),
    {
      ...optional("购买方名称", 26, "发票抬头：照发票上“购买方名称”写。抬头不是本单位的不能报。"),
      mayLack: true,
    },
    {
      ...optional("人数或数量", 11, "单据上写的人数、天数、份数或公里数，整数；会务餐、误工等按标准算的要填。"),
      mayLack: true,
    },
    {
      ...optional(
        "要素核对",
        11,
        "名称、抬头是本村、内容、填制人签名都看过：齐全填“齐全”，缺的填“有缺”并退给经手人补。",
      ),
      words: offeredWords(completeWords),
    },
    optional("附件", 34, "照片、扫描件写文件名；没有就不填，最多 200 个字。"),
  ],
  samples: [],
};

/** The sheets of 报账表 in the order of the file, which is also the order of report. */
export const claimSheets = { cover: coverSheet, claims, lines, documents } as const;
