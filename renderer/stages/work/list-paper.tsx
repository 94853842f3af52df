import { Button } from "antd";
import type { ReactNode } from "react";
import type { OutputOf } from "#contract/contract.ts";
import { moneyText } from "#renderer/format/money.ts";
import { useQuery } from "#renderer/ledger/use-query.ts";
import { usePlace } from "#renderer/stages/office/place-store.ts";
import { useSession } from "#renderer/stages/office/session-store.ts";
import { FailureAlert } from "#renderer/ui/failure-alert.tsx";
import "./list-paper.css";

type List = OutputOf<"distribution.show">;

/** The list as it is printed: households, amounts, a column to sign in, totals. */
const Sheet = ({ list }: { readonly list: List }): ReactNode => (
  <div className="list-paper">
    <h2>{list.title}</h2>
    <p>
      单位：{list.ledgerName}　　日期：{list.onDate}　　单位：元　　依据：{list.basis}
    </p>
    <table aria-label="分户名单明细">
      <thead>
        <tr>
          {[
            "序号",
            "户主",
            "份额",
            list.kind === "raise" ? "应交" : "应发",
            "代扣",
            list.kind === "raise" ? "实交" : "实发",
            "银行账号",
            "签字（盖章）",
          ].map((name) => (
            <th key={name}>{name}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {list.lines.map((line) => (
          <tr key={line.itemId}>
            <td className="is-centre">{line.no}</td>
            <td>{line.name}</td>
            <td className="is-right">{(line.shares / 100).toFixed(2)}</td>
            <td className="is-right">{moneyText(line.amountFen)}</td>
            <td className="is-right">{line.withheldFen === 0 ? "" : moneyText(line.withheldFen)}</td>
            <td className="is-right">{moneyText(line.netFen)}</td>
            <td>{line.bankAccount}</td>
            <td />
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <td className="is-centre" colSpan={3}>
            合计 {list.householdCount} 户
          </td>
          <td className="is-right">{moneyText(list.totalFen)}</td>
          <td className="is-right">{moneyText(list.withheldFen)}</td>
          <td className="is-right">{moneyText(list.netFen)}</td>
          <td colSpan={2} />
        </tr>
      </tfoot>
    </table>
    <p>村负责人：　　　　　　　　监督委员会：　　　　　　　　制表：　　　　　　　　</p>
  </div>
);

type Props = { readonly id: string; readonly onBook: () => void; readonly onEdit: (() => void) | null };

/** A list with what can be done with it: book, print, hand to the bank. */
export const ListPaper = ({ id, onBook, onEdit }: Props): ReactNode => {
  const { data, failure, reload } = useQuery("distribution.show", { id });
  const can = useSession((state) => state.can);
  const open = usePlace((state) => state.open);
  if (data === null) return <FailureAlert failure={failure} onRetry={reload} />;
  const isOpen = data.declaredVoucherId === null || data.paidVoucherId === null;
  return (
    <section className="panel" style={{ marginTop: 16 }}>
      <div className="button-row list-actions" style={{ marginBottom: 10 }}>
        {can("bookkeeper") && isOpen && (
          <Button onClick={onBook} type="primary">
            生成凭证
          </Button>
        )}
        {onEdit !== null && <Button onClick={onEdit}>修改名单</Button>}
        <Button onClick={() => window.print()}>打印</Button>
        {data.kind !== "raise" && <Button onClick={() => open("payouts", {})}>去银行代发</Button>}
        {[
          ["确定的凭证", data.declaredVoucherId],
          ["发放（收款）的凭证", data.paidVoucherId],
        ].map(([name, voucherId]) =>
          voucherId === null || voucherId === undefined ? null : (
            <Button key={name} onClick={() => open("voucher", { id: voucherId })} type="link">
              {name}
            </Button>
          ),
        )}
      </div>
      <Sheet list={data} />
    </section>
  );
};
