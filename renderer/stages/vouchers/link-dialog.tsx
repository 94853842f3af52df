import { Button, Modal, Table, Tag, type TableColumnsType } from "antd";
import type { OutputOf } from "#contract/contract.ts";
import { waitsForSecondPerson } from "#domain/caps/vote.ts";
import { useQuery } from "#renderer/ledger/use-query.ts";
import { EmptyHint } from "#renderer/ui/empty-hint.tsx";
import { FailureAlert } from "#renderer/ui/failure-alert.tsx";
import { meetingWords } from "#renderer/words/labels.ts";

type Resolution = OutputOf<"resolution.list">["resolutions"][number];

type Props = {
  readonly ledgerId: string;
  readonly isLinking: boolean;
  readonly onPick: (resolutionId: string) => void;
  readonly onRecord: () => void;
  readonly onClose: () => void;
};

/** Picks a resolution in force, or one that only waits for its second person, to link to a voucher. */
export const LinkDialog = ({ ledgerId, isLinking, onPick, onRecord, onClose }: Props) => {
  const { data, failure, isLoading, reload } = useQuery("resolution.list", { ledgerId });
  const resolutions = (data?.resolutions ?? []).filter(
    (resolution) => resolution.isInForce || waitsForSecondPerson(resolution),
  );
  const columns: TableColumnsType<Resolution> = [
    { title: "文号", dataIndex: "number", key: "number", width: 150 },
    { title: "决议事项", dataIndex: "title", key: "title" },
    { title: "会议", key: "body", width: 220, render: (_text, { body }) => meetingWords[body] },
    { title: "日期", dataIndex: "metOn", key: "metOn", width: 120 },
    {
      title: "效力",
      key: "force",
      width: 90,
      render: (_text, resolution) =>
        resolution.isInForce ? <Tag color="green">有效</Tag> : <Tag color="gold">待复核</Tag>,
    },
    {
      title: "操作",
      key: "do",
      width: 96,
      render: (_text, { id, number }) => (
        <Button
          aria-label={`关联决议${number}`}
          loading={isLinking}
          onClick={() => {
            onPick(id);
          }}
          type="primary"
        >
          关联
        </Button>
      ),
    },
  ];
  return (
    <Modal footer={null} onCancel={onClose} open title="关联决议" width={960}>
      <p className="soft">
        只列出这个账套已经生效或待复核的决议。关联后系统重新核对：决议确实是关于这笔支出的，才会解除限制；待复核的，要另一个人复核后才生效。
      </p>
      <FailureAlert failure={failure} onRetry={reload} />
      <Table
        columns={columns}
        dataSource={resolutions}
        loading={isLoading}
        locale={{
          emptyText: (
            <EmptyHint hint="开会通过调整限额的决议后，先登记，再回来关联。" text="没有可关联的决议">
              <Button onClick={onRecord} type="primary">
                登记决议
              </Button>
            </EmptyHint>
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
