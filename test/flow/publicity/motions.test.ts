import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { InputOf } from "#contract/contract.ts";
import { decisionForms } from "#domain/caps/decision-form.ts";
import { printDecisionForm } from "#flow/decision-forms.ts";
import {
  discardMotion,
  listMotions,
  proposeMotion,
  readMotionEvidence,
  recordStage,
  showMotion,
  undoStage,
} from "#flow/motions.ts";
import { addPublicationPhoto, postPublication, registerPublication } from "#flow/publications.ts";
import { brokenSeals } from "#flow/broken-seals.ts";
import { sqlFor } from "#store/query.ts";
import { readResolutions } from "#store/resolution-rows.ts";
import { openAuditBooks } from "#test/support/audit-books.ts";
import { auditVillage } from "#test/support/audit-village.ts";
import { dumpPdf } from "#test/support/pdf-dump.ts";
import { clippingOf } from "#test/support/pdf-clipping.ts";
import { readPdf } from "#test/support/pdf-text.ts";

let office: ReturnType<typeof openAuditBooks>;
let village: ReturnType<typeof auditVillage>;

beforeEach(() => {
  office = openAuditBooks();
  village = auditVillage(office, { id: "liuxi", village: "柳溪村", isFirst: true });
});
afterEach(() => office.close());

type Answer<Value> = { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly failure: unknown };
const must = <Value>(reply: Answer<Value>): Value => {
  if (!reply.ok) throw new Error(JSON.stringify(reply.failure));
  return reply.value;
};
const failureOf = (reply: { readonly ok: boolean; readonly failure?: unknown }): unknown => reply.failure;

const minutes = { name: "会议记录.pdf", bytes: "JVBERi0xLjc=" };
const propose = () =>
  must(
    proposeMotion(
      office.call("motion.propose", {
        ledgerId: village.books.ledgerId,
        number: "柳溪议〔2026〕1号",
        title: "机耕路硬化",
        origin: "villagers",
        raisedBy: "东片十二户",
        matter: "硬化东片机耕路八百米，方便运粮，所需资金从公积公益金列支。",
      }),
    ),
  ).id;
const record = (
  id: string,
  stage: InputOf<"motion.recordStage">["stage"],
  onDate: string,
  more: Partial<InputOf<"motion.recordStage">> = {},
) =>
  recordStage(
    office.call("motion.recordStage", {
      id,
      stage,
      onDate,
      place: "村会议室",
      content: "讨论同意。",
      files: [minutes],
      ...more,
    }),
  );
const met = { entitled: 7, present: 6, votesFor: 6 };
const vote = () => {
  const found = readResolutions(office.ledger.reading, village.books.ledgerId).find((each) =>
    each.number.includes("2号"),
  );
  if (found === undefined) throw new Error("no vote");
  return found;
};

/** Through to the decision by the village's second vote, of 20 August. */
const decided = (): string => {
  const id = propose();
  must(record(id, "proposal", "2026-08-01"));
  must(record(id, "consultation", "2026-08-05", met));
  must(record(id, "review", "2026-08-10", { entitled: 31, present: 25, votesFor: 20 }));
  must(record(id, "decision", "2026-08-20", { resolutionId: vote().id }));
  return id;
};

const posted = (resolutionId: string | null, title: string, fromOn: string): string => {
  const { id } = must(
    registerPublication(
      office.call("publication.register", {
        ledgerId: village.books.ledgerId,
        kind: resolutionId === null ? "project" : "resolution",
        title,
        readyOn: fromOn,
        resolutionId,
      }),
    ),
  );
  must(postPublication(office.call("publication.post", { id, fromOn, place: "公开栏" })));
  must(addPublicationPhoto(office.call("publication.addPhoto", { id, file: { name: "照片.jpg", bytes: "/9j/4AAQ" } })));
  return id;
};

