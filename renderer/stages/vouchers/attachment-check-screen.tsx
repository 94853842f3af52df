import { Alert, Button, Checkbox, Tag } from "antd";
import type { ReactNode } from "react";
import type { OutputOf } from "#contract/contract.ts";
import { useQuery } from "#renderer/ledger/use-query.ts";
import { useLedger } from "#renderer/stages/office/ledger-store.ts";
import { usePlace } from "#renderer/stages/office/place-store.ts";
import { EmptyHint } from "#renderer/ui/empty-hint.tsx";
import { FailureAlert } from "#renderer/ui/failure-alert.tsx";
import { PageFrame } from "#renderer/ui/page-frame.tsx";
import { PaperTable, type PaperColumn } from "#renderer/ui/paper-table.tsx";

type Row = OutputOf<"attachment.problems">["problems"][number];

const problemWords: Readonly<Record<Row["problem"], string>> = {
  missing: "文件不见了",
  changed: "文件被改过",
  "no-file": "没有扫描件",
};

const columns: readonly PaperColumn<Row>[] = [
  {
    key: "problem",
    title: "问题",
    width: 130,
    cell: (row) => <Tag color={row.problem === "no-file" ? "default" : "red"}>{problemWords[row.problem]}</Tag>,
  },
  { key: "ledger", title: "账套", width: 240, hint: (row) => row.ledgerName, cell: (row) => row.ledgerName },
  { key: "voucher", title: "凭证", width: 190, cell: (row) => row.voucherName },
  { key: "name", title: "附件", width: 320, hint: (row) => row.name, cell: (row) => row.name },
  { key: "papers", title: "凭证写明的张数", width: 130, align: "right", cell: (row) => row.paperCount },
];

/** 附件检查: files that are gone or changed, and posted vouchers without any; a row opens its voucher. */
export const AttachmentCheckScreen = (): ReactNode => {
  const ledgerId = useLedger((state) => state.ledgerId);
  const { params, adjust, open } = usePlace();
  const isAll = params["all"] === "1";
  const { data, failure, isLoading, reload } = useQuery("attachment.problems", { ledgerId: isAll ? null : ledgerId });
  const broken = (data?.problems ?? []).filter((row) => row.problem !== "no-file").length;
  return (
    <PageFrame
      extra={
        <>
          <Checkbox checked={isAll} onChange={(event) => adjust(event.target.checked ? { all: "1" } : {})}>
            所有账套
          </Checkbox>
          <Button loading={isLoading} onClick={reload}>
            重新检查
          </Button>
        </>
      }
      subtitle="逐个核对存下的附件：内容变了、文件丢了都能查出来；写了附件张数却没有扫描件的凭证也列在这里。"
      title="附件检查"
    >
      <FailureAlert failure={failure} onRetry={reload} />
      {data === null ? null : (
        <Alert
          showIcon
          style={{ marginBottom: 12 }}
          title={
            broken === 0
              ? `共 ${String(data.fileCount)} 个附件，全部完好。`
              : `共 ${String(data.fileCount)} 个附件，${String(broken)} 个有问题。请从备份里找回原文件；凭证本身不受影响。`
          }
          type={broken === 0 ? "success" : "error"}
        />
      )}
      <PaperTable
        columns={columns}
        empty={isLoading ? null : <EmptyHint text="没有要处理的附件" />}
        keyOf={(row) => `${row.voucherId}/${row.attachmentId ?? ""}`}
        label="附件检查"
        onOpen={(row) => open("voucher", { id: row.voucherId })}
        rows={data?.problems ?? []}
        viewKey={`attachment-check/${isAll ? "all" : (ledgerId ?? "")}`}
      />
    </PageFrame>
  );
};
