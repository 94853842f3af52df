import { Alert, Button, InputNumber, Segmented, Select, Space } from "antd";
import { useState, type ReactNode } from "react";
import type { InputOf, OutputOf } from "#contract/contract.ts";
import {
  everyLayoutRole,
  layoutFaults,
  layoutRoles,
  type ForeignLayout,
  type LayoutRole,
} from "#domain/vouchers/foreign/foreign-layout.ts";
import { useQuery } from "#renderer/ledger/use-query.ts";
import { ColumnTable } from "#renderer/ui/column-table.tsx";
import { FailureAlert } from "#renderer/ui/failure-alert.tsx";
import type { DroppedFile } from "#renderer/ui/file-drop.tsx";
import { layoutFaultWords, layoutRoleWords } from "#renderer/words/moving.ts";

export type LayoutInput = NonNullable<InputOf<"moving.preview">["layout"]>;
type Sheets = OutputOf<"moving.columns">["sheets"];
type Kind = ForeignLayout["kind"];

const isRole = (text: string | undefined): text is LayoutRole =>
  text !== undefined && everyLayoutRole.some((role) => role === text);

const withRole = (
  roles: ForeignLayout["roles"],
  column: number,
  role: LayoutRole | null,
): readonly (LayoutRole | null)[] =>
  // Each meaning stands once, except that a party may be told by several columns.
  roles.map((each, at) => (at === column ? role : each === role && role !== "party" ? null : each));

type HeadProps = {
  readonly sheets: Sheets;
  readonly layout: ForeignLayout;
  readonly onChange: (layout: ForeignLayout) => void;
};

/** Which table it is, on which sheet, and where its rows begin. */
const ChoiceHead = ({ sheets, layout, onChange }: HeadProps): ReactNode => (
  <Space size="middle" style={{ marginBottom: 12 }} wrap>
    <Segmented<Kind>
      onChange={(kind) => {
        const own = new Set(layoutRoles[kind]);
        onChange({
          ...layout,
          kind,
          roles: layout.roles.map((role) => (role !== null && own.has(role) ? role : null)),
        });
      }}
      options={[
        { value: "balances", label: "科目余额表" },
        { value: "vouchers", label: "凭证列表" },
      ]}
      value={layout.kind}
    />
    {sheets.length > 1 && (
      <span>
        工作表{" "}
        <Select
          aria-label="工作表"
          onChange={(sheet: string) => {
            const width = sheets.find((each) => each.sheet === sheet)?.width ?? 0;
            onChange({ ...layout, sheet, firstRow: 2, roles: Array.from({ length: width }, () => null) });
          }}
          options={sheets.map(({ sheet }) => ({ value: sheet, label: sheet }))}
          style={{ minWidth: "10rem" }}
          value={layout.sheet}
        />
      </span>
    )}
    <span>
      数据从第{" "}
      <InputNumber
        aria-label="数据从第几行开始"
        max={1000}
        min={1}
        onChange={(firstRow) => onChange({ ...layout, firstRow: firstRow ?? 1 })}
        precision={0}
        style={{ width: "5rem" }}
        value={layout.firstRow}
      />{" "}
      行开始（表头不算）
    </span>
  </Space>
);

/** The first rows of the sheet with a chooser above each column. */
const ChoiceTable = ({ sheets, layout, onChange }: HeadProps): ReactNode => {
  const sheet = sheets.find((each) => each.sheet === layout.sheet);
  const width = Math.max(sheet?.width ?? 0, layout.roles.length);
  const options = layoutRoles[layout.kind].map((value) => ({ value, label: layoutRoleWords[value] }));
  const set = (column: number, role: LayoutRole | null): void => {
    const padded = Array.from({ length: width }, (_none, at) => layout.roles[at] ?? null);
    onChange({ ...layout, roles: withRole(padded, column, role) });
  };
  return (
    <ColumnTable
      chooser={(column, letters) => (
        <Select
          allowClear
          aria-label={`${letters}栏的含义`}
          onChange={(role: string | undefined) => set(column, isRole(role) ? role : null)}
          options={options}
          placeholder="不使用"
          popupMatchSelectWidth={false}
          style={{ width: "100%" }}
          value={layout.roles[column] ?? null}
        />
      )}
      isHead={(row) => row < layout.firstRow}
      rows={sheet?.rows ?? []}
      width={width}
    />
  );
};

export type ColumnChoiceProps = {
  readonly file: DroppedFile;
  readonly kind: NonNullable<InputOf<"moving.preview">["kind"]>;
  /** Where the person left off, when the columns were mapped once already. */
  readonly start: LayoutInput | null;
  readonly onDone: (layout: LayoutInput) => void;
  readonly onCancel: () => void;
};

/** The columns of a file nobody knows, mapped by hand; kept for the next file with the same header once it is imported. */
export const ColumnChoice = ({ file, kind, start, onDone, onCancel }: ColumnChoiceProps): ReactNode => {
  const shown = useQuery("moving.columns", { file, kind });
  const [edited, setEdited] = useState<ForeignLayout | null>(start);
  const layout = edited ?? shown.data?.layout ?? null;
  const faults = layout === null ? [] : layoutFaults(layout);
  return (
    <section className="panel">
      <h2>指定各栏的含义</h2>
      <p className="soft">
        请对照文件的前几行，在每一栏上方选它是什么；用不到的栏不必选。导入以后会记住，同样表头的文件下次直接认得。
      </p>
      <FailureAlert failure={shown.failure} onRetry={shown.reload} />
      {shown.data !== null && layout !== null && (
        <>
          <ChoiceHead layout={layout} onChange={setEdited} sheets={shown.data.sheets} />
          <ChoiceTable layout={layout} onChange={setEdited} sheets={shown.data.sheets} />
          {faults.length > 0 && (
            <Alert
              description={faults.map((fault) => (
                <div key={fault}>{layoutFaultWords[fault]}</div>
              ))}
              showIcon
              style={{ margin: "12px 0" }}
              title="还差一点"
              type="info"
            />
          )}
          <Space style={{ marginTop: 12 }}>
            <Button disabled={faults.length > 0} onClick={() => onDone(layout)} type="primary">
              按这样读取
            </Button>
            <Button onClick={onCancel}>取消</Button>
          </Space>
        </>
      )}
    </section>
  );
};