describe("四议两公开", () => {
  it("walks six stages, each with its evidence, and keeps them", () => {
    const id = decided();
    const notice = posted(vote().id, "决议公示", "2026-08-21");
    must(record(id, "disclosure", "2026-08-21", { publicationId: notice, files: [], supervision: "程序齐全。" }));
    expect(failureOf(record(id, "outcome", "2026-08-21", { publicationId: notice, files: [] }))).toMatchObject({
      code: "stage-refused",
      reason: "posting-of-the-decision",
    });
    const outcome = posted(null, "机耕路完工公示", "2026-09-20");
    must(record(id, "outcome", "2026-09-20", { publicationId: outcome, files: [] }));
    const shown = must(showMotion(office.call("motion.show", { id })));
    expect([shown.doneCount, shown.waitsFor]).toEqual([6, null]);
    expect(shown.stages[3]).toMatchObject({ entitled: 30, present: 27, votesFor: 26, resolutionNumber: vote().number });
    const file = shown.stages[0]?.files[0];
    expect(must(readMotionEvidence(office.call("motion.readFile", { id: file?.id ?? "none" })))).toMatchObject(minutes);
    expect(failureOf(record(id, "outcome", "2026-09-21"))).toMatchObject({ code: "stage-refused", reason: "all-done" });
    expect(brokenSeals(office.ledger.reading).places.filter((place) => /议案|四议/.test(place))).toEqual([]);
  });

  it("refuses what is skipped, pre-dated, without evidence, below its ratio or dated tomorrow", () => {
    const id = propose();
    expect(failureOf(record(id, "decision", "2026-08-20", { resolutionId: vote().id }))).toMatchObject({
      code: "stage-refused",
      reason: "skipped",
      stage: "proposal",
    });
    expect(failureOf(record(id, "proposal", "2026-08-01", { files: [] }))).toMatchObject({
      reason: "evidence-missing",
    });
    expect(failureOf(record(id, "proposal", "2026-10-09"))).toEqual({ code: "date-in-future", on: "2026-10-09" });
    must(record(id, "proposal", "2026-08-01"));
    expect(failureOf(record(id, "consultation", "2026-07-31", met))).toMatchObject({
      reason: "pre-dated",
      earliestOn: "2026-08-01",
    });
    expect(failureOf(record(id, "consultation", "2026-08-01", { ...met, present: 3, votesFor: 3 }))).toMatchObject({
      reason: "too-few-present",
      needs: 4,
    });
  });

  it("is kept by the file itself: no stage out of order, none changed, only the newest taken back", () => {
    const id = decided();
    const write = (work: Parameters<typeof village.books.write>[0]) => () => village.books.write(work);
    expect(write((writing) => writing.run(sqlFor.updateTable("motion_stage").set({ on_date: vote().metOn })))).toThrow(
      "stays as it was recorded",
    );
    expect(write((writing) => writing.run(sqlFor.deleteFrom("motion_stage").where("stage", "=", 2)))).toThrow(
      "only the newest",
    );
    expect(failureOf(undoStage(office.call("motion.undoStage", { id, stage: "review" })))).toMatchObject({
      reason: "not-the-newest",
    });
    must(undoStage(office.call("motion.undoStage", { id, stage: "decision" })));
    must(undoStage(office.call("motion.undoStage", { id, stage: "review" })));
    expect(must(listMotions(office.call("motion.list", { ledgerId: village.books.ledgerId }))).motions).toMatchObject([
      { doneCount: 2, waitsFor: "review" },
    ]);
    expect(failureOf(discardMotion(office.call("motion.discard", { id })))).toEqual({ code: "motion-begun" });
  });
});

describe("the papers of a decision", () => {
  const print = async (of: InputOf<"decision.printForm">["of"], form: (typeof decisionForms)[number]) => {
    const reply = must(await printDecisionForm(office.call("decision.printForm", { of, form })));
    return { ...reply, file: new Uint8Array(Buffer.from(reply.bytes, "base64")) };
  };

  it.each(decisionForms)("%s read as they did when they were looked at", async (form) => {
    const id = decided();
    const { file, pages } = await print({ kind: "motion", id }, form);
    const read = await readPdf(file);
    expect(read.length).toBe(pages);
    for (const page of read) expect([Math.round(page.width), Math.round(page.height)]).toEqual([595, 842]);
    expect(await clippingOf(file)).toEqual({ pages, faults: [] });
    await expect(await dumpPdf(file)).toMatchFileSnapshot(`../../../fixtures/papers/decision-${form}.txt`);
  });

  it("are printed before the meeting as far as anything is known, and a resolution only after it", async () => {
    const id = propose();
    const { file } = await print({ kind: "motion", id }, "count");
    expect(await dumpPdf(file)).toContain("□ 无记名投票");
    const call = office.call("decision.printForm", { of: { kind: "motion", id }, form: "resolution" });
    expect(failureOf(await printDecisionForm(call))).toEqual({ code: "form-not-ready", form: "resolution" });
    const own = await print({ kind: "resolution", id: vote().id }, "notice");
    expect(await dumpPdf(own.file)).toContain("公示期自");
  });
});
