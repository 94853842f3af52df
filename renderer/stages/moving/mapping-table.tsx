import { Input, Select, Tag } from "antd";
import type { ReactNode } from "react";
import type { OutputOf } from "#contract/contract.ts";
import { moneyTextOrBlank } from "#renderer/format/money.ts";
import { PaperTable, type PaperColumn } from "#renderer/ui/paper-table.tsx";
import { choiceHowWords } from "#renderer/words/moving.ts";

export type Preview = OutputOf<"moving.preview">;
export type ForeignRow = Preview["accounts"][number];
export type Choice = NonNullable<ForeignRow["choice"]>;
type OwnAccount = OutputOf<"account.list">["accounts"][number];

export type MappingTableProps = {
  readonly preview: Preview;
  readonly accounts: readonly OwnAccount[];
  readonly balance: "opening" | "closing";
  readonly isLocked: boolean;
  readonly onChoose: (code: string, choice: Choice) => void;
};

const empty: Choice = { accountCode: "", detailName: "", itemName: "" };

const columnsFor = (props: MappingTableProps): readonly PaperColumn<ForeignRow>[] => {
  const { accounts, preview, balance, isLocked, onChoose } = props;
  const options = accounts
    .filter((account) => account.isActive)
    .map((account) => ({ value: account.code, label: `${account.code} ${account.fullName}` }));
  const amountFen = (row: ForeignRow): number => (balance === "opening" ? row.openingFen : row.closingFen);
  return [
    { key: "code", title: "原科目编码", width: 130, cell: (row) => row.code },
    { key: "name", title: "原科目", width: 220, hint: (row) => row.fullName, cell: (row) => row.fullName },
    preview.kind === "balances"
      ? {
          key: "amount",
          title: "余额（贷为负）",
          width: 150,
          align: "right",
          cell: (row) => moneyTextOrBlank(amountFen(row)),
        }
      : { key: "count", title: "分录", width: 80, align: "right", cell: (row) => row.entryCount },
    {
      key: "account",
      title: "对应本账套的科目",
      width: 270,
      cell: (row) => (
        <Select
          aria-label={`${row.code} 对应的科目`}
          disabled={isLocked}
          onChange={(accountCode: string) => onChoose(row.code, { ...(row.choice ?? empty), accountCode })}
          options={options}
          placeholder="请选择"
          showSearch={{ optionFilterProp: "label" }}
          style={{ width: "100%" }}
          value={row.choice?.accountCode ?? null}
          variant="borderless"
        />
      ),
    },
    {
      key: "detail",
      title: "明细（没有就新建）",
      width: 170,
      cell: (row) => (
        <Input
          aria-label={`${row.code} 的明细`}
          disabled={isLocked || row.choice === null}
          maxLength={60}
          onBlur={(event) =>
            row.choice !== null &&
            event.target.value !== row.choice.detailName &&
            onChoose(row.code, { ...row.choice, detailName: event.target.value })
          }
          defaultValue={row.choice?.detailName ?? ""}
          key={`${row.code}/${row.choice?.detailName ?? ""}`}
          variant="borderless"
        />
      ),
    },
    {
      key: "item",
      title: "往来户、项目",
      width: 150,
      cell: (row) => (
        <Input
          aria-label={`${row.code} 的往来户`}
          disabled={isLocked || row.choice === null}
          maxLength={80}
          onBlur={(event) =>
            row.choice !== null &&
            event.target.value !== row.choice.itemName &&
            onChoose(row.code, { ...row.choice, itemName: event.target.value })
          }
          defaultValue={row.choice?.itemName ?? ""}
          key={`${row.code}/${row.choice?.itemName ?? ""}`}
          variant="borderless"
        />
      ),
    },
    {
      key: "how",
      title: "怎么来的",
      width: 110,
      cell: (row) => (
        <Tag color={row.how === "none" ? "error" : row.how === "name" ? "processing" : "success"}>
          {choiceHowWords[row.how]}
        </Tag>
      ),
    },
  ];
};

/** What every account of the file means here; whatever was said once is remembered for the next file. */
export const MappingTable = (props: MappingTableProps): ReactNode => (
  <PaperTable
    columns={columnsFor(props)}
    height={`${Math.min(props.preview.accounts.length + 1, 10) * 39 + 4}px`}
    keyOf={(row) => row.code}
    label="科目对应"
    rows={props.preview.accounts}
    viewKey="move-in-mapping"
  />
);
