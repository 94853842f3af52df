import { Button, Form, Input, Switch, Tag } from "antd";
import { useState, type ReactNode } from "react";
import type { OutputOf } from "#contract/contract.ts";
import { useAction, useQuery } from "#renderer/ledger/use-query.ts";
import { useLedger } from "#renderer/stages/office/ledger-store.ts";
import { usePlace } from "#renderer/stages/office/place-store.ts";
import { useSession } from "#renderer/stages/office/session-store.ts";
import { EmptyHint } from "#renderer/ui/empty-hint.tsx";
import { FailureAlert } from "#renderer/ui/failure-alert.tsx";
import { LedgerPicker } from "#renderer/ui/ledger-picker.tsx";
import { PageFrame } from "#renderer/ui/page-frame.tsx";
import { PaperLink, PaperTable, type PaperColumn } from "#renderer/ui/paper-table.tsx";
import { useKeys } from "#renderer/ui/use-keys.ts";
import { AccountField, KindField } from "./bank-account-fields.tsx";
import { RegisterDialog, RegisterSearch } from "./register-dialog.tsx";

type BankAccount = OutputOf<"bankAccount.list">["bankAccounts"][number];

type BankAccountDialogProps = {
  readonly bankAccount: BankAccount | null;
  readonly number: string;
  readonly canEdit: boolean;
  readonly onClose: () => void;
  readonly onDone: () => void;
};

const BankAccountDialog = ({
  bankAccount,
  number: firstNumber,
  canEdit,
  onClose,
  onDone,
}: BankAccountDialogProps): ReactNode => {
  const { ledgers, ledgerId: current } = useLedger();
  const [ledgerId, setLedgerId] = useState(bankAccount?.ledgerId ?? current);
  const [bankName, setBankName] = useState(bankAccount?.bankName ?? "");
  const [number, setNumber] = useState(bankAccount?.number ?? firstNumber);
  const [name, setName] = useState(bankAccount?.name ?? ledgers.find((ledger) => ledger.id === current)?.name ?? "");
  const [accountCode, setAccountCode] = useState<string | null>(bankAccount?.accountCode ?? null);
  const [isActive, setIsActive] = useState(bankAccount?.isActive ?? true);
  const [isCard, setIsCard] = useState(bankAccount?.isCard ?? false);
  const accounts = useQuery("account.list", ledgerId === null ? null : { ledgerId });
  const save = useAction("bankAccount.save", { isQuiet: true });
  const isReady = canEdit && ledgerId !== null && bankName.trim() !== "" && number.trim() !== "" && name.trim() !== "";
  const keep = async (): Promise<void> => {
    if (!isReady || ledgerId === null || save.isRunning) return;
    const texts = { bankName: bankName.trim(), number: number.replaceAll(/\s/g, ""), name: name.trim() };
    const done = await save.run({ id: bankAccount?.id ?? null, ledgerId, accountCode, ...texts, isCard, isActive });
    if (done !== null) onDone();
  };
  return (
    <RegisterDialog
      canEdit={canEdit}
      failure={save.failure}
      isReady={isReady}
      isSaving={save.isRunning}
      keysOf="银行账户"
      onClose={onClose}
      onSave={() => void keep()}
      saveLabel="保存银行账户"
      title={bankAccount === null ? "登记银行账户" : `${bankAccount.bankName} ${bankAccount.number}`}
      width={640}
    >
      <Form.Item htmlFor="bank-ledger" label="哪个账套的账户" required>
        <LedgerPicker
          id="bank-ledger"
          isDisabled={bankAccount !== null || !canEdit}
          ledgers={ledgers}
          onChange={(value) => {
            setLedgerId(value);
            setAccountCode(null);
            setName(ledgers.find((ledger) => ledger.id === value)?.name ?? "");
          }}
          value={ledgerId}
        />
      </Form.Item>
      <KindField
        isCard={isCard}
        isDisabled={bankAccount !== null || !canEdit}
        onChange={(kind) => {
          setIsCard(kind);
          setAccountCode(null);
          setName("");
        }}
      />
      <Form.Item htmlFor="bank-name" label={isCard ? "发卡银行" : "开户银行"} required>
        <Input
          autoFocus
          id="bank-name"
          maxLength={60}
          onChange={(event) => setBankName(event.target.value)}
          placeholder="例如 青禾农商银行营业部"
          value={bankName}
        />
      </Form.Item>
      <Form.Item
        extra="导入对账单时按账号认村，请和对账单上的一致"
        htmlFor="bank-number"
        label={isCard ? "卡号" : "账号"}
        required
      >
        <Input
          id="bank-number"
          inputMode="numeric"
          maxLength={40}
          onChange={(event) => setNumber(event.target.value)}
          value={number}
        />
      </Form.Item>
      <Form.Item htmlFor="bank-holder" label={isCard ? "持卡人" : "户名"} required>
        <Input id="bank-holder" maxLength={100} onChange={(event) => setName(event.target.value)} value={name} />
      </Form.Item>
      <AccountField
        accounts={accounts.data?.accounts ?? []}
        isCard={isCard}
        onChange={setAccountCode}
        value={accountCode}
      />
      {bankAccount !== null && (
        <Form.Item label="在用">
          <Switch aria-label="在用" checked={isActive} onChange={setIsActive} />
        </Form.Item>
      )}
    </RegisterDialog>
  );
};

