import { Alert, Button, Checkbox, Pagination } from "antd";
import { useState } from "react";
import type { InputOf, OutputOf } from "#contract/contract.ts";
import { allPages } from "#renderer/ledger/all-pages.ts";
import { useQuery } from "#renderer/ledger/use-query.ts";
import { useLedger } from "#renderer/stages/office/ledger-store.ts";
import { usePlace } from "#renderer/stages/office/place-store.ts";
import { useSession } from "#renderer/stages/office/session-store.ts";
import { EmptyHint } from "#renderer/ui/empty-hint.tsx";
import { FailureAlert } from "#renderer/ui/failure-alert.tsx";
import { MoneyCell } from "#renderer/ui/money-cell.tsx";
import { PageFrame } from "#renderer/ui/page-frame.tsx";
import { PaperTable, type PaperColumn } from "#renderer/ui/paper-table.tsx";
import { useKeys } from "#renderer/ui/use-keys.ts";
import { VoucherPrintDialog } from "#renderer/stages/printing/voucher-print-dialog.tsx";
import { BatchDialog } from "./batch-dialog.tsx";
import { ListFilter } from "./list-filter.tsx";
import { useVoucherList } from "./list-store.ts";
import { StateTags } from "./state-tags.tsx";
import { useBatch } from "./use-batch.ts";
import { headName } from "./voucher-words.ts";

type Head = OutputOf<"voucher.list">["vouchers"][number];

const pageSize = 200;

const columnsOf = (isAllLedgers: boolean): readonly PaperColumn<Head>[] => [
  { key: "date", title: "日期", width: 118, cell: (head) => head.onDate },
  { key: "name", title: "字号", width: 92, cell: headName },
  ...(isAllLedgers
    ? [
        {
          key: "ledger",
          title: "账套",
          width: 190,
          cell: (head: Head) => head.ledgerName,
          hint: (head: Head) => head.ledgerName,
        },
      ]
    : []),
  { key: "summary", title: "摘要", width: 300, cell: (head) => head.summary, hint: (head) => head.summary },
  { key: "total", title: "金额", width: 140, align: "right", cell: (head) => <MoneyCell amountFen={head.totalFen} /> },
  { key: "papers", title: "附件", width: 64, align: "center", cell: (head) => head.paperCount },
  { key: "state", title: "状态", width: 210, cell: (head) => <StateTags head={head} /> },
  { key: "by", title: "制单", width: 90, cell: (head) => head.preparedByName },
  { key: "reviewer", title: "审核", width: 90, cell: (head) => head.reviewedByName ?? "" },
  { key: "poster", title: "记账", width: 90, cell: (head) => head.postedByName ?? "" },
];

/** 打印凭证 by a span of months and numbers. */
const PrintButton = ({ heads }: { readonly heads: readonly Head[] }) => {
  const { ledgerId, month: chosen } = useLedger();
  const [isOpen, setIsOpen] = useState(false);
  // The newest month the list shows: there is something to print in it.
  const month = heads.find(({ state }) => state === "posted")?.onDate.slice(0, 7) ?? chosen;
  if (ledgerId === null || month === null) return null;
  return (
    <>
      <Button onClick={() => setIsOpen(true)}>打印凭证</Button>
      {isOpen ? (
        <VoucherPrintDialog ids={[]} ledgerId={ledgerId} month={month} onClose={() => setIsOpen(false)} />
      ) : null}
    </>
  );
};

const ListActions = ({
  batch,
  heads,
}: {
  readonly batch: ReturnType<typeof useBatch>;
  readonly heads: readonly Head[];
}) => {
  const open = usePlace((state) => state.open);
  const can = useSession((state) => state.can);
  const { drafts, foreign, reviewed, running } = batch;
  return (
    <>
      {running === null ? null : <span className="soft">{running}……</span>}
      {can("bookkeeper") && foreign > 0 ? (
        <Button
          disabled={running !== null}
          onClick={() => void batch.takeOver()}
          title="原样保存，制单改为本人；接手以后您不能再审核它们"
        >
          接手勾选的（{foreign}）
        </Button>
      ) : null}
      {can("reviewer", "head") ? (
        <Button disabled={drafts === 0 || running !== null} onClick={() => void batch.review()} title="Alt+R">
          审核勾选的（{drafts}）
        </Button>
      ) : null}
      {can("bookkeeper", "reviewer", "head") ? (
        <Button disabled={reviewed === 0 || running !== null} onClick={() => void batch.post()} title="Alt+P">
          记账勾选的（{reviewed}）
        </Button>
      ) : null}
      <PrintButton heads={heads} />
      {can("bookkeeper") ? (
        <Button
          onClick={() => {
            open("voucher-entry");
          }}
          title="Alt+N"
          type="primary"
        >
          录入凭证
        </Button>
      ) : null}
    </>
  );
};

