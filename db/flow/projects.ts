import { assetBooksOf } from "#domain/books/asset-books.ts";
import { nextItemCode } from "#domain/books/account-code.ts";
import { projectControlOf } from "#domain/checks/project-rules.ts";
import { isPlainParameters, rulesFor } from "#domain/checks/rule.ts";
import type { LocalDate } from "#domain/core/dates.ts";
import { fen, sumOf, zeroFen, type Fen } from "#domain/core/fen.ts";
import type { ItemId, LedgerId, ProjectId } from "#domain/core/ids.ts";
import { paidBy, paymentStage, progressOn, projectFault, projectPrice, projectStage } from "#domain/funds/project.ts";
import { projectChecklist, strictestControl } from "#domain/funds/project-checklist.ts";
import type { ProjectControl } from "#domain/funds/project-control.ts";
import { addItem, changeItem, readItems } from "#store/item-rows.ts";
import { readLedger, systemOfLedger } from "#store/ledger-rows.ts";
import {
  addProject,
  changeProject,
  readProject,
  readProjectMoves,
  readProjects,
  readWorksBalances,
  type ProjectMoveRow,
  type ProjectRow,
} from "#store/project-rows.ts";
import type { Reading, Writing } from "#store/query.ts";
import { readResolutions, votesInForce } from "#store/resolution-rows.ts";
import { readApprovedRules } from "#store/rule-rows.ts";
import { callerOf, done, refuse, type Call, type Reply } from "./call.ts";
import { change, changed } from "./change.ts";
import { rejudgeDrafts } from "./judge-draft.ts";

/** What K22 rules in force ask of the projects of a ledger on a day, the strictest of each. */
export const projectControlOn = (reading: Reading, ledgerId: LedgerId, on: LocalDate): ProjectControl | undefined => {
  const ledger = readLedger(reading, ledgerId);
  if (ledger === undefined) return undefined;
  const rules = rulesFor(readApprovedRules(reading, on), { ledger, on });
  return strictestControl(
    rules.flatMap(({ parameters }) =>
      parameters.kind === "K22" && isPlainParameters(parameters) ? [projectControlOf(parameters)] : [],
    ),
  );
};

/** What posted vouchers paid for a project up to a day, with what was paid before the books began. */
export const paidFor = (project: ProjectRow, moves: readonly ProjectMoveRow[], on: LocalDate): Fen =>
  fen(
    project.openingPaidFen +
      sumOf(moves, (move) =>
        move.itemId === project.itemId && move.state === "posted" && move.onDate <= on ? paidBy(move) : 0,
      ),
  );

type Around = {
  readonly on: LocalDate;
  readonly moves: readonly ProjectMoveRow[];
  readonly votes: ReadonlyMap<string, string>;
  readonly works: ReadonlyMap<ItemId, Fen>;
  readonly control: ProjectControl | undefined;
};

const shown = (project: ProjectRow, around: Around) => {
  const { on } = around;
  const paidFen = paidFor(project, around.moves, on);
  const resolutionNumber = around.votes.get(project.resolutionId ?? "") ?? "";
  const checklist = projectChecklist({ ...project, resolutionNumber }, around.control);
  return {
    ...project,
    bidders: [...project.bidders],
    variations: [...project.variations],
    progress: [...project.progress],
    acceptors: [...project.acceptors],
    ...projectPrice(project),
    resolutionNumber,
    stage: projectStage(project, paidFen),
    paidFen,
    percent: progressOn(project, on),
    worksFen: around.works.get(project.itemId) ?? zeroFen,
    checklist: [...checklist],
    missingCount: checklist.filter(({ state }) => state === "missing").length,
  };
};

const aroundOf = (reading: Reading, ledgerId: LedgerId, on: LocalDate): Around => ({
  on,
  moves: readProjectMoves(
    reading,
    readProjects(reading, ledgerId).map(({ itemId }) => itemId),
  ),
  votes: votesInForce(reading, ledgerId),
  works: readWorksBalances(reading, { ledgerId, works: assetBooksOf(systemOfLedger(reading, ledgerId)).works, on }),
  control: projectControlOn(reading, ledgerId, on),
});

/** 工程项目台账 of a ledger on a day, each file with what was paid and what it lacks. */
export const listProjects = (call: Call<"project.list">): Reply<"project.list"> =>
  call.ledger.snapshot((reading): Reply<"project.list"> => {
    const { ledgerId, on } = call.input;
    if (readLedger(reading, ledgerId) === undefined) return refuse({ code: "not-found", kind: "ledger" });
    const around = aroundOf(reading, ledgerId, on);
    return done({ projects: readProjects(reading, ledgerId).map((project) => shown(project, around)) });
  });

