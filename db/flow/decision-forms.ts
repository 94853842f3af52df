import { decisionFormNames, decisionPaper } from "#domain/reports/decision-papers.ts";
import type { DecisionSource } from "#domain/reports/decision-source.ts";
import { moneyTextFromFen } from "#domain/core/fen.ts";
import type { LedgerId, MotionId, ResolutionId } from "#domain/core/ids.ts";
import { base64FromBytes } from "#files/base64.ts";
import { fontsIn } from "#files/pdf/fonts.ts";
import { formDocument } from "#files/pdf/form-document.ts";
import { safeName } from "#files/workbook/file-name.ts";
import { readCaps } from "#store/cap-rows.ts";
import { readCategories } from "#store/category-rows.ts";
import { linksOfDecision } from "#store/decision-record-rows.ts";
import { readLedger } from "#store/ledger-rows.ts";
import { readMotion, readMotionOfResolution, readStages } from "#store/motion-rows.ts";
import { readTownship } from "#store/office-rows.ts";
import { readPublications } from "#store/publication-rows.ts";
import { readPublicitySettings } from "#store/publicity-setting-rows.ts";
import type { Reading } from "#store/query.ts";
import { readResolution } from "#store/resolution-rows.ts";
import { capText } from "./cap-text.ts";
import { done, refuse, type Call, type Reply } from "./call.ts";

type Source = { readonly source: DecisionSource; readonly ledgerName: string };

const opinionNames = { approved: "审核同意", filed: "已备案", returned: "退回" } as const;

const changesOf = (reading: Reading, id: ResolutionId): string => {
  const link = linksOfDecision(reading, id).find(({ resolutionId }) => resolutionId === id);
  const earlier = link === undefined ? undefined : readResolution(reading, link.targetId);
  return link === undefined || earlier === undefined
    ? ""
    : `${link.how === "amends" ? "调整" : "废止并代替"}决议 ${earlier.number}《${earlier.title}》（${earlier.metOn}）`;
};

const meetingOf = (reading: Reading, id: ResolutionId): DecisionSource["meeting"] => {
  const resolution = readResolution(reading, id);
  if (resolution === undefined) return null;
  const { record, test, matter } = resolution;
  const names = new Map<string, string>(readCategories(reading).map((category) => [category.id, category.name]));
  const caps = readCaps(reading, resolution.ledgerId).flatMap((cap) =>
    cap.versions
      .filter((version) => version.vote.resolutionId === id)
      .map(
        (version) =>
          `支出限额：${cap.categoryName} ${capText(cap.period, version)}（${version.fromOn} 至 ${version.toOn}）`,
      ),
  );
  const agreed =
    matter === null
      ? []
      : [
          `同意的支出：${matter.categoryIds.map((each) => names.get(each) ?? "").join("、")}，合计不超过 ${moneyTextFromFen(matter.amountFen)} 元（${matter.fromOn} 至 ${matter.toOn}）`,
        ];
  return {
    ...resolution,
    place: record.place,
    noticeOn: record.noticeOn,
    convenor: record.convenor,
    chair: record.chair,
    recorder: record.recorder,
    isByBallot: record.method === "ballot",
    proxies: record.proxies,
    women: record.women,
    isPassed: resolution.computed === "passed",
    test,
    proposal: record.proposal,
    objections: record.objections,
    townshipOfficer: record.townshipOfficer,
    isSupervised: record.isSupervised,
    opinion:
      resolution.opinion === null
        ? ""
        : `${opinionNames[resolution.opinion]}${resolution.opinionNote === null || resolution.opinionNote === "" ? "" : `：${resolution.opinionNote}`}`,
    approves: [...caps, ...agreed],
    attendees: record.attendees,
    adviserOpinion: record.adviserOpinion,
    changes: changesOf(reading, id),
  };
};

const sourceOf = (
  reading: Reading,
  of: {
    readonly ledgerId: LedgerId;
    readonly title: string;
    readonly motionId: MotionId | null;
    readonly resolutionId: ResolutionId | null;
  },
): Source | undefined => {
  const ledger = readLedger(reading, of.ledgerId);
  if (ledger === undefined) return undefined;
  const motion = of.motionId === null ? undefined : readMotion(reading, of.motionId);
  const settings = readPublicitySettings(reading);
  const posting = readPublications(reading, of.ledgerId).find(
    (row) => row.resolutionId !== null && row.resolutionId === of.resolutionId && row.fromOn !== null,
  );
  const source: DecisionSource = {
    ledgerName: ledger.name,
    townshipName: readTownship(reading)?.name ?? "",
    title: of.title,
    motion: motion === undefined ? null : { ...motion, stages: readStages(reading, motion.id) },
    meeting: of.resolutionId === null ? null : meetingOf(reading, of.resolutionId),
    entitled: null,
    leastDays: settings.leastDays,
    phone: settings.phone,
    postedFrom: posting?.fromOn ?? null,
  };
  return { source, ledgerName: ledger.name };
};

const wantedSource = (reading: Reading, of: Call<"decision.printForm">["input"]["of"]): Source | undefined => {
  if (of.kind === "motion") {
    const motion = readMotion(reading, of.id);
    if (motion === undefined) return undefined;
    const resolutionId =
      readStages(reading, motion.id).find((stage) => stage.resolutionId !== null)?.resolutionId ?? null;
    return sourceOf(reading, { ledgerId: motion.ledgerId, title: motion.title, motionId: motion.id, resolutionId });
  }
  const resolution = readResolution(reading, of.id);
  if (resolution === undefined) return undefined;
  const motionId = readMotionOfResolution(reading, of.id);
  return sourceOf(reading, { ledgerId: resolution.ledgerId, title: resolution.title, motionId, resolutionId: of.id });
};

/** 打印议案、签到表、表决票统计、决议、公示, ready to be signed. */
export const printDecisionForm = async (call: Call<"decision.printForm">): Promise<Reply<"decision.printForm">> => {
  const { of, form } = call.input;
  const wanted = call.ledger.snapshot((reading) => wantedSource(reading, of));
  if (wanted === undefined) return refuse({ code: "not-found", kind: of.kind });
  const paper = decisionPaper(form, wanted.source);
  if (paper === undefined) return refuse({ code: "form-not-ready", form });
  const file = await formDocument(paper, fontsIn(call.fontFolder));
  const name = `${safeName(wanted.ledgerName)}_${decisionFormNames[form]}_${safeName(wanted.source.title)}.pdf`;
  return done({ name, bytes: base64FromBytes(file.bytes), pages: file.pages });
};
