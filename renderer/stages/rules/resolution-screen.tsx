import { Alert, App, Button, Spin, Tag } from "antd";
import { useState } from "react";
import type { OutputOf } from "#contract/contract.ts";
import { waitsForSecondPerson } from "#domain/caps/vote.ts";
import { longDateText } from "#renderer/format/dates.ts";
import { moneyText } from "#renderer/format/money.ts";
import { useAction, useQuery } from "#renderer/ledger/use-query.ts";
import { usePlace } from "#renderer/stages/office/place-store.ts";
import { useSession } from "#renderer/stages/office/session-store.ts";
import { FailureAlert } from "#renderer/ui/failure-alert.tsx";
import { PrintFormsButton } from "#renderer/stages/publicity/print-forms-button.tsx";
import { TakeBackDialog } from "#renderer/ui/take-back-dialog.tsx";
import { FactList } from "#renderer/ui/fact-list.tsx";
import { PageFrame } from "#renderer/ui/page-frame.tsx";
import { PaperLink } from "#renderer/ui/paper-table.tsx";
import { useKeys } from "#renderer/ui/use-keys.ts";
import { meetingWords, opinionWords, passedWords, voteMethodWords, voteTrackWords } from "#renderer/words/labels.ts";
import { AttendeeList, DecisionChanges, DecisionFiles, DecisionPostings } from "./decision-around.tsx";
import { ProcedureList } from "./procedure-panel.tsx";
import { OpinionDialog } from "./opinion-dialog.tsx";
import { useConfirming } from "./use-confirming.tsx";
import { voteConditions } from "./vote-words.ts";
import "./rules.css";

const resolutionForms = ["motion", "attendance", "count", "resolution", "notice"] as const;

type Resolution = OutputOf<"resolution.show">;

const Meeting = ({ resolution }: { readonly resolution: Resolution }) => {
  const { record } = resolution;
  const posted =
    record.postedFrom === null ? "" : `${record.postedFrom} 至 ${record.postedTo === null ? "……" : record.postedTo}`;
  return (
    <section className="panel">
      <h2>会议</h2>
      <FactList
        rows={[
          ["会议", meetingWords[resolution.body]],
          ["规则", voteTrackWords[resolution.track]],
          ["日期", longDateText(resolution.metOn)],
          ["地点", record.place],
          ["通知日期", record.noticeOn],
          ["召集人", record.convenor],
          ["主持人", record.chair],
          ["记录人", record.recorder],
          ["党组织研究记录", record.partyStudyMinute],
          ["乡镇到会人员", record.townshipOfficer],
          ["监督委员会", record.isSupervised ? "到会监督" : "没有到会"],
          ["公示（会议记录）", posted],
          ["登记人", resolution.recordedByName],
          ["复核人", resolution.confirmedByName],
        ]}
      />
      {record.noticeReason === "" ? null : <p>通知不足天数的原因：{record.noticeReason}</p>}
      {record.adviserOpinion === "" ? null : <p>法律顾问意见：{record.adviserOpinion}</p>}
      <h3 style={{ marginTop: 16 }}>程序核对</h3>
      <ProcedureList checks={resolution.procedure} delegation={resolution.delegation} />
      {record.delegation === null ? null : (
        <p>
          <strong>授权代表会议：</strong>
          {record.delegation.matters}，到 {record.delegation.untilOn} 为止。
        </p>
      )}
      {record.proposal === "" ? null : (
        <p style={{ whiteSpace: "pre-wrap", marginTop: 12 }}>
          <strong>提案：</strong>
          {record.proposal}
        </p>
      )}
      {record.objections === "" ? null : (
        <p style={{ whiteSpace: "pre-wrap" }}>
          <strong>不同意见：</strong>
          {record.objections}
        </p>
      )}
    </section>
  );
};

const Vote = ({ resolution }: { readonly resolution: Resolution }) => {
  const { test, record, computed } = resolution;
  const unit = resolution.countedBy === "households" ? "户" : "人";
  return (
    <section className="panel">
      <h2>表决</h2>
      <FactList
        rows={[
          ["应到", `${String(resolution.entitled)} ${unit}`],
          ["实到", `${String(resolution.present)} ${unit}`],
          ["赞成", `${String(resolution.votesFor)} 票`],
          ["反对", `${String(resolution.votesAgainst)} 票`],
          ["弃权", `${String(resolution.votesAbstain)} 票`],
          ["委托", `${String(record.proxies)} 人`],
          ["到会妇女代表", record.women === null ? "" : `${String(record.women)} 人`],
          ["方式", voteMethodWords[record.method]],
        ]}
      />
      <div className={`vote-test is-${computed}`}>
        按法定条件计算：<Tag color={computed === "passed" ? "green" : "red"}>{passedWords[computed]}</Tag>
        会上宣布：{passedWords[resolution.declared]}
        <ul>
          {voteConditions(resolution, test).map((condition) => (
            <li className={condition.isMet ? "" : "is-short"} key={condition.text}>
              {condition.text}
            </li>
          ))}
        </ul>
        <span className="form-hint">依据：{test.basis}</span>
      </div>
    </section>
  );
};

const Matter = ({ matter }: { readonly matter: NonNullable<Resolution["matter"]> }) => (
  <section className="panel">
    <h2>同意的支出</h2>
    <FactList
      rows={[
        ["支出分类", matter.categoryNames.join("、")],
        ["金额合计不超过", `${moneyText(matter.amountFen)} 元`],
        ["支出日期", `${matter.fromOn} 至 ${matter.toOn}`],
      ]}
    />
  </section>
);

