import { Alert, Button, Select } from "antd";
import { useState, type ReactNode } from "react";
import { useQuery } from "#renderer/ledger/use-query.ts";
import { useLedger } from "#renderer/stages/office/ledger-store.ts";
import { usePlace } from "#renderer/stages/office/place-store.ts";
import { shownNumberText, type ShownNumber } from "#renderer/words/failures-work.ts";
import { FailureAlert } from "#renderer/ui/failure-alert.tsx";

export type AccountPanelProps = {
  readonly number: string | null;
  /** What stands in the file where a number can no longer be told from it. */
  readonly shown: ShownNumber | undefined;
  readonly onChoose: (bankAccountId: string) => void;
};

/** Which village account a file belongs to, when the file does not say or says one that is not registered. */
export const AccountPanel = ({ number, shown, onChoose }: AccountPanelProps): ReactNode => {
  const ledgers = useLedger((state) => state.ledgers);
  const open = usePlace((state) => state.open);
  const [chosen, setChosen] = useState<string | null>(null);
  const { data, failure, isLoading, reload } = useQuery("bankAccount.list", { ledgerId: null });
  const accounts = (data?.bankAccounts ?? []).filter((account) => account.isActive);
  const nameOf = (ledgerId: string): string => ledgers.find((ledger) => ledger.id === ledgerId)?.name ?? "";
  return (
    <section className="panel">
      <h2>选定村账户</h2>
      <Alert
        showIcon
        style={{ marginBottom: 12 }}
        title={
          number === null
            ? `${shownNumberText(shown)}请选它属于哪个村的账户。选错会把别村的流水记进来，请核对户名和余额。`
            : `文件的账号是 ${number}，还没有登记为任何一个村的账户。请先登记这个账户，再重新导入。`
        }
        type="warning"
      />
      <FailureAlert failure={failure} onRetry={reload} />
      <div className="button-row">
        {number === null && (
          <>
            <Select
              aria-label="村账户"
              autoFocus
              loading={isLoading}
              onChange={(value: string) => setChosen(value)}
              options={accounts.map((account) => ({
                value: account.id,
                label: `${nameOf(account.ledgerId)}　${account.bankName}　${account.number}`,
              }))}
              placeholder="选择村账户"
              showSearch={{ optionFilterProp: "label" }}
              style={{ width: "34rem", maxWidth: "100%" }}
              value={chosen}
            />
            <Button
              disabled={chosen === null}
              onClick={() => {
                if (chosen !== null) onChoose(chosen);
              }}
              type="primary"
            >
              就是这个账户
            </Button>
          </>
        )}
        <Button
          onClick={() => open("bank-accounts", number === null ? {} : { number })}
          type={number === null ? "default" : "primary"}
        >
          去登记银行账户
        </Button>
      </div>
    </section>
  );
};
