import type { InputOf, OutputOf } from "#contract/contract.ts";
import type { Counting } from "#domain/caps/vote.ts";
import type { AmendmentKind } from "#domain/caps/amendment.ts";
import type { LocalDate } from "#domain/core/dates.ts";
import type { CategoryId } from "#domain/core/ids.ts";
import type { Params } from "#renderer/stages/office/place-store.ts";
import { matterInputOf, matterProblem, type MatterRow } from "./matter-form.ts";
import { capInputOf, capProblem, type CapRow } from "./cap-form.ts";
import { capFromParams, capsFromPlan } from "./cap-params.ts";

export type RecordInput = InputOf<"resolution.record">;
type MeetingRecord = OutputOf<"resolution.show">["record"];
export type VoteNumber = "entitled" | "present" | "votesFor" | "votesAgainst" | "votesAbstain";
export const voteNumbers = ["entitled", "present", "votesFor", "votesAgainst", "votesAbstain"] as const;

/** A resolution while it is typed: numbers and days may still be missing. */
export type ResolutionForm = Readonly<Record<VoteNumber, number | null>> & {
  readonly number: string;
  readonly title: string;
  readonly body: RecordInput["body"];
  readonly track: RecordInput["track"];
  readonly countedBy: Counting;
  readonly metOn: LocalDate;
  readonly declared: RecordInput["declared"] | null;
  readonly record: Readonly<MeetingRecord>;
  readonly caps: readonly CapRow[];
  /** The spending the vote agrees to besides caps; null where it agrees to none. */
  readonly matter: MatterRow | null;
  /** The earlier decision this one amends or supersedes. */
  readonly changes: { readonly resolutionId: string; readonly how: AmendmentKind } | null;
};

const emptyRecord: MeetingRecord = {
  place: "",
  noticeOn: null,
  convenor: "",
  chair: "",
  recorder: "",
  method: "hands",
  proxies: 0,
  women: null,
  partyStudyMinute: "",
  isSupervised: false,
  townshipOfficer: "",
  postedFrom: null,
  postedTo: null,
  proposal: "",
  objections: "",
  noticeReason: "",
  adviserOpinion: "",
  attendees: [],
  composition: null,
  delegation: null,
};

export const newResolution = (start: {
  readonly params: Params;
  readonly metOn: LocalDate;
  readonly isCollective: boolean;
}): ResolutionForm => {
  const { params, metOn, isCollective } = start;
  const cap = capFromParams(params, metOn);
  const planned = capsFromPlan(params, metOn);
  const amends = params["amends"] ?? "";
  return {
    number: "",
    title:
      planned.length > 0
        ? `${params["capYear"] ?? ""}年度支出限额`
        : cap === null
          ? ""
          : `关于调整支出限额的决议${amends === "" ? "" : `（调整 ${amends}）`}`,
    body: "congress",
    track: isCollective ? "B" : "A",
    countedBy: "people",
    metOn,
    entitled: null,
    present: null,
    votesFor: null,
    votesAgainst: null,
    votesAbstain: null,
    declared: null,
    record: emptyRecord,
    caps: planned.length > 0 ? planned : cap === null ? [] : [cap],
    matter: null,
    changes: null,
  };
};

type Earlier = Pick<
  OutputOf<"resolution.list">["resolutions"][number],
  "id" | "number" | "computed" | "body" | "track"
>;

/** The vote that a held voucher wants amended, by its number: the same body decides, by the same rules. Null where none is to be. */
export const amendmentOf = (
  params: Params,
  earlier: readonly Earlier[],
): Pick<ResolutionForm, "body" | "track" | "changes"> | null => {
  const found = earlier.find(({ number, computed }) => number === params["amends"] && computed === "passed");
  if (found === undefined) return null;
  return { body: found.body, track: found.track, changes: { resolutionId: found.id, how: "amends" } };
};

type Attendees = MeetingRecord["attendees"];

/** What a list of attendees says of proxies and women. */
export const countsOf = (attendees: Attendees): { readonly proxies: number; readonly women: number } => ({
  proxies: attendees.filter(({ way }) => way === "proxy").length,
  women: attendees.filter(({ isWoman }) => isWoman).length,
});

export const newAttendee = (): Attendees[number] => ({
  name: "",
  unit: "",
  isWoman: false,
  way: "in-person",
  proxy: "",
  isSigned: false,
});

const isSex = (word: string): boolean => word === "男" || word === "女";

/**
 * `张三`, `张三 2组` or `张三 2组 女`, a line each, as attendees who came in person, of whom nobody has ticked yet that they signed; lines without a name are passed over. A column
 * of sheets that says 男 or 女 is the sex, wherever it stands.
 */
export const attendeesFromText = (text: string): Attendees =>
  text.split(/\r?\n/).flatMap((line) => {
    const [name = "", ...rest] = line.trim().split(/[\s,，、\t]+/);
    const unit = rest.filter((word) => !isSex(word)).join(" ");
    return name === ""
      ? []
      : [{ ...newAttendee(), name: name.slice(0, 40), unit: unit.slice(0, 60), isWoman: rest.includes("女") }];
  });

