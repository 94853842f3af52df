import { Alert, Spin } from "antd";
import { useMemo } from "react";
import { useQuery } from "#renderer/ledger/use-query.ts";
import { usePlace } from "#renderer/stages/office/place-store.ts";
import { useSession } from "#renderer/stages/office/session-store.ts";
import { EmptyHint } from "#renderer/ui/empty-hint.tsx";
import { FailureAlert } from "#renderer/ui/failure-alert.tsx";
import { PageFrame } from "#renderer/ui/page-frame.tsx";
import { AttachmentPanel } from "./attachment-panel.tsx";
import type { VoucherDetail } from "./grid-content.ts";
import { CategoryChanges } from "./category-changes.tsx";
import { LiveHits } from "./live-hits.tsx";
import { ApprovalList, useTownshipApproval } from "./township-approval.tsx";
import { ReturnedSpending } from "./returned-spending.tsx";
import { StateTags } from "./state-tags.tsx";
import { VoucherActions } from "./voucher-actions.tsx";
import { VoucherFacts } from "./voucher-facts.tsx";
import { VoucherPaper } from "./voucher-paper.tsx";
import { headName } from "./voucher-words.ts";

type BodyProps = { readonly voucher: VoucherDetail; readonly reload: () => void };

const Body = ({ voucher, reload }: BodyProps) => {
  const open = usePlace((state) => state.open);
  const can = useSession((state) => state.can);
  const items = useQuery("item.list", { ledgerId: voucher.ledgerId });
  const itemNames = useMemo(
    () => new Map<string, string>((items.data?.items ?? []).map((item) => [item.id, item.name])),
    [items.data],
  );
  const canFile = can("bookkeeper", "cashier");
  const isDraft = voucher.state === "draft";
  const of = { voucherId: voucher.id, claimId: null };
  const township = useTownshipApproval(isDraft ? of : null, reload);
  return (
    <>
      {voucher.returnedReason === null ? null : (
        <Alert showIcon style={{ marginBottom: 12 }} title={`审核退回：${voucher.returnedReason}`} type="warning" />
      )}
      {voucher.hasMovedMoney && voucher.isHeld ? (
        <Alert
          showIcon
          style={{ marginBottom: 12 }}
          title="这笔钱银行已经付出，账要如实记：可以审核和记账，违反制度的地方会列入疑点清单，要另行说明。"
          type="warning"
        />
      ) : null}
      <ReturnedSpending canName={can("bookkeeper", "reviewer", "head")} onChanged={reload} voucher={voucher} />
      <VoucherPaper
        itemNames={itemNames}
        names={voucher}
        onAccount={(accountId) => {
          open("subsidiary-ledger", { accountId });
        }}
        slip={voucher}
      />
      <div className="entry-lower">
        <section className="panel">
          <h2>凭证资料</h2>
          <VoucherFacts voucher={voucher} />
        </section>
        <div>
          <section className="panel">
            <h2>制度检查</h2>
            {voucher.hits.length === 0 ? (
              <p className="soft">没有发现违反制度的地方。</p>
            ) : (
              <LiveHits
                hits={voucher.hits}
                {...(voucher.hits.some(township.isOffered) ? { actionsFor: township.button } : {})}
              />
            )}
            <CategoryChanges changes={voucher.categoryChanges} />
            <ApprovalList
              canWithdraw={isDraft && can("reviewer", "head")}
              key={voucher.hits.filter(({ isCleared }) => isCleared).length}
              of={of}
              onChanged={reload}
            />
            {township.dialog}
          </section>
          <section className="panel">
            <h2>附件文件</h2>
            <AttachmentPanel
              attachments={voucher.attachments}
              canAdd={canFile}
              canRemove={canFile && voucher.state === "draft"}
              onChanged={reload}
              voucherId={voucher.id}
            />
          </section>
        </div>
      </div>
    </>
  );
};

/** 查看凭证: one voucher as on paper, everything behind it, and what the signed-in person may do with it. */
export const VoucherScreen = () => {
  const { params, open } = usePlace();
  const id = params["id"] ?? null;
  const { data, failure, isLoading, reload } = useQuery("voucher.show", id === null ? null : { id });
  return (
    <PageFrame
      extra={
        data === null ? null : (
          <>
            <StateTags head={data} />
            <VoucherActions onChanged={reload} voucher={data} />
          </>
        )
      }
      title={data === null ? "凭证" : `凭证 ${headName(data)}`}
    >
      <FailureAlert failure={failure} onRetry={reload} />
      {id === null ? (
        <EmptyHint text="没有选择凭证">
          <button
            className="paper-link"
            onClick={() => {
              open("voucher-list");
            }}
            type="button"
          >
            到凭证查询里选一张
          </button>
        </EmptyHint>
      ) : null}
      {isLoading && data === null ? (
        <Spin description="正在打开凭证……">
          <div style={{ height: 160 }} />
        </Spin>
      ) : null}
      {data === null ? null : <Body reload={reload} voucher={data} />}
    </PageFrame>
  );
};
