import { Select, Space } from "antd";
import type { ReactNode } from "react";
import { wordScheme } from "#contract/scalars.ts";
import { useAction, useQuery } from "#renderer/ledger/use-query.ts";
import { useSession } from "#renderer/stages/office/session-store.ts";
import { wordSchemeWords } from "#renderer/words/labels.ts";

/** 凭证字 of one set of books: which words its vouchers carry from now on. */
export const WordSchemeField = ({ ledgerId }: { readonly ledgerId: string }): ReactNode => {
  const can = useSession((state) => state.can);
  const { data, reload } = useQuery("ledger.list", {});
  const save = useAction("ledger.setWords");
  const ledger = data?.ledgers.find((each) => each.id === ledgerId);
  if (ledger === undefined) return null;
  return (
    <Space size="small">
      <span>凭证字</span>
      <Select
        aria-label="凭证字"
        disabled={!can("administrator", "head", "bookkeeper")}
        loading={save.isRunning}
        onChange={(value) => {
          void (async () => {
            if ((await save.run({ ledgerId, wordScheme: value })) !== null) reload();
          })();
        }}
        options={wordScheme.options.map((value) => ({ value, label: wordSchemeWords[value] }))}
        style={{ width: "13rem" }}
        value={ledger.wordScheme ?? "general"}
      />
    </Space>
  );
};
