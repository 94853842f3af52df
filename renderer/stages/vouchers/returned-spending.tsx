import { Alert, Button, Modal, Table, type TableColumnsType } from "antd";
import { useState, type ReactNode } from "react";
import type { OutputOf } from "#contract/contract.ts";
import { moneyText } from "#renderer/format/money.ts";
import { useAction, useQuery } from "#renderer/ledger/use-query.ts";
import { EmptyHint } from "#renderer/ui/empty-hint.tsx";
import { FailureAlert } from "#renderer/ui/failure-alert.tsx";
import type { VoucherDetail } from "./grid-content.ts";

type Spending = OutputOf<"voucher.list">["vouchers"][number];
type TakenBack = NonNullable<VoucherDetail["takenBack"]>;

type DialogProps = {
  readonly voucher: VoucherDetail;
  readonly categoryId: string;
  readonly onNamed: () => void;
  readonly onClose: () => void;
};

/** Picks the posted spending whose money came back. */
const NameDialog = ({ voucher, categoryId, onNamed, onClose }: DialogProps) => {
  const { data, failure, isLoading, reload } = useQuery("voucher.list", {
    ledgerId: voucher.ledgerId,
    fromMonth: null,
    toMonth: voucher.onDate.slice(0, 7),
    state: "posted",
    categoryId,
    skip: 0,
    take: 200,
  });
  const name = useAction("voucher.nameSpending");
  const pick = async (spendingId: string): Promise<void> => {
    if ((await name.run({ id: voucher.id, spendingId })) !== null) onNamed();
  };
  const spendings = (data?.vouchers ?? []).filter(({ kind }) => kind === "ordinary" || kind === "supplement");
  const columns: TableColumnsType<Spending> = [
    { title: "日期", dataIndex: "onDate", key: "onDate", width: 120 },
    { title: "凭证号", key: "number", width: 90, render: (_text, { word, number }) => `${word}-${String(number)}` },
    { title: "摘要", dataIndex: "summary", key: "summary" },
    { title: "金额", key: "total", width: 140, align: "right", render: (_text, row) => moneyText(row.totalFen) },
    {
      title: "操作",
      key: "do",
      width: 90,
      render: (_text, { id, onDate, word, number }) => (
        <Button
          aria-label={`指明${onDate} ${word}-${String(number)}`}
          loading={name.isRunning}
          onClick={() => void pick(id)}
          type="primary"
        >
          指明
        </Button>
      ),
    },
  ];
  return (
    <Modal footer={null} onCancel={onClose} open title="指明退的是哪笔支出" width={860}>
      <p className="soft">退回来的钱，冲减的是当初支出那个期间的限额和预算，不会腾出别的期间的。</p>
      <FailureAlert failure={failure ?? name.failure} onRetry={reload} />
      <Table
        columns={columns}
        dataSource={spendings}
        loading={isLoading}
        locale={{
          emptyText: (
            <EmptyHint hint="启用以前支出的钱退回来，贷方不填支出分类。" text="这个分类没有已经记账的支出凭证" />
          ),
        }}
        pagination={false}
        rowKey="id"
        scroll={{ y: "50vh" }}
        size="small"
      />
    </Modal>
  );
};

const amountsText = ({ categories }: TakenBack): string =>
  categories.map(({ name, amountFen }) => `“${name}” ${moneyText(amountFen)} 元`).join("、");

type Props = { readonly voucher: VoucherDetail; readonly canName: boolean; readonly onChanged: () => void };

/** 支出退回: what a voucher takes back of its categories, and which spending it names for it. */
export const ReturnedSpending = ({ voucher, canName, onChanged }: Props): ReactNode => {
  const [isNaming, setIsNaming] = useState(false);
  const { takenBack } = voucher;
  if (takenBack === null) return null;
  const { spending, categories } = takenBack;
  const [first] = categories;
  const named =
    spending === null
      ? "还没有指明退的是哪张支出凭证，不能审核。"
      : `退的是 ${spending.onDate} ${spending.word}-${String(spending.number)} ${spending.summary}。`;
  return (
    <>
      <Alert
        action={
          canName && voucher.state === "draft" ? (
            <Button
              onClick={() => {
                setIsNaming(true);
              }}
              size="small"
            >
              {spending === null ? "指明支出凭证" : "改指明"}
            </Button>
          ) : null
        }
        showIcon
        style={{ marginBottom: 12 }}
        title={`冲减支出${amountsText(takenBack)}：${named}`}
        type={spending === null ? "warning" : "info"}
      />
      {isNaming && first !== undefined ? (
        <NameDialog
          categoryId={first.id}
          onClose={() => {
            setIsNaming(false);
          }}
          onNamed={() => {
            setIsNaming(false);
            onChanged();
          }}
          voucher={voucher}
        />
      ) : null}
    </>
  );
};
