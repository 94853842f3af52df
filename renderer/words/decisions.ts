import type { AmendmentKind } from "#domain/caps/amendment.ts";
import type { AttendanceWay, DecisionFileKind } from "#domain/caps/minutes.ts";
import type { ProcedureCheck } from "#domain/caps/procedure.ts";
import type { OutputOf } from "#contract/contract.ts";
import type { Sentences } from "./sentences.ts";

export const attendanceWords: Readonly<Record<AttendanceWay, string>> = {
  "in-person": "本人到会",
  proxy: "书面委托",
  online: "线上参加",
};

export const amendmentWords: Readonly<Record<AmendmentKind, string>> = {
  amends: "调整",
  supersedes: "废止代替",
};

export const decisionFileWords: Readonly<Record<DecisionFileKind, string>> = {
  minutes: "会议记录",
  "sign-in": "签到表",
  ballots: "表决票",
  photo: "现场照片",
  "party-study": "党组织研究记录",
  "posting-photo": "公示照片",
  other: "其他",
};

const countWords = (value: number | null): string => (value === null ? "没有登记" : String(value));

/** One line of the procedure: what the record shows beside what is asked. */
export const procedureText = (check: ProcedureCheck): string => {
  const { kind, has, needs, most } = check;
  const asked = countWords(needs);
  switch (kind) {
    case "party-study":
      return has !== null && has > 0
        ? "会前由党组织研究，有研究记录"
        : "党组织研究没有登记：重要事项应先由党组织研究。请填研究记录号，或把研究记录存入“会议材料”";
    case "notice":
      return has === null ? `会议通知日期没有登记，应提前 ${asked} 天` : `会议通知提前 ${has} 天，应提前 ${asked} 天`;
    case "representatives":
      return `村民代表 ${countWords(has)} 人，应占组成人员五分之四以上（至少 ${asked} 人）`;
    case "women":
      return `妇女组成人员 ${countWords(has)} 人，应占三分之一以上（至少 ${asked} 人）`;
    case "households":
      return needs === null
        ? "每五户至十五户推选一人：没有登记全村户数"
        : `每五户至十五户推选一人：现有 ${countWords(has)} 人，应在 ${asked} 至 ${countWords(most)} 人之间`;
    case "members":
      return `成员代表 ${countWords(has)} 人，应多于 20 人`;
    case "signatures":
      return has === null ? "签到名单没有登记，请存入签到表扫描件" : `签到 ${countWords(has)} 人，实到 ${asked} 人`;
    case "proxies":
      return `委托到会 ${countWords(has)} 人：法律只规定成员大会可以书面委托，请核对章程`;
    case "supervision":
      return check.isMet === true
        ? "村务监督委员会到会监督"
        : "村务监督委员会没有到会监督：会议记录写明到会的，请勾选；确实没有到会的，请其审查后出书面意见，存入“会议材料”";
    case "posting":
      return has === null
        ? `决议公示的起止日期没有登记，应公示 ${asked} 天以上`
        : `决议公示 ${has} 天，应公示 ${asked} 天以上`;
    case "posting-photo":
      if (has === null) return "公示照片：张贴后拍照，存入这份决议的“会议材料”或公示登记簿";
      return has > 0 ? `公示照片 ${has} 张` : "没有公示照片：张贴后拍照，存入“会议材料”的公示照片或公示登记簿";
  }
};

type DelegationShown = NonNullable<OutputOf<"resolution.show">["delegation"]>;

/** Whether an assembly let the representatives decide what they decided. */
export const delegationText = ({ state, number, matters, untilOn, outside }: DelegationShown): string => {
  const by = `${number} 授权“${matters}”，到 ${untilOn ?? ""} 为止`;
  switch (state) {
    case "none":
      return "没有登记村民会议（成员大会）对代表会议的授权：先登记写明授权事项和期限的会议决议";
    case "expired":
      return `授权已经到期：${by}`;
    case "outside":
      return `${outside.join("、")}不在授权事项以内：${by}`;
    case "unnamed":
      return `请核对是否在授权事项以内：${by}`;
    case "within":
      return `在授权事项和期限以内：${by}`;
  }
};

const minutesFaults: Readonly<Record<string, string>> = {
  "attendees-not-present": "签到名单的人数与实到人数不一致，请逐人核对。",
  "attendee-twice": "签到名单里有人重复（同名同组），请检查；同名的两个人请写明片组或户。",
  "proxy-unnamed": "书面委托的，要写受托人姓名。",
  "proxy-not-asked": "不是书面委托的，不要填受托人。",
  "proxies-differ": "签到名单里书面委托的人数与“委托到会”不一致。",
  "proxies-not-allowed": "村民会议、村民代表会议应由本人参加，不能委托。请把委托的人从实到人数和票数里去掉后再登记。",
  "posting-before-meeting": "决议公示的开始日期早于会议日期，请核对。",
  "posting-ends-first": "决议公示的结束日期早于开始日期（或没有填开始日期），请核对。",
  "women-differ": "签到名单里的妇女人数与“到会妇女代表”不一致。",
  "women-over-members": "妇女组成人员多于应到人数，请核对。",
  "representatives-over-members": "村民代表多于应到人数，请核对。",
  "delegation-by-congress": "只有村民会议（成员大会）可以授权代表会议，代表会议不能自己授权。请去掉授权或改选会议。",
  "delegation-unnamed": "请填授权的事项。",
  "delegation-ends-first": "授权的期限早于会议日期，请核对。",
  "notice-after-meeting": "会议通知日期在会议日期以后，请核对。",
};
export const minutesFaultText = (reason: string, needs: number): string =>
  reason === "notice-short"
    ? `会议通知不足 ${needs} 天。确因特殊情况提前不够的，请写明原因；天数在“公开设置”里定。`
    : (minutesFaults[reason] ?? "会议记录填写不完整，请逐项检查。");

const amendmentFaults: Readonly<Record<string, string>> = {
  unknown: "要调整的决议不在这个账套里，请重新选择。",
  "other-body": "决议只能由原来的会议、按原来的规则调整（谁批准谁负责）。请改由同一个会议表决。",
  "before-it": "这次会议的日期早于要调整的决议，请核对。",
  "earlier-failed": "要调整的决议没有通过，本来就没有效力，不用调整。",
  failed: "这次表决没有通过，不能调整以前的决议。请去掉“调整的决议”后登记。",
};

/** Refusals of the record of a decision. */
export const decisionSentences = {
  "minutes-bad": ({ reason, needs }) => minutesFaultText(reason, needs),
  "amendment-bad": ({ reason }) => amendmentFaults[reason] ?? "不能调整这份决议，请核对。",
  "decision-superseded": ({ number, by }) => `决议 ${number} 已被 ${by} 废止代替，不能再作新支出的依据。请关联 ${by}。`,
} as const satisfies Partial<Sentences>;
