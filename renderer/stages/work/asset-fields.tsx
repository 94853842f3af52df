import { Input, InputNumber, Select } from "antd";
import type { ReactNode } from "react";
import type { AssetClass } from "#domain/books/asset.ts";
import { doesWear } from "#domain/books/asset-books.ts";
import { fen, zeroFen } from "#domain/core/fen.ts";
import { AccountPicker } from "#renderer/ui/account-picker.tsx";
import { AmountField } from "#renderer/ui/amount-field.tsx";
import { CategoryPicker } from "#renderer/ui/category-picker.tsx";
import { DateField } from "#renderer/ui/date-field.tsx";
import { Labelled } from "#renderer/ui/labelled.tsx";
import { MonthField } from "#renderer/ui/month-field.tsx";
import { assetClassWords, purposeWords, wearMethodWords } from "#renderer/words/work.ts";
import { suggested, type CardInput } from "./asset-form.ts";
import { accountsBelow, useBooks } from "./use-books.ts";

const optionsOf = <Key extends string>(words: Readonly<Record<Key, string>>) =>
  Object.entries<string>(words).map(([value, label]) => ({ value, label }));

const isIn = <Key extends string>(words: Readonly<Record<Key, string>>, key: string): key is Key =>
  Object.hasOwn(words, key);

export type AssetFieldsProps = { readonly value: CardInput; readonly onChange: (next: CardInput) => void };

/** How the asset is worn: life, residual, what was worn before the books began, and where it is booked. */
const WearFields = ({ value, onChange }: AssetFieldsProps): ReactNode => {
  const { accounts, categories, assets } = useBooks();
  const set = (part: Partial<CardInput>): void => onChange({ ...value, ...part });
  const worn = assets.classes[value.class]?.worn ?? null;
  return (
    <>
      <Labelled label={value.method === "workload" ? "总工作量" : "使用月数"}>
        <InputNumber
          aria-label="使用年限"
          min={0}
          onChange={(count) =>
            set(value.method === "workload" ? { lifeUnits: count ?? 0 } : { lifeMonths: count ?? 0 })
          }
          precision={0}
          style={{ width: "100%" }}
          value={value.method === "workload" ? value.lifeUnits : value.lifeMonths}
        />
      </Labelled>
      <Labelled label="预计残值">
        <AmountField
          label="预计残值"
          onChange={(amount) => set({ residualFen: amount ?? zeroFen })}
          value={fen(value.residualFen)}
        />
      </Labelled>
      <Labelled hint="建账以前已经提的" label="已提折旧">
        <AmountField
          label="已提折旧"
          onChange={(amount) => set({ openingWornFen: amount ?? zeroFen })}
          value={fen(value.openingWornFen)}
        />
      </Labelled>
      <Labelled label="已提到哪个月">
        <MonthField
          isClearable
          label="已提到哪个月"
          onChange={(month) => set({ openingWornThrough: month })}
          value={value.openingWornThrough}
        />
      </Labelled>
      {worn !== null && worn !== "itself" && (
        <Labelled label="累计折旧科目">
          <AccountPicker
            accounts={accountsBelow(accounts, ...worn)}
            onChange={(id) => set({ wornAccountId: id })}
            value={accounts.find((each) => each.id === value.wornAccountId)?.id ?? null}
          />
        </Labelled>
      )}
      <Labelled label="折旧记到">
        <AccountPicker
          accounts={accountsBelow(accounts, ...assets.wearTo)}
          onChange={(id) => set({ expenseAccountId: id })}
          value={accounts.find((each) => each.id === value.expenseAccountId)?.id ?? null}
        />
      </Labelled>
      {value.class === "deferred" && (
        <Labelled hint="摊销的费用也受限额管" label="支出分类">
          <CategoryPicker
            categories={categories}
            isClearable
            onChange={(id) => set({ categoryId: id })}
            value={categories.find((each) => each.id === value.categoryId)?.id ?? null}
          />
        </Labelled>
      )}
    </>
  );
};

/** Every field of a card, in the order a person fills them in. */
export const AssetFields = ({ value, onChange }: AssetFieldsProps): ReactNode => {
  const books = useBooks();
  const { accounts, assets } = books;
  const set = (part: Partial<CardInput>): void => onChange({ ...value, ...part });
  const cost = assets.classes[value.class]?.cost ?? [];
  const wears = doesWear(value.class);
  const chooseClass = (next: AssetClass): void => {
    const method = doesWear(next) ? (value.method === "none" ? "straight-line" : value.method) : "none";
    set({ class: next, method, ...suggested(books, { class: next, purpose: value.purpose }) });
  };
  const text = (label: string, key: "category" | "location" | "keeper" | "fundSource" | "quantity" | "note") => (
    <Labelled label={label}>
      <Input
        aria-label={label}
        maxLength={40}
        onChange={(event) => set({ [key]: event.target.value })}
        value={value[key]}
      />
    </Labelled>
  );
  const isWorn = wears && value.method !== "none";
  return (
    <div className="row-form">
      <Labelled isRequired label="名称">
        <Input
          aria-label="资产名称"
          autoFocus
          maxLength={80}
          onChange={(event) => set({ name: event.target.value })}
          value={value.name}
        />
      </Labelled>
      <Labelled hint="不填就自动编" label="编号">
        <Input
          aria-label="资产编号"
          maxLength={20}
          onChange={(event) => set({ number: event.target.value === "" ? null : event.target.value })}
          value={value.number ?? ""}
        />
      </Labelled>
      <Labelled label="资产种类">
        <Select
          aria-label="资产种类"
          onChange={(next: string) => isIn(assetClassWords, next) && chooseClass(next)}
          options={optionsOf(assetClassWords).filter(
            (option) => isIn(assetClassWords, option.value) && assets.classes[option.value] !== null,
          )}
          value={value.class}
        />
      </Labelled>
      {text("类别", "category")}
      <Labelled label="用途">
        <Select
          aria-label="用途"
          onChange={(next: string) =>
            isIn(purposeWords, next) &&
            set({
              purpose: next,
              expenseAccountId: suggested(books, { class: value.class, purpose: next }).expenseAccountId,
            })
          }
          options={optionsOf(purposeWords)}
          value={value.purpose}
        />
      </Labelled>
      <Labelled isRequired label="原值">
        <AmountField
          label="原值"
          onChange={(amount) => set({ costFen: amount ?? zeroFen })}
          value={fen(value.costFen)}
        />
      </Labelled>
      <Labelled label="启用日期">
        <DateField onChange={(day) => day !== null && set({ inUseOn: day })} value={value.inUseOn} />
      </Labelled>
      <Labelled label="资产科目">
        <AccountPicker
          accounts={accountsBelow(accounts, ...cost)}
          onChange={(id) => id !== null && set({ costAccountId: id })}
          value={accounts.find((each) => each.id === value.costAccountId)?.id ?? null}
        />
      </Labelled>
      {wears && (
        <Labelled label="折旧方法">
          <Select
            aria-label="折旧方法"
            onChange={(next: string) => isIn(wearMethodWords, next) && set({ method: next })}
            options={optionsOf(wearMethodWords)}
            value={value.method}
          />
        </Labelled>
      )}
      {isWorn && <WearFields onChange={onChange} value={value} />}
      {text("存放地点", "location")}
      {text("保管人", "keeper")}
      {text("资金来源", "fundSource")}
      {text("数量规格", "quantity")}
      {text("备注", "note")}
    </div>
  );
};
