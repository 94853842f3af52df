import { Button, Tag } from "antd";
import { useState, type ReactNode } from "react";
import type { OutputOf } from "#contract/contract.ts";
import { moneyText } from "#renderer/format/money.ts";
import { useQuery } from "#renderer/ledger/use-query.ts";
import { usePlace } from "#renderer/stages/office/place-store.ts";
import { useSession } from "#renderer/stages/office/session-store.ts";
import { FailureAlert } from "#renderer/ui/failure-alert.tsx";
import { MoneyCell } from "#renderer/ui/money-cell.tsx";
import { PaperLink, PaperTable, type PaperColumn } from "#renderer/ui/paper-table.tsx";
import { checklistStateWords, checklistWords, paymentStageWords } from "#renderer/words/projects.ts";
import { AssetDialog } from "./asset-dialog.tsx";
import type { Project } from "./project-form.ts";

type Payment = OutputOf<"project.show">["payments"][number];

const stateColours = { done: "success", missing: "error", later: "default", free: "default" } as const;

const Checklist = ({ project }: { readonly project: Project }): ReactNode => (
  <ul aria-label="资料完整性" className="check-list">
    {project.checklist.map(({ key, state }) => (
      <li key={key}>
        <Tag color={stateColours[state]}>
          {checklistWords[key]}：{checklistStateWords[state]}
        </Tag>
      </li>
    ))}
  </ul>
);

const paymentColumns = (open: (id: string) => void): readonly PaperColumn<Payment & { readonly sumFen: number }>[] => [
  { key: "day", title: "日期", width: 110, cell: (payment) => payment.onDate },
  {
    key: "voucher",
    title: "凭证",
    width: 120,
    cell: (payment) => (
      <PaperLink onClick={() => open(payment.voucherId)}>
        {payment.isPosted ? `${payment.word}-${String(payment.number)}` : "还没记账"}
      </PaperLink>
    ),
  },
  { key: "text", title: "摘要", width: 260, hint: (payment) => payment.summary, cell: (payment) => payment.summary },
  { key: "stage", title: "阶段", width: 120, cell: (payment) => paymentStageWords[payment.stage] },
  {
    key: "cost",
    title: "列支（挂账）",
    width: 130,
    align: "right",
    cell: (payment) => <MoneyCell amountFen={payment.costFen} blankZero />,
  },
  {
    key: "paid",
    title: "付款",
    width: 130,
    align: "right",
    cell: (payment) => <MoneyCell amountFen={payment.paidFen} blankZero />,
  },
  {
    key: "sum",
    title: "累计付款",
    width: 130,
    align: "right",
    cell: (payment) => moneyText(payment.sumFen),
  },
];

/** Payments with what had been paid by then, what was paid before the books included; drafts do not count. */
const withSums = (project: Project, payments: readonly Payment[]) => {
  let sumFen: number = project.openingPaidFen;
  return payments.map((payment) => {
    if (payment.isPosted) sumFen += payment.paidFen;
    return { ...payment, sumFen };
  });
};

/** Shares are told in whole per cent, rounded down: 99.9 % is not all of it. */
const shareText = (part: number, whole: number): string =>
  whole <= 0 ? "" : `（${String(Math.floor((part * 100) / whole))}%）`;

type Props = {
  readonly project: Project;
  readonly onEdit: () => void;
  readonly onDone: (text: string, voucherId: string | null) => void;
};

/** One project: what its file lacks, its price, and every voucher that names it; its works become an asset from here. */
export const ProjectPanel = ({ project, onEdit, onDone }: Props): ReactNode => {
  const { today, can } = useSession();
  const open = usePlace((state) => state.open);
  const [isDelivering, setIsDelivering] = useState(false);
  const { data, failure, reload } = useQuery("project.show", { id: project.id, on: today });
  return (
    <section aria-label="工程项目情况" className="panel" style={{ marginTop: 16 }}>
      <h2>
        {project.number}　{project.name}
      </h2>
      <FailureAlert failure={failure} onRetry={reload} />
      <Checklist project={project} />
      <p>
        工程价 {moneyText(project.priceFen)} 元
        {project.variedFen === 0 ? "" : `（其中变更 ${moneyText(project.variedFen)} 元）`}，已付{" "}
        {moneyText(project.paidFen)} 元{shareText(project.paidFen, project.priceFen)}，形象进度 {project.percent}
        %，在建工程账上还有 {moneyText(project.worksFen)} 元。
      </p>
      <div className="button-row" style={{ marginBottom: 10 }}>
        {can("bookkeeper") && (
          <>
            <Button onClick={onEdit}>修改档案</Button>
            {project.worksFen > 0 && <Button onClick={() => setIsDelivering(true)}>完工转资产</Button>}
          </>
        )}
      </div>
      <PaperTable
        columns={paymentColumns((id) => open("voucher", { id }))}
        empty={<p className="soft">还没有凭证用到这个项目。付工程款时，在分录里选上这个工程项目。</p>}
        height="32vh"
        keyOf={(payment) => payment.voucherId}
        label="工程付款"
        rows={withSums(project, data?.payments ?? [])}
        viewKey={`project/${project.id}`}
      />
      {isDelivering && (
        <AssetDialog
          card={null}
          isDelivery
          ledgerId={project.ledgerId}
          onClose={() => setIsDelivering(false)}
          onDone={onDone}
          works={project}
        />
      )}
    </section>
  );
};
