import { Checkbox, Form, Input, Modal, Switch } from "antd";
import { useState, type ReactNode } from "react";
import { useAction, useQuery } from "#renderer/ledger/use-query.ts";
import { usePlace } from "#renderer/stages/office/place-store.ts";
import { useSession } from "#renderer/stages/office/session-store.ts";
import { FailureAlert } from "#renderer/ui/failure-alert.tsx";
import { useKeys } from "#renderer/ui/use-keys.ts";
import { detailCodeProblem, nextDetailCode, type Account, type DetailCodeProblem } from "./account-tree.ts";
import { FirstDetailNote } from "./first-detail.tsx";
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

type KeptProps = {
  readonly itemKinds: readonly ItemKind[];
  readonly unit: string;
  readonly onItemKinds: (kinds: readonly ItemKind[]) => void;
  readonly onUnit: (unit: string) => void;
};

/** What an account is kept by beside money: auxiliary items and a quantity. */
const KeptFields = ({ itemKinds, unit, onItemKinds, onUnit }: KeptProps): ReactNode => {
  const names = useKindNames();
  return (
    <>
      <Form.Item extra="记这个科目时必须再选辅助项目，例如应收款选是哪一户；最多同时选四项" label="辅助核算">
        <Checkbox.Group
          onChange={(values) => onItemKinds(values.filter(isItemKind))}
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
          onChange={(event) => onUnit(event.target.value)}
          style={{ width: "8rem" }}
          value={unit}
        />
      </Form.Item>
    </>
  );
};

/** Adds a detail account or changes one: name, auxiliary kinds, in use or not. F8 saves. */
export const AccountDialog = (props: AccountDialogProps): ReactNode => {
  const { ledgerId, accounts, parent, account, canEdit, onClose, onDone } = props;
  const [code, setCode] = useState(parent === null ? (account?.code ?? "") : nextDetailCode(accounts, parent.code));
  const [name, setName] = useState(account?.name ?? "");
  const today = useSession((state) => state.today);
  const open = usePlace((state) => state.open);
  const [onDate, setOnDate] = useState<string>(today);
  const isFirst = parent !== null && parent.isLeaf;
  const first = useQuery("account.firstDetail", isFirst ? { ledgerId, parentCode: parent.code } : null);
  // The first detail keeps what its account told apart, or what is owed both ways would be netted.
  const [itemKinds, setItemKinds] = useState<readonly ItemKind[]>(
    account?.itemKinds ?? (isFirst ? parent.itemKinds : []),
  );
  const [unit, setUnit] = useState(account?.unit ?? (isFirst ? (parent.unit ?? "") : ""));
  const [isActive, setIsActive] = useState(account?.isActive ?? true);
  const [moveCards, setMoveCards] = useState(false);
  const add = useAction("account.add", { isQuiet: true });
  const change = useAction("account.change", { isQuiet: true });
  const problem = parent === null ? null : detailCodeProblem(accounts, parent.code, code);
  const isOfSystem = account !== null && account.parentId === null;
  const isKnown = !isFirst || (first.data !== null && first.data.obstacle === null);
  const isReady = canEdit && name.trim() !== "" && problem === null && isKnown;
  const save = async (): Promise<void> => {
    if (!isReady || add.isRunning || change.isRunning) return;
    const common = { name: name.trim(), itemKinds: [...itemKinds], unit: unit.trim() };
    if (parent === null) {
      if (account !== null && (await change.run({ id: account.id, ...common, isActive })) !== null) onDone();
      return;
    }
    const takeOverOn = isFirst ? onDate : null;
    const done = await add.run({ ledgerId, parentCode: parent.code, code, moveCards, takeOverOn, ...common });
    if (done === null) return;
    onDone();
    if (done.voucherId !== null) open("voucher", { id: done.voucherId });
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
      <FailureAlert failure={add.failure ?? change.failure ?? first.failure} />
      {parent !== null && first.data !== null && (
        <FirstDetailNote
          detail={`${code} ${name.trim()}`.trim()}
          first={first.data}
          latest={today}
          onDate={onDate}
          onDay={setOnDate}
          parent={parent}
        />
      )}
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
        <KeptFields itemKinds={itemKinds} onItemKinds={setItemKinds} onUnit={setUnit} unit={unit} />
        {parent === null && (
          <Form.Item extra="停用后不能再选，以前的账照常能查；有余额的不能停用" label="在用">
            <Switch aria-label="在用" checked={isActive} onChange={setIsActive} />
          </Form.Item>
        )}
      </Form>
    </Modal>
  );
};
