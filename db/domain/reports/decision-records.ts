import type { MotionStage } from "#domain/caps/motion.ts";
import {
  bodyName,
  countText,
  dayText,
  originNames,
  testWords,
  type BroughtMotion,
  type DecidedMeeting,
  type DecisionSource,
} from "./decision-source.ts";
import type { FormBlock } from "./paper-form.ts";

const stageNames: Readonly<Record<MotionStage, string>> = {
  proposal: "一议：党支部提议",
  consultation: "二议：两委商议",
  review: "三议：党员大会审议",
  decision: "四议：会议决议",
  disclosure: "一公开：决议公开",
  outcome: "二公开：实施结果公开",
};
/** Who came by the recorded list, so that everybody finds their place to sign. */
const namesOf = ({ attendees }: DecidedMeeting): string =>
  attendees.map(({ name, way, proxy }) => (way === "proxy" ? `${name}（委托${proxy}）` : name)).join("　");

/** 决议. */
export const resolutionPaper = (source: DecisionSource, meeting: DecidedMeeting): readonly FormBlock[] => [
  {
    kind: "facts",
    rows: [
      ["决议事项", source.title],
      ["会议", bodyName(meeting)],
      ["时间、地点", `${dayText(meeting.metOn)}　${meeting.place}`],
      ["通知日期", meeting.noticeOn === null ? "" : dayText(meeting.noticeOn)],
      ["召集 / 主持 / 记录", `${meeting.convenor} / ${meeting.chair} / ${meeting.recorder}`],
      [
        "到会情况",
        `应到 ${meeting.entitled} 人，实到 ${meeting.present} 人，其中委托 ${meeting.proxies} 人${meeting.women === null ? "" : `，妇女代表 ${meeting.women} 人`}`,
      ],
      [
        "表决结果",
        `赞成 ${meeting.votesFor} 票，反对 ${meeting.votesAgainst} 票，弃权 ${meeting.votesAbstain} 票，${meeting.isPassed ? "通过" : "没有通过"}`,
      ],
      ["法定条件", `${testWords(meeting)}${meeting.test.basis}`],
      [
        "监督和列席",
        `${meeting.isSupervised ? "村务监督委员会到会监督" : "村务监督委员会没有到会"}；乡镇：${meeting.townshipOfficer}`,
      ],
    ],
  },
  {
    kind: "text",
    label: "决议内容",
    text: [meeting.proposal, ...meeting.approves, meeting.changes].filter((line) => line !== "").join("\n"),
    leastLines: 5,
  },
  { kind: "text", label: "不同意见", text: meeting.objections === "" ? "无" : meeting.objections, leastLines: 1 },
  ...(meeting.adviserOpinion === ""
    ? []
    : [{ kind: "text" as const, label: "法律顾问意见", text: meeting.adviserOpinion, leastLines: 1 }]),
  { kind: "text", label: "乡镇意见", text: meeting.opinion, leastLines: 2 },
  {
    kind: "text",
    label: "到会人员签名（本人签名，可附签到表）",
    text: namesOf(meeting),
    leastLines: 4,
  },
  { kind: "signatures", labels: ["主持人", "记录人", "村务监督委员会", "乡镇到会人员"], hasSeal: true },
];

/** 公示. */
export const noticePaper = (source: DecisionSource, meeting: DecidedMeeting): readonly FormBlock[] => {
  const text = [
    `${dayText(meeting.metOn)}，${source.ledgerName}召开${bodyName(meeting)}，应到 ${meeting.entitled} 人，实到 ${meeting.present} 人，以 ${meeting.votesFor} 票赞成、${meeting.votesAgainst} 票反对、${meeting.votesAbstain} 票弃权，${meeting.isPassed ? "通过" : "没有通过"}“${source.title}”（${meeting.number}）。`,
    ...(meeting.proposal === "" ? [] : ["内容：", meeting.proposal]),
    ...meeting.approves,
    ...(meeting.changes === "" ? [] : [meeting.changes]),
    `现予公示。公示期自${dayText(source.postedFrom)}起，不少于 ${source.leastDays} 天。`,
    `对决议有意见的，请在公示期内向村务监督委员会或乡镇提出。监督电话：${source.phone === "" ? "　　　　　　　　" : source.phone}`,
  ];
  return [
    { kind: "text", label: "公示内容", text: text.join("\n"), leastLines: 22 },
    { kind: "signatures", labels: ["张贴人", "张贴地点"], hasSeal: true },
  ];
};

/** 四议两公开登记表. */
export const stagesPaper = (motion: BroughtMotion, source: DecisionSource): readonly FormBlock[] => {
  const all = (["proposal", "consultation", "review", "decision", "disclosure", "outcome"] as const).map((stage) => ({
    stage,
    done: motion.stages.find((each) => each.stage === stage),
  }));
  return [
    {
      kind: "facts",
      rows: [
        ["事项", source.title],
        ["动议事由", `${originNames[motion.origin]}　${motion.raisedBy}`],
        ["内容", motion.matter],
      ],
    },
    ...all.map(({ stage, done }): FormBlock => {
      const numbers =
        done?.entitled === null || done === undefined
          ? stage === "disclosure" || stage === "outcome"
            ? ""
            : "应到　　　人，实到　　　人，赞成　　　票"
          : `应到 ${countText(done.entitled)}，实到 ${countText(done.present)}，赞成 ${countText(done.votesFor, "票")}`;
      return {
        kind: "facts",
        rows: [
          [stageNames[stage], `${dayText(done?.onDate ?? null)}　${done?.place ?? ""}`],
          ["人数和表决", numbers],
          ["情况", done?.content ?? "\n"],
          stage === "disclosure" || stage === "outcome"
            ? ["监督意见", done?.supervision ?? ""]
            : ["签名", done === undefined || done.townshipOfficer === "" ? "" : `乡镇到会：${done.townshipOfficer}`],
        ],
      };
    }),
    { kind: "signatures", labels: ["党组织书记", "村民委员会主任", "村务监督委员会", "乡镇到会人员"], hasSeal: true },
  ];
};
