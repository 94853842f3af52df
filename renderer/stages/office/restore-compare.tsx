import { Table, type TableColumnsType } from "antd";
import type { OutputOf } from "#contract/contract.ts";
import { momentText } from "#renderer/format/dates.ts";
import { sizeText } from "#renderer/format/sizes.ts";

type Inspection = OutputOf<"restore.inspect">;
type Facts = Inspection["backup"];
type Line = { readonly name: string; readonly current: string; readonly backup: string };

const whenText = (facts: Facts): string => (facts.lastTrailAt === null ? "没有" : momentText(facts.lastTrailAt));

const headOf = (facts: Facts, name: string): string => {
  const ledger = facts.ledgers.find((each) => each.name === name);
  if (ledger === undefined) return "没有这个账套";
  return ledger.postedCount === 0 ? "没有已记账凭证" : `${String(ledger.postedCount)} 张，指纹 ${ledger.head}`;
};

const linesOf = ({ current, backup }: Inspection): readonly Line[] => {
  const line = (name: string, of: (facts: Facts) => string): Line => ({
    name,
    current: of(current),
    backup: of(backup),
  });
  const names = new Set([...current.ledgers, ...backup.ledgers].map((ledger) => ledger.name));
  return [
    line("乡镇", (facts) => (facts.townshipName === "" ? "还没有建立" : facts.townshipName)),
    line("最后一次操作", whenText),
    line("操作日志", (facts) => `${String(facts.lastTrailNo)} 条`),
    line("已记账凭证", (facts) => `${String(facts.postedCount)} 张`),
    line("没有记账的凭证", (facts) => `${String(facts.unpostedCount)} 张`),
    line("文件大小", (facts) => sizeText(facts.sizeBytes)),
    ...[...names].map((name) => line(name, (facts) => headOf(facts, name))),
  ];
};

const differing = ({ current, backup }: Line): string => (current === backup ? "" : "restore-differs");

const columns: TableColumnsType<Line> = [
  { title: "", dataIndex: "name", width: "30%" },
  { title: "现在的账本", dataIndex: "current" },
  { title: "备份", dataIndex: "backup", onCell: (line) => ({ className: differing(line) }) },
];

type Props = { readonly inspection: Inspection };

/** What stands in the backup beside what stands in the open ledger; what differs is marked. */
export const RestoreCompare = ({ inspection }: Props) => (
  <Table<Line>
    size="small"
    bordered
    rowKey="name"
    columns={columns}
    dataSource={[...linesOf(inspection)]}
    pagination={false}
    scroll={{ y: 320 }}
    style={{ marginBottom: 14 }}
  />
);
