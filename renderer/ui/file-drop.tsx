import { InboxOutlined } from "@ant-design/icons";
import { Upload } from "antd";

export type DroppedFile = { readonly name: string; readonly bytes: string };

type Props = {
  /** The endings the file dialog offers, such as `.xls,.xlsx,.csv`; any file may still be dropped. */
  readonly accept: string;
  readonly title: string;
  readonly hint: string;
  readonly isDisabled?: boolean;
  readonly takesSeveral?: boolean;
  /** The file is only compared with what is there; nothing is taken in. */
  readonly isForReading?: boolean;
  readonly onFile: (file: DroppedFile) => void;
};

/** The bytes of a file as base64 text, made beside the window's own work: a large file does not hold it up. */
export const base64OfFile = async (file: Blob): Promise<string> => {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const reader = new FileReader();
  reader.addEventListener("load", () => {
    // An empty file has no text behind the comma, in some browsers not even the comma.
    resolve(typeof reader.result === "string" ? (reader.result.split(",", 2)[1] ?? "") : "");
  });
  reader.addEventListener("error", () => {
    reject(reader.error ?? new Error("unread file"));
  });
  reader.readAsDataURL(file);
  return promise;
};

/** A place to drop a file or choose one (Enter or Space opens the dialog). */
export const FileDrop = ({
  accept,
  title,
  hint,
  isDisabled = false,
  takesSeveral = false,
  isForReading = false,
  onFile,
}: Props) => (
  <Upload.Dragger
    {...(isForReading ? { className: "reads-only" } : {})}
    accept={accept}
    multiple={takesSeveral}
    disabled={isDisabled}
    showUploadList={false}
    beforeUpload={async (file) => {
      onFile({ name: file.name, bytes: await base64OfFile(file) });
      return Upload.LIST_IGNORE;
    }}
  >
    <p style={{ fontSize: 32, margin: 0, color: "var(--accent)" }}>
      <InboxOutlined />
    </p>
    <p style={{ fontSize: 17, margin: "4px 0" }}>{title}</p>
    <p className="soft" style={{ margin: 0 }}>
      {hint}
    </p>
  </Upload.Dragger>
);
