import { Alert, Button, Checkbox, Space } from "antd";
import type { ReactNode } from "react";
import { fen } from "#domain/core/fen.ts";
import { moneyText } from "#renderer/format/money.ts";
import type { PaperColumn } from "#renderer/ui/paper-table.tsx";
import { useShownTable } from "#renderer/ui/shown-tables.ts";
import { lineKeyText, lineStatusText, reportColumnWords } from "#renderer/words/definitions.ts";
import "#renderer/ui/paper-table.css";
import { withNextLine, type DefinedLine, type DefinitionDraft } from "./definition-draft.ts";
import { withNumbersInRow } from "./definition-lines.ts";
import { DefinitionRow, type TriedLine } from "./definition-row.tsx";

export type DefinitionEditorProps = {
  readonly draft: DefinitionDraft;
  readonly shipped: readonly DefinedLine[];
  readonly tried: readonly TriedLine[];
  readonly isEditing: boolean;
  readonly onChange: (draft: DefinitionDraft) => void;
};

const columnsToChoose = ["month", "quarter", "year", "last-year"] as const;

/** The form as it goes to paper and to Excel: each line with what it takes and how it is known. */
const paperColumns = (titles: readonly string[], tried: readonly TriedLine[]): readonly PaperColumn<DefinedLine>[] => [
  { key: "no", title: "行次", align: "center", cell: (line) => line.no },
  { key: "section", title: "类别", cell: (line) => line.section },
  { key: "name", title: "项目", cell: (line) => line.name },
  { key: "formula", title: "取数公式", cell: (line) => line.formula },
  ...titles.map((title, index): PaperColumn<DefinedLine> => ({
    key: title,
    title,
    align: "right",
    cell: (line) => moneyText(tried.find((each) => each.no === line.no)?.amountsFen[index] ?? null),
  })),
  { key: "status", title: "依据", cell: (line) => lineStatusText(line.status) },
  { key: "key", title: "核对用", cell: (line) => (line.key === null ? "" : lineKeyText(line.key)) },
];

const amountUnder = (draft: DefinitionDraft, tried: readonly TriedLine[], key: DefinedLine["key"]): number => {
  const own = draft.lines.filter((line) => line.key === key).map((line) => line.no);
  return tried.reduce((sum, line) => sum + (own.includes(line.no) ? (line.amountsFen[0] ?? 0) : 0), 0);
};

/** What the whole form says: lines it no longer has, and whether the two sides of the sheet still agree. */
const FormNotes = ({ draft, shipped, tried }: DefinitionEditorProps): ReactNode => {
  const gone = shipped.filter((line) => !draft.lines.some((each) => each.name === line.name));
  const difference =
    draft.kind === "balance-sheet"
      ? amountUnder(draft, tried, "assets") - amountUnder(draft, tried, "liabilitiesAndEquity")
      : 0;
  return (
    <>
      {difference !== 0 && (
        <Alert
          showIcon
          style={{ marginBottom: 8 }}
          title={`按这些公式试算，资产总计与负债和所有者权益总计相差 ${moneyText(fen(difference))} 元。`}
          type="warning"
        />
      )}
      {gone.length > 0 && (
        <p className="soft">
          随程序的格式里有、这里没有的行：{gone.map((line) => `${line.no} ${line.name}`).join("、")}。
        </p>
      )}
    </>
  );
};

const Heads = ({ draft, isEditing }: DefinitionEditorProps): ReactNode => {
  const isOwn = draft.kind === "custom";
  return (
    <tr>
      <th scope="col" style={{ width: 60 }}>
        行次
      </th>
      <th scope="col" style={{ width: 250 }}>
        项目
      </th>
      <th scope="col">取数公式</th>
      {titlesOf(draft).map((title) => (
        <th key={title} scope="col" style={{ width: 140 }}>
          {title}
        </th>
      ))}
      <th scope="col" style={{ width: isOwn ? 20 : 240 }}>
        {isOwn ? "" : "依据"}
      </th>
      {isEditing && (
        <th scope="col" style={{ width: 130 }}>
          调整
        </th>
      )}
    </tr>
  );
};

const titlesOf = (draft: DefinitionDraft): readonly string[] =>
  draft.kind === "custom" ? draft.columns.map((column) => reportColumnWords[column]) : ["本月数"];

/** The lines of a report: name, formula, what it shows now. A formula that cannot be read is marked while it is typed. */
export const DefinitionEditor = (props: DefinitionEditorProps): ReactNode => {
  const { draft, shipped, tried, isEditing, onChange } = props;
  const isOwn = draft.kind === "custom";
  useShownTable({ label: "报表各行", columns: paperColumns(titlesOf(draft), tried), rows: draft.lines });
  return (
    <>
      {isOwn && isEditing && (
        <p>
          取数栏目：
          <Checkbox.Group
            onChange={(chosen) =>
              onChange({ ...draft, columns: columnsToChoose.filter((column) => chosen.includes(column)) })
            }
            options={columnsToChoose.map((value) => ({ value, label: reportColumnWords[value] }))}
            value={draft.columns}
          />
        </p>
      )}
      {!isOwn && <FormNotes {...props} />}
      <div className="paper-table">
        <table aria-label="报表各行">
          <thead>
            <Heads {...props} />
          </thead>
          <tbody>
            {draft.lines.map((line, at) => (
              <DefinitionRow
                at={at}
                draft={draft}
                isEditing={isEditing}
                key={line.no}
                line={line}
                onChange={onChange}
                shipped={isOwn ? [] : shipped}
                tried={tried}
              />
            ))}
          </tbody>
        </table>
      </div>
      {isEditing && (
        <Space style={{ marginTop: 8 }}>
          {isOwn && (
            <Button onClick={() => onChange({ ...draft, lines: withNextLine(draft.lines) })} type="dashed">
              加一行
            </Button>
          )}
          <Button onClick={() => onChange({ ...draft, lines: withNumbersInRow(draft.lines) })}>行次从 1 连号</Button>
        </Space>
      )}
    </>
  );
};
