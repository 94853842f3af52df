import { Button, Form, Input, Modal, Space } from "antd";
import { useState, type ReactNode } from "react";
import { ownKind } from "#contract/scalars.ts";
import { useAction, useQuery } from "#renderer/ledger/use-query.ts";
import { FailureAlert } from "#renderer/ui/failure-alert.tsx";
import { itemKindWords } from "#renderer/words/labels.ts";

type OwnKind = (typeof ownKind.options)[number];

const NameField = ({
  kind,
  name,
  onDone,
}: {
  readonly kind: OwnKind;
  readonly name: string;
  readonly onDone: () => void;
}) => {
  const [text, setText] = useState(name);
  const save = useAction("dimension.save", { isQuiet: true });
  const keep = async (): Promise<void> => {
    if ((await save.run({ kind, name: text.trim() })) !== null) onDone();
  };
  return (
    <Form.Item label={itemKindWords[kind]}>
      <FailureAlert failure={save.failure} />
      <Space.Compact style={{ width: "100%" }}>
        <Input
          aria-label={`${itemKindWords[kind]}的名称`}
          maxLength={20}
          onChange={(event) => setText(event.target.value)}
          onPressEnter={() => void keep()}
          placeholder="例如：村民小组、用途、年度项目包"
          value={text}
        />
        <Button disabled={text.trim() === name} loading={save.isRunning} onClick={() => void keep()} type="primary">
          {text.trim() === "" && name !== "" ? "停用" : "保存"}
        </Button>
      </Space.Compact>
    </Form.Item>
  );
};

/** Names of the office's own dimensions (自定义辅助核算); an unnamed one is not offered anywhere. */
export const DimensionsDialog = ({ onClose }: { readonly onClose: () => void }): ReactNode => {
  const { data, failure, reload } = useQuery("dimension.list", {});
  return (
    <Modal
      footer={<Button onClick={onClose}>关闭（Esc）</Button>}
      onCancel={onClose}
      open
      title="自定义辅助类别"
      width={560}
    >
      <p className="soft">
        除往来单位、成员、项目等六类外，还可以自己加四类。起了名字，科目就能要求按它核算；名字清空就停用。
      </p>
      <FailureAlert failure={failure} onRetry={reload} />
      {data === null ? null : (
        <Form layout="vertical">
          {ownKind.options.map((kind) => {
            const name = data.dimensions.find((each) => each.kind === kind)?.name ?? "";
            return <NameField key={`${kind}/${name}`} kind={kind} name={name} onDone={reload} />;
          })}
        </Form>
      )}
    </Modal>
  );
};
