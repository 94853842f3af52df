import { Alert, Form } from "antd";
import type { ReactNode } from "react";
import type { OutputOf } from "#contract/contract.ts";
import { longDateText } from "#renderer/format/dates.ts";
import { moneyText } from "#renderer/format/money.ts";
import { DateField } from "#renderer/ui/date-field.tsx";
import { PaperTable, type PaperColumn } from "#renderer/ui/paper-table.tsx";
import type { Account } from "./account-tree.ts";

export type FirstDetail = OutputOf<"account.firstDetail">;
type Line = {
  readonly key: string;
  readonly account: string;
  readonly names: string;
  readonly debitFen: number;
  readonly creditFen: number;
};

/** The two lines of the voucher for every row that stands on the account: into the detail on its side, off the account. */
const linesOf = (rows: FirstDetail["rows"], names: { readonly parent: string; readonly detail: string }) =>
  rows
    .filter((row) => row.amountFen !== 0)
    .flatMap(({ names: items, amountFen }, index): readonly Line[] => {
      const [debitFen, creditFen] = [Math.max(amountFen, 0), Math.max(-amountFen, 0)];
      const common = { names: items.join("、") };
      return [
        { ...common, key: `${index}+`, account: names.detail, debitFen, creditFen },
        { ...common, key: `${index}-`, account: names.parent, debitFen: creditFen, creditFen: debitFen },
      ];
    });

const amount = (fen: number): string => (fen === 0 ? "" : moneyText(fen));

const columns: readonly PaperColumn<Line>[] = [
  { key: "account", title: "科目", hint: (row) => row.account, cell: (row) => row.account },
  { key: "names", title: "辅助项目", width: 120, hint: (row) => row.names, cell: (row) => row.names },
  { key: "debit", title: "借方", width: 120, align: "right", cell: (row) => amount(row.debitFen) },
  { key: "credit", title: "贷方", width: 120, align: "right", cell: (row) => amount(row.creditFen) },
];

const sideText = (fen: number): string => `${fen < 0 ? "贷方" : "借方"} ${moneyText(Math.abs(fen))} 元`;

const obstacles: Readonly<Record<NonNullable<FirstDetail["obstacle"]>, string>> = {
  "bank-account": "这个科目对应一个银行账户，不能再分明细。每个银行账户用自己的明细，请在“银行账户”里增加账户。",
  unposted: "还有没记账的凭证用着这个科目。请先审核、记账（或删除），再来加明细。",
};

type Props = {
  readonly parent: Account;
  readonly detail: string;
  readonly first: FirstDetail;
  readonly onDate: string;
  readonly latest: string;
  readonly onDay: (day: string) => void;
};

/** What the first detail below an account takes over, told before it is made: nothing, its openings, or by which voucher. */
export const FirstDetailNote = ({ parent, detail, first, onDate, latest, onDay }: Props): ReactNode => {
  const { way, obstacle, balanceFen, lastOn, rows } = first;
  const name = `${parent.code} ${parent.name}`;
  if (obstacle !== null)
    return <Alert showIcon style={{ marginBottom: 12 }} title={obstacles[obstacle]} type="error" />;
  switch (way) {
    case "none":
      return null;
    case "stays":
      return (
        <Alert
          showIcon
          style={{ marginBottom: 12 }}
          title={`${name} 本年已记的 ${sideText(balanceFen)}留在本科目，年终结转时一并转出；加了明细以后，新凭证记到明细上。查 ${parent.code} 的账，两部分合在一起。`}
          type="info"
        />
      );
    case "openings":
      return (
        <Alert
          showIcon
          style={{ marginBottom: 12 }}
          title={`账套还没有启用：${name} 的期初余额（${sideText(balanceFen)}）改记到这个明细上，合计不变。`}
          type="info"
        />
      );
    case "voucher":
      return (
        <>
          <Alert
            showIcon
            style={{ marginBottom: 12 }}
            title={`有明细以后，凭证只能记到明细上。${name} 现有余额${sideText(balanceFen)}，由第一个明细全部接收：保存时生成下面这张结转凭证的草稿，另一个人审核、记账后转过去。以前的凭证不动，查 ${parent.code} 的账，新旧都在里面，合计不变。`}
            type="warning"
          />
          <PaperTable
            columns={columns}
            height="170px"
            keyOf={(row) => row.key}
            label="结转凭证"
            rows={linesOf(rows, { parent: name, detail })}
            viewKey="first-detail"
          />
          <Form.Item
            {...(lastOn === null ? {} : { extra: `不早于这个科目最后一笔账（${longDateText(lastOn)}）` })}
            htmlFor="take-over-date"
            label="结转凭证日期"
            style={{ marginTop: 12 }}
          >
            <DateField
              id="take-over-date"
              label="结转凭证日期"
              latest={latest}
              onChange={(next) => {
                if (next !== null) onDay(next);
              }}
              value={onDate}
            />
          </Form.Item>
        </>
      );
  }
};
