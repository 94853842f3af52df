import type { Fen } from "./fen.ts";

const digits = ["零", "壹", "贰", "叁", "肆", "伍", "陆", "柒", "捌", "玖"] as const;
const places = ["", "拾", "佰", "仟"] as const;
const groups = ["", "万", "亿", "万亿"] as const;

const groupText = (value: number): string => {
  let text = "";
  let hasZero = false;
  for (let place = 3; place >= 0; place -= 1) {
    const digit = Math.floor(value / 10 ** place) % 10;
    if (digit === 0) {
      hasZero = text !== "";
      continue;
    }
    text += `${hasZero ? "零" : ""}${digits[digit] ?? ""}${places[place] ?? ""}`;
    hasZero = false;
  }
  return text;
};

const wholeText = (yuan: number): string => {
  let text = "";
  let needsZero = false;
  for (let group = 3; group >= 0; group -= 1) {
    const value = Math.floor(yuan / 10_000 ** group) % 10_000;
    if (value === 0) {
      needsZero = text !== "";
      continue;
    }
    const hasGap = text !== "" && (needsZero || value < 1000);
    // 万亿 is followed by its own 亿 group: the word 亿 stands once, after the lower of the two.
    const hasLower = group === 3 && Math.floor(yuan / 10_000 ** 2) % 10_000 !== 0;
    text += `${hasGap ? "零" : ""}${groupText(value)}${hasLower ? "万" : (groups[group] ?? "")}`;
    needsZero = false;
  }
  return text;
};

/**
 * 大写金额 of an amount, as 会计基础工作规范 Art. 52 asks: `1234.50` → 壹仟贰佰叁拾肆元伍角整; one 零 for a run of zeros; 整 when it
 * ends at 元 or 角; 负 in front of a red amount.
 */
export const capitalAmount = (amount: Fen): string => {
  const absolute = Math.abs(amount);
  const yuan = Math.floor(absolute / 100);
  const jiao = Math.floor(absolute / 10) % 10;
  const cent = absolute % 10;
  const sign = amount < 0 ? "负" : "";
  if (absolute === 0) return "零元整";
  const whole = yuan === 0 ? "" : `${wholeText(yuan)}元`;
  if (jiao === 0 && cent === 0) return `${sign}${whole}整`;
  const jiaoText = jiao === 0 ? (yuan === 0 ? "" : "零") : `${digits[jiao] ?? ""}角`;
  return `${sign}${whole}${jiaoText}${cent === 0 ? "整" : `${digits[cent] ?? ""}分`}`;
};
