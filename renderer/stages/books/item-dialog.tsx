import { Button, Form, Input, Modal, Select, Switch } from "antd";
import { useState, type ReactNode } from "react";
import { useAction } from "#renderer/ledger/use-query.ts";
import { FailureAlert } from "#renderer/ui/failure-alert.tsx";
import { useKeys } from "#renderer/ui/use-keys.ts";
import { useKindNames, type RegisteredItem } from "./item-kinds.ts";

export type ItemDialogProps = {
  readonly ledgerId: string;
  readonly item: RegisteredItem | null;
  readonly kind: RegisteredItem["kind"];
  readonly canEdit: boolean;
  readonly onClose: () => void;
  /** `isMore`: saved, and another one is to be entered. */
  readonly onDone: (isMore: boolean) => void;
};

/** Adds or changes one auxiliary item; F8 saves, F11 saves and begins the next. */
export const ItemDialog = ({
  ledgerId,
  item,
  kind: firstKind,
  canEdit,
  onClose,
  onDone,
}: ItemDialogProps): ReactNode => {
  const [kind, setKind] = useState(item?.kind ?? firstKind);
  const [code, setCode] = useState(item?.code ?? "");
  const names = useKindNames();
  const [name, setName] = useState(item?.name ?? "");
  const [bankAccount, setBankAccount] = useState(item?.bankAccount ?? "");
  const [note, setNote] = useState(item?.note ?? "");
  const [isActive, setIsActive] = useState(item?.isActive ?? true);
  const save = useAction("item.save", { isQuiet: true });
  const isReady = canEdit && name.trim() !== "" && (item === null || code.trim() !== "");
  const keep = async (isMore: boolean): Promise<void> => {
    if (!isReady || save.isRunning) return;
    const done = await save.run({
      id: item?.id ?? null,
      ledgerId,
      kind,
      code: code.trim() === "" ? null : code.trim(),
      name: name.trim(),
      bankAccount,
      note,
      isActive,
    });
    if (done === null) return;
    if (isMore) {
      setCode("");
      setName("");
      setBankAccount("");
      setNote("");
      document.getElementById("item-name")?.focus();
    }
    onDone(isMore);
  };
  useKeys(
    "辅助项目",
    [
      { keys: "F8 / Ctrl+S", label: "保存", run: () => void keep(false) },
      { keys: "F11", label: "保存并新增下一个", run: item === null ? () => void keep(true) : null },
    ],
    { isDialog: true },
  );
  return (
    <Modal
      footer={[
        <Button key="close" onClick={onClose}>
          关闭（Esc）
        </Button>,
        item === null && (
          <Button disabled={!isReady} key="more" loading={save.isRunning} onClick={() => void keep(true)}>
            保存并新增（F11）
          </Button>
        ),
        <Button disabled={!isReady} key="save" loading={save.isRunning} onClick={() => void keep(false)} type="primary">
          保存（F8）
        </Button>,
      ]}
      onCancel={onClose}
      open
      title={item === null ? "新增辅助项目" : `${names.nameOf(item.kind)} ${item.name}`}
      width={620}
    >
      <FailureAlert failure={save.failure} />
      <Form disabled={!canEdit} layout="vertical">
        <div className="row-form">
          <Form.Item htmlFor="item-kind" label="类别">
            <Select
              disabled={item !== null}
              id="item-kind"
              onChange={setKind}
              options={names.kinds.map((value) => ({ value, label: names.nameOf(value) }))}
              value={kind}
            />
          </Form.Item>
          <Form.Item htmlFor="item-code" label="编码">
            <Input
              id="item-code"
              maxLength={20}
              onChange={(event) => setCode(event.target.value)}
              placeholder="不填就自动编"
              value={code}
            />
          </Form.Item>
        </div>
        <Form.Item htmlFor="item-name" label="名称" required>
          <Input
            autoFocus
            id="item-name"
            maxLength={80}
            onChange={(event) => setName(event.target.value)}
            value={name}
          />
        </Form.Item>
        <Form.Item htmlFor="item-bank" label="收款银行账号">
          <Input
            id="item-bank"
            maxLength={40}
            onChange={(event) => setBankAccount(event.target.value)}
            value={bankAccount}
          />
        </Form.Item>
        <Form.Item htmlFor="item-note" label="备注">
          <Input id="item-note" maxLength={200} onChange={(event) => setNote(event.target.value)} value={note} />
        </Form.Item>
        {item !== null && (
          <Form.Item label="在用">
            <Switch aria-label="在用" checked={isActive} onChange={setIsActive} />
          </Form.Item>
        )}
      </Form>
    </Modal>
  );
};
