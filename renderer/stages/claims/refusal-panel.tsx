import { Button, Input } from "antd";
import { useState, type ReactNode } from "react";
import { moneyText } from "#renderer/format/money.ts";
import { useAction } from "#renderer/ledger/use-query.ts";
import { useSession } from "#renderer/stages/office/session-store.ts";
import type { ClaimDetail } from "./claim-form.ts";

type Props = { readonly claim: ClaimDetail; readonly onChanged: () => void };
type Refusal = ClaimDetail["refusals"][number];

const Answer = ({ claim, refusal, onChanged }: Props & { readonly refusal: Refusal }): ReactNode => {
  const can = useSession((state) => state.can);
  const [text, setText] = useState("");
  const answer = useAction("claim.answer");
  if (refusal.answer !== null) return `${refusal.answer}（${refusal.answeredByName ?? ""}）`;
  if (!can("bookkeeper")) return <span className="red-amount">还没有答复</span>;
  return (
    <span className="button-row">
      <Input
        aria-label={`答复：${refusal.reason}`}
        maxLength={500}
        onChange={(event) => setText(event.target.value)}
        placeholder="例如：由经手人自行承担；已补验收单"
        style={{ width: 280 }}
        value={text}
      />
      <Button
        disabled={text.trim() === ""}
        loading={answer.isRunning}
        onClick={() => {
          void (async () => {
            if ((await answer.run({ id: claim.id, refusalId: refusal.id, answer: text })) !== null) onChanged();
          })();
        }}
      >
        答复
      </Button>
    </span>
  );
};

/** What was refused of a claim and the village's answers; unanswered, it blocks the claim. */
export const RefusalPanel = ({ claim, onChanged }: Props): ReactNode =>
  claim.refusals.length === 0 ? null : (
    <section className="panel">
      <h2>否决的项目</h2>
      <table aria-label="否决的项目" className="claim-lines">
        <thead>
          <tr>
            <th>哪一项</th>
            <th className="is-right">金额</th>
            <th>理由</th>
            <th>答复</th>
          </tr>
        </thead>
        <tbody>
          {claim.refusals.map((refusal) => (
            <tr key={refusal.id}>
              <td>
                {refusal.lineNo === null ? "整张" : `第 ${String(refusal.lineNo)} 行`}
                {claim.version > 1 && `（第 ${String(refusal.version)} 版）`}
              </td>
              <td className="is-right">{moneyText(refusal.amountFen)}</td>
              <td>
                {refusal.metOn === null ? `乡镇拒付：` : `${refusal.metOn} 民主理财：`}
                {refusal.reason}
              </td>
              <td>
                <Answer claim={claim} onChanged={onChanged} refusal={refusal} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
