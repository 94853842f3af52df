import { Button, Checkbox, Input, Pagination, Segmented, Select, Space } from "antd";
import { useEffect, useState, type ReactNode } from "react";
import { voucherState } from "#contract/scalars.ts";
import type { OutputOf } from "#contract/contract.ts";
import { fen } from "#domain/core/fen.ts";
import { useAction, useQuery } from "#renderer/ledger/use-query.ts";
import { useLedger } from "#renderer/stages/office/ledger-store.ts";
import { usePlace } from "#renderer/stages/office/place-store.ts";
import { AmountField } from "#renderer/ui/amount-field.tsx";
import { DateField } from "#renderer/ui/date-field.tsx";
import { EmptyHint } from "#renderer/ui/empty-hint.tsx";
import { FailureAlert } from "#renderer/ui/failure-alert.tsx";
import { MoneyCell } from "#renderer/ui/money-cell.tsx";
import { PageFrame } from "#renderer/ui/page-frame.tsx";
import { PaperTable, type PaperColumn } from "#renderer/ui/paper-table.tsx";
import { useKeys } from "#renderer/ui/use-keys.ts";
import { voucherStateWords } from "#renderer/words/labels.ts";
import { useSearch, wholeSearch, type SearchFilter } from "./search-store.ts";

type Hit = OutputOf<"voucher.search">["hits"][number];

const pageSize = 200;

const columns: readonly PaperColumn<Hit>[] = [
  { key: "date", title: "日期", width: 118, cell: (hit) => hit.onDate },
  { key: "name", title: "字号", width: 92, cell: (hit) => (hit.name === "" ? voucherStateWords[hit.state] : hit.name) },
  { key: "ledger", title: "账套", width: 210, hint: (hit) => hit.ledgerName, cell: (hit) => hit.ledgerName },
  { key: "summary", title: "摘要", width: 360, hint: (hit) => hit.summary, cell: (hit) => hit.summary },
  { key: "total", title: "金额", width: 140, align: "right", cell: (hit) => <MoneyCell amountFen={hit.totalFen} /> },
  { key: "by", title: "制单", width: 100, cell: (hit) => hit.preparedByName },
];

const amountOf = (amountFen: number | null | undefined) =>
  amountFen === null || amountFen === undefined ? null : fen(amountFen);

/** The one box: what is typed is looked for a moment after the last key. */
const SearchBox = (): ReactNode => {
  const { filter, set } = useSearch();
  const [text, setText] = useState(filter.text ?? "");
  useEffect(() => {
    if (text === (filter.text ?? "")) return undefined;
    const timer = setTimeout(() => set({ ...filter, text }), 250);
    return () => clearTimeout(timer);
  }, [text, filter, set]);
  return (
    <Input
      allowClear
      aria-label="查找"
      autoFocus
      onChange={(event) => setText(event.target.value)}
      onKeyDown={(event) => {
        if (event.key !== "ArrowDown" && event.key !== "Enter") return;
        event.preventDefault();
        document.querySelector<HTMLElement>(".paper-table")?.focus();
      }}
      placeholder="摘要、金额、收款人、字号、发票号、附件名或拼音首字母；几个词用空格隔开"
      style={{ width: "40rem" }}
      value={text}
    />
  );
};

/** The panel of conditions. */
const Conditions = (): ReactNode => {
  const { filter, set } = useSearch();
  const change = (part: Partial<SearchFilter>): void => set({ ...filter, ...part });
  return (
    <Space size="middle" style={{ marginBottom: 12 }} wrap>
      <div style={{ width: "11.5rem" }}>
        <DateField isClearable label="从哪天" onChange={(fromDate) => change({ fromDate })} value={filter.fromDate} />
      </div>
      至
      <div style={{ width: "11.5rem" }}>
        <DateField isClearable label="到哪天" onChange={(toDate) => change({ toDate })} value={filter.toDate} />
      </div>
      <div style={{ width: "9rem" }}>
        <AmountField
          label="最小金额"
          onChange={(leastFen) => change({ leastFen })}
          placeholder="金额从"
          value={amountOf(filter.leastFen)}
        />
      </div>
      <div style={{ width: "9rem" }}>
        <AmountField
          label="最大金额"
          onChange={(mostFen) => change({ mostFen })}
          placeholder="金额到"
          value={amountOf(filter.mostFen)}
        />
      </div>
      <Input
        aria-label="科目编码"
        maxLength={15}
        onChange={(event) => change({ accountCode: event.target.value.replaceAll(/\D/g, "") })}
        placeholder="科目编码开头"
        style={{ width: "9rem" }}
        value={filter.accountCode ?? ""}
      />
      <Segmented
        aria-label="凭证状态"
        onChange={(value) => change({ state: voucherState.options.find((state) => state === value) ?? null })}
        options={[
          { value: "all", label: "全部" },
          ...voucherState.options.map((state) => ({ value: state as string, label: voucherStateWords[state] })),
        ]}
        value={filter.state ?? "all"}
      />
      <Select
        aria-label="附件"
        onChange={(value) => change({ hasFile: value === "any" ? null : value === "with" })}
        options={[
          { value: "any", label: "有没有附件都行" },
          { value: "with", label: "有附件" },
          { value: "without", label: "没有附件" },
        ]}
        style={{ width: "10rem" }}
        value={filter.hasFile === null || filter.hasFile === undefined ? "any" : filter.hasFile ? "with" : "without"}
      />
      <Checkbox checked={filter.isAllLedgers} onChange={(event) => change({ isAllLedgers: event.target.checked })}>
        所有账套
      </Checkbox>
    </Space>
  );
};

