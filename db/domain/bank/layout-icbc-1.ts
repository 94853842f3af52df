import { commonFlagWords } from "./column-mapping.ts";
import { commonFooters, commonLabels, sameParty, type Layout } from "./layout.ts";

/** 工商银行企业网银 [HISTORYDETAIL]: 凭证号 is no serial; the own account stands in every row, the own name nowhere. */
export const icbc1: Layout = {
  id: "icbc-1",
  bank: "工商银行",
  required: ["对方账号", "交易时间", "借贷标志", "对方单位", "余额", "转出金额", "转入金额", "本方账号"],
  forbidden: ["借方发生额", "贷方发生额", "发生额"],
  titles: ["HISTORYDETAIL", "工商银行"],
  needsTitle: false,
  forbiddenTitles: [],
  lookAlikes: [],
  columns: {
    bookedOn: ["交易时间"],
    tradedOn: [],
    tradedTime: [],
    balance: ["余额"],
    currency: [],
    purpose: ["用途"],
    remark: ["附言"],
    summary: ["摘要"],
    ownAccount: ["本方账号"],
    ownName: [],
  },
  amount: {
    mode: "two-columns",
    moneyIn: ["转入金额"],
    moneyOut: ["转出金额"],
    flag: { headers: ["借贷标志"], words: commonFlagWords },
  },
  counterparty: sameParty({ name: ["对方单位"], account: ["对方账号"], bank: ["对方行名"] }),
  serial: { headers: [], isTrusted: false },
  labels: commonLabels,
  footers: commonFooters,
};
