import type { OutputOf } from "#contract/contract.ts";
import type { VillagerId } from "#domain/core/ids.ts";
import { maskedNumber } from "#domain/people/masking.ts";
import type { Role } from "#domain/people/roles.ts";
import type { SetupFault, SetupPlace } from "#domain/people/setup/places.ts";
import { sharedAccounts } from "#domain/people/shared-accounts.ts";
import { kinConflicts, postFault } from "#domain/people/village-posts.ts";
import { villagerSheets } from "#domain/people/villager-layout.ts";
import {
  isAccountNumber,
  isIdTail,
  plainAccount,
  planVillagers,
  type PlannedVillager,
} from "#domain/people/villager-plan.ts";
import { base64FromBytes, bytesFromBase64 } from "#files/base64.ts";
import { readSetupWorkbook } from "#files/setup/read-workbook.ts";
import { writeFormWorkbook } from "#files/setup/write-workbook.ts";
import type { Reading } from "#store/query.ts";
import { readPostPairs, readVillagers, saveVillager, type VillagerRow } from "#store/villager-rows.ts";
import { readVillages } from "#store/village-rows.ts";
import { callerOf, done, refuse, type Call, type Caller, type Reply } from "./call.ts";
import { change, changed } from "./change.ts";

/** Who needs whole telephone and account numbers to do their work. */
const seeing: readonly Role[] = ["bookkeeper", "cashier", "head"];

export const seesNumbers = (caller: Pick<Caller, "roles"> | null): boolean =>
  caller?.roles.some((role) => seeing.includes(role)) === true;

const shown = (row: VillagerRow, isMasked: boolean): OutputOf<"villager.list">["people"][number] => {
  const number = (text: string): string => (isMasked ? maskedNumber(text) : text);
  const { villageId: _village, ...rest } = row;
  return {
    ...rest,
    idTail: isMasked && row.idTail !== "" ? "****" : row.idTail,
    phone: number(row.phone),
    bankAccount: number(row.bankAccount),
    posts: row.posts.map((post) => ({ ...post })),
    relations: row.relations.map((each) => ({
      ...each,
      phone: number(each.phone),
      bankAccount: number(each.bankAccount),
    })),
  };
};

/** Account numbers of this village's people that somebody else bears as well, wherever they are registered. */
const accountsShared = (
  reading: Reading,
  villageId: VillagerRow["villageId"],
  isMasked: boolean,
): OutputOf<"villager.list">["sharedAccounts"] => {
  const villages = readVillages(reading);
  const everybody = villages.flatMap((village) =>
    readVillagers(reading, village.id).map(({ name, bankAccount, isActive }) => ({
      name: village.id === villageId ? name : `${village.name}${name}`,
      bankAccount,
      isActive,
      isHere: village.id === villageId,
    })),
  );
  return sharedAccounts(everybody)
    .filter((holders) => holders.some(({ isHere }) => isHere))
    .map((holders) => ({
      account: isMasked ? maskedNumber(holders[0]?.bankAccount ?? "") : (holders[0]?.bankAccount ?? ""),
      names: holders.map(({ name }) => name),
    }));
};

const villageName = (reading: Reading, id: VillagerRow["villageId"]): string | undefined =>
  readVillages(reading).find((village) => village.id === id)?.name;

export const listVillagers = (call: Call<"villager.list">): Reply<"villager.list"> =>
  call.ledger.snapshot((reading): Reply<"villager.list"> => {
    const { villageId, on } = call.input;
    if (villageName(reading, villageId) === undefined) return refuse({ code: "not-found", kind: "village" });
    const people = readVillagers(reading, villageId);
    const pairs = readPostPairs(reading);
    const isMasked = !seesNumbers(call.caller);
    return done({
      isMasked,
      people: people.map((row) => shown(row, isMasked)),
      sharedAccounts: accountsShared(reading, villageId, isMasked),
      pairs: [...pairs],
      conflicts: [
        ...kinConflicts(
          people.filter((person) => person.isActive),
          pairs,
          on,
        ),
      ],
    });
  });

type Saving = Call<"villager.save">;
type Refusal = Extract<Reply<"villager.save">, { readonly ok: false }>["failure"];

