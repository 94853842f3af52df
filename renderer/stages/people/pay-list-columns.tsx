import { Button, Input, InputNumber, Tag } from "antd";
import { fen } from "#domain/core/fen.ts";
import { moneyText } from "#renderer/format/money.ts";
import { AmountField } from "#renderer/ui/amount-field.tsx";
import { DaysField } from "#renderer/ui/days-field.tsx";
import type { PaperColumn } from "#renderer/ui/paper-table.tsx";
import { workFaultText } from "#renderer/words/failures-people.ts";
import type { PayLine, Scheme, TypedLine } from "./pay-forms.ts";

/** Why a person's pay is not simply a month of one post, each reason once. */
export const howsOf = (line: PayLine): readonly string[] => [
  ...new Set(line.parts.flatMap((part) => (part.how === undefined ? [] : [part.how]))),
];

/** Changes what was typed of one person. */
export type Edit = (id: string, part: Partial<TypedLine>) => void;

const typedPart = (typed: TypedLine, name: string, amountFen: number): TypedLine["typed"] => [
  ...typed.typed.filter((each) => each.part !== name),
  { part: name, amountFen },
];

const payColumns = (
  scheme: Scheme,
  of: { edit: Edit; typed: (line: PayLine) => TypedLine },
): readonly PaperColumn<PayLine>[] =>
  (scheme.scheme?.parts ?? []).map((part) => ({
    key: part.name,
    title: part.name,
    width: 120,
    align: "right" as const,
    cell: (line: PayLine) => {
      const paid = line.parts.find((each) => each.name === part.name);
      if (paid?.isGated === true) return <span className="soft">未达门槛</span>;
      if (part.way.kind !== "typed") return moneyText(paid?.amountFen ?? 0);
      return (
        <AmountField
          isBare
          label={`${line.name}的${part.name}`}
          onChange={(amount) => of.edit(line.villagerId, { typed: typedPart(of.typed(line), part.name, amount ?? 0) })}
          value={fen(paid?.amountFen ?? 0)}
        />
      );
    },
  }));

/** Half a day stays half a day where the days named allow it; otherwise each named day is a whole one. */
const halfDaysOf = (count: number, halfDays: number): number =>
  count === 0 || (halfDays >= count && halfDays <= count * 2) ? halfDays : count * 2;

const workColumns = (edit: Edit, month: string): readonly PaperColumn<PayLine>[] => [
  {
    key: "dates",
    title: "哪几天",
    width: 140,
    cell: (line) => (
      <DaysField
        label={`${line.name}的误工日期`}
        month={month}
        onChange={(dates) =>
          edit(line.villagerId, { dates: [...dates], halfDays: halfDaysOf(dates.length, line.halfDays) })
        }
        value={line.dates}
      />
    ),
  },
  {
    key: "days",
    title: "天数",
    width: 84,
    align: "right",
    cell: (line) => (
      <InputNumber
        aria-label={`${line.name}的天数`}
        controls={false}
        max={366}
        min={0}
        onChange={(days) => edit(line.villagerId, { halfDays: Math.round((days ?? 0) * 2) })}
        step={0.5}
        style={{ width: "100%" }}
        styles={{ input: { textAlign: "right" } }}
        value={line.halfDays / 2}
        variant="borderless"
      />
    ),
  },
  {
    key: "rate",
    title: "每天",
    width: 96,
    align: "right",
    cell: (line) => (
      <AmountField
        isBare
        label={`${line.name}每天`}
        onChange={(amount) => edit(line.villagerId, { rateFen: amount ?? 0 })}
        value={line.rateFen}
      />
    ),
  },
];

/** The columns of a list while it is made: amounts of the scheme as they are, what hangs on the person to be typed. */
export const columnsFor = (
  scheme: Scheme,
  of: { edit: Edit; typed: (line: PayLine) => TypedLine; drop: (id: string) => void; month: string },
): readonly PaperColumn<PayLine>[] => [
  { key: "name", title: "姓名", width: 92, cell: (line) => line.name },
  { key: "post", title: "职务", width: 104, cell: (line) => line.post },
  ...(scheme.kind === "work" ? workColumns(of.edit, of.month) : payColumns(scheme, of)),
  { key: "due", title: "应发", width: 96, align: "right", cell: (line) => moneyText(line.dueFen) },
  {
    key: "withheld",
    title: "代扣",
    width: 90,
    align: "right",
    cell: (line) => (
      <AmountField
        isBare
        label={`${line.name}代扣`}
        onChange={(amount) => of.edit(line.villagerId, { withheldFen: amount ?? 0 })}
        value={line.withheldFen}
      />
    ),
  },
  { key: "net", title: "实发", width: 96, align: "right", cell: (line) => moneyText(line.netFen) },
  {
    key: "note",
    title: "事由、备注",
    width: 170,
    cell: (line) => (
      <Input
        aria-label={`${line.name}备注`}
        maxLength={200}
        onChange={(event) => of.edit(line.villagerId, { note: event.target.value })}
        value={line.note}
        variant="borderless"
      />
    ),
  },
  {
    key: "faults",
    title: "核对",
    width: 180,
    hint: (line) => [...line.faults.map(workFaultText), ...howsOf(line)].join("；"),
    cell: (line) =>
      line.faults[0] === undefined ? howsOf(line).join("；") : <Tag color="error">{workFaultText(line.faults[0])}</Tag>,
  },
  {
    key: "drop",
    title: "",
    width: 76,
    cell: (line) => (
      <Button onClick={() => of.drop(line.villagerId)} size="small" type="text">
        去掉
      </Button>
    ),
  },
];