const Effects = ({ resolution }: { readonly resolution: Resolution }) => {
  const open = usePlace((state) => state.open);
  return (
    <>
      {resolution.matter === null ? null : <Matter matter={resolution.matter} />}
      <section className="panel">
        <h2>批准的限额</h2>
        {resolution.caps.length === 0 ? <p className="soft">这份决议没有批准限额。</p> : null}
        <ul>
          {resolution.caps.map((cap) => (
            <li key={`${cap.capId}-${String(cap.version)}`}>
              <strong>{cap.categoryName}</strong>：{cap.text}（第 {cap.version} 版，{cap.fromOn} 至 {cap.toOn}）
              {cap.isRatification ? <Tag color="gold">补办</Tag> : null}
            </li>
          ))}
        </ul>
        {resolution.caps.length === 0 ? null : (
          <PaperLink
            onClick={() => {
              open("cap-register");
            }}
          >
            看支出预算使用登记簿
          </PaperLink>
        )}
      </section>
      <section className="panel">
        <h2>关联的凭证</h2>
        {resolution.vouchers.length === 0 ? <p className="soft">还没有凭证关联这份决议。</p> : null}
        <ul>
          {resolution.vouchers.map((voucher) => (
            <li key={voucher.id}>
              <PaperLink
                onClick={() => {
                  open("voucher", { id: voucher.id });
                }}
              >
                {voucher.name}
              </PaperLink>
              　{moneyText(voucher.totalFen)} 元
            </li>
          ))}
        </ul>
      </section>
    </>
  );
};

/** Whether the vote has effect and what it still lacks. */
const standingText = (resolution: Resolution): string => {
  const { opinion, opinionNote, isInForce } = resolution;
  if (waitsForSecondPerson(resolution))
    return "决议还没有生效：等另一个人（审核或主管）对照会议记录复核。登记人自己不能复核。";
  if (opinion === null)
    return `${isInForce ? "决议有效，批准的限额正在执行。" : "决议没有生效：没有通过，或还缺乡镇意见。"}乡镇意见还没有登记。`;
  const note = opinionNote === null || opinionNote === "" ? "" : `（${opinionNote}）`;
  const signed =
    resolution.opinionSigner === ""
      ? ""
      : `，${resolution.opinionSigner}签署${resolution.opinionOn === null ? "" : `于 ${resolution.opinionOn}`}${resolution.isOpinionSealed ? "，已盖章" : ""}`;
  return `乡镇意见：${opinionWords[opinion]}${note}${signed}。${isInForce ? "决议有效。" : "决议没有生效。"}`;
};

/** 查看决议: the record of one vote, what it approved and who relies on it; the township's opinion is given here. */
export const ResolutionScreen = () => {
  const { message } = App.useApp();
  const { params, back } = usePlace();
  const { today, can } = useSession();
  const id = params["id"] ?? null;
  const { data, failure, isLoading, reload } = useQuery("resolution.show", id === null ? null : { id });
  const [isGiving, setIsGiving] = useState(false);
  useKeys("查看决议", [{ keys: "Esc", label: "回到上一页", run: null }]);
  const { confirm, isConfirming } = useConfirming(reload);
  const canConfirm = data !== null && waitsForSecondPerson(data) && can("head", "reviewer");
  const withdraw = useAction("resolution.withdraw", { isQuiet: true });
  const [isLeaving, setIsLeaving] = useState(false);
  const canWithdraw = data !== null && !data.isConfirmed && data.opinion === null && can("bookkeeper", "head");
  const canGive = data !== null && data.opinion === null && can("head", "reviewer");
  return (
    <PageFrame
      extra={
        <>
          {canConfirm ? (
            <Button loading={isConfirming} onClick={() => confirm(data)} type="primary">
              复核通过
            </Button>
          ) : null}
          {canGive ? (
            <Button
              onClick={() => {
                setIsGiving(true);
              }}
              type={canConfirm ? "default" : "primary"}
            >
              登记乡镇意见
            </Button>
          ) : null}
          {canWithdraw ? (
            <Button danger onClick={() => setIsLeaving(true)}>
              登记错了，撤回
            </Button>
          ) : null}
          <TakeBackDialog
            failure={withdraw.failure}
            isRunning={withdraw.isRunning}
            onClose={() => setIsLeaving(false)}
            onTakeBack={async (reason) => {
              if (id === null || (await withdraw.run({ id, reason })) === null) return false;
              setIsLeaving(false);
              void message.success("已撤回，编号可以重新使用");
              back();
              return true;
            }}
            reasonLabel="撤回的原因"
            what={isLeaving && data !== null ? `决议 ${data.number}` : null}
          />
          {id === null ? null : <PrintFormsButton forms={resolutionForms} of={{ kind: "resolution", id }} />}
          <Button onClick={back}>返回</Button>
        </>
      }
      title={data === null ? "决议" : `${data.number}　${data.title}`}
    >
      <FailureAlert failure={failure} onRetry={reload} />
      {isLoading && data === null ? <Spin description="正在读取决议……" /> : null}
      {data === null ? null : (
        <>
          <Alert
            showIcon
            style={{ marginBottom: 14 }}
            title={standingText(data)}
            type={data.isInForce ? "success" : "warning"}
          />
          <div className="rule-columns">
            <div>
              <Meeting resolution={data} />
              <AttendeeList attendees={data.record.attendees} />
              <DecisionFiles onAdded={reload} resolution={data} />
            </div>
            <div>
              <Vote resolution={data} />
              <DecisionChanges resolution={data} />
              <DecisionPostings resolution={data} />
              <Effects resolution={data} />
            </div>
          </div>
        </>
      )}
      {isGiving && id !== null ? (
        <OpinionDialog
          id={id}
          onClose={() => {
            setIsGiving(false);
          }}
          onDone={() => {
            setIsGiving(false);
            reload();
          }}
          today={today}
        />
      ) : null}
    </PageFrame>
  );
};
