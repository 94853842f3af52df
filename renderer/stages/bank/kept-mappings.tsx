import { Button } from "antd";
import type { ReactNode } from "react";
import type { OutputOf } from "#contract/contract.ts";
import { momentText } from "#renderer/format/dates.ts";
import { useAction, useQuery } from "#renderer/ledger/use-query.ts";
import { useSession } from "#renderer/stages/office/session-store.ts";
import { FailureAlert } from "#renderer/ui/failure-alert.tsx";
import { PaperTable, type PaperColumn } from "#renderer/ui/paper-table.tsx";

type Kept = OutputOf<"statementMapping.list">["mappings"][number];
type Shown = Kept & { readonly forget: (() => void) | null };

const headersOf = ({ headers }: Kept): string => headers.filter((header) => header !== "").join("、");

const columns: readonly PaperColumn<Shown>[] = [
  { key: "name", title: "照这份文件指定的", width: 260, hint: (kept) => kept.name, cell: (kept) => kept.name },
  { key: "headers", title: "表头", hint: headersOf, cell: headersOf },
  { key: "by", title: "指定人", width: 90, cell: (kept) => kept.savedByName },
  { key: "at", title: "指定时间", width: 160, cell: (kept) => momentText(kept.savedAt) },
  {
    key: "forget",
    title: "",
    width: 80,
    cell: (kept) =>
      kept.forget === null ? null : (
        <Button onClick={kept.forget} size="small" type="text">
          忘掉
        </Button>
      ),
  },
];

/** The headers whose columns somebody named; a forgotten one is asked about again. Nothing is shown while there are none. */
export const KeptMappings = (): ReactNode => {
  const canForget = useSession((state) => state.can("bookkeeper", "cashier"));
  const { data, failure, reload } = useQuery("statementMapping.list", {});
  const { run, failure: refusal } = useAction("statementMapping.forget", { isQuiet: true });
  const forget = async (fingerprint: string): Promise<void> => {
    if ((await run({ fingerprint })) !== null) reload();
  };
  const rows = (data?.mappings ?? []).map((kept): Shown => ({
    ...kept,
    forget: canForget ? () => void forget(kept.fingerprint) : null,
  }));
  if (rows.length === 0) return null;
  return (
    <section aria-label="记住的格式" style={{ marginTop: 20 }}>
      <h2 style={{ fontSize: 18, margin: "0 0 4px" }}>记住的格式</h2>
      <p className="soft">
        有这样表头的文件，以后照指定过的含义读。指定错了：忘掉它再导入，或在预览时点“改各栏的含义”。
      </p>
      <FailureAlert failure={failure ?? refusal} onRetry={reload} />
      <PaperTable
        columns={columns}
        keyOf={(kept) => kept.fingerprint}
        label="记住的格式"
        rows={rows}
        viewKey="kept-mappings"
      />
    </section>
  );
};
