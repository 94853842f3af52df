import { Button, Collapse, Tag } from "antd";
import type { ReactNode } from "react";
import type { OutputOf } from "#contract/contract.ts";
import type { Month } from "#domain/core/dates.ts";
import { begunNotes } from "#domain/reports/begun-within.ts";
import { monthText } from "#renderer/format/dates.ts";
import { moneyText } from "#renderer/format/money.ts";
import { useQuery } from "#renderer/ledger/use-query.ts";
import { usePlace } from "#renderer/stages/office/place-store.ts";
import { PaperTable, type PaperColumn } from "#renderer/ui/paper-table.tsx";
import { crossCheckText } from "#renderer/words/definitions.ts";

type Form = OutputOf<"report.balanceSheet">["form"];
type Check = OutputOf<"report.crossChecks">["checks"][number];

/** Which version of its form a statement was made with; printed with it. */
const formText = ({ version, fromMonth }: Form): string =>
  version === 0 || fromMonth === null ? "随程序的格式" : `第 ${version} 版格式，${monthText(fromMonth)}起`;

const columns: readonly PaperColumn<Check>[] = [
  { key: "name", title: "应当相等的两个数", cell: (check) => crossCheckText(check.key) },
  { key: "left", title: "前者", width: 160, align: "right", cell: (check) => moneyText(check.leftFen) },
  { key: "right", title: "后者", width: 160, align: "right", cell: (check) => moneyText(check.rightFen) },
  {
    key: "difference",
    title: "差额",
    width: 160,
    align: "right",
    cell: (check) => (
      <span className={check.differenceFen === 0 ? "" : "red-amount"}>{moneyText(check.differenceFen)}</span>
    ),
  },
];

export type StatementFootProps = {
  readonly ledgerId: string;
  readonly month: Month;
  readonly form: Form | null;
  /** The month the books began in, where that is within the year shown. */
  readonly begunIn?: Month | null;
};

/** Under a statement: what must agree with the others, line by line, and the version of its form. */
export const StatementFoot = ({ ledgerId, month, form, begunIn = null }: StatementFootProps): ReactNode => {
  const open = usePlace((state) => state.open);
  const { data } = useQuery("report.crossChecks", { ledgerId, month });
  const checks = data?.checks ?? [];
  const wrong = checks.filter((check) => check.differenceFen !== 0).length;
  return (
    <>
      {begunNotes(begunIn).map((note) => (
        <p className="soft" key={note} style={{ marginTop: 8 }}>
          {note}
        </p>
      ))}
      <Collapse
        items={[
          {
            key: "checks",
            label: (
              <span>
                表间核对（差额都应为零）{" "}
                {data !== null && (
                  <Tag color={wrong === 0 ? "success" : "error"}>{wrong === 0 ? "全部相符" : `${wrong} 处不符`}</Tag>
                )}
              </span>
            ),
            children: (
              <PaperTable
                columns={columns}
                height="auto"
                keyOf={(check) => check.key}
                label="表间核对"
                rows={checks}
                viewKey={`cross-checks/${ledgerId}`}
              />
            ),
          },
        ]}
        size="small"
        style={{ marginTop: 12 }}
      />
      {form !== null && (
        <p className="soft" style={{ marginTop: 8 }}>
          报表格式：{formText(form)}
          {form.reason === "" ? "" : `（${form.reason}）`}
          <Button onClick={() => open("report-definitions")} size="small" type="link">
            看公式与版本
          </Button>
        </p>
      )}
    </>
  );
};
