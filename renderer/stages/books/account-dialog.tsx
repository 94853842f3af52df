import { Checkbox, Form, Input, Modal, Switch } from "antd";
import { useState, type ReactNode } from "react";
import { useAction } from "#renderer/ledger/use-query.ts";
import { FailureAlert } from "#renderer/ui/failure-alert.tsx";
import { useKeys } from "#renderer/ui/use-keys.ts";
import { detailCodeProblem, nextDetailCode, type Account, type DetailCodeProblem } from "./account-tree.ts";
import { isItemKind, useKindNames, type ItemKind } from "./item-kinds.ts";

const codeProblems: Readonly<Record<DetailCodeProblem, string>> = {
  "not-below-parent": "编码要以上级编码开头，再加两位或三位数字",
  taken: "这个编码已经用了",
};

export type AccountDialogProps = {
  readonly ledgerId: string;
  readonly accounts: readonly Account[];
  /** The account below which one is added; null when one is changed. */
  readonly parent: Account | null;
  readonly account: Account | null;
  readonly canEdit: boolean;
  readonly onClose: () => void;
  readonly onDone: () => void;
};

/** Adds a detail account or changes one: name, auxiliary kinds, in use or not. F8 saves. */
export const AccountDialog = (props: AccountDialogProps): ReactNode => {
  const { ledgerId, accounts, parent, account, canEdit, onClose, onDone } = props;
  const [code, setCode] = useState(parent === null ? (account?.code ?? "") : nextDetailCode(accounts, parent.code));
  const [name, setName] = useState(account?.name ?? "");
  const [itemKinds, setItemKinds] = useState<readonly ItemKind[]>(account?.itemKinds ?? []);
  const [unit, setUnit] = useState(account?.unit ?? "");
  const names = useKindNames();
  const [isActive, setIsActive] = useState(account?.isActive ?? true);
  const [moveCards, setMoveCards] = useState(false);
  const add = useAction("account.add", { isQuiet: true });
  const change = useAction("account.change", { isQuiet: true });
  const problem = parent === null ? null : detailCodeProblem(accounts, parent.code, code);
  const isOfSystem = account !== null && account.parentId === null;
  const isReady = canEdit && name.trim() !== "" && problem === null;
  const save = async (): Promise<void> => {
    if (!isReady || add.isRunning || change.isRunning) return;
    const common = { name: name.trim(), itemKinds: [...itemKinds], unit: unit.trim() };
    const done =
      parent !== null
        ? await add.run({ ledgerId, parentCode: parent.code, code, moveCards, ...common })
        : account === null
          ? null
          : await change.run({ id: account.id, ...common, isActive });
    if (done !== null) onDone();
  };
  useKeys("会计科目", [{ keys: "F8 / Ctrl+S", label: "保存科目", run: () => void save() }], { isDialog: true });
  return (
    <Modal
      cancelText="关闭（Esc）"
      confirmLoading={add.isRunning || change.isRunning}
      okButtonProps={{ disabled: !isReady }}
      okText="保存（F8）"
      onCancel={onClose}
      onOk={() => void save()}
      open
      title={
        parent === null
          ? `科目 ${account?.code ?? ""} ${account?.fullName ?? ""}`
          : `在 ${parent.code} ${parent.fullName} 下加明细`
      }
      width={620}
    >
      <FailureAlert failure={add.failure ?? change.failure} />
      <Form disabled={!canEdit} layout="vertical">
        {parent !== null && add.failure?.code === "account-has-cards" && (
          <Form.Item label="上级科目的资产卡片">
            <Checkbox checked={moveCards} onChange={(event) => setMoveCards(event.target.checked)}>
              资产卡片改用这个新明细
            </Checkbox>
          </Form.Item>
        )}
        <Form.Item
          htmlFor="account-code"
          label="科目编码"
          {...(problem === null ? {} : { validateStatus: "error" as const, help: codeProblems[problem] })}
        >
          <Input
            disabled={parent === null}
            id="account-code"
            maxLength={20}
            onChange={(event) => setCode(event.target.value)}
            value={code}
          />
        </Form.Item>
        <Form.Item
          {...(isOfSystem ? { extra: "会计制度规定的科目，名称不能改" } : {})}
          htmlFor="account-name"
          label="科目名称"
          required
        >
          <Input
            autoFocus
            disabled={isOfSystem}
            id="account-name"
            maxLength={60}
            onChange={(event) => setName(event.target.value)}
            value={name}
          />
        </Form.Item>
        <Form.Item extra="记这个科目时必须再选辅助项目，例如应收款选是哪一户；最多同时选四项" label="辅助核算">
          <Checkbox.Group
            onChange={(values) => setItemKinds(values.filter(isItemKind))}
            options={names.kinds.map((kind) => ({ value: kind, label: names.nameOf(kind) }))}
            value={[...itemKinds]}
          />
        </Form.Item>
        <Form.Item
          extra="填了就按数量金额记账，凭证上要填数量，例如化肥填“袋”；只记金额的不要填"
          htmlFor="account-unit"
          label="计量单位"
        >
          <Input
            id="account-unit"
            maxLength={10}
            onChange={(event) => setUnit(event.target.value)}
            style={{ width: "8rem" }}
            value={unit}
          />
        </Form.Item>
        {parent === null && (
          <Form.Item extra="停用后不能再选，以前的账照常能查；有余额的不能停用" label="在用">
            <Switch aria-label="在用" checked={isActive} onChange={setIsActive} />
          </Form.Item>
        )}
      </Form>
    </Modal>
  );
};
