import { Button, Drawer, Spin } from "antd";
import { useEffect, useState } from "react";
import { useQuery } from "#renderer/ledger/use-query.ts";
import { bytesFromBase64, downloadBytes } from "#renderer/ui/download-bytes.ts";
import { FailureAlert } from "#renderer/ui/failure-alert.tsx";

type Props = { readonly attachmentId: string | null; readonly name: string; readonly onClose: () => void };

/** An address for the bytes as long as the viewer shows them. */
const useAddress = (file: { readonly bytes: string; readonly mediaType: string } | null): string | null => {
  const [address, setAddress] = useState<string | null>(null);
  useEffect(() => {
    if (file === null) return undefined;
    const made = URL.createObjectURL(new Blob([bytesFromBase64(file.bytes)], { type: file.mediaType }));
    setAddress(made);
    return () => {
      setAddress(null);
      URL.revokeObjectURL(made);
    };
  }, [file]);
  return address;
};

/** An attached picture or PDF at the side of the page, so that it can be compared with the voucher. */
export const FileViewer = ({ attachmentId, name, onClose }: Props) => {
  const { data, failure, isLoading, reload } = useQuery(
    "attachment.read",
    attachmentId === null ? null : { id: attachmentId },
  );
  const address = useAddress(data);
  const isImage = data?.mediaType.startsWith("image/") === true;
  return (
    <Drawer
      extra={
        data === null ? null : (
          <Button
            onClick={() => {
              downloadBytes(data.name, data.bytes);
            }}
          >
            另存
          </Button>
        )
      }
      mask={false}
      onClose={onClose}
      open={attachmentId !== null}
      size="48vw"
      title={name}
    >
      <FailureAlert failure={failure} onRetry={reload} />
      {isLoading ? <Spin description="正在读取附件……" /> : null}
      {address === null ? null : isImage ? (
        <img alt={name} src={address} style={{ maxWidth: "100%" }} />
      ) : data?.mediaType === "application/pdf" ? (
        <iframe src={address} style={{ width: "100%", height: "82vh", border: 0 }} title={name} />
      ) : (
        <p>这种文件不能在这里显示，请点“另存”后打开。</p>
      )}
    </Drawer>
  );
};
