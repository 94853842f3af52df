import { Button, Modal, Space } from "antd";
import { useState, type ReactNode } from "react";
import type { Failure } from "#contract/failures.ts";
import { downloadBytes } from "#renderer/ui/download-bytes.ts";
import { FailureAlert } from "#renderer/ui/failure-alert.tsx";
import { FileDrop, type DroppedFile } from "#renderer/ui/file-drop.tsx";
import { WrongCells } from "#renderer/ui/wrong-cells.tsx";
import { cellProblemText } from "#renderer/words/details.ts";

type AnyFailure = Parameters<typeof FailureAlert>[0]["failure"];
type Refused = Failure<"register-refused">;

type Props = {
  readonly title: string;
  readonly what: string;
  readonly failure: AnyFailure | Refused | null;
  readonly isRunning: boolean;
  /** Answers the empty workbook, or null when it could not be had. */
  readonly template: () => Promise<{ readonly name: string; readonly bytes: string } | null>;
  readonly onFile: (file: DroppedFile) => void;
  readonly onClose: () => void;
};

/** Excel 导入 of one register: take the template, fill it in, drop it; every wrong cell is named at once and nothing is kept. */
export const RegisterImport = ({ title, what, failure, isRunning, template, onFile, onClose }: Props): ReactNode => {
  const [name, setName] = useState("");
  const download = async (): Promise<void> => {
    const file = await template();
    if (file !== null) downloadBytes(file.name, file.bytes);
  };
  return (
    <Modal footer={<Button onClick={onClose}>关闭（Esc）</Button>} onCancel={onClose} open title={title} width={820}>
      <p>{what}</p>
      <Space style={{ marginBottom: 12 }}>
        <Button autoFocus onClick={() => void download()}>
          下载空白模板
        </Button>
      </Space>
      <FileDrop
        accept=".xlsx"
        hint={isRunning ? "正在导入……" : "整张表都对才会导入，有一处不对就一行也不导入"}
        onFile={(file) => {
          setName(file.name);
          onFile(file);
        }}
        title={name === "" ? "把填好的表格拖到这里，或点击选择" : "改好了再放一次"}
      />
      <div style={{ height: 12 }} />
      {failure?.code === "register-refused" ? (
        <WrongCells
          cells={failure.places.map((place) => ({ ...place, problem: cellProblemText(place.code) }))}
          name={name}
        />
      ) : (
        <FailureAlert failure={failure} />
      )}
    </Modal>
  );
};
