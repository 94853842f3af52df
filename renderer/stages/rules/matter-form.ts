import type { InputOf } from "#contract/contract.ts";
import { dateFromText, yearOf, type LocalDate } from "#domain/core/dates.ts";
import type { Fen } from "#domain/core/fen.ts";
import type { CategoryId } from "#domain/core/ids.ts";

type MatterInput = InputOf<"resolution.record">["matter"];

/** 同意的支出 while it is typed. */
export type MatterRow = {
  readonly categoryIds: readonly CategoryId[];
  readonly amountFen: Fen | null;
  readonly fromOn: LocalDate | null;
  readonly toOn: LocalDate | null;
};

/** Beginning on the day of the meeting and ending with its year. */
export const newMatter = (metOn: LocalDate): MatterRow => ({
  categoryIds: [],
  amountFen: null,
  fromOn: metOn,
  toOn: dateFromText(`${String(yearOf(metOn))}-12-31`) ?? null,
});

/** What is still missing, as a sentence; null when nothing is. */
export const matterProblem = (matter: MatterRow): string | null => {
  if (matter.categoryIds.length === 0) return "还没有选支出分类。";
  if (matter.amountFen === null || matter.amountFen <= 0) return "请填金额。";
  if (matter.fromOn === null || matter.toOn === null) return "请填支出日期的起止。";
  return matter.fromOn > matter.toOn ? "支出日期的止不能早于起。" : null;
};

/** The matter as it is sent; null where there is none or something is missing. */
export const matterInputOf = (matter: MatterRow | null): MatterInput => {
  if (matter === null || matterProblem(matter) !== null) return null;
  const { amountFen, fromOn, toOn } = matter;
  if (amountFen === null || fromOn === null || toOn === null) return null;
  return { categoryIds: [...matter.categoryIds], amountFen, fromOn, toOn };
};
