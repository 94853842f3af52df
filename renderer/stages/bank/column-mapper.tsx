import { Alert, Button, Checkbox, Select } from "antd";
import { useState, type ReactNode } from "react";
import type { ColumnRole } from "#domain/bank/column-mapping.ts";
import { ColumnTable } from "#renderer/ui/column-table.tsx";
import { columnRoleWords, guessReasonText } from "#renderer/words/statements.ts";
import type { Inspection } from "./import-steps.ts";
import {
  mappingFromRoles,
  mappingProblems,
  rolesFromMapping,
  withRole,
  type ColumnRoles,
  type MappingInput,
} from "./mapping-fields.ts";

const isRole = (text: string | null): text is ColumnRole => text !== null && Object.hasOwn(columnRoleWords, text);
const choices = Object.entries(columnRoleWords).map(([value, label]) => ({ value, label }));

const guessedRoles = ({ guess }: Inspection): ColumnRoles =>
  new Map((guess?.columns ?? []).flatMap(({ column, role }) => (isRole(role) ? [[column, role] as const] : [])));

/** What a person starts from: the mapping the file is read by, else what the program supposes. */
const rolesToBegin = (inspection: Inspection): ColumnRoles =>
  inspection.guess === null && inspection.mapping !== null
    ? rolesFromMapping(inspection.mapping)
    : guessedRoles(inspection);

/** The bank a file seems to be from, whose columns nobody has confirmed yet. */
const likelyBank = ({ refusals }: Inspection): string | null => {
  const bank = refusals.find(({ code }) => code === "layout-unproven")?.["bank"];
  return typeof bank === "string" ? bank : null;
};

export type ColumnMapperProps = {
  readonly inspection: Inspection;
  readonly rememberMapping: boolean;
  readonly onRemember: (remember: boolean) => void;
  readonly onDone: (mapping: MappingInput) => void;
};

/** The first rows of an unknown layout with a chooser above each column; guesses are filled in with their reasons. */
export const ColumnMapper = ({ inspection, rememberMapping, onRemember, onDone }: ColumnMapperProps): ReactNode => {
  const [roles, setRoles] = useState<ColumnRoles>(() => rolesToBegin(inspection));
  const { sample, headers, headerRow, guess } = inspection;
  const likely = likelyBank(inspection);
  const problems = mappingProblems(roles);
  const reasonOf = (column: number): string => {
    const guessed = guess?.columns.find((each) => each.column === column);
    return guessed === undefined ? "" : guessReasonText(guessed.reason, guessed.fit);
  };
  const finish = (): void => {
    const mapping = mappingFromRoles(roles, inspection.mapping?.amount ?? null);
    if (mapping !== null) onDone(mapping);
  };
  return (
    <section className="panel">
      <h2>指定各栏的含义</h2>
      <p className="soft">
        {likely === null
          ? "这家银行的格式是第一次见到。"
          : `看样子是${likely}，但它的格式还没有用真实文件核对过（待核对）。`}
        请对照下面的前几行，在每一栏上方选它是什么；用不到的栏不必选。
      </p>
      <ColumnTable
        chooser={(column, letters) => (
          <>
            <Select
              allowClear
              aria-label={`${letters}栏的含义`}
              autoFocus={column === 0}
              onChange={(role: string | undefined) => {
                const next = role ?? null;
                setRoles(withRole(roles, column, isRole(next) ? next : null));
              }}
              options={choices}
              placeholder="不使用"
              popupMatchSelectWidth={false}
              status={roles.has(column) ? "" : "warning"}
              style={{ width: "100%" }}
              value={roles.get(column) ?? null}
            />
            <div className="soft column-mapper-reason">{reasonOf(column)}</div>
          </>
        )}
        isHead={(row) => row === headerRow}
        rows={sample}
        width={Math.max(headers.length, ...sample.map((row) => row.length))}
      />
      {problems.length > 0 && (
        <Alert
          description={problems.map((problem) => (
            <div key={problem}>{problem}</div>
          ))}
          showIcon
          style={{ margin: "12px 0" }}
          title="还差一点"
          type="info"
        />
      )}
      <div className="button-row" style={{ marginTop: 12 }}>
        <Button disabled={problems.length > 0} onClick={finish} type="primary">
          按这样读取
        </Button>
        <Checkbox checked={rememberMapping} onChange={(event) => onRemember(event.target.checked)}>
          记住这种格式，下次自动识别
        </Checkbox>
      </div>
    </section>
  );
};
