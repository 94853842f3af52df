import { ArrowDownOutlined, ArrowUpOutlined, DeleteOutlined, PlusOutlined } from "@ant-design/icons";
import { AutoComplete, Button, Checkbox, Input, Select, Tag, Tooltip } from "antd";
import type { ReactNode } from "react";
import type { OutputOf } from "#contract/contract.ts";
import { parseFormula } from "#domain/reports/formula.ts";
import { keysOfKind } from "#domain/reports/report-definition.ts";
import { moneyText } from "#renderer/format/money.ts";
import { lineKeyText, lineStatusText } from "#renderer/words/definitions.ts";
import type { DefinedLine, DefinitionDraft } from "./definition-draft.ts";
import { formulaInNames, linesRestingOn, withLineBelow, withLineMoved } from "./definition-lines.ts";

export type TriedLine = OutputOf<"report.try">["lines"][number];

export type DefinitionRowProps = {
  readonly draft: DefinitionDraft;
  readonly at: number;
  readonly line: DefinedLine;
  /** The lines the program brought, to say what is other than there. */
  readonly shipped: readonly DefinedLine[];
  readonly tried: readonly TriedLine[];
  readonly isEditing: boolean;
  readonly onChange: (draft: DefinitionDraft) => void;
};

const isReadable = (formula: string): boolean => formula === "" || parseFormula(formula).ok;

const replaced = ({ draft, at, onChange }: DefinitionRowProps, line: DefinedLine): void => {
  onChange({ ...draft, lines: draft.lines.map((each, index) => (index === at ? line : each)) });
};

const NameCell = (props: DefinitionRowProps): ReactNode => {
  const { draft, line, isEditing } = props;
  if (!isEditing) return line.name;
  const sections = [...new Set(draft.lines.map((each) => each.section))].filter((section) => section !== "");
  return (
    <>
      <Input
        aria-label={`行次 ${line.no} 项目`}
        maxLength={60}
        onChange={(event) => replaced(props, { ...line, name: event.target.value })}
        placeholder="项目名称"
        value={line.name}
        variant="borderless"
      />
      {draft.kind === "balance-sheet" && (
        <AutoComplete
          aria-label={`行次 ${line.no} 类别`}
          onChange={(section: string) => replaced(props, { ...line, section: section.slice(0, 40) })}
          options={sections.map((value) => ({ value }))}
          placeholder="类别"
          size="small"
          style={{ width: "100%" }}
          value={line.section}
        />
      )}
    </>
  );
};

const FormulaCell = (props: DefinitionRowProps): ReactNode => {
  const { draft, line, shipped, isEditing } = props;
  const before = shipped.find((each) => each.name === line.name);
  const was = before === undefined ? null : formulaInNames(before.formula, shipped);
  const isChanged = was !== null && was !== formulaInNames(line.formula, draft.lines);
  return (
    <>
      {isEditing ? (
        <Input
          aria-label={`行次 ${line.no} 公式`}
          maxLength={400}
          onChange={(event) => replaced(props, { ...line, formula: event.target.value.replaceAll(/\s/g, "") })}
          status={isReadable(line.formula) ? "" : "error"}
          value={line.formula}
        />
      ) : (
        <code>{line.formula}</code>
      )}
      {isChanged && <div className="soft">原来：{was}</div>}
      {shipped.length > 0 && before === undefined && line.name.trim() !== "" && (
        <div className="soft">随程序的格式里没有叫这个名称的行</div>
      )}
    </>
  );
};

/** What a line is known by, and as what the program compares it. */
const MarkCell = (props: DefinitionRowProps): ReactNode => {
  const { draft, line, shipped, isEditing } = props;
  const keys = keysOfKind[draft.kind];
  if (draft.kind === "custom") return null;
  if (!isEditing)
    return (
      <>
        <Tag color={line.status === "confirmed" ? "success" : "default"}>{lineStatusText(line.status)}</Tag>
        {line.key !== null && <div className="soft">核对用：{lineKeyText(line.key)}</div>}
      </>
    );
  const known = shipped.find((each) => each.name === line.name)?.status ?? "unverified";
  return (
    <>
      <Checkbox
        style={{ display: "flex" }}
        checked={line.status === "confirmed"}
        onChange={(event) => replaced(props, { ...line, status: event.target.checked ? "confirmed" : known })}
      >
        已核对
      </Checkbox>
      <Select<DefinedLine["key"]>
        allowClear
        aria-label={`行次 ${line.no} 核对用`}
        onChange={(key) => replaced(props, { ...line, key: key ?? null })}
        options={keys.map((value) => ({ value, label: `核对用：${lineKeyText(value)}` }))}
        placeholder="不作核对用"
        size="small"
        style={{ width: "100%" }}
        value={line.key}
      />
    </>
  );
};

/** Moving a line, adding one below it, taking it away: not while other lines rest on it. */
const StepsCell = ({ draft, at, line, onChange }: DefinitionRowProps): ReactNode => {
  const resting = linesRestingOn(draft.lines, line.no);
  const put = (lines: readonly DefinedLine[]): void => onChange({ ...draft, lines });
  const why = resting.length === 0 ? "删去这一行" : `行次 ${resting.join("、")} 的公式用到这一行，先改那里的公式`;
  return (
    <>
      <Button
        aria-label={`上移行次 ${line.no}`}
        disabled={at === 0}
        icon={<ArrowUpOutlined />}
        onClick={() => put(withLineMoved(draft.lines, at, -1))}
        size="small"
        title="上移"
        type="text"
      />
      <Button
        aria-label={`下移行次 ${line.no}`}
        disabled={at === draft.lines.length - 1}
        icon={<ArrowDownOutlined />}
        onClick={() => put(withLineMoved(draft.lines, at, 1))}
        size="small"
        title="下移"
        type="text"
      />
      <Button
        aria-label={`在行次 ${line.no} 下面加一行`}
        icon={<PlusOutlined />}
        onClick={() => put(withLineBelow(draft.lines, at))}
        size="small"
        title="在下面加一行"
        type="text"
      />
      <Tooltip title={why}>
        <Button
          aria-label={`删去行次 ${line.no}`}
          disabled={resting.length > 0}
          icon={<DeleteOutlined />}
          onClick={() => put(draft.lines.filter((_each, index) => index !== at))}
          size="small"
          type="text"
        />
      </Tooltip>
    </>
  );
};

/** One line of a report: its number, name, formula, what it shows now, and what can be done with it. */
export const DefinitionRow = (props: DefinitionRowProps): ReactNode => {
  const { draft, line, tried, isEditing } = props;
  const amounts = tried.find((each) => each.no === line.no)?.amountsFen ?? [];
  const columns = draft.kind === "custom" ? draft.columns : ["month"];
  return (
    <tr>
      <td style={{ textAlign: "center" }}>{line.no}</td>
      <td style={{ paddingBlock: 3, whiteSpace: "normal" }}>
        <NameCell {...props} />
      </td>
      <td style={{ paddingBlock: 3, whiteSpace: "normal" }}>
        <FormulaCell {...props} />
      </td>
      {columns.map((column, index) => (
        <td key={column} style={{ textAlign: "right", whiteSpace: "nowrap" }}>
          {moneyText(amounts[index] ?? null)}
        </td>
      ))}
      <td>
        <MarkCell {...props} />
      </td>
      {isEditing && (
        <td style={{ whiteSpace: "nowrap" }}>
          <StepsCell {...props} />
        </td>
      )}
    </tr>
  );
};
