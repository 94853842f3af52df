import { Button, Input } from "antd";
import { useState, type ReactNode } from "react";
import { milliFromText, textFromMilli } from "#domain/core/quantity.ts";
import { keptUnlessTyped } from "#renderer/ledger/typed-meanwhile.ts";
import { useAction, useQuery } from "#renderer/ledger/use-query.ts";
import { FailureAlert } from "#renderer/ui/failure-alert.tsx";
import type { Account } from "./account-tree.ts";

const isReadable = (text: string): boolean => text.trim() === "" || milliFromText(text) !== undefined;

type Props = { readonly ledgerId: string; readonly accounts: readonly Account[]; readonly canEdit: boolean };

/** 期初数量: shown only where an account keeps quantities. */
export const OpeningQuantities = ({ ledgerId, accounts, canEdit }: Props): ReactNode => {
  const counted = accounts.filter((account) => account.isLeaf && (account.unit ?? "") !== "");
  const { data, reload } = useQuery("opening.quantities", counted.length === 0 ? null : { ledgerId });
  const save = useAction("opening.saveQuantities", { isQuiet: true });
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  if (counted.length === 0 || data === null) return null;
  const textOf = (account: Account): string => {
    const kept = data.rows.find((row) => row.accountId === account.id);
    return typed[account.id] ?? (kept === undefined ? "" : textFromMilli(kept.quantityMilli));
  };
  const keep = async (): Promise<void> => {
    const rows = counted.flatMap((account) => {
      const quantityMilli = milliFromText(textOf(account));
      return quantityMilli === undefined || quantityMilli === 0 ? [] : [{ accountId: account.id, quantityMilli }];
    });
    if ((await save.run({ ledgerId, rows })) === null) return;
    setTyped(keptUnlessTyped(typed, {}));
    reload();
  };
  return (
    <div className="panel" style={{ marginBottom: 12 }}>
      <strong>期初数量</strong>
      <FailureAlert failure={save.failure} />
      <div className="button-row" style={{ marginTop: 8 }}>
        {counted.map((account) => (
          <label key={account.id}>
            {account.code} {account.name}{" "}
            <Input
              aria-label={`${account.code} 期初数量`}
              disabled={!canEdit}
              onChange={(event) => setTyped({ ...typed, [account.id]: event.target.value })}
              status={isReadable(textOf(account)) ? "" : "error"}
              style={{ width: "8rem" }}
              suffix={account.unit}
              value={textOf(account)}
            />
          </label>
        ))}
        {canEdit && (
          <Button
            disabled={!counted.every((account) => isReadable(textOf(account)))}
            loading={save.isRunning}
            onClick={() => void keep()}
          >
            保存数量
          </Button>
        )}
      </div>
    </div>
  );
};
