import type { CapBasis, CapPeriod } from "#domain/caps/cap.ts";
import { fen, moneyTextFromFen } from "#domain/core/fen.ts";

const periodWords = { month: "每月", quarter: "每季度", year: "每年" } as const;

/** One cap in words for the audit trail and the resolution: 每年 8,000.00 元; 每年按人口分档：… */
export const capText = (period: CapPeriod, basis: CapBasis): string => {
  if (basis.kind === "K04") return `${periodWords[period]} ${moneyTextFromFen(basis.amountFen)} 元`;
  const isPeople = basis.kind === "K05";
  const bands = basis.bands.map((band) => {
    const end =
      band.upTo === null
        ? "以上部分"
        : `${isPeople ? `${band.upTo} 人` : `${moneyTextFromFen(fen(band.upTo))} 元`}${band.isInclusive ? "以下（含）" : "以下（不含）"}`;
    return `${end} ${moneyTextFromFen(band.capFen)} 元`;
  });
  return `${periodWords[period]}${isPeople ? "按人口" : "按上年经常性收入"}分档：${bands.join("；")}`;
};
