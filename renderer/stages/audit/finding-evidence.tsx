import { Button, Upload } from "antd";
import type { ReactNode } from "react";
import { useAction } from "#renderer/ledger/use-query.ts";
import { downloadBytes } from "#renderer/ui/download-bytes.ts";
import { base64OfFile, type DroppedFile } from "#renderer/ui/file-drop.tsx";
import type { Finding } from "./finding-words.ts";

export type EvidenceFile = DroppedFile;

type PickerProps = {
  readonly file: EvidenceFile | null;
  readonly onPick: (file: EvidenceFile | null) => void;
};

/** Chooses one paper that is kept with the answer. */
export const EvidencePicker = ({ file, onPick }: PickerProps): ReactNode => (
  <Upload
    beforeUpload={async (chosen) => {
      onPick({ name: chosen.name, bytes: await base64OfFile(chosen) });
      return Upload.LIST_IGNORE;
    }}
    showUploadList={false}
  >
    <Button>{file === null ? "选择文件" : `${file.name}（保存答复时一起保存，点此更换）`}</Button>
  </Upload>
);

/** The papers kept with an answer; each can be saved to look at. */
export const EvidenceList = ({ files }: Pick<Finding, "files">): ReactNode => {
  const read = useAction("finding.readFile");
  if (files.length === 0) return null;
  return (
    <p>
      已有佐证：
      {files.map(({ id, name }) => (
        <Button
          key={id}
          onClick={async () => {
            const file = await read.run({ id });
            if (file !== null) downloadBytes(file.name, file.bytes);
          }}
          size="small"
          type="link"
        >
          {name}
        </Button>
      ))}
    </p>
  );
};