const checkPerson = (reading: Reading, { input }: Saving): Refusal | undefined => {
  const { person, villageId, id } = input;
  const people = readVillagers(reading, villageId);
  if (villageName(reading, villageId) === undefined) return { code: "not-found", kind: "village" };
  if (id !== null && !people.some((each) => each.id === id)) return { code: "not-found", kind: "villager" };
  if (people.some((each) => each.id !== id && each.name === person.name && each.idTail === person.idTail))
    return { code: "name-taken", name: person.name };
  if (!isIdTail(person.idTail)) return { code: "villager-bad", reason: "id-tail-bad", line: 0 };
  const bad = [person, ...person.relations].findIndex((each) => !isAccountNumber(plainAccount(each.bankAccount)));
  if (bad >= 0) return { code: "villager-bad", reason: "account-number-bad", line: bad };
  const lost = person.relations.findIndex(
    ({ relativeId }) => relativeId !== null && (relativeId === id || !people.some((each) => each.id === relativeId)),
  );
  if (lost >= 0) return { code: "villager-bad", reason: "relative-unknown", line: lost + 1 };
  const fault = postFault(person.posts, readPostPairs(reading));
  if (fault === undefined) return undefined;
  const post = person.posts[fault.line - 1]?.post ?? "temporary";
  return fault.reason === "incompatible"
    ? { code: "posts-incompatible", post, other: fault.with, basis: fault.basis }
    : { code: "villager-bad", reason: fault.reason, line: fault.line };
};

export const keepVillager = (call: Saving): Reply<"villager.save"> =>
  change(call, (writing) => {
    const { person, villageId, id } = call.input;
    const refusal = checkPerson(writing, call);
    if (refusal !== undefined) return refuse(refusal);
    const row: VillagerRow = {
      ...person,
      id: id ?? call.newId<VillagerId>(),
      villageId,
      bankAccount: plainAccount(person.bankAccount),
      relations: person.relations.map((each) => ({ ...each, bankAccount: plainAccount(each.bankAccount) })),
    };
    saveVillager(writing, row, { isNew: id === null, by: callerOf(call).id, at: call.now() });
    return changed(
      { id: row.id },
      {
        subject: `${villageName(writing, villageId) ?? ""}：${id === null ? "登记" : "修改"}人员 ${person.name}，职务 ${person.posts.length} 项，关联人 ${person.relations.length} 个`,
        facts: { villagerId: row.id },
      },
    );
  });

/** The empty form with its instructions. */
export const villagerTemplate = async (_call: Call<"villager.template">): Promise<Reply<"villager.template">> =>
  done({
    name: "人员与职务登记表.xlsx",
    bytes: base64FromBytes(await writeFormWorkbook({ title: "人员与职务登记表填写说明", sheets: villagerSheets })),
  });

const refusedPlaces = (places: readonly SetupPlace[]) =>
  refuse({ code: "villagers-refused" as const, places: [...places] });

const wholeFile = (code: SetupFault, name: string): SetupPlace => ({ sheet: "", row: 0, column: "", code, text: name });

type FileCall = Call<"villager.inspect"> | Call<"villager.load">;

const planOf = (reading: Reading, { input }: FileCall) => {
  if (villageName(reading, input.villageId) === undefined)
    return refuse({ code: "not-found" as const, kind: "village" });
  const sheets = readSetupWorkbook(bytesFromBase64(input.file.bytes), villagerSheets);
  if (!sheets.ok) return refusedPlaces([wholeFile(sheets.error, input.file.name)]);
  const plan = planVillagers(sheets.value, {
    people: readVillagers(reading, input.villageId),
    pairs: readPostPairs(reading),
  });
  return plan.ok ? { ok: true as const, people: plan.value } : refusedPlaces(plan.error);
};

const summaryOf = (people: readonly PlannedVillager[]): OutputOf<"villager.load"> => ({
  added: people.filter((person) => person.known === null).length,
  changed: people.filter((person) => person.known !== null).length,
  posts: people.reduce((sum, person) => sum + person.posts.length, 0),
  relations: people.reduce((sum, person) => sum + person.relations.length, 0),
});

export const inspectVillagers = (call: Call<"villager.inspect">): Reply<"villager.inspect"> => {
  const plan = call.ledger.snapshot((reading) => planOf(reading, call));
  return plan.ok ? done(summaryOf(plan.people)) : plan;
};

export const loadVillagers = (call: Call<"villager.load">): Reply<"villager.load"> =>
  change(call, (writing) => {
    const plan = planOf(writing, call);
    if (!plan.ok) return plan;
    const known = new Map<string, VillagerRow>(
      readVillagers(writing, call.input.villageId).map((row) => [row.id, row]),
    );
    for (const { known: knownId, ...person } of plan.people) {
      const before = known.get(knownId ?? "");
      const row: VillagerRow = {
        ...person,
        id: before?.id ?? call.newId<VillagerId>(),
        villageId: call.input.villageId,
        isActive: before?.isActive ?? true,
        relations: person.relations.map((each) => ({
          ...each,
          relativeId: before?.relations.find(({ name }) => name === each.name)?.relativeId ?? null,
        })),
      };
      saveVillager(writing, row, { isNew: before === undefined, by: callerOf(call).id, at: call.now() });
    }
    const summary = summaryOf(plan.people);
    return changed(summary, {
      subject: `${villageName(writing, call.input.villageId) ?? ""}：从 ${call.input.file.name} 登记人员，新增 ${summary.added} 人，更新 ${summary.changed} 人`,
      facts: { file: call.input.file.name, ...summary },
    });
  });
