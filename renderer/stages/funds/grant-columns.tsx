import { Tag } from "antd";
import type { ReactNode } from "react";
import { MoneyCell } from "#renderer/ui/money-cell.tsx";
import type { PaperColumn } from "#renderer/ui/paper-table.tsx";
import { percentOfPoints, type Light } from "./grant-form.ts";

type Standing = {
  readonly dueFen: number;
  readonly receivedFen: number;
  readonly passedOnFen: number;
  readonly spentFen: number;
  readonly leftFen: number;
  readonly basisPoints: number | null;
  readonly light: Light;
};

const colours = { green: "success", amber: "warning", red: "error" } as const;

/** 到账率 with its light: green, amber below the first share of 疑点参数, red below the second. */
const ArrivalTag = ({ basisPoints, light }: Pick<Standing, "basisPoints" | "light">): ReactNode => (
  <Tag color={basisPoints === null ? "default" : colours[light]}>{percentOfPoints(basisPoints)}</Tag>
);

const money = <Row extends Standing>(
  key: "dueFen" | "receivedFen" | "passedOnFen" | "spentFen" | "leftFen",
  title: string,
): PaperColumn<Row> => ({
  key,
  title,
  width: 104,
  align: "right",
  cell: (row) => <MoneyCell amountFen={row[key]} blankZero={key === "passedOnFen"} />,
});

/** The columns every list of grants ends with. */
export const standingColumns = <Row extends Standing>(): readonly PaperColumn<Row>[] => [
  money("dueFen", "到期应到"),
  money("receivedFen", "已到账"),
  { key: "rate", title: "到账率", width: 88, align: "center", cell: (row) => <ArrivalTag {...row} /> },
  money("passedOnFen", "已转拨"),
  money("spentFen", "已支出"),
  money("leftFen", "结余"),
];

/** The cells of a total under `standingColumns`. */
export const standingTotals = (total: Standing): readonly ReactNode[] => [
  <MoneyCell amountFen={total.dueFen} key="due" />,
  <MoneyCell amountFen={total.receivedFen} key="received" />,
  <ArrivalTag basisPoints={total.basisPoints} key="rate" light={total.light} />,
  <MoneyCell amountFen={total.passedOnFen} key="passed" blankZero />,
  <MoneyCell amountFen={total.spentFen} key="spent" />,
  <MoneyCell amountFen={total.leftFen} key="left" />,
];
