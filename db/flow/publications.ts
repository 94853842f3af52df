import type { OutputOf } from "#contract/contract.ts";
import { lastDayOfQuarter, mayComeDownOn, postedDays, postingFault, postingLacks } from "#domain/caps/publicity.ts";
import { chinaDateOf, type LocalDate } from "#domain/core/dates.ts";
import type { AttachmentId, PublicationId, QuestionId } from "#domain/core/ids.ts";
import { shortCodeOf } from "#domain/posting/canonical.ts";
import { base64FromBytes, bytesFromBase64 } from "#files/base64.ts";
import { mediaTypeOf } from "#files/media-type.ts";
import { readLedger } from "#store/ledger-rows.ts";
import {
  addPhoto,
  addPublication,
  addQuestion,
  answerQuestion,
  finishPosting,
  readPhoto,
  readPhotos,
  readPublication,
  readPublications,
  readQuestion,
  readQuestions,
  removePublication,
  savePosting,
  type PublicationRow,
} from "#store/publication-rows.ts";
import { readPublicitySettings, savePublicitySettings } from "#store/publicity-setting-rows.ts";
import type { Reading } from "#store/query.ts";
import { readResolution } from "#store/resolution-rows.ts";
import { callerOf, done, refuse, type Call, type Reply } from "./call.ts";
import { change, changed } from "./change.ts";
import { keepFile, tooLarge } from "./keep-file.ts";
import { answerBy, dutiesOn, leastDaysFor } from "./publicity-duty.ts";
import { wallFileName } from "./wall-sheets.ts";

type Shown = OutputOf<"publication.list">["publications"][number];

const leastDaysOf = (reading: Reading, row: PublicationRow): number => {
  const ledger = readLedger(reading, row.ledgerId);
  return ledger === undefined || row.fromOn === null ? 0 : leastDaysFor(reading, ledger, row.fromOn);
};

const shownOf = (reading: Reading, row: PublicationRow, on: LocalDate): Shown => {
  const { chainHash, xlsxHash: _xlsx, chainNo: _no, readyOn: _ready, finishedAt: _finished, ...shown } = row;
  return {
    ...shown,
    shortCode: chainHash === null ? "" : shortCodeOf(chainHash),
    days: row.fromOn === null ? 0 : postedDays({ fromOn: row.fromOn, toOn: row.toOn }, on),
    mayComeDownOn: row.fromOn === null ? null : mayComeDownOn(row.fromOn, leastDaysOf(reading, row)),
  };
};

export const listPublications = (call: Call<"publication.list">): Reply<"publication.list"> =>
  call.ledger.snapshot((reading): Reply<"publication.list"> => {
    const { ledgerId, onDate } = call.input;
    return done({
      publications: readPublications(reading, ledgerId).map((row) => shownOf(reading, row, onDate)),
      duties: [...dutiesOn(reading, onDate, ledgerId)],
    });
  });

export const showPublication = (call: Call<"publication.show">): Reply<"publication.show"> =>
  call.ledger.snapshot((reading): Reply<"publication.show"> => {
    const row = readPublication(reading, call.input.id);
    if (row === undefined) return refuse({ code: "not-found", kind: "publication" });
    const { answerDays } = readPublicitySettings(reading);
    return done({
      ...shownOf(reading, row, call.input.onDate),
      photos: readPhotos(reading, row.id).map((photo) => ({
        id: photo.id,
        name: photo.name,
        mediaType: photo.media_type,
      })),
      questions: readQuestions(reading, row.id).map((each) => ({
        id: each.id,
        askedOn: each.asked_on,
        asker: each.asker,
        question: each.question,
        answerBy: answerBy(each.asked_on, answerDays),
        answer: each.answer,
        answeredOn: each.answered_on,
        answeredByName: each.answered_by_name,
      })),
    });
  });

type Registering = Call<"publication.register">["input"];

/** Accounts name their quarter and their sums; a resolution made public is one of this ledger; nothing else has a quarter. */
const registerFault = (reading: Reading, input: Registering): string | undefined => {
  const isFinance = input.kind === "finance";
  if (isFinance !== (input.quarter !== null)) return isFinance ? "quarter-missing" : "quarter-not-wanted";
  if (isFinance && (input.incomeFen === null || input.expenseFen === null)) return "sums-missing";
  if (input.quarter !== null && input.readyOn <= lastDayOfQuarter(input.quarter)) return "quarter-not-over";
  if (input.kind === "resolution" && input.resolutionId === null) return "resolution-missing";
  if (input.resolutionId === null) return undefined;
  return readResolution(reading, input.resolutionId)?.ledgerId === input.ledgerId ? undefined : "resolution-of-others";
};