/** Searches kept under a name: for the person alone. */
const KeptSearches = ({ ledgerId }: { readonly ledgerId: string | null }): ReactNode => {
  const { filter, replace } = useSearch();
  const [name, setName] = useState("");
  const { data, reload } = useQuery("search.list", {});
  const save = useAction("search.save");
  const drop = useAction("search.drop");
  const keep = async (): Promise<void> => {
    const { isAllLedgers, ...rest } = filter;
    const kept = { ...rest, ledgerId: isAllLedgers ? null : ledgerId };
    if (name.trim() === "" || (await save.run({ name: name.trim(), filter: kept })) === null) return;
    setName("");
    reload();
  };
  const remove = async (id: string): Promise<void> => {
    if ((await drop.run({ id })) !== null) reload();
  };
  return (
    <div className="button-row" style={{ marginBottom: 12 }}>
      {(data?.searches ?? []).map((search) => (
        <Space.Compact key={search.id}>
          <Button
            onClick={() => {
              const { ledgerId: ofLedger, ...rest } = search.filter;
              replace({ ...rest, isAllLedgers: ofLedger === null });
            }}
          >
            {search.name}
          </Button>
          <Button aria-label={`删除查找条件${search.name}`} onClick={() => void remove(search.id)}>
            ×
          </Button>
        </Space.Compact>
      ))}
      <Space.Compact>
        <Input
          aria-label="给这次查找起名"
          maxLength={40}
          onChange={(event) => setName(event.target.value)}
          onPressEnter={() => void keep()}
          placeholder="给这些条件起个名"
          style={{ width: "12rem" }}
          value={name}
        />
        <Button disabled={name.trim() === ""} onClick={() => void keep()}>
          存下来
        </Button>
      </Space.Compact>
      <Button onClick={() => replace(wholeSearch)}>清除条件</Button>
    </div>
  );
};

/** 全文查找: one box over all vouchers of the township, a panel of conditions, and searches a person keeps. */
export const SearchScreen = (): ReactNode => {
  const ledgerId = useLedger((state) => state.ledgerId);
  const open = usePlace((state) => state.open);
  const { filter, page, turn, turnTo } = useSearch();
  const { isAllLedgers, ...conditions } = filter;
  const { data, failure, isLoading, reload } = useQuery("voucher.search", {
    ...conditions,
    ledgerId: isAllLedgers ? null : ledgerId,
    skip: (page - 1) * pageSize,
    take: pageSize,
  });
  useKeys("全文查找", [{ keys: "Enter", label: "打开凭证（按 Esc 回到同一行）", run: null }]);
  return (
    <PageFrame title="全文查找">
      <div style={{ marginBottom: 12 }}>
        <SearchBox key={turn} />
      </div>
      <Conditions />
      <KeptSearches ledgerId={ledgerId} />
      <FailureAlert failure={failure} onRetry={reload} />
      <PaperTable
        below={48}
        columns={columns}
        empty={isLoading ? null : <EmptyHint hint="换个词，或放宽上面的条件。" text="没有找到凭证" />}
        keyOf={(hit) => hit.id}
        label="查找结果"
        onOpen={(hit) => open("voucher", { id: hit.id })}
        rows={data?.hits ?? []}
        viewKey={`search/${JSON.stringify(filter)}/${String(page)}`}
      />
      {data !== null && data.total > 0 ? (
        <Pagination
          current={page}
          onChange={turnTo}
          pageSize={pageSize}
          showSizeChanger={false}
          showTotal={(total) =>
            data.isCut ? `找到的超过 ${String(total)} 张，只列出最近的这些，请再加条件` : `共 ${String(total)} 张`
          }
          style={{ marginTop: 12 }}
          total={data.total}
        />
      ) : null}
    </PageFrame>
  );
};
