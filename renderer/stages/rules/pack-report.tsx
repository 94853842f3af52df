import { Button, Space, Tag } from "antd";
import { useState, type ReactNode } from "react";
import type { OutputOf } from "#contract/contract.ts";
import type { RegisterName } from "#domain/packs/pack.ts";
import { useQuery } from "#renderer/ledger/use-query.ts";
import { usePlace } from "#renderer/stages/office/place-store.ts";
import { useSession } from "#renderer/stages/office/session-store.ts";
import { EmptyHint } from "#renderer/ui/empty-hint.tsx";
import { FailureAlert } from "#renderer/ui/failure-alert.tsx";
import { Labelled } from "#renderer/ui/labelled.tsx";
import { MonthField } from "#renderer/ui/month-field.tsx";
import { PaperTable, type PaperColumn } from "#renderer/ui/paper-table.tsx";
import { lineStateWords, measureText, missingText, registerScreens } from "#renderer/words/packs.ts";

type ReportRow = OutputOf<"pack.report">["rows"][number];
type Line = ReportRow["measures"][number]["lines"][number];
type Shown = Line & {
  readonly key: string;
  readonly code: string;
  readonly title: string;
  readonly says: string;
  readonly isFirst: boolean;
  readonly register: string | null;
};

const isRegister = (name: string): name is RegisterName => Object.hasOwn(registerScreens, name);
const nothing: Omit<Line, "state"> = { subject: "", about: "", unit: "fen", due: null, actual: null, missing: null };

/** One line a subject; the row's place and title stand on its first line, and a row answered elsewhere is one line. */
const shownLines = (rows: readonly ReportRow[]): readonly Shown[] =>
  rows.flatMap(({ code, title, says, measures }) => {
    const lines = measures.flatMap((measure): readonly (Line & { readonly register: string | null })[] =>
      measure.lines.length === 0 || measure.register !== null
        ? [{ ...nothing, state: "shown", register: measure.register }]
        : measure.lines.map((line) => ({ ...line, register: null })),
    );
    return lines.map((line, index) => ({
      ...line,
      key: `${code}/${String(index)}`,
      code,
      title,
      says,
      isFirst: index === 0,
    }));
  });

const differenceText = ({ unit, due, actual }: Shown): string =>
  due === null || actual === null || due <= actual ? "" : measureText(unit, due - actual);

const StateCell = ({
  line,
  open,
}: {
  readonly line: Shown;
  readonly open: (name: RegisterName) => void;
}): ReactNode => {
  if (line.register !== null && isRegister(line.register)) {
    const name = line.register;
    return (
      <Button onClick={() => open(name)} size="small" type="link">
        见“{registerScreens[name][0]}”
      </Button>
    );
  }
  if (line.state === "shown") return line.actual === null ? <span className="soft">还没有登记</span> : null;
  const [label, color] = lineStateWords[line.state];
  return <Tag color={color}>{label}</Tag>;
};

const columnsFor = (open: (name: RegisterName) => void): readonly PaperColumn<Shown>[] => [
  {
    key: "code",
    title: "条款",
    width: 236,
    hint: (line) => `${line.title}：${line.says}`,
    cell: (line) => (line.isFirst ? `${line.code} ${line.title}` : ""),
  },
  { key: "subject", title: "对象", width: 124, hint: (line) => line.subject, cell: (line) => line.subject },
  { key: "about", title: "岗位或资金", width: 112, hint: (line) => line.about, cell: (line) => line.about },
  { key: "due", title: "应达到", width: 104, align: "right", cell: (line) => measureText(line.unit, line.due) },
  { key: "actual", title: "实际", width: 104, align: "right", cell: (line) => measureText(line.unit, line.actual) },
  { key: "gap", title: "差额", width: 104, align: "right", cell: differenceText },
  {
    key: "state",
    title: "结论",
    width: 140,
    hint: (line) => missingText(line.missing),
    cell: (line) => <StateCell line={line} open={open} />,
  },
];

/** 执行情况 of one pack: every row of the document, and what it comes to on the books and registers of the year so far. */
export const PackReport = ({ packId }: { readonly packId: string }): ReactNode => {
  const today = useSession((state) => state.today);
  const open = usePlace((state) => state.open);
  const [through, setThrough] = useState(today.slice(0, 7));
  const [onlyOpen, setOnlyOpen] = useState(false);
  const { data, failure, isLoading, reload } = useQuery("pack.report", {
    packId,
    year: Number(through.slice(0, 4)),
    toMonth: Number(through.slice(5)),
  });
  const all = shownLines(data?.rows ?? []);
  const lines = onlyOpen ? all.filter((line) => ["short", "red", "missing", "forbidden"].includes(line.state)) : all;
  return (
    <>
      <Space align="end" size="middle" style={{ marginBottom: 12 }} wrap>
        <Labelled label="算到哪个月">
          <MonthField label="算到哪个月" onChange={(next) => setThrough(next ?? through)} value={through} />
        </Labelled>
        <Button onClick={() => setOnlyOpen(!onlyOpen)} style={{ marginBottom: 16 }}>
          {onlyOpen ? "显示全部条款" : "只看没有达到和缺数据的"}
        </Button>
      </Space>
      <FailureAlert failure={failure} onRetry={reload} />
      <PaperTable
        columns={columnsFor((name) => open(registerScreens[name][1]))}
        empty={isLoading ? null : <EmptyHint hint="换一个月份，或点“显示全部条款”。" text="没有要处理的条款" />}
        height="46vh"
        keyOf={(line) => line.key}
        label="政策执行情况"
        rows={lines}
        viewKey={`pack/${packId}`}
      />
    </>
  );
};
