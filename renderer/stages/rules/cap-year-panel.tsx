import type { ReactNode } from "react";
import { capRoomOf } from "#domain/audit/cap-room.ts";
import { zeroFen } from "#domain/core/fen.ts";
import type { LocalDate } from "#domain/core/dates.ts";
import { useQuery } from "#renderer/ledger/use-query.ts";
import { BarChart } from "#renderer/ui/bar-chart.tsx";
import type { CapUsage } from "#renderer/ui/cap-usage-bar.tsx";
import { capNames, isDrawn } from "./cap-names.ts";
import { shareOf } from "./cap-share.ts";

const toneOf = (usage: CapUsage) => {
  const share = shareOf(usage) ?? 101;
  return share > 100 ? ("over" as const) : share >= 90 ? ("near" as const) : ("good" as const);
};

type Props = {
  readonly ledgerId: string;
  readonly onDate: LocalDate;
  readonly caps: readonly CapUsage[];
  /** The cap whose months are drawn; null draws all caps side by side. */
  readonly capId: string | null;
};

/** Charts of the year: every cap beside its use, or the months of the one that was chosen. */
export const CapYearPanel = ({ ledgerId, onDate, caps, capId }: Props): ReactNode => {
  const { data } = useQuery("cap.year", { ledgerId, onDate });
  const chosen = caps.find((usage) => usage.capId === capId);
  const year = data?.caps.find((cap) => cap.capId === capId);
  if (chosen === undefined || year === undefined) {
    const counted = caps.filter(isDrawn).slice(0, 15);
    const names = capNames(counted);
    return counted.length === 0 ? null : (
      <BarChart
        groups={counted.map((usage, index) => ({
          key: usage.capId,
          name: names[index] ?? "",
          bars: [
            { name: "限额", amountFen: capRoomOf(usage) ?? zeroFen, tone: "plan" as const },
            { name: "已用和占用", amountFen: usage.usedFen + usage.committedFen, tone: toneOf(usage) },
          ],
        }))}
        label="各项限额和使用（点一行看全年各月）"
      />
    );
  }
  const changed = (year.nowCapFen ?? 0) - (year.firstCapFen ?? 0);
  return (
    <BarChart
      groups={year.months.map((amountFen, index) => ({
        key: String(index),
        name: `${String(index + 1)}月`,
        bars: [{ name: "支出", amountFen, tone: "good" as const }],
      }))}
      label={`${chosen.categoryName}：全年各月支出${changed === 0 ? "" : "（年中调整过限额）"}`}
    />
  );
};
