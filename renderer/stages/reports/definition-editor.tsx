import { Button, Checkbox, Input, Tag } from "antd";
import type { ReactNode } from "react";
import type { OutputOf } from "#contract/contract.ts";
import { parseFormula } from "#domain/reports/formula.ts";
import { moneyText } from "#renderer/format/money.ts";
import { lineStatusText, reportColumnWords } from "#renderer/words/definitions.ts";
import { withNextLine, type DefinedLine, type DefinitionDraft } from "./definition-draft.ts";

type Tried = OutputOf<"report.try">["lines"][number];

export type DefinitionEditorProps = {
  readonly draft: DefinitionDraft;
  readonly shipped: readonly DefinedLine[];
  readonly tried: readonly Tried[];
  readonly isEditing: boolean;
  readonly onChange: (draft: DefinitionDraft) => void;
};

const columnsToChoose = ["month", "quarter", "year", "last-year"] as const;

const isReadable = (formula: string): boolean => formula === "" || parseFormula(formula).ok;

type RowProps = Omit<DefinitionEditorProps, "onChange" | "shipped"> & {
  readonly line: DefinedLine;
  readonly before: DefinedLine | undefined;
  readonly onLine: (line: DefinedLine | null) => void;
};

const LineRow = ({ line, before, draft, tried, isEditing, onLine }: RowProps): ReactNode => {
  const isChanged = before !== undefined && before.formula !== line.formula;
  const amounts = tried.find((each) => each.no === line.no)?.amountsFen ?? [];
  const isOwn = draft.kind === "custom";
  return (
    <tr>
      <td style={{ textAlign: "center" }}>{line.no}</td>
      <td>
        {isEditing ? (
          <Input
            aria-label={`行次 ${line.no} 项目`}
            maxLength={60}
            onChange={(event) => onLine({ ...line, name: event.target.value })}
            value={line.name}
            variant="borderless"
          />
        ) : (
          line.name
        )}
      </td>
      <td>
        {isEditing ? (
          <Input
            aria-label={`行次 ${line.no} 公式`}
            maxLength={400}
            onChange={(event) => onLine({ ...line, formula: event.target.value.replaceAll(/\s/g, "") })}
            status={isReadable(line.formula) ? "" : "error"}
            value={line.formula}
          />
        ) : (
          <code>{line.formula}</code>
        )}
        {isChanged && <div className="soft">原来：{before.formula}</div>}
      </td>
      {amounts.length === 0
        ? (isOwn ? draft.columns : ["month"]).map((column) => <td key={column} />)
        : amounts.map((amount, index) => (
            <td key={String(index)} style={{ textAlign: "right", whiteSpace: "nowrap" }}>
              {moneyText(amount)}
            </td>
          ))}
      <td style={{ whiteSpace: "nowrap" }}>
        {isOwn && isEditing && (
          <Button aria-label={`删去行次 ${line.no}`} onClick={() => onLine(null)} size="small" type="text">
            删去
          </Button>
        )}
        {!isOwn &&
          (isEditing ? (
            <Checkbox
              checked={line.status === "confirmed"}
              onChange={(event) =>
                onLine({ ...line, status: event.target.checked ? "confirmed" : (before?.status ?? "unverified") })
              }
            >
              已核对
            </Checkbox>
          ) : (
            <Tag color={line.status === "confirmed" ? "success" : "default"}>{lineStatusText(line.status)}</Tag>
          ))}
      </td>
    </tr>
  );
};

/** The lines of a report: name, formula, what it shows now. A formula that cannot be read is marked while it is typed. */
export const DefinitionEditor = (props: DefinitionEditorProps): ReactNode => {
  const { draft, shipped, isEditing, onChange } = props;
  const isOwn = draft.kind === "custom";
  const columns = isOwn ? draft.columns.map((column) => reportColumnWords[column]) : ["本月数"];
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
      <div className="paper-table">
        <table aria-label="报表各行">
          <thead>
            <tr>
              <th scope="col" style={{ width: 60 }}>
                行次
              </th>
              <th scope="col" style={{ width: 250 }}>
                项目
              </th>
              <th scope="col">取数公式</th>
              {columns.map((title) => (
                <th key={title} scope="col" style={{ width: 140 }}>
                  {title}
                </th>
              ))}
              <th scope="col" style={{ width: 190 }}>
                {isOwn ? "" : "依据"}
              </th>
            </tr>
          </thead>
          <tbody>
            {draft.lines.map((line, at) => (
              <LineRow
                {...props}
                before={shipped.find((each) => each.no === line.no)}
                key={line.no}
                line={line}
                onLine={(next) =>
                  onChange({
                    ...draft,
                    lines: draft.lines.flatMap((each, index) => (index === at ? (next ?? []) : each)),
                  })
                }
              />
            ))}
          </tbody>
        </table>
      </div>
      {isOwn && isEditing && (
        <Button
          onClick={() => onChange({ ...draft, lines: withNextLine(draft.lines) })}
          style={{ marginTop: 8 }}
          type="dashed"
        >
          加一行
        </Button>
      )}
    </>
  );
};
