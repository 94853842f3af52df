import { Drawer, Tag } from "antd";
import type { ReactNode } from "react";
import type { OutputOf } from "#contract/contract.ts";
import { useQuery } from "#renderer/ledger/use-query.ts";
import { EmptyHint } from "#renderer/ui/empty-hint.tsx";
import { FailureAlert } from "#renderer/ui/failure-alert.tsx";
import { PaperTable, type PaperColumn } from "#renderer/ui/paper-table.tsx";
import type { MadeWorkbook } from "./sign-dialog.tsx";

type Difference = OutputOf<"workbook.compare">["differences"][number];

const columns: readonly PaperColumn<Difference>[] = [
  { key: "sheet", title: "表", width: 220, hint: (each) => each.sheet, cell: (each) => each.sheet },
  { key: "row", title: "行", width: 60, align: "right", cell: (each) => String(each.row) },
  {
    key: "kind",
    title: "怎么变",
    width: 100,
    cell: (each) => (each.kind === "gone" ? <Tag>旧版才有</Tag> : <Tag color="processing">新版才有</Tag>),
  },
  { key: "text", title: "内容", hint: (each) => each.text, cell: (each) => each.text },
];

type Props = { readonly from: MadeWorkbook; readonly to: MadeWorkbook; readonly onClose: () => void };

/** 两版差异: rows only one of two versions has. */
export const VersionCompare = ({ from, to, onClose }: Props): ReactNode => {
  const compare = useQuery("workbook.compare", { fromId: from.id, toId: to.id });
  const answer = compare.data;
  return (
    <Drawer
      onClose={onClose}
      open
      size="large"
      title={`第 ${String(from.version)} 版和第 ${String(to.version)} 版的差异`}
    >
      <FailureAlert failure={compare.failure} />
      {answer !== null && (
        <>
          <p className="soft">
            {answer.total === 0
              ? "两版的内容完全一样。"
              : `共 ${String(answer.total)} 行不同${answer.total > answer.differences.length ? `，先列 ${String(answer.differences.length)} 行` : ""}。只是挪了位置的行不算。`}
          </p>
          <PaperTable
            columns={columns}
            empty={<EmptyHint text="没有差异" />}
            height="70vh"
            keyOf={(each) => `${each.sheet} ${each.kind} ${String(each.row)}`}
            label="两版差异"
            rows={answer.differences}
            viewKey="workbook-compare"
          />
        </>
      )}
    </Drawer>
  );
};
