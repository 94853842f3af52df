import { Alert, Button } from "antd";
import type { ReactNode } from "react";
import { momentText } from "#renderer/format/dates.ts";
import { moneyText } from "#renderer/format/money.ts";
import { useQuery } from "#renderer/ledger/use-query.ts";
import { usePlace } from "#renderer/stages/office/place-store.ts";
import { FailureAlert } from "#renderer/ui/failure-alert.tsx";
import { PageFrame } from "#renderer/ui/page-frame.tsx";
import { PaperLink } from "#renderer/ui/paper-table.tsx";
import { claimActWords, claimFormWords, elementWords } from "#renderer/words/claims.ts";
import { approvalWords, documentWords } from "#renderer/words/labels.ts";
import { ClaimActions } from "./claim-actions.tsx";
import type { ClaimDetail } from "./claim-form.ts";
import { ClaimJudgement } from "./claim-judgement.tsx";
import { ClaimTags } from "./claims-screen.tsx";
import { RefusalPanel } from "./refusal-panel.tsx";
import "./claims.css";

type Content = ClaimDetail["content"];

/** What a claim says: its facts, lines and papers, as on the form. */
export const ClaimPaper = ({
  content,
  lineNames,
}: {
  readonly content: Content;
  readonly lineNames: readonly string[];
}) => (
  <>
    <dl className="claim-facts">
      <dt>用途</dt>
      <dd>{content.purpose}</dd>
      <dt>日期</dt>
      <dd>{content.onDate}</dd>
      <dt>经手人</dt>
      <dd>{content.handler}</dd>
      <dt>证明人</dt>
      <dd>{content.witness}</dd>
      <dt>村报账员</dt>
      <dd>{content.clerk}</dd>
      <dt>付款方式</dt>
      <dd>{claimFormWords[content.form]}</dd>
      <dt>收款人</dt>
      <dd>{content.payee}</dd>
      <dt>收款账号</dt>
      <dd>{content.payeeAccount}</dd>
    </dl>
    <table aria-label="报账明细" className="claim-lines" style={{ marginTop: 10 }}>
      <thead>
        <tr>
          <th>序号</th>
          <th>支出分类</th>
          <th>内容</th>
          <th className="is-right">金额</th>
        </tr>
      </thead>
      <tbody>
        {content.lines.map((line, at) => (
          <tr key={`${String(at)}${line.summary}`}>
            <td>{at + 1}</td>
            <td>{lineNames[at]}</td>
            <td>{line.summary}</td>
            <td className="is-right">{moneyText(line.amountFen)}</td>
          </tr>
        ))}
      </tbody>
    </table>
    <table aria-label="原始单据" className="claim-lines" style={{ marginTop: 10 }}>
      <thead>
        <tr>
          <th>单据</th>
          <th>号码</th>
          <th>日期</th>
          <th>出具单位</th>
          <th className="is-right">金额</th>
        </tr>
      </thead>
      <tbody>
        {content.documents.map((document, at) => (
          <tr key={`${String(at)}${document.number}`}>
            <td>{documentWords[document.kind]}</td>
            <td>{document.number}</td>
            <td>{document.onDate}</td>
            <td>
              {document.party}
              {document.buyer !== "" && <div className="soft">购买方：{document.buyer}</div>}
            </td>
            <td className="is-right">{document.amountFen === null ? "" : moneyText(document.amountFen)}</td>
          </tr>
        ))}
      </tbody>
    </table>
    {content.note !== "" && <p>备注：{content.note}</p>}
  </>
);

const Steps = ({ claim }: { readonly claim: ClaimDetail }) => (
  <section className="panel">
    <h2>办理过程</h2>
    <ol aria-label="办理过程" className="claim-steps">
      <li>
        {claim.savedByName} 登记第 {claim.version} 版
      </li>
      {claim.steps.map((step) => (
        <li key={step.no}>
          {momentText(step.at)}　{step.byName}　<strong>{claimActWords[step.act]}</strong>
          {claim.version > 1 && `（第 ${String(step.version)} 版）`}
          {step.note !== "" && `：${step.note}`}
        </li>
      ))}
    </ol>
  </section>
);