const numberWords: Readonly<Record<VoteNumber, string>> = {
  entitled: "应到人数",
  present: "实到人数",
  votesFor: "赞成票",
  votesAgainst: "反对票",
  votesAbstain: "弃权票",
};

export type VoteInput = InputOf<"resolution.test">;

/** Only 村民会议 may count the representatives of households. */
export const mayCountHouseholds = ({ body, track }: Pick<ResolutionForm, "body" | "track">): boolean =>
  body === "assembly" && track === "A";

/** The categories a vote sets caps of or agrees to spend on. */
const votedCategories = (form: ResolutionForm): CategoryId[] => [
  ...form.caps.flatMap((cap) => (cap.categoryId === null ? [] : [cap.categoryId, ...cap.moreCategoryIds])),
  ...(form.matter?.categoryIds ?? []),
];

/** The numbers of the vote for the legal test, or null while one is missing. Missing against and abstain count as none. */
export const voteInputOf = (form: ResolutionForm): VoteInput | null => {
  const { body, track, metOn, entitled, present, votesFor } = form;
  if (entitled === null || present === null || votesFor === null || entitled < 1) return null;
  const [votesAgainst, votesAbstain] = [form.votesAgainst ?? 0, form.votesAbstain ?? 0];
  const countedBy = mayCountHouseholds(form) ? form.countedBy : "people";
  const categoryIds = votedCategories(form);
  return { body, track, countedBy, metOn, categoryIds, entitled, present, votesFor, votesAgainst, votesAbstain };
};

/** The record as it is sent: counted from the list where there is one, so that nobody adds it up a second time. */
const sentRecord = (record: MeetingRecord): RecordInput["record"] => ({
  ...record,
  ...(record.attendees.length === 0 ? {} : countsOf(record.attendees)),
  attendees: record.attendees.map((each) => ({ ...each, proxy: each.way === "proxy" ? each.proxy : "" })),
});

/** The procedure to be looked at: of the record only what it goes by, so that typing elsewhere asks nothing; null until the members are known. */
export const procedureInputOf = (form: ResolutionForm, ledgerId: string): InputOf<"resolution.procedure"> | null => {
  const { body, track, metOn, entitled, present } = form;
  if (entitled === null) return null;
  const { noticeOn, noticeReason, proxies, women, attendees, composition, isSupervised } = form.record;
  // Typing the number of the study asks once, not at every key.
  const partyStudyMinute = form.record.partyStudyMinute.trim() === "" ? "" : "有";
  const minutes = {
    ...emptyRecord,
    noticeOn,
    noticeReason,
    proxies,
    women,
    attendees,
    composition,
    isSupervised,
    partyStudyMinute,
  };
  const record = sentRecord(minutes);
  return { ledgerId, categoryIds: votedCategories(form), body, track, metOn, entitled, present: present ?? 0, record };
};

/** What is still missing, as sentences in the order of the page. */
export const resolutionProblems = (form: ResolutionForm): readonly string[] => {
  const problems: string[] = [];
  if (form.number.trim() === "") problems.push("请填决议文号。");
  if (form.title.trim() === "") problems.push("请填决议事项。");
  const missing = voteNumbers.filter(
    (name) => form[name] === null && name !== "votesAgainst" && name !== "votesAbstain",
  );
  if (missing.length > 0) problems.push(`请填${missing.map((name) => numberWords[name]).join("、")}。`);
  if (form.declared === null) problems.push("请选会上宣布的结果。");
  for (const [index, cap] of form.caps.entries()) {
    const problem = capProblem(cap);
    if (problem !== null) problems.push(`限额第 ${String(index + 1)} 项：${problem}`);
  }
  if (form.body === "assembly" && form.record.delegation?.matters.trim() === "")
    problems.push("授权代表会议：请填授权的事项。");
  const matter = form.matter === null ? null : matterProblem(form.matter);
  if (matter !== null) problems.push(`同意的支出：${matter}`);
  return problems;
};

/** The resolution as it is sent, or null while something is missing. */
export const recordInputOf = (ledgerId: string, form: ResolutionForm): RecordInput | null => {
  const vote = voteInputOf(form);
  const { declared } = form;
  if (vote === null || declared === null || resolutionProblems(form).length > 0) return null;
  const { metOn, categoryIds: _categoryIds, ...numbers } = vote;
  const { number, title } = form;
  // Representatives delegate nothing: what was typed while the form stood on an assembly is left out.
  const record = form.body === "assembly" ? form.record : { ...form.record, delegation: null };
  const caps = form.caps.flatMap((cap) => capInputOf(cap) ?? []);
  return {
    ledgerId,
    number,
    title,
    metOn: metOn ?? form.metOn,
    ...numbers,
    declared,
    record: sentRecord(record),
    caps,
    matter: matterInputOf(form.matter),
    changes: form.changes,
  };
};
