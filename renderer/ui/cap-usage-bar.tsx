import { Progress } from "antd";
import type * as z from "zod";
import type { capUsage } from "#contract/judging.ts";
import { capRoomOf } from "#domain/audit/cap-room.ts";
import { moneyText } from "#renderer/format/money.ts";

export type CapUsage = z.output<typeof capUsage>;

const percentOf = (partFen: number, capFen: number): number =>
  capFen <= 0 ? 100 : Math.floor((partFen * 100) / capFen);

type Props = { readonly usage: CapUsage };

/** One cap: voted amount and resolution, used, committed, this voucher, what remains. */
export const CapUsageBar = ({ usage }: Props) => {
  const { usedFen, committedFen, thisFen, carriedFen } = usage;
  const capFen = capRoomOf(usage);
  const takenFen = usedFen + committedFen + thisFen;
  const leftFen = capFen === null ? null : capFen - takenFen;
  const isOver = leftFen !== null && leftFen < 0;
  const percent = capFen === null ? 0 : percentOf(takenFen, capFen);
  return (
    <div className="cap-bar">
      <div className="cap-bar-numbers">
        <strong>{usage.categoryName}</strong>
        <span>
          {usage.periodName}限额{" "}
          <span className="money">{usage.capFen === null ? "无法确定" : moneyText(usage.capFen)}</span>
        </span>
        {carriedFen === 0 ? null : (
          <span>
            上期结转 <span className="money">{moneyText(carriedFen)}</span>
          </span>
        )}
        <span>
          已用 <span className="money">{moneyText(usedFen)}</span>
        </span>
        <span>
          已占用 <span className="money">{moneyText(committedFen)}</span>
        </span>
        {thisFen === 0 ? null : (
          <span>
            本张 <span className="money">{moneyText(thisFen)}</span>
          </span>
        )}
        <span className={isOver ? "red-amount" : ""}>
          {isOver ? "超出" : "剩余"}{" "}
          <span className="money">{leftFen === null ? "先登记人口或收入" : moneyText(Math.abs(leftFen))}</span>
        </span>
        <span className="soft">决议 {usage.resolutionNumber}</span>
      </div>
      <Progress
        percent={Math.min(100, percent)}
        size="small"
        showInfo={false}
        strokeColor={isOver ? "#c0271b" : percent >= 90 ? "#b26a00" : "#1f6b4f"}
        aria-label={`${usage.categoryName}限额已用百分之${String(percent)}`}
      />
    </div>
  );
};