const Signatures = ({ claim }: { readonly claim: ClaimDetail }) => {
  const missing = claim.signers.filter((role) => claim.signatures.every((each) => each.role !== role));
  const open = usePlace((state) => state.open);
  return (
    <section className="panel">
      <h2>签字与审核</h2>
      {claim.signatures.map(({ role, name, onDate }) => (
        <div key={role}>
          {approvalWords[role]}：{name}（{onDate}）
        </div>
      ))}
      {missing.length > 0 && (
        <div className="red-amount">还缺：{missing.map((role) => approvalWords[role]).join("、")}</div>
      )}
      {claim.meetings.map((meeting) => (
        <div key={meeting.id}>
          民主理财：
          <PaperLink onClick={() => open("finance-meetings", { id: meeting.id })}>{meeting.metOn} 会议</PaperLink>
          {claim.version > 1 && `（第 ${String(meeting.version)} 版）`} {meeting.opinion}
        </div>
      ))}
      {claim.lodgements.map((lodgement) => (
        <div key={lodgement.id}>
          移交清单：{lodgement.number}（{lodgement.onDate}）
        </div>
      ))}
      {claim.resolutions.map((resolution) => (
        <div key={resolution.id}>
          决议：
          <PaperLink onClick={() => open("resolution", { id: resolution.id })}>
            {resolution.number} {resolution.title}
          </PaperLink>
          {resolution.isWaiting && <span className="red-amount">（待复核）</span>}
        </div>
      ))}
    </section>
  );
};

const Body = ({ claim, reload }: { readonly claim: ClaimDetail; readonly reload: () => void }) => (
  <div className="claim-columns">
    <div>
      {claim.content.emergency !== null && (
        <Alert
          showIcon
          style={{ marginBottom: 12 }}
          title={`应急支出：${claim.content.emergency.reason}。${claim.content.emergency.ratifyBy} 以前要补办决议，逾期列入疑点。`}
          type="warning"
        />
      )}
      <section className="panel">
        <h2>
          报账单 {claim.number}（第 {claim.version} 版）　合计 {moneyText(claim.totalFen)} 元
        </h2>
        <ClaimPaper content={claim.content} lineNames={claim.lineNames} />
        {claim.missing.map(({ document, missing }) => (
          <div className="red-amount" key={document}>
            第 {document} 张单据还缺：{missing.map((element) => elementWords[element]).join("、")}
          </div>
        ))}
      </section>
      <RefusalPanel claim={claim} onChanged={reload} />
      {claim.earlier.map(({ version, content, lineNames }) => (
        <details className="panel" key={version}>
          <summary>第 {version} 版（保留原样）</summary>
          <ClaimPaper content={content} lineNames={lineNames} />
        </details>
      ))}
    </div>
    <div>
      <ClaimJudgement claim={claim} reload={reload} />
      <Signatures claim={claim} />
      <Steps claim={claim} />
    </div>
  </div>
);

/** 查看报账单: the claim as on paper, what the rules say, who signed, and the next step. */
export const ClaimScreen = (): ReactNode => {
  const { params, open } = usePlace();
  const id = params["id"] ?? null;
  const { data, failure, reload } = useQuery("claim.show", id === null ? null : { id });
  return (
    <PageFrame
      extra={
        <>
          <Button onClick={() => open("claims")}>返回列表</Button>
          {data !== null && <ClaimActions claim={data} onChanged={reload} />}
        </>
      }
      title={data === null ? "报账单" : `报账单 ${data.number}`}
    >
      {data !== null && (
        <div style={{ marginBottom: 10 }}>
          <ClaimTags claim={data} />
        </div>
      )}
      <FailureAlert failure={failure} onRetry={reload} />
      {data !== null && <Body claim={data} reload={reload} />}
    </PageFrame>
  );
};
