import { Button } from "antd";
import { useState, type ReactNode } from "react";
import { useQuery } from "#renderer/ledger/use-query.ts";
import { TransfersDialog } from "./transfers-dialog.tsx";

type Transfers = {
  /** Nothing where no transfer waits. */
  readonly button: ReactNode;
  readonly dialog: ReactNode;
  /** Opens the dialog; null where there is nothing to open. */
  readonly open: (() => void) | null;
};

/** The transfers between a ledger's own accounts that wait: how many, and the dialog that books them together. */
export const useTransfers = (ledgerId: string | null, onChange: () => void): Transfers => {
  const [isOpen, setIsOpen] = useState(false);
  const { data, failure, reload } = useQuery("transfer.list", ledgerId === null ? null : { ledgerId });
  const count = (data?.pairs.length ?? 0) + (data?.unclear.length ?? 0);
  const show = (): void => {
    reload();
    setIsOpen(true);
  };
  const open = count === 0 ? null : show;
  const change = (): void => {
    reload();
    onChange();
  };
  return {
    button: open === null ? null : <Button onClick={open}>本单位互转 {count} 笔（F6）</Button>,
    dialog: isOpen && ledgerId !== null && (
      <TransfersDialog
        failure={failure}
        ledgerId={ledgerId}
        listed={data}
        onChange={change}
        onClose={() => setIsOpen(false)}
      />
    ),
    open,
  };
};
