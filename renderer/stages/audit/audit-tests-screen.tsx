import type { ReactNode } from "react";
import { exceptionTests } from "#domain/audit/exception-tests.ts";
import { useQuery } from "#renderer/ledger/use-query.ts";
import { usePlace } from "#renderer/stages/office/place-store.ts";
import { FailureAlert } from "#renderer/ui/failure-alert.tsx";
import { PageFrame } from "#renderer/ui/page-frame.tsx";
import { PaperTable, type PaperColumn } from "#renderer/ui/paper-table.tsx";
import { findingOf } from "#renderer/words/findings.ts";
import { FindingPlace } from "./finding-place.tsx";
import { SeverityTag } from "./finding-tags.tsx";
import { stateOf } from "./finding-words.ts";
import { useQuarter } from "./quarter-field.tsx";
import { severityOn, useParametersFor } from "./test-settings.ts";

type TestRow = {
  readonly id: string;
  readonly severity: "red" | "amber";
  readonly basis: string;
  readonly found: number;
  readonly open: number;
};

const columns: readonly PaperColumn<TestRow>[] = [
  { key: "id", title: "编号", width: 70, align: "center", cell: (row) => row.id },
  {
    key: "severity",
    title: "程度",
    width: 84,
    align: "center",
    cell: (row) => <SeverityTag severity={row.severity} />,
  },
  { key: "name", title: "检查项", width: 170, cell: (row) => findingOf(row.id).name },
  {
    key: "means",
    title: "查什么",
    width: 420,
    isSentence: true,
    hint: (row) => findingOf(row.id).means,
    cell: (row) => findingOf(row.id).means,
  },
  { key: "found", title: "查到", width: 76, align: "right", cell: (row) => (row.found === 0 ? "" : String(row.found)) },
  { key: "open", title: "待答复", width: 84, align: "right", cell: (row) => (row.open === 0 ? "" : String(row.open)) },
  { key: "basis", title: "依据", width: 320, isSentence: true, hint: (row) => row.basis, cell: (row) => row.basis },
];

/** 检查项目: every exception test with what it found; each opens a screen of its own. */
export const AuditTestsScreen = (): ReactNode => {
  const { params, open } = usePlace();
  const quarter = useQuarter({ isClosed: true });
  const ledgerId = params["ledgerId"] ?? null;
  const { data, failure, isLoading, reload } = useQuery("finding.list", { ledgerId, quarter });
  const parameters = useParametersFor(quarter);
  const findings = data?.findings ?? [];
  const rows = exceptionTests.map((test): TestRow => {
    const own = findings.filter((finding) => finding.test === test.id);
    return {
      id: test.id,
      severity: severityOn(test, parameters),
      basis: test.basis,
      found: own.length,
      open: own.filter((finding) => stateOf(finding) === "open").length,
    };
  });
  return (
    <PageFrame
      subtitle="每一项检查一个页面：查什么、按什么参数、查到了什么、抽查哪几笔、记了什么底稿。按回车或双击打开。"
      title="检查项目"
    >
      <FindingPlace ledgerId={ledgerId} quarter={quarter} />
      <FailureAlert failure={failure} onRetry={reload} />
      <PaperTable
        columns={columns}
        empty={isLoading ? null : "没有检查项目"}
        keyOf={(row) => row.id}
        label="检查项目"
        onOpen={(row) => open("audit-test", { test: row.id, quarter, ...(ledgerId === null ? {} : { ledgerId }) })}
        rowClass={(row) =>
          row.open > 0 && row.severity === "red" ? "paper-bad" : row.found === 0 ? "paper-muted" : ""
        }
        rows={rows}
        viewKey={`audit-tests/${quarter}/${ledgerId ?? ""}`}
      />
    </PageFrame>
  );
};
