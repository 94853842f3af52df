import { Select } from "antd";
import { useState, type ReactNode } from "react";
import { useQuery } from "#renderer/ledger/use-query.ts";
import { useChosenLedger } from "#renderer/stages/office/ledger-store.ts";

/** The village a screen speaks of: that of the chosen set of books until another is picked. */
export const useVillage = (): { readonly villageId: string | null; readonly picker: ReactNode } => {
  const ledger = useChosenLedger();
  const villages = useQuery("village.list", {}).data?.villages ?? [];
  const [picked, setPicked] = useState<string | null>(null);
  const villageId = picked ?? ledger?.villageId ?? villages[0]?.id ?? null;
  return {
    villageId,
    picker: (
      <Select
        aria-label="村"
        onChange={setPicked}
        options={villages.map(({ id, name }) => ({ value: id, label: name }))}
        showSearch={{ optionFilterProp: "label" }}
        style={{ minWidth: 140 }}
        value={villageId}
      />
    ),
  };
};
