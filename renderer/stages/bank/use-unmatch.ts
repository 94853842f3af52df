import { App } from "antd";
import type { BankLineId } from "#domain/core/ids.ts";
import { useAction } from "#renderer/ledger/use-query.ts";

/** Asks, and then takes back what a bank line was tied to. */
export const useUnmatch = (onDone: () => void): ((line: { readonly id: BankLineId }) => void) => {
  const { modal } = App.useApp();
  const undo = useAction("match.undo");
  return (line) => {
    modal.confirm({
      title: "取消这笔流水与凭证的对应？",
      content: "凭证本身不会删除；流水会回到“未记账”。",
      okText: "取消对应",
      cancelText: "不取消",
      onOk: async () => {
        if ((await undo.run({ lineId: line.id })) !== null) onDone();
      },
    });
  };
};
