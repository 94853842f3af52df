import type { OutputOf } from "#contract/contract.ts";
import { monthText } from "#renderer/format/dates.ts";
import { verifyPlaceText } from "./checks.ts";
import { wordOf } from "./labels.ts";

type Answer = OutputOf<"fingerprint.check">;
type Found = Answer["found"][number];

const subjectOf = (found: Found): string => {
  switch (found.kind) {
    case "workbook":
      return `工作簿“${found.title}”（${found.ledgerName}）`;
    case "wall-sheet":
      return `张贴的“${found.title}”`;
    case "close":
      return `${found.ledgerName} ${monthText(found.title)}结账时的账`;
    case "voucher":
      return `${found.ledgerName}记到这张凭证时的账`;
  }
};

/** What a code stands for, and whether the books still are what they were, as far as this file may be believed. */
export const foundText = (found: Found, isFileSound: boolean): string => {
  const through = found.throughVoucher === "" ? "" : `，到凭证 ${found.throughVoucher} 为止`;
  if (found.isEmpty)
    return `没有指纹可比：${subjectOf(found)}，那时还没有记过账，每个这样的账套都是这个代码，证明不了账没有动过。要核对期初余额，请点右上角“开始校验”。`;
  if (found.isUnchanged && !isFileSound)
    return `只有凭证一致：${subjectOf(found)}${through}，凭证链对得上，但是账本文件被绕过程序改动过，期初余额、科目余额和登记可能已经不是当时的，见下面。`;
  return found.isUnchanged
    ? `一致：${subjectOf(found)}${through}，现在的账本里一张没少、一处没改。`
    : `不一致：${subjectOf(found)}${through}。最早对不上的是 ${found.differsAt === "" ? "凭证链" : found.differsAt}。请停止记账，保存好账本文件，报告主管和审计。`;
};

const besideNames: Readonly<Record<string, string>> = {
  balances: "科目余额与分录不符",
  "item-balances": "辅助项目余额与分录不符",
  "quantity-balances": "数量结存与分录不符",
  "pair-balances": "两项辅助交叉余额与分录不符",
  reviews: "待记账凭证与审核时不符",
  schema: "账本文件的表、索引或触发器被改动",
  sides: "借贷不等",
  trail: "操作日志被改动",
  seals: "登记的内容（期初、科目、决议、制度等）被改动",
};

/** Where the file was changed past the program though no voucher's hash tells. */
export const besideTexts = ({ besides }: Pick<Answer, "besides">): readonly string[] =>
  besides.map(({ check, place }) => `${wordOf(besideNames, check)}：${verifyPlaceText(place)}`);

type Copy = NonNullable<OutputOf<"fingerprint.check">["copy"]>;

/** A workbook that was saved again by another program: whether it still says what the kept version says. */
export const copyText = ({ name, total }: Copy): string =>
  total === 0
    ? `这个文件不是原件，在别的软件里重新保存过；与账本留存的“${name}”逐格比对，数、文字、公式、数字格式、隐藏的行列和表都一样；字体、颜色、条件格式、图没有比。`
    : `这个文件不是原件：与账本留存的“${name}”逐格比对，有 ${String(total)} 处不同，见下表。请以账本留存的文件为准，在“季度检查工作簿”里可以重新导出。`;

/** Nothing in this ledger was ever printed with the code, or no such file came from it. */
export const nothingFoundText = (isFile: boolean): string =>
  isFile
    ? "对不上：这个文件不是本账本生成的，或者生成以后被改过。请用原始文件再核对一次，或输入纸上的指纹。"
    : "对不上：本账本里没有这个指纹。请先核对抄写；抄写无误的，纸上的账不是这个账本的，或者账本被换过。";
