import { useState, type ReactNode } from "react";
import type { AccountId, ItemId } from "#domain/core/ids.ts";
import { useAction } from "#renderer/ledger/use-query.ts";
import { useSession } from "#renderer/stages/office/session-store.ts";
import { FormDialog } from "#renderer/ui/form-dialog.tsx";
import { AccountPicker } from "#renderer/ui/account-picker.tsx";
import { FindSelect } from "#renderer/ui/find-select.tsx";
import { Labelled } from "#renderer/ui/labelled.tsx";
import { AssetFields } from "./asset-fields.tsx";
import { cardInputOf, emptyCard, type AssetCard, type CardInput } from "./asset-form.ts";
import type { Project } from "./project-form.ts";
import { accountsBelow, firstLeaf, useBooks } from "./use-books.ts";

export type AssetDialogProps = {
  readonly ledgerId: string;
  /** Null: a new card. */
  readonly card: AssetCard | null;
  /** True: the new card comes out of works under way, with its voucher. */
  readonly isDelivery: boolean;
  /** The works a delivery begins with: the card takes their name, what stands on them, and who paid. */
  readonly works?: Pick<Project, "itemId" | "name" | "worksFen" | "fundSource">;
  readonly onClose: () => void;
  readonly onDone: (text: string, voucherId: string | null) => void;
};

const deliveredOf = (works: AssetDialogProps["works"]): Partial<CardInput> =>
  works === undefined ? {} : { name: works.name, costFen: works.worksFen, fundSource: works.fundSource.slice(0, 60) };

/** Adds or changes one card; a delivery also names the works it comes out of. */
export const AssetDialog = (props: AssetDialogProps): ReactNode => {
  const { ledgerId, card, isDelivery, onClose, onDone } = props;
  const books = useBooks();
  const today = useSession((state) => state.today);
  const can = useSession((state) => state.can);
  const [typed, setTyped] = useState<CardInput | null>(card === null ? null : cardInputOf(card));
  const [worksAccount, setWorksAccount] = useState<AccountId | null>(null);
  const [project, setProject] = useState<ItemId | null>(props.works?.itemId ?? null);
  const save = useAction("asset.save", { isQuiet: true });
  const deliver = useAction("asset.deliver", { isQuiet: true });
  const value = typed ?? { ...emptyCard(books, today), ...deliveredOf(props.works) };
  const worksId = worksAccount ?? firstLeaf(books.accounts, books.assets.works)?.id ?? null;
  const isReady =
    can("bookkeeper") && value.name.trim() !== "" && value.costFen > 0 && (!isDelivery || worksId !== null);
  const keep = async (): Promise<void> => {
    if (isDelivery && worksId !== null) {
      const delivered = {
        ledgerId,
        onDate: value.inUseOn,
        worksAccountId: worksId,
        projectItemId: project,
        card: value,
      };
      const done = await deliver.run(delivered);
      if (done !== null) onDone("已生成卡片和转资凭证，请另一人审核", done.voucherId);
      return;
    }
    const done = await save.run({ id: card?.id ?? null, ledgerId, card: value });
    if (done !== null) onDone(`卡片 ${done.number} 已保存`, null);
  };
  return (
    <FormDialog
      failure={save.failure ?? deliver.failure}
      isReady={isReady}
      isRunning={save.isRunning || deliver.isRunning}
      keyGroup="资产卡片"
      keyLabel="保存"
      onClose={onClose}
      onSave={() => void keep()}
      saveText={isDelivery ? "生成卡片和凭证" : "保存"}
      title={isDelivery ? "在建工程转资产" : card === null ? "新增资产卡片" : `资产卡片 ${card.number} ${card.name}`}
      width={1040}
    >
      {isDelivery && (
        <div className="row-form">
          <Labelled isRequired label="从哪个在建工程科目转出">
            <AccountPicker
              accounts={accountsBelow(books.accounts, books.assets.works)}
              onChange={setWorksAccount}
              value={worksId}
            />
          </Labelled>
          <Labelled isRequired label="工程项目">
            <FindSelect
              onChange={setProject}
              show={({ code, name }) => `${code ?? ""} ${name}`}
              things={books.items.filter((item) => item.kind === "project")}
              value={project}
            />
          </Labelled>
        </div>
      )}
      <AssetFields onChange={setTyped} value={value} />
    </FormDialog>
  );
};
