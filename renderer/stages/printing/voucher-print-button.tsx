import { Button } from "antd";
import { useState } from "react";
import { useKeys } from "#renderer/ui/use-keys.ts";
import { VoucherPrintDialog } from "./voucher-print-dialog.tsx";

type Props = { readonly voucher: { readonly id: string; readonly ledgerId: string; readonly onDate: string } };

/** 打印 one voucher that is looked at. */
export const VoucherPrintButton = ({ voucher }: Props) => {
  const [isOpen, setIsOpen] = useState(false);
  useKeys("打印凭证", [{ keys: "Alt+V", label: "打印这张凭证", run: () => setIsOpen(true) }]);
  return (
    <>
      <Button onClick={() => setIsOpen(true)} title="Alt+V">
        打印
      </Button>
      {isOpen ? (
        <VoucherPrintDialog
          ids={[voucher.id]}
          ledgerId={voucher.ledgerId}
          month={voucher.onDate.slice(0, 7)}
          onClose={() => setIsOpen(false)}
        />
      ) : null}
    </>
  );
};
