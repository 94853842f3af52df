import { monthText } from "#renderer/format/dates.ts";

/** Which closed months some lines fall into, how many, and what happens with them. */
export const lateSentence = (late: {
  readonly lateMonths: readonly { readonly month: string; readonly count: number }[];
  readonly openMonth: string;
}): string =>
  `${late.lateMonths.map(({ month, count }) => `${monthText(month)}有 ${String(count)} 笔`).join("，")}，这些月份已经结账。` +
  `这些流水作为未达账项列在当月的余额调节表里，凭证的日期记在${monthText(late.openMonth)}。`;