/** Says that only vouchers of one spending category are listed, and ends that. */
const CategoryNotice = ({ categoryId }: { readonly categoryId: string }) => {
  const adjust = usePlace((state) => state.adjust);
  const { data } = useQuery("category.list", {});
  const name = data?.categories.find((category) => category.id === categoryId)?.name ?? "";
  return (
    <Alert
      action={
        <Button
          onClick={() => {
            adjust({});
          }}
          size="small"
        >
          看全部凭证
        </Button>
      }
      style={{ marginBottom: 12 }}
      title={`只列出支出分类“${name}”的凭证`}
      type="info"
    />
  );
};

/** The vouchers of every page of the list: what is printed and exported. */
const everyVoucher = (wanted: InputOf<"voucher.list">): Promise<readonly Head[]> =>
  allPages(
    "voucher.list",
    (part) => ({ ...wanted, ...part }),
    (answer) => answer.vouchers,
  );

/** 凭证查询: every voucher of a set of books, with what may be done to several at once. */
export const VoucherList = () => {
  const ledgerId = useLedger((state) => state.ledgerId);
  const { params, open } = usePlace();
  const can = useSession((state) => state.can);
  const { filter, change, ticked, tick, tickAll } = useVoucherList();
  const { page, isAllLedgers, ...conditions } = filter;
  const wanted = {
    ...conditions,
    categoryId: params["category"] ?? null,
    ledgerId: isAllLedgers ? null : ledgerId,
  };
  const { data, failure, isLoading, reload } = useQuery(
    "voucher.list",
    ledgerId === null ? null : { ...wanted, skip: (page - 1) * pageSize, take: pageSize },
  );
  const heads = data?.vouchers ?? [];
  const batch = useBatch(heads, reload);
  const show = (id: string): void => open("voucher", { id });
  const canReview = can("reviewer", "head");
  const canPost = can("bookkeeper", "reviewer", "head");
  const unposted = heads.filter((head) => head.state !== "posted");
  const isAllTicked = unposted.length > 0 && unposted.every((head) => ticked.has(head.id));
  const turnAll = (): void => tickAll(isAllTicked ? [] : unposted.map(({ id }) => id));
  useKeys("凭证查询", [
    { keys: "Alt+A", label: "全选、全不选", run: turnAll },
    { keys: "↑ / ↓", label: "上一张、下一张", run: null },
    { keys: "Enter", label: "打开凭证（按 Esc 回到同一行）", run: null },
    { keys: "空格", label: "勾选或取消", run: null },
    ...(canReview ? [{ keys: "Alt+R", label: "审核勾选的草稿", run: () => void batch.review() }] : []),
    ...(canPost ? [{ keys: "Alt+P", label: "把勾选的已审核凭证记账", run: () => void batch.post() }] : []),
    ...(can("bookkeeper")
      ? [
          {
            keys: "Alt+N",
            label: "录入凭证",
            run: () => {
              open("voucher-entry");
            },
          },
        ]
      : []),
  ]);
  const box: PaperColumn<Head> = {
    key: "tick",
    title: <Checkbox aria-label="全选" checked={isAllTicked} onChange={turnAll} title="Alt+A" />,
    width: 44,
    align: "center",
    cell: (head) =>
      head.state === "posted" ? null : (
        <Checkbox
          aria-label={`勾选${head.onDate}${head.summary}`}
          checked={ticked.has(head.id)}
          onChange={() => {
            tick(head.id);
          }}
        />
      ),
  };
  return (
    <PageFrame extra={<ListActions batch={batch} heads={heads} />} title="凭证查询">
      <ListFilter />
      {params["category"] === undefined ? null : <CategoryNotice categoryId={params["category"]} />}
      <FailureAlert failure={failure} onRetry={reload} />
      <PaperTable
        allRows={() => everyVoucher(wanted)}
        below={48}
        columns={canReview || canPost ? [box, ...columnsOf(isAllLedgers)] : columnsOf(isAllLedgers)}
        empty={
          isLoading ? (
            <p className="soft">正在查找凭证……</p>
          ) : (
            <EmptyHint hint="可以放宽上面的条件，或者录入、导入凭证。" text="没有符合条件的凭证" />
          )
        }
        keyOf={(head) => head.id}
        label="凭证"
        onOpen={(head) => {
          show(head.id);
        }}
        onTick={(head) => {
          if (head.state !== "posted") tick(head.id);
        }}
        rowClass={(head) => (head.isHeld ? "paper-warn" : "")}
        rows={heads}
        viewKey={`vouchers/${isAllLedgers ? "all" : (ledgerId ?? "")}/${String(page)}`}
      />
      {data !== null && data.total > 0 ? (
        <Pagination
          current={page}
          onChange={(next) => {
            change({ page: next });
          }}
          pageSize={pageSize}
          showSizeChanger={false}
          showTotal={(total) => `共 ${String(total)} 张`}
          style={{ marginTop: 12 }}
          total={data.total}
        />
      ) : null}
      <BatchDialog
        onClose={() => {
          batch.setOutcome(null);
        }}
        onOpen={show}
        results={batch.outcome?.results ?? null}
        title={batch.outcome?.title ?? ""}
      />
    </PageFrame>
  );
};
