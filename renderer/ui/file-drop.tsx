import { InboxOutlined } from "@ant-design/icons";
import { Upload } from "antd";
import { useEffect, useRef, useState, type ReactNode } from "react";
import { inTurn } from "./in-turn.ts";

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

const droppedFile = async (file: File): Promise<DroppedFile> => ({ name: file.name, bytes: await base64OfFile(file) });

/** A place to drop files or choose them (Enter or Space opens the dialog); they are handed on in the order they were chosen in. */
export const FileDrop = ({
  accept,
  title,
  hint,
  isDisabled = false,
  takesSeveral = false,
  isForReading = false,
  onFile,
}: Props): ReactNode => {
  const taker = useRef(onFile);
  useEffect(() => {
    taker.current = onFile;
  });
  const [take] = useState(() => inTurn<DroppedFile>((file) => taker.current(file)));
  return (
    <Upload.Dragger
      {...(isForReading ? { className: "reads-only" } : {})}
      accept={accept}
      multiple={takesSeveral}
      disabled={isDisabled}
      showUploadList={false}
      beforeUpload={async (file) => {
        await take(droppedFile(file));
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
};