/** 登记公示: what was made public without a sheet of this program. */
export const registerPublication = (call: Call<"publication.register">): Reply<"publication.register"> =>
  change(call, (writing) => {
    const { input } = call;
    if (readLedger(writing, input.ledgerId) === undefined) return refuse({ code: "not-found", kind: "ledger" });
    if (input.readyOn > chinaDateOf(call.now())) return refuse({ code: "date-in-future", on: input.readyOn });
    const fault = registerFault(writing, input);
    if (fault !== undefined) return refuse({ code: "publication-bad", reason: fault });
    const alike = readPublications(writing, input.ledgerId).filter(
      (row) => row.kind === input.kind && row.quarter === input.quarter && row.title === input.title,
    );
    const id = call.newId<PublicationId>();
    addPublication(writing, {
      id,
      ledger_id: input.ledgerId,
      kind: input.kind,
      period: input.quarter ?? "",
      title: input.title,
      version: alike.reduce((most, row) => Math.max(most, row.version), 0) + 1,
      source: "paper",
      ready_on: input.readyOn,
      paper: null,
      wish: "{}",
      pdf_hash: null,
      xlsx_hash: null,
      income_fen: input.incomeFen,
      expense_fen: input.expenseFen,
      chain_no: null,
      chain_hash: null,
      resolution_id: input.resolutionId,
      note: input.note,
      prepared_by: callerOf(call).id,
      prepared_at: call.now(),
    });
    return changed(
      { id },
      { subject: `登记公示 ${input.title}`, facts: { ledgerId: input.ledgerId, publicationId: id } },
    );
  });

export const discardPublication = (call: Call<"publication.discard">): Reply<"publication.discard"> =>
  change(call, (writing) => {
    const row = readPublication(writing, call.input.id);
    if (row === undefined) return refuse({ code: "not-found", kind: "publication" });
    if (row.fromOn !== null) return refuse({ code: "already-posted" });
    removePublication(writing, row.id);
    const facts = { ledgerId: row.ledgerId, publicationId: row.id, pdfHash: row.pdfHash };
    return changed({}, { subject: `撤回没有张贴的 ${row.title} 第 ${row.version} 版`, facts });
  });

export const postPublication = (call: Call<"publication.post">): Reply<"publication.post"> =>
  change(call, (writing) => {
    const { id, fromOn, place, way, postedBy } = call.input;
    const row = readPublication(writing, id);
    if (row === undefined) return refuse({ code: "not-found", kind: "publication" });
    if (row.toOn !== null) return refuse({ code: "posting-ended" });
    const fault = postingFault({ fromOn, toOn: null }, { readyOn: row.readyOn, today: chinaDateOf(call.now()) });
    if (fault?.reason === "in-future") return refuse({ code: "date-in-future", on: fault.on });
    if (fault?.reason === "before-content")
      return refuse({ code: "posting-before-content", earliestOn: fault.earliestOn });
    savePosting(writing, { id, fromOn, place, way, postedBy, by: callerOf(call).id, at: call.now() });
    const before = row.fromOn === null ? {} : { beforeOn: row.fromOn, beforePlace: row.place };
    return changed(
      {},
      {
        subject: `${row.fromOn === null ? "登记张贴" : "改正张贴登记"} ${row.title}，${fromOn} 起，${place}`,
        facts: { ledgerId: row.ledgerId, publicationId: id, fromOn, place, way, ...before },
      },
    );
  });

export const takeDownPublication = (call: Call<"publication.takeDown">): Reply<"publication.takeDown"> =>
  change(call, (writing) => {
    const { id, toOn, shortfall } = call.input;
    const row = readPublication(writing, id);
    if (row === undefined) return refuse({ code: "not-found", kind: "publication" });
    if (row.fromOn === null) return refuse({ code: "not-posted" });
    if (row.toOn !== null) return refuse({ code: "posting-ended" });
    const posting = { fromOn: row.fromOn, toOn };
    const fault = postingFault(posting, { readyOn: row.readyOn, today: chinaDateOf(call.now()) });
    if (fault?.reason === "in-future") return refuse({ code: "date-in-future", on: fault.on });
    if (fault?.reason === "ends-before-it-begins") return refuse({ code: "posting-reversed", fromOn: row.fromOn });
    const leastDays = leastDaysOf(writing, row);
    const lacks = postingLacks(posting, { leastDays, photoCount: row.photoCount });
    const isWhole = !lacks.isShort && !lacks.lacksPhoto;
    if (!isWhole && shortfall === "")
      return refuse({ code: "posting-incomplete", days: lacks.days, leastDays, lacksPhoto: lacks.lacksPhoto });
    finishPosting(writing, { id, toOn, shortfall: isWhole ? "" : shortfall, by: callerOf(call).id, at: call.now() });
    return changed(
      {},
      {
        subject: `登记取下 ${row.title}，挂了 ${lacks.days} 天`,
        facts: { ledgerId: row.ledgerId, publicationId: id, fromOn: row.fromOn, toOn, days: lacks.days },
      },
    );
  });

