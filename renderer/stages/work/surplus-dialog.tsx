import { useState, type ReactNode } from "react";
import { useSession } from "#renderer/stages/office/session-store.ts";
import { FormDialog } from "#renderer/ui/form-dialog.tsx";
import { AssetFields } from "./asset-fields.tsx";
import { emptyCard, type CardInput } from "./asset-form.ts";
import { useBooks } from "./use-books.ts";

export type SurplusDialogProps = { readonly onClose: () => void; readonly onDone: (card: CardInput) => void };

/** 盘盈: the card of something that was found and stands in no book, at what it is worth now. */
export const SurplusDialog = ({ onClose, onDone }: SurplusDialogProps): ReactNode => {
  const books = useBooks();
  const today = useSession((state) => state.today);
  const [typed, setTyped] = useState<CardInput | null>(null);
  const value = typed ?? emptyCard(books, today);
  const isReady = value.name.trim() !== "" && value.costFen > 0 && value.openingWornFen === 0;
  return (
    <FormDialog
      failure={null}
      isReady={isReady}
      isRunning={false}
      keyGroup="盘盈的资产"
      keyLabel="加入盘点表"
      onClose={onClose}
      onSave={() => onDone(value)}
      saveText="加入盘点表"
      title="盘盈的资产"
      width={1040}
    >
      <p className="soft">
        原值填现在的价值：同类资产的市价，减去按新旧程度估计的折旧。已提折旧不填，使用月数填还能用几个月。
      </p>
      <AssetFields onChange={setTyped} value={value} />
    </FormDialog>
  );
};
