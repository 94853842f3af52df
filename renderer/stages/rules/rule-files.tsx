import { App, Button, Upload } from "antd";
import type { ReactNode } from "react";
import { useAction } from "#renderer/ledger/use-query.ts";
import { downloadBytes } from "#renderer/ui/download-bytes.ts";
import { base64OfFile, type DroppedFile } from "#renderer/ui/file-drop.tsx";
import { PaperLink } from "#renderer/ui/paper-table.tsx";
import { Field } from "./field.tsx";
import type { Rule } from "./rule-words.ts";

const accept = ".pdf,.jpg,.jpeg,.png,.bmp,.webp,.ofd,.doc,.docx";

const PickFile = (props: {
  readonly label: string;
  readonly isBusy?: boolean;
  readonly onFile: (file: DroppedFile) => void;
}): ReactNode => (
  <Upload
    accept={accept}
    beforeUpload={async (file) => {
      props.onFile({ name: file.name, bytes: await base64OfFile(file) });
      return Upload.LIST_IGNORE;
    }}
    showUploadList={false}
  >
    <Button loading={props.isBusy === true}>{props.label}</Button>
  </Upload>
);

/** 制度文件 of a version while it is typed: kept together with the proposal. */
export const PickedRuleFiles = (props: {
  readonly files: readonly DroppedFile[];
  readonly onChange: (files: readonly DroppedFile[]) => void;
}): ReactNode => {
  const { files, onChange } = props;
  return (
    <Field isWide label="制度文件扫描件">
      <div className="rule-files">
        {files.map((file, index) => (
          <span key={`${file.name}-${String(index)}`}>
            {file.name}
            <Button
              aria-label={`不存“${file.name}”`}
              onClick={() => {
                onChange(files.filter((_file, at) => at !== index));
              }}
              size="small"
              type="link"
            >
              取消
            </Button>
          </span>
        ))}
        <PickFile
          label={files.length === 0 ? "选择文件" : "再选一个"}
          onFile={(file) => {
            onChange([...files, file]);
          }}
        />
        <span className="soft">PDF 或照片，随规则存档；存入后不能更换、不能删除。</span>
      </div>
    </Field>
  );
};

/** 制度文件 of a version that was proposed: opened by name; another may be added, none is taken away. */
export const RuleFiles = (props: {
  readonly rule: Rule;
  readonly canAdd: boolean;
  readonly onAdded: () => void;
}): ReactNode => {
  const { rule, canAdd, onAdded } = props;
  const { message } = App.useApp();
  const attach = useAction("rule.attach");
  const read = useAction("rule.readFile");
  const add = async (file: DroppedFile): Promise<void> => {
    if ((await attach.run({ id: rule.id, version: rule.version, file })) === null) return;
    void message.success("制度文件已存入");
    onAdded();
  };
  const show = async (id: Rule["files"][number]["id"]): Promise<void> => {
    const file = await read.run({ id });
    if (file !== null) downloadBytes(file.name, file.bytes);
  };
  if (rule.files.length === 0 && !canAdd) return null;
  return (
    <div className="rule-files">
      <span className="soft">制度文件：</span>
      {rule.files.map((file) => (
        <span key={file.id}>
          <PaperLink onClick={() => void show(file.id)}>{file.name}</PaperLink>
          <span className="soft">（{file.addedByName}存入）</span>
        </span>
      ))}
      {canAdd ? (
        <PickFile
          isBusy={attach.isRunning}
          label={rule.files.length === 0 ? "存入扫描件" : "再存一份"}
          onFile={(file) => void add(file)}
        />
      ) : null}
    </div>
  );
};
