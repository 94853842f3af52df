import type { OutputOf } from "#contract/contract.ts";
import { moneyText } from "#renderer/format/money.ts";

type Profile = OutputOf<"audit.profile">;

/** What the first digits of a quarter's payments say, in plain words. */
export const digitSentence = ({ digitReading, digit }: Pick<Profile, "digitReading" | "digit">): string => {
  switch (digitReading) {
    case "too-few":
      return "本季付款不足 100 笔，占比没有参考意义，只供累计比较。";
    case "usual":
      return "与自然形成的金额相近，没有明显异常。";
    case "unusual":
      return `以 ${String(digit)} 开头的付款明显偏多，建议抽查这些付款，看是否按固定数额报账或贴近某个限额。`;
  }
};

/** Whether payments pile up just below the line, in plain words. */
export const thresholdSentence = ({
  isPiledBelow,
  thresholdFen,
}: Pick<Profile, "isPiledBelow" | "thresholdFen">): string =>
  isPiledBelow
    ? `90%–100% 一档的付款明显多于相邻两档，可能压着 ${moneyText(thresholdFen)} 元的审批线付款，建议逐笔查看。`
    : `没有明显压着 ${moneyText(thresholdFen)} 元审批线的付款。`;

/** What jumped from the year before, in plain words. */
export const jumpSentence = ({ jumps, hasLastYear }: Pick<Profile, "jumps" | "hasLastYear">): string => {
  if (!hasLastYear) return "上年同期还没有在本程序记账，不能比较。";
  if (jumps.length === 0) return "没有与上年同期相差 1,000 元以上、又变动一半以上的项目。";
  const [most] = jumps.toSorted(
    (left, right) => Math.abs(right.quarterFen - right.beforeFen) - Math.abs(left.quarterFen - left.beforeFen),
  );
  if (most === undefined) return "";
  const apart = most.quarterFen - most.beforeFen;
  return `${String(jumps.length)} 个项目变动较大；${most.name}比上年同期${apart > 0 ? "多" : "少"} ${moneyText(Math.abs(apart))} 元，先问清这一项。`;
};
