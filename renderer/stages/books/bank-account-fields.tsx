import { Form, Radio } from "antd";
import type { ReactNode } from "react";
import type { OutputOf } from "#contract/contract.ts";
import { mayHoldCard } from "#domain/books/village-card.ts";
import { FindSelect } from "#renderer/ui/find-select.tsx";

type KindFieldProps = {
  readonly isCard: boolean;
  readonly isDisabled: boolean;
  readonly onChange: (isCard: boolean) => void;
};

/** A bank account, or a card officials pay with. It stays what it is. */
export const KindField = ({ isCard, isDisabled, onChange }: KindFieldProps): ReactNode => (
  <Form.Item label="种类">
    <Radio.Group
      aria-label="种类"
      disabled={isDisabled}
      onChange={(event) => onChange(event.target.value === true)}
      options={[
        { value: false, label: "银行账户" },
        { value: true, label: "村务卡（先刷卡、后还款）" },
      ]}
      value={isCard}
    />
  </Form.Item>
);

type AccountFieldProps = {
  readonly accounts: OutputOf<"account.list">["accounts"];
  readonly isCard: boolean;
  readonly value: string | null;
  readonly onChange: (code: string | null) => void;
};

/** The account a bank account is kept in; none chosen adds a detail of its own. */
export const AccountField = ({ accounts, isCard, value, onChange }: AccountFieldProps): ReactNode => (
  <Form.Item
    extra={
      isCard
        ? "刷卡欠银行的钱记在这里。不选就在应付款下自动加一个明细科目；应付款自己已有发生额的，先在会计科目里另设一个不带辅助项目的负债明细科目，再选它"
        : "不选就在 102 银行存款下自动加一个明细科目"
    }
    htmlFor="bank-account"
    label="对应的科目"
  >
    <FindSelect
      id="bank-account"
      isClearable
      label="科目"
      onChange={onChange}
      placeholder="自动加明细"
      show={(thing) => `${thing.id} ${thing.name}`}
      things={accounts
        .filter((account) => (isCard ? mayHoldCard(account) : account.code.startsWith("102")))
        .filter((account) => account.isLeaf && account.isActive)
        .map((account) => ({
          id: account.code,
          code: account.code,
          name: account.fullName,
          initials: account.initials,
        }))}
      value={value}
    />
  </Form.Item>
);
