import { Form, Modal } from "antd";
import { useState, type ReactNode } from "react";
import type { AccountId } from "#domain/core/ids.ts";
import { useAction } from "#renderer/ledger/use-query.ts";
import { usePlace } from "#renderer/stages/office/place-store.ts";
import { useSession } from "#renderer/stages/office/session-store.ts";
import { AccountPicker } from "#renderer/ui/account-picker.tsx";
import { DateField } from "#renderer/ui/date-field.tsx";
import { FailureAlert } from "#renderer/ui/failure-alert.tsx";
import { useKeys } from "#renderer/ui/use-keys.ts";
import type { Account } from "./account-tree.ts";

type Props = { readonly account: Account; readonly accounts: readonly Account[]; readonly onClose: () => void };

/** 明细科目合并: drafts the voucher that moves what stands on one detail to another. F8 makes it. */
export const MergeDialog = ({ account, accounts, onClose }: Props): ReactNode => {
  const today = useSession((state) => state.today);
  const open = usePlace((state) => state.open);
  const [intoId, setIntoId] = useState<AccountId | null>(null);
  const [onDate, setOnDate] = useState<string>(today);
  const merge = useAction("account.merge", { isQuiet: true });
  const within = account.isLeaf ? account.code.slice(0, 3) : account.code;
  const offered = accounts.filter((each) => each.isLeaf && each.id !== account.id && each.code.startsWith(within));
  const make = async (): Promise<void> => {
    if (intoId === null || merge.isRunning) return;
    const done = await merge.run({ fromId: account.id, intoId, onDate });
    if (done !== null) open("voucher", { id: done.voucherId });
  };
  useKeys("科目合并", [{ keys: "F8 / Ctrl+S", label: "生成结转凭证", run: () => void make() }], { isDialog: true });
  return (
    <Modal
      cancelText="关闭（Esc）"
      confirmLoading={merge.isRunning}
      okButtonProps={{ disabled: intoId === null }}
      okText="生成结转凭证（F8）"
      onCancel={onClose}
      onOk={() => void make()}
      open
      title={
        account.isLeaf
          ? `把 ${account.code} ${account.fullName} 并入……`
          : `把 ${account.code} ${account.fullName} 自己的余额转入明细……`
      }
      width={620}
    >
      <p className="soft">
        不改以前的账：生成一张结转凭证，把
        {account.isLeaf ? "这个科目上的余额" : "加明细以前记在这个科目本身、还没有转走的余额"}
        （分辅助项目、连数量）全部转到{account.isLeaf ? "另一个明细" : "选定的明细"}
        。凭证审核、记账以后，原科目{account.isLeaf ? "就没有余额了，可以停用" : "只剩各明细的合计"}。
      </p>
      <FailureAlert failure={merge.failure} />
      <Form layout="vertical">
        <Form.Item htmlFor="merge-into" label="并入哪个科目" required>
          <AccountPicker
            accounts={offered}
            autoFocus
            id="merge-into"
            label="并入哪个科目"
            onChange={setIntoId}
            value={intoId}
          />
        </Form.Item>
        <Form.Item htmlFor="merge-date" label="凭证日期">
          <DateField
            id="merge-date"
            label="凭证日期"
            latest={today}
            onChange={(next) => {
              if (next !== null) setOnDate(next);
            }}
            value={onDate}
          />
        </Form.Item>
      </Form>
    </Modal>
  );
};