/** 公示照片: kept bit-exact, like every original. */
export const addPublicationPhoto = (call: Call<"publication.addPhoto">): Reply<"publication.addPhoto"> => {
  const { id: publicationId, file } = call.input;
  const bytes = bytesFromBase64(file.bytes);
  const large = tooLarge(bytes);
  if (large !== undefined) return refuse(large);
  if (!/^image\/|pdf$/.test(mediaTypeOf(bytes)))
    return refuse({ code: "publication-bad", reason: "photo-is-no-picture" });
  return change(call, (writing) => {
    const row = readPublication(writing, publicationId);
    if (row === undefined) return refuse({ code: "not-found", kind: "publication" });
    if (row.fromOn === null) return refuse({ code: "not-posted" });
    const hash = keepFile(call, writing, bytes);
    const id = call.newId<AttachmentId>();
    addPhoto(writing, {
      id,
      publication_id: publicationId,
      file_hash: hash,
      name: file.name,
      media_type: mediaTypeOf(bytes),
      added_by: callerOf(call).id,
      added_at: call.now(),
    });
    return changed(
      { id },
      { subject: `公示照片 ${file.name}`, facts: { ledgerId: row.ledgerId, publicationId, hash } },
    );
  });
};

export const askAboutPublication = (call: Call<"publication.ask">): Reply<"publication.ask"> =>
  change(call, (writing) => {
    const { id: publicationId, askedOn, asker, question } = call.input;
    const row = readPublication(writing, publicationId);
    if (row === undefined) return refuse({ code: "not-found", kind: "publication" });
    if (row.fromOn === null) return refuse({ code: "not-posted" });
    if (askedOn > chinaDateOf(call.now())) return refuse({ code: "date-in-future", on: askedOn });
    if (askedOn < row.fromOn) return refuse({ code: "posting-before-content", earliestOn: row.fromOn });
    const id = call.newId<QuestionId>();
    addQuestion(writing, {
      id,
      publication_id: publicationId,
      asked_on: askedOn,
      asker,
      question,
      recorded_by: callerOf(call).id,
      recorded_at: call.now(),
    });
    return changed(
      { id },
      { subject: `群众意见 ${row.title}`, facts: { ledgerId: row.ledgerId, publicationId, askedOn } },
    );
  });

export const answerAboutPublication = (call: Call<"publication.answer">): Reply<"publication.answer"> =>
  change(call, (writing) => {
    const { id, answer, onDate } = call.input;
    const question = readQuestion(writing, id);
    if (question === undefined) return refuse({ code: "not-found", kind: "question" });
    if (question.answer !== null) return refuse({ code: "question-answered" });
    if (onDate > chinaDateOf(call.now())) return refuse({ code: "date-in-future", on: onDate });
    if (onDate < question.asked_on) return refuse({ code: "posting-before-content", earliestOn: question.asked_on });
    answerQuestion(writing, { id, answer, on: onDate, by: callerOf(call).id, at: call.now() });
    const row = readPublication(writing, question.publication_id);
    const facts = { ledgerId: row?.ledgerId ?? "", publicationId: question.publication_id, questionId: id };
    return changed({}, { subject: `答复群众意见 ${row?.title ?? ""}`, facts });
  });

export const readSheetFile = (call: Call<"publication.readSheet">): Reply<"publication.readSheet"> => {
  const { id, format } = call.input;
  const row = readPublication(call.ledger.reading, id);
  const hash = format === "pdf" ? row?.pdfHash : row?.xlsxHash;
  if (row === undefined || hash === undefined || hash === null)
    return refuse({ code: "not-found", kind: "publication" });
  const name = wallFileName({ ...row, format });
  const bytes = call.ledger.files.get(hash);
  if (bytes === "missing" || bytes === "changed") return refuse({ code: "file-missing", name });
  return done({ name, bytes: base64FromBytes(bytes) });
};

export const readPublicationPhoto = (call: Call<"publication.readPhoto">): Reply<"publication.readPhoto"> => {
  const photo = readPhoto(call.ledger.reading, call.input.id);
  if (photo === undefined) return refuse({ code: "not-found", kind: "attachment" });
  const bytes = call.ledger.files.get(photo.file_hash);
  if (bytes === "missing" || bytes === "changed") return refuse({ code: "file-missing", name: photo.name });
  return done({ name: photo.name, mediaType: photo.media_type, bytes: base64FromBytes(bytes) });
};

export const showPublicitySettings = (call: Call<"publicity.settings">): Reply<"publicity.settings"> =>
  done(readPublicitySettings(call.ledger.reading));

export const changePublicitySettings = (call: Call<"publicity.saveSettings">): Reply<"publicity.saveSettings"> =>
  change(call, (writing) => {
    savePublicitySettings(writing, call.input, { at: call.now(), by: callerOf(call).name });
    return changed(
      {},
      { subject: "修改公开设置", facts: { ...call.input, noticeDays: JSON.stringify(call.input.noticeDays) } },
    );
  });
