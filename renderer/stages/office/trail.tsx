import { Button, Input, Select, Table, type TableColumnsType } from "antd";
import { useState } from "react";
import type { OutputOf } from "#contract/contract.ts";
import type { LedgerId } from "#domain/core/ids.ts";
import { actionKinds, type ActionKind } from "#domain/audit/action-kinds.ts";
import { addDays, type LocalDate } from "#domain/core/dates.ts";
import { momentText } from "#renderer/format/dates.ts";
import { allPages } from "#renderer/ledger/all-pages.ts";
import { useQuery } from "#renderer/ledger/use-query.ts";
import { DateField } from "#renderer/ui/date-field.tsx";
import { EmptyHint } from "#renderer/ui/empty-hint.tsx";
import { FailureAlert } from "#renderer/ui/failure-alert.tsx";
import { LedgerPicker } from "#renderer/ui/ledger-picker.tsx";
import { PageFrame } from "#renderer/ui/page-frame.tsx";
import { useShownAntTable } from "#renderer/ui/shown-ant-table.ts";
import { actionKindNames } from "#renderer/words/action-kinds.ts";
import { actionText } from "#renderer/words/actions.ts";
import { useLedger } from "./ledger-store.ts";
import { useSession } from "./session-store.ts";

type Line = OutputOf<"trail.list">["lines"][number];
type Filter = {
  readonly from: LocalDate | null;
  readonly to: LocalDate | null;
  readonly personName: string;
  readonly text: string;
  readonly kind: ActionKind | null;
  readonly ledgerId: LedgerId | null;
};

const kindOptions = actionKinds.map((kind) => ({ value: kind, label: actionKindNames[kind] }));

const rowsOnPage = 50;

const ledgersText = ({ ledgerNames }: Line): string =>
  ledgerNames.length <= 3 ? ledgerNames.join("、") : `${ledgerNames[0] ?? ""}等 ${String(ledgerNames.length)} 个账套`;

const columns: TableColumnsType<Line> = [
  { title: "序号", dataIndex: "no", key: "no", align: "right", width: 90 },
  { title: "时间", key: "at", width: 170, render: (_text, line) => momentText(line.at) },
  { title: "人员", dataIndex: "personName", key: "person", width: 120 },
  { title: "操作", key: "action", width: 190, render: (_text, line) => actionText(line.action) },
  { title: "账套", key: "ledgers", width: 220, render: (_text, line) => ledgersText(line) },
  { title: "内容", dataIndex: "subject", key: "subject" },
];

type FilterProps = { readonly filter: Filter; readonly onChange: (filter: Filter) => void };

const TrailFilter = ({ filter, onChange }: FilterProps) => {
  const ledgers = useLedger((state) => state.ledgers);
  const [personName, setPersonName] = useState(filter.personName);
  const [text, setText] = useState(filter.text);
  const search = (): void => {
    onChange({ ...filter, personName: personName.trim(), text: text.trim() });
  };
  return (
    <form
      className="button-row"
      style={{ marginBottom: 12 }}
      onSubmit={(event) => {
        event.preventDefault();
        search();
      }}
    >
      <span style={{ width: 165 }}>
        <DateField
          label="起始日期"
          isClearable
          value={filter.from}
          onChange={(from) => {
            onChange({ ...filter, from });
          }}
        />
      </span>
      至
      <span style={{ width: 165 }}>
        <DateField
          label="截止日期"
          isClearable
          value={filter.to}
          onChange={(to) => {
            onChange({ ...filter, to });
          }}
        />
      </span>
      <Select<ActionKind>
        style={{ width: 170 }}
        allowClear
        aria-label="操作类别"
        listHeight={480}
        placeholder="全部操作"
        options={kindOptions}
        value={filter.kind}
        onChange={(kind: ActionKind | undefined) => {
          onChange({ ...filter, kind: kind ?? null });
        }}
      />
      <span style={{ width: 230 }}>
        <LedgerPicker
          ledgers={ledgers}
          placeholder="全部账套"
          value={filter.ledgerId}
          isClearable
          onChange={(ledgerId) => {
            onChange({ ...filter, ledgerId });
          }}
        />
      </span>
      <Input
        style={{ width: 130 }}
        allowClear
        aria-label="人员"
        placeholder="人员姓名"
        maxLength={40}
        value={personName}
        onChange={(event) => {
          setPersonName(event.target.value);
        }}
      />
      <Input
        autoFocus
        style={{ width: 220 }}
        allowClear
        aria-label="内容"
        placeholder="操作或内容里的文字"
        maxLength={100}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
        }}
      />
      <Button type="primary" htmlType="submit">
        查找
      </Button>
    </form>
  );
};

/** 操作日志: who did what and when; append-only, searched by person, time and content. */
export const Trail = () => {
  const today = useSession((state) => state.today);
  const [filter, setFilter] = useState<Filter>({
    from: addDays(today, -30),
    to: null,
    personName: "",
    text: "",
    kind: null,
    ledgerId: null,
  });
  const [page, setPage] = useState(1);
  const { data, failure, isLoading, reload } = useQuery("trail.list", {
    ...filter,
    skip: (page - 1) * rowsOnPage,
    take: rowsOnPage,
  });
  useShownAntTable({
    label: "操作日志",
    columns,
    rows: data?.lines ?? [],
    allRows: () =>
      allPages(
        "trail.list",
        (part) => ({ ...filter, ...part }),
        (answer) => answer.lines,
      ),
  });
  return (
    <PageFrame title="操作日志" subtitle="登录、制单、审核、记账、修改设置等每一步都自动记在这里，谁也不能修改或删除。">
      <TrailFilter
        filter={filter}
        onChange={(next) => {
          setFilter(next);
          setPage(1);
        }}
      />
      <FailureAlert failure={failure} onRetry={reload} />
      <Table<Line>
        size="small"
        rowKey="no"
        bordered
        loading={isLoading}
        columns={columns}
        dataSource={data?.lines ?? []}
        scroll={{ x: 1080 }}
        pagination={{
          current: page,
          pageSize: rowsOnPage,
          total: data?.total ?? 0,
          showSizeChanger: false,
          showTotal: (total) => `共 ${String(total)} 条`,
          onChange: setPage,
        }}
        locale={{
          emptyText: isLoading ? (
            "正在读取……"
          ) : (
            <EmptyHint text="没有符合条件的记录" hint="请放宽日期，或清除人员和内容。" />
          ),
        }}
      />
    </PageFrame>
  );
};
