import type { Attendee } from "#domain/caps/minutes.ts";
import type { DecisionForm } from "#domain/caps/decision-form.ts";
import { noticePaper, resolutionPaper, stagesPaper } from "./decision-records.ts";
import { countText, dayText, meetingName, originNames, testWords, type DecisionSource } from "./decision-source.ts";
import type { FormBlock, PaperForm } from "./paper-form.ts";

const motionPaper = (source: DecisionSource): readonly FormBlock[] => {
  const { motion, meeting } = source;
  return [
    {
      kind: "facts",
      rows: [
        ["议案名称", source.title],
        ["动议事由", motion === null ? "" : originNames[motion.origin]],
        ["提出人", motion?.raisedBy ?? ""],
        ["提交的会议", meetingName(source)],
      ],
    },
    { kind: "text", label: "议案内容", text: motion?.matter ?? meeting?.proposal ?? "", leastLines: 13 },
    { kind: "text", label: "党组织意见", text: "", leastLines: 4 },
    { kind: "signatures", labels: ["提议人签名", "党组织负责人", "村民委员会主任", "日期"], hasSeal: true },
  ];
};

const mostLines = 500;

/** The names as they were recorded; whoever has not signed signs here. */
const attendanceRow = (index: number, attendee: Attendee | undefined): readonly string[] => {
  if (attendee === undefined) return [String(index + 1), "", "", "", "", ""];
  const { name, isWoman, unit, way, proxy } = attendee;
  const note = way === "proxy" ? `委托${proxy}` : way === "online" ? "线上参加" : "";
  return [String(index + 1), name, isWoman ? "女" : "男", unit, "", note];
};

const attendancePaper = (source: DecisionSource): readonly FormBlock[] => {
  const { meeting } = source;
  const entitled = meeting?.entitled ?? source.entitled;
  const known = meeting?.attendees ?? [];
  const lines = Math.min(mostLines, Math.max(20, entitled ?? 30, known.length));
  return [
    {
      kind: "facts",
      rows: [
        ["会议", meetingName(source)],
        ["时间、地点", `${dayText(meeting?.metOn ?? null)}　${meeting?.place ?? ""}`],
        ["应到", countText(entitled)],
        ["实到", countText(meeting?.present ?? null)],
      ],
    },
    {
      kind: "table",
      caption: "本人签名，任何人不得代签、冒签；受委托的在备注里写委托人姓名，并附书面委托。",
      columns: [
        { heading: "序号", widthMm: 14, isCentred: true },
        { heading: "姓名", widthMm: 30, isCentred: false },
        { heading: "性别", widthMm: 16, isCentred: true },
        { heading: "代表片组或户", widthMm: 38, isCentred: false },
        { heading: "本人签名", widthMm: 40, isCentred: false },
        { heading: "备注", widthMm: 27, isCentred: false },
      ],
      rows: Array.from({ length: lines }, (_none, index) => attendanceRow(index, known[index])),
      rowMm: 9,
    },
    { kind: "signatures", labels: ["核对人", "记录人"], hasSeal: false },
  ];
};

const votesText = (count: number | undefined, unit = "票"): string => countText(count ?? null, unit);

const countPaper = (source: DecisionSource): readonly FormBlock[] => {
  const { meeting } = source;
  return [
    {
      kind: "facts",
      rows: [
        ["会议", meetingName(source)],
        ["时间、地点", `${dayText(meeting?.metOn ?? null)}　${meeting?.place ?? ""}`],
        ["表决事项", source.title],
        ["表决方式", meeting === null ? "□ 无记名投票　□ 举手表决" : meeting.isByBallot ? "无记名投票" : "举手表决"],
        [
          "应到 / 实到",
          `${votesText(meeting?.entitled ?? source.entitled ?? undefined, "人")} / ${votesText(meeting?.present, "人")}`,
        ],
        ["其中委托到会", votesText(meeting?.proxies, "人")],
        ["发出票 / 收回票", "　　　 张 / 　　　 张"],
        ["有效票 / 无效票", "　　　 张 / 　　　 张"],
      ],
    },
    {
      kind: "table",
      caption: "",
      columns: [
        { heading: "意见", widthMm: 40, isCentred: true },
        { heading: "划票（每票一画，五画一个“正”字）", widthMm: 90, isCentred: false },
        { heading: "票数", widthMm: 35, isCentred: true },
      ],
      rows: [
        ["赞成", "", votesText(meeting?.votesFor)],
        ["反对", "", votesText(meeting?.votesAgainst)],
        ["弃权", "", votesText(meeting?.votesAbstain)],
      ],
      rowMm: 24,
    },
    {
      kind: "facts",
      rows: [
        ["法定条件", meeting === null ? "　" : testWords(meeting)],
        ["结果", meeting === null ? "□ 通过　□ 没有通过" : meeting.isPassed ? "通过" : "没有通过"],
      ],
    },
    { kind: "signatures", labels: ["唱票人", "计票人", "监票人", "主持人"], hasSeal: false },
  ];
};

const titles: Readonly<Record<DecisionForm, string>> = {
  motion: "议　　案",
  attendance: "会议签到表",
  count: "表决票统计表",
  resolution: "决　　议",
  notice: "公　　示",
  stages: "四议两公开登记表",
};

const blocksOf = (form: DecisionForm, source: DecisionSource): readonly FormBlock[] | undefined => {
  const { motion, meeting } = source;
  switch (form) {
    case "motion":
      return motionPaper(source);
    case "attendance":
      return attendancePaper(source);
    case "count":
      return countPaper(source);
    case "resolution":
      return meeting === null ? undefined : resolutionPaper(source, meeting);
    case "notice":
      return meeting === null ? undefined : noticePaper(source, meeting);
    case "stages":
      return motion === null ? undefined : stagesPaper(motion, source);
  }
};

/** A paper of a decision, filled as far as anything is known; undefined for one that has nothing to rest on yet. */
export const decisionPaper = (form: DecisionForm, source: DecisionSource): PaperForm | undefined => {
  const blocks = blocksOf(form, source);
  if (blocks === undefined) return undefined;
  const number = form === "motion" || form === "stages" ? source.motion?.number : source.meeting?.number;
  return {
    title: titles[form],
    under: [`单位：${source.ledgerName}`, number === undefined || number === "" ? "编号：" : `编号：${number}`],
    blocks,
    footer: `${source.townshipName}　${source.ledgerName}`,
  };
};

/** What a printed form is called in a file name. */
export const decisionFormNames: Readonly<Record<DecisionForm, string>> = {
  motion: "议案",
  attendance: "签到表",
  count: "表决票统计",
  resolution: "决议",
  notice: "公示",
  stages: "四议两公开登记表",
};
