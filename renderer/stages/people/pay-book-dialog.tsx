import { Button } from "antd";
import { useState, type ReactNode } from "react";
import { useAction } from "#renderer/ledger/use-query.ts";
import { usePlace } from "#renderer/stages/office/place-store.ts";
import { useSession } from "#renderer/stages/office/session-store.ts";
import { accountsBelow, useBooks } from "#renderer/stages/work/use-books.ts";
import { AccountPicker } from "#renderer/ui/account-picker.tsx";
import { CategoryPicker } from "#renderer/ui/category-picker.tsx";
import { DateField } from "#renderer/ui/date-field.tsx";
import { FormDialog } from "#renderer/ui/form-dialog.tsx";
import { Labelled } from "#renderer/ui/labelled.tsx";
import { payableWords, type PayHead } from "./pay-forms.ts";

type Props = {
  readonly head: PayHead;
  readonly onClose: () => void;
  readonly onDone: (voucherId: string) => void;
};

/** The category a list is spent on: the chosen one, or what its kind is usually booked by. */
const useSpending = (head: PayHead) => {
  const { today } = useSession();
  const books = useBooks();
  const [onDate, setOnDate] = useState<string>(today);
  const [categoryId, setCategoryId] = useState<string | null>(null);
  const wanted = head.kind === "work" ? "误工" : "报酬";
  const usual = books.categories.find((category) => category.name.includes(wanted));
  const category = books.categories.find(({ id }) => id === categoryId) ?? usual;
  const dateField = (
    <Labelled label="凭证日期">
      <DateField label="凭证日期" onChange={(day) => day !== null && setOnDate(day)} value={onDate} />
    </Labelled>
  );
  const categoryField = (
    <Labelled label="支出分类">
      <CategoryPicker categories={books.categories} onChange={setCategoryId} value={category?.id ?? null} />
    </Labelled>
  );
  return { accounts: books.accounts, onDate, category, dateField, categoryField };
};

/** 计提: what an approved list will pay is first owed. */
const PayAccrueDialog = ({ head, onClose, onDone }: Props): ReactNode => {
  const { onDate, category, dateField, categoryField } = useSpending(head);
  const accrue = useAction("payList.accrue", { isQuiet: true });
  const keep = async (): Promise<void> => {
    if (category === undefined) return;
    const done = await accrue.run({ id: head.id, onDate, categoryId: category.id });
    if (done !== null) onDone(done.voucherId);
  };
  return (
    <FormDialog
      failure={accrue.failure}
      isReady={category !== undefined}
      isRunning={accrue.isRunning}
      keyGroup="报酬与补贴"
      keyLabel="生成计提凭证"
      onClose={onClose}
      onSave={() => void keep()}
      saveText="生成计提凭证草稿"
      title={`${head.title}　计提`}
      width={600}
    >
      <p className="soft">
        应发合计先记支出，贷“{payableWords[head.accrual]}”，按人登记。另一个人审核以后，回到这里点“发放”。
      </p>
      {dateField}
      {categoryField}
    </FormDialog>
  );
};

/** 入账或发放: the voucher that pays an approved list, from the spending or from what was accrued for it. */
const PayBookDialog = ({ head, onClose, onDone }: Props): ReactNode => {
  const { accounts, onDate, category, dateField, categoryField } = useSpending(head);
  const book = useAction("payList.book", { isQuiet: true });
  const [moneyId, setMoneyId] = useState<string | null>(null);
  const [withheldId, setWithheldId] = useState<string | null>(null);
  const money = accountsBelow(accounts, "102", "101").filter((account) => account.isLeaf);
  // Pay goes by transfer; from the safe only where somebody says so.
  const usual = money.find(({ code }) => code.startsWith("102")) ?? money[0];
  const from = money.find((account) => account.id === moneyId) ?? usual;
  const withheld = accounts.find((account) => account.id === withheldId);
  const isAccrued = head.accrual !== "none";
  const isReady =
    from !== undefined && (isAccrued || category !== undefined) && (head.withheldFen === 0 || withheld !== undefined);
  const keep = async (): Promise<void> => {
    if (from === undefined) return;
    const done = await book.run({
      id: head.id,
      onDate,
      categoryId: isAccrued ? null : (category?.id ?? null),
      moneyAccountId: from.id,
      withheldAccountId: withheld?.id ?? null,
    });
    if (done !== null) onDone(done.voucherId);
  };
  return (
    <FormDialog
      failure={book.failure}
      isReady={isReady}
      isRunning={book.isRunning}
      keyGroup="报酬与补贴"
      keyLabel="生成凭证草稿"
      onClose={onClose}
      onSave={() => void keep()}
      saveText="生成凭证草稿"
      title={`${head.title}　${isAccrued ? "发放" : "生成凭证"}`}
      width={600}
    >
      {isAccrued && <p className="soft">付款冲减计提时记的“{payableWords[head.accrual]}”，不再记支出。</p>}
      {dateField}
      {!isAccrued && categoryField}
      <Labelled label="从哪个账户付">
        <AccountPicker accounts={money} onChange={setMoneyId} value={from?.id ?? null} />
      </Labelled>
      {head.withheldFen > 0 && (
        <Labelled hint="代扣的社保、个税等" isRequired label="代扣记到哪个科目">
          <AccountPicker accounts={accounts} onChange={setWithheldId} value={withheld?.id ?? null} />
        </Labelled>
      )}
    </FormDialog>
  );
};

/** The vouchers a list has: its accrual, and what paid it. */
export const PayVouchers = ({ head }: Pick<Props, "head">): ReactNode => {
  const open = usePlace((state) => state.open);
  const { accrual, accrualVoucherId, voucherId } = head;
  return (
    <>
      {accrualVoucherId !== null && (
        <Button onClick={() => open("voucher", { id: accrualVoucherId })}>看计提凭证</Button>
      )}
      {voucherId !== null && (
        <Button onClick={() => open("voucher", { id: voucherId })}>
          {accrual === "none" ? "看凭证" : "看发放凭证"}
        </Button>
      )}
    </>
  );
};

export type PayStep = "accrue" | "pay";

/** The dialog of a list's next voucher; done, it leads to the draft. */
export const PayDialogs = ({
  booking,
  ...rest
}: Pick<Props, "head" | "onClose"> & { readonly booking: PayStep }): ReactNode => {
  const open = usePlace((state) => state.open);
  const onDone = (voucherId: string): void => open("voucher", { id: voucherId });
  return booking === "accrue" ? (
    <PayAccrueDialog {...rest} onDone={onDone} />
  ) : (
    <PayBookDialog {...rest} onDone={onDone} />
  );
};
