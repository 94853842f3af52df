import { Button } from "antd";
import type { ReactNode } from "react";
import { moneyText } from "#renderer/format/money.ts";
import { useQuery } from "#renderer/ledger/use-query.ts";
import { usePrintClaim } from "./use-print-claim.ts";
import "./claims.css";

const mostShown = 8;

/** 原始凭证移交清单 made so far, each printed in two copies, with the receipt for the village. */
export const LodgementPanel = ({ ledgerId }: { readonly ledgerId: string }): ReactNode => {
  const { data } = useQuery("claimLodgement.list", { ledgerId });
  const { print, isRunning } = usePrintClaim();
  const lodgements = data?.lodgements ?? [];
  return (
    <section aria-label="原始凭证移交清单" className="panel">
      <h2>原始凭证移交清单</h2>
      {lodgements.length === 0 ? (
        <p className="soft">送审以后，这里可以打印移交清单（一式两份）和给村里的收据。</p>
      ) : (
        <table className="claim-lines">
          <thead>
            <tr>
              <th>清单号</th>
              <th>报账日</th>
              <th>移交人 → 接收人</th>
              <th className="is-right">张数</th>
              <th className="is-right">金额</th>
              <th aria-label="打印" />
            </tr>
          </thead>
          <tbody>
            {lodgements.slice(0, mostShown).map((each) => (
              <tr key={each.id}>
                <td>{each.number}</td>
                <td>{each.onDate}</td>
                <td>
                  {each.handedBy} → {each.receivedByName}
                </td>
                <td className="is-right">{each.claimCount}</td>
                <td className="is-right">{moneyText(each.totalFen)}</td>
                <td>
                  <Button
                    loading={isRunning}
                    onClick={() => print({ kind: "lodgement", id: each.id })}
                    size="small"
                    type="link"
                  >
                    打印清单和收据
                  </Button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
};