const columnsFor = (
  nameOf: (ledgerId: string) => string,
  edit: (bankAccount: BankAccount) => void,
): readonly PaperColumn<BankAccount>[] => [
  {
    key: "ledger",
    title: "账套",
    width: 260,
    hint: (each) => nameOf(each.ledgerId),
    cell: (each) => nameOf(each.ledgerId),
  },
  {
    key: "bank",
    title: "开户银行",
    width: 230,
    hint: (each) => each.bankName,
    cell: (each) => (each.isCard ? `村务卡　${each.bankName}` : each.bankName),
  },
  {
    key: "number",
    title: "账号",
    width: 230,
    cell: (each) => <PaperLink onClick={() => edit(each)}>{each.number}</PaperLink>,
  },
  {
    key: "name",
    title: "户名",
    hint: (each) => each.name,
    cell: (each) => (
      <>
        {each.name} {!each.isActive && <Tag>停用</Tag>}
      </>
    ),
  },
  { key: "account", title: "科目", width: 130, cell: (each) => each.accountCode },
  {
    key: "last",
    title: "流水到哪天",
    width: 140,
    cell: (each) => each.lastLineOn ?? <Tag color="warning">还没导入</Tag>,
  },
];

/** 银行账户 of all villages: the numbers by which statements find their way. */
export const BankAccountsScreen = (): ReactNode => {
  const ledgers = useLedger((state) => state.ledgers);
  const { params, open } = usePlace();
  const can = useSession((state) => state.can);
  const canEdit = can("administrator", "head", "bookkeeper");
  const [words, setWords] = useState("");
  const [editing, setEditing] = useState<BankAccount | "new" | null>(
    params["number"] !== undefined && canEdit ? "new" : null,
  );
  const { data, failure, isLoading, reload } = useQuery("bankAccount.list", { ledgerId: null });
  useKeys("银行账户", [{ keys: "F11", label: "登记银行账户", run: canEdit ? () => setEditing("new") : null }]);
  const nameOf = (ledgerId: string): string => ledgers.find((ledger) => ledger.id === ledgerId)?.name ?? "";
  const text = words.trim();
  const rows = (data?.bankAccounts ?? []).filter(
    (each) => text === "" || `${nameOf(each.ledgerId)} ${each.bankName} ${each.number} ${each.name}`.includes(text),
  );
  return (
    <PageFrame
      extra={
        <>
          {can("bookkeeper", "cashier") && <Button onClick={() => open("statement-import")}>导入对账单</Button>}
          {canEdit && (
            <Button onClick={() => setEditing("new")} type="primary">
              登记银行账户（F11）
            </Button>
          )}
        </>
      }
      title="银行账户"
    >
      <RegisterSearch
        label="查找银行账户"
        onChange={setWords}
        placeholder="查找：账套、银行、账号、户名"
        words={words}
      />
      <FailureAlert failure={failure} onRetry={reload} />
      <PaperTable
        columns={columnsFor(nameOf, setEditing)}
        empty={
          isLoading ? null : (
            <EmptyHint
              hint="登记账号以后，放进来的对账单就能自动归到这个村。"
              text={text === "" ? "还没有登记银行账户" : "没有找到"}
            >
              {canEdit && ledgers.length > 0 && (
                <Button onClick={() => setEditing("new")} type="primary">
                  登记银行账户
                </Button>
              )}
              {ledgers.length === 0 && (
                <Button onClick={() => open("villages")} type="primary">
                  先建村与账套
                </Button>
              )}
            </EmptyHint>
          )
        }
        keyOf={(each) => each.id}
        label="银行账户"
        onOpen={setEditing}
        rowClass={(each) => (each.isActive ? "" : "paper-muted")}
        rows={rows}
        viewKey="bank-accounts"
      />
      {editing !== null && (
        <BankAccountDialog
          bankAccount={editing === "new" ? null : editing}
          canEdit={canEdit}
          key={editing === "new" ? "new" : editing.id}
          number={params["number"] ?? ""}
          onClose={() => setEditing(null)}
          onDone={() => {
            setEditing(null);
            reload();
          }}
        />
      )}
    </PageFrame>
  );
};
