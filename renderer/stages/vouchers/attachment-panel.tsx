import { Button, Popconfirm, Tag } from "antd";
import { useState } from "react";
import { useAction } from "#renderer/ledger/use-query.ts";
import { sizeText } from "#renderer/format/sizes.ts";
import { FileDrop, type DroppedFile } from "#renderer/ui/file-drop.tsx";
import { FileViewer } from "./file-viewer.tsx";
import type { VoucherDetail } from "./grid-content.ts";

type Attachment = VoucherDetail["attachments"][number];

type Props = {
  /** Null while the voucher was never saved: files then wait for the first save. */
  readonly voucherId: string | null;
  readonly attachments: readonly Attachment[];
  readonly waiting?: readonly DroppedFile[];
  readonly canAdd: boolean;
  readonly canRemove: boolean;
  readonly onWait?: (file: DroppedFile) => void;
  readonly onUnwait?: (index: number) => void;
  readonly onChanged: () => void;
};

/** 附件: the scans of a voucher; they can be dropped, looked at beside the voucher, and removed while it is a draft. */
export const AttachmentPanel = (props: Props) => {
  const { voucherId, attachments, waiting = [], canAdd, canRemove, onWait, onUnwait, onChanged } = props;
  const add = useAction("attachment.add");
  const remove = useAction("attachment.remove");
  const [seen, setSeen] = useState<Attachment | null>(null);
  const take = async (file: DroppedFile): Promise<void> => {
    if (voucherId === null) onWait?.(file);
    else if ((await add.run({ voucherId, file })) !== null) onChanged();
  };
  return (
    <>
      <ul className="file-list">
        {attachments.map((attachment) => (
          <li key={attachment.id}>
            <span className="file-name">{attachment.name}</span>
            {attachment.isLate ? <Tag color="gold">记账后补充</Tag> : null}
            {attachment.isMissing ? <Tag color="red">文件丢失</Tag> : null}
            <span className="soft">{sizeText(attachment.sizeBytes)}</span>
            <Button
              disabled={attachment.isMissing}
              onClick={() => {
                setSeen(attachment);
              }}
              size="small"
            >
              查看
            </Button>
            {canRemove ? (
              <Popconfirm
                cancelText="不删"
                okText="删除"
                onConfirm={async () => {
                  if ((await remove.run({ id: attachment.id })) !== null) onChanged();
                }}
                title={`删除附件“${attachment.name}”？`}
              >
                <Button size="small">删除</Button>
              </Popconfirm>
            ) : null}
          </li>
        ))}
        {waiting.map((file, index) => (
          <li key={`waiting-${file.name}-${String(index)}`}>
            <span className="file-name">{file.name}</span>
            <Tag>保存凭证时一起保存</Tag>
            <Button
              onClick={() => {
                onUnwait?.(index);
              }}
              size="small"
            >
              取消
            </Button>
          </li>
        ))}
      </ul>
      {canAdd ? (
        <FileDrop
          accept=".pdf,.jpg,.jpeg,.png,.bmp,.webp,.ofd,.xls,.xlsx,.doc,.docx"
          hint="发票、收据、造册、会议记录的扫描件或照片，可一次选多个"
          isDisabled={add.isRunning}
          onFile={(file) => {
            void take(file);
          }}
          takesSeveral
          title="把文件拖到这里，或点击选择"
        />
      ) : attachments.length === 0 ? (
        <p className="soft">没有附件文件。</p>
      ) : null}
      <FileViewer
        attachmentId={seen?.id ?? null}
        name={seen?.name ?? ""}
        onClose={() => {
          setSeen(null);
        }}
      />
    </>
  );
};
