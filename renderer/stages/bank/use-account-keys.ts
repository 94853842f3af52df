import { useKeys } from "#renderer/ui/use-keys.ts";

type Account = { readonly id: string };

/** Alt+PageDown and Alt+PageUp walk through a ledger's bank accounts, round and round. */
export const useAccountKeys = (
  title: string,
  accounts: readonly Account[],
  chosen: { readonly id: string | null; readonly choose: (id: string) => void },
): void => {
  const step = (by: number): void => {
    const at = accounts.findIndex((account) => account.id === chosen.id);
    const next = accounts.at((at + by) % accounts.length);
    if (next !== undefined && next.id !== chosen.id) chosen.choose(next.id);
  };
  const canStep = accounts.length > 1;
  useKeys(title, [
    { keys: "Alt+PageUp", label: "上一个银行账户", run: canStep ? () => step(-1) : null },
    { keys: "Alt+PageDown", label: "下一个银行账户", run: canStep ? () => step(1) : null },
  ]);
};