export const showProject = (call: Call<"project.show">): Reply<"project.show"> =>
  call.ledger.snapshot((reading): Reply<"project.show"> => {
    const { id, on } = call.input;
    const project = readProject(reading, id);
    if (project === undefined) return refuse({ code: "not-found", kind: "project" });
    const around = aroundOf(reading, project.ledgerId, on);
    const own = around.moves.filter((move) => move.itemId === project.itemId && move.onDate <= on);
    return done({
      project: shown(project, around),
      payments: own.map((move) => ({
        voucherId: move.voucherId,
        onDate: move.onDate,
        number: move.number,
        word: move.word,
        isPosted: move.state === "posted",
        summary: move.summary,
        paidFen: paidBy(move),
        costFen: fen(move.namedFen),
        stage: paymentStage(project, move.onDate),
      })),
    });
  });

type ItemInput = { readonly ledgerId: LedgerId; readonly name: string };

/** A project item of its own, so that vouchers can name the project at once. */
export const projectItem = (writing: Writing, call: Pick<Call<"project.save">, "newId">, of: ItemInput): ItemId => {
  const codes = readItems(writing, of.ledgerId).flatMap((item) => (item.kind === "project" ? [item.code] : []));
  const id = call.newId<ItemId>();
  addItem(writing, {
    id,
    ledgerId: of.ledgerId,
    kind: "project",
    code: nextItemCode(codes),
    name: of.name,
    bankAccount: "",
    note: "",
    isActive: true,
  });
  return id;
};

/** The item a file may take: one of the ledger's projects that no other file has; its name follows the file's. */
const adoptedItem = (writing: Writing, call: Call<"project.save">, before: ProjectRow | undefined) => {
  const { ledgerId, file } = call.input;
  const wanted = before?.itemId ?? call.input.itemId;
  if (wanted === null) return { ok: true as const, itemId: projectItem(writing, call, { ledgerId, name: file.name }) };
  const item = readItems(writing, ledgerId).find((each) => each.id === wanted);
  if (item?.kind !== "project") return refuse({ code: "not-found" as const, kind: "item" });
  const isTaken = readProjects(writing, ledgerId).some((each) => each.itemId === wanted && each.id !== before?.id);
  if (isTaken) return refuse({ code: "in-use" as const, kind: "item" });
  if (item.name !== file.name) changeItem(writing, { ...item, name: file.name });
  return { ok: true as const, itemId: wanted };
};

/** Keeps a file whole. Drafts of the ledger are judged anew, because what held a payment may now be there. */
export const saveProject = (call: Call<"project.save">): Reply<"project.save"> =>
  change(call, (writing) => {
    const { id, ledgerId, file } = call.input;
    const ledger = readLedger(writing, ledgerId);
    if (ledger === undefined) return refuse({ code: "not-found", kind: "ledger" });
    const before = id === null ? undefined : readProject(writing, id);
    if (id !== null && before?.ledgerId !== ledgerId) return refuse({ code: "not-found", kind: "project" });
    const fault = projectFault(file);
    if (fault !== undefined) return refuse({ code: "project-bad", reason: fault });
    const others = readProjects(writing, ledgerId).filter((each) => each.id !== id);
    if (others.some((each) => each.number === file.number))
      return refuse({ code: "code-taken", takenCode: file.number });
    const vote = file.resolutionId;
    if (vote !== null && !readResolutions(writing, ledgerId).some((each) => each.id === vote))
      return refuse({ code: "not-found", kind: "resolution" });
    const item = adoptedItem(writing, call, before);
    if (!item.ok) return item;
    const row: ProjectRow = { ...file, id: before?.id ?? call.newId<ProjectId>(), ledgerId, itemId: item.itemId };
    if (before === undefined) addProject(writing, row, { by: callerOf(call).id, at: call.now() });
    else changeProject(writing, row);
    rejudgeDrafts(writing, call, { ledgerId, categoryIds: null });
    return changed(
      { id: row.id, itemId: row.itemId },
      {
        subject: `${ledger.name}：${before === undefined ? "登记" : "修改"}工程项目 ${file.number} ${file.name}`,
        facts: { before: before === undefined ? null : JSON.stringify(before), after: JSON.stringify(row) },
      },
    );
  });
