import { Form, Select } from "antd";
import { useMemo, type ReactNode } from "react";
import type { RulePlaces } from "#domain/bank/draft-rule-faults.ts";
import type { VillageId } from "#domain/core/ids.ts";
import { useQuery } from "#renderer/ledger/use-query.ts";
import type { RuleInput } from "./draft-rules.ts";

type Conditions = RuleInput["conditions"];

/** The villages and bank accounts rules can be for, with their names. */
export type PlaceChoices = RulePlaces & {
  readonly villages: readonly { readonly value: string; readonly label: string }[];
  readonly accounts: readonly { readonly value: string; readonly label: string }[];
  readonly villageOfLedger: ReadonlyMap<string, VillageId>;
};

/** Asks for all villages and bank accounts of the township; null until they are known. */
export const usePlaceChoices = (): PlaceChoices | null => {
  const villages = useQuery("village.list", {}).data;
  const ledgers = useQuery("ledger.list", {}).data;
  const banks = useQuery("bankAccount.list", { ledgerId: null }).data;
  return useMemo(() => {
    if (villages === null || ledgers === null || banks === null) return null;
    const villageOfLedger = new Map(ledgers.ledgers.map(({ id, villageId }) => [String(id), villageId]));
    const nameOfLedger = new Map(ledgers.ledgers.map(({ id, name }) => [String(id), name]));
    return {
      banks: banks.bankAccounts.flatMap(({ id, ledgerId }) => {
        const villageId = villageOfLedger.get(ledgerId);
        return villageId === undefined ? [] : [{ id, villageId }];
      }),
      villageIds: new Set(villages.villages.map(({ id }) => id)),
      villages: villages.villages.map(({ id, name }) => ({ value: String(id), label: name })),
      accounts: banks.bankAccounts.map(({ id, ledgerId, bankName, number }) => ({
        value: String(id),
        label: `${nameOfLedger.get(ledgerId) ?? ""} ${bankName} 尾号 ${number.slice(-4)}`,
      })),
      villageOfLedger,
    };
  }, [villages, ledgers, banks]);
};

/** A rule's place as one clause; empty where it is for all. */
export const placeText = (
  { bankAccountIds = [], villageIds = [] }: Conditions,
  places: PlaceChoices | null,
): string => {
  const named = (ids: readonly string[], known: PlaceChoices["villages"]): string =>
    ids.map((id) => known.find(({ value }) => value === id)?.label ?? "已不存在的").join("、");
  return [
    ...(villageIds.length === 0 ? [] : [`只管${named(villageIds, places?.villages ?? [])}`]),
    ...(bankAccountIds.length === 0 ? [] : [`账户：${named(bankAccountIds, places?.accounts ?? [])}`]),
  ].join("，");
};

type Props = {
  readonly conditions: Conditions;
  readonly places: PlaceChoices | null;
  readonly onChange: (changes: Partial<Conditions>) => void;
};

/** For which villages and bank accounts a rule is; all while none is chosen. */
export const RulePlaceFields = ({ conditions, places, onChange }: Props): ReactNode => (
  <div className="row-form">
    <Form.Item htmlFor="rule-villages" label="只管这些村（不选就是全部）">
      <Select
        aria-label="只管这些村"
        id="rule-villages"
        mode="multiple"
        onChange={(villageIds: string[]) => onChange({ villageIds })}
        options={[...(places?.villages ?? [])]}
        placeholder="全部村"
        showSearch={{ optionFilterProp: "label" }}
        value={[...(conditions.villageIds ?? [])]}
      />
    </Form.Item>
    <Form.Item htmlFor="rule-banks" label="只管这些账户（不选就是全部）">
      <Select
        aria-label="只管这些账户"
        id="rule-banks"
        mode="multiple"
        onChange={(bankAccountIds: string[]) => onChange({ bankAccountIds })}
        options={[...(places?.accounts ?? [])]}
        placeholder="全部账户"
        showSearch={{ optionFilterProp: "label" }}
        value={[...(conditions.bankAccountIds ?? [])]}
      />
    </Form.Item>
  </div>
);
