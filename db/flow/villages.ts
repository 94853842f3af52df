import { factFault, factSaidTwice, isWithdrawal } from "#domain/books/village.ts";
import { chinaDateOf } from "#domain/core/dates.ts";
import type { VillageId } from "#domain/core/ids.ts";
import { readFactChanges } from "#store/village-fact-change-rows.ts";
import { addVillage, changeVillage, readVillages, type VillageRow } from "#store/village-rows.ts";
import { callerOf, done, refuse, type Call, type Reply } from "./call.ts";
import { change, changed } from "./change.ts";
import { factsToPropose, keepFacts } from "./village-facts.ts";

export const listVillages = (call: Call<"village.list">): Reply<"village.list"> =>
  call.ledger.snapshot((reading) => {
    const changes = Map.groupBy(readFactChanges(reading), ({ villageId }) => villageId);
    return done({
      villages: readVillages(reading).map((village) => ({
        ...village,
        facts: [...village.facts],
        changes: (changes.get(village.id) ?? []).map(
          ({ villageId: _village, proposedBy: _by, proposedAt, decidedAt: _at, ...each }) => ({
            ...each,
            proposedOn: chinaDateOf(proposedAt),
          }),
        ),
      })),
    });
  });

const factIssues = (call: Call<"village.save">) =>
  call.input.facts.flatMap((fact, index) => {
    const fault = isWithdrawal(fact) ? undefined : factFault(fact);
    return fault === undefined ? [] : [{ path: `facts.${index}`, message: fault }];
  });

/**
 * The facts given replace those of the same kind and day; one with neither number nor text takes that fact back. In running books
 * what puts a figure aside is proposed with its source and reason and waits for a second person.
 */
export const saveVillage = (call: Call<"village.save">): Reply<"village.save"> => {
  const issues = factIssues(call);
  if (issues.length > 0) return refuse({ code: "bad-input", issues });
  const twice = factSaidTwice(call.input.facts);
  if (twice !== undefined) return refuse({ code: "fact-twice", kind: twice.kind, fromDate: twice.fromDate });
  return change(call, (writing) => {
    const { code, name, isActive, facts, reason } = call.input;
    const villages = readVillages(writing);
    const before = villages.find((village) => village.id === call.input.id);
    if (call.input.id !== null && before === undefined) return refuse({ code: "not-found", kind: "village" });
    const others = villages.filter((village) => village.id !== call.input.id);
    if (others.some((village) => village.code === code)) return refuse({ code: "code-taken", takenCode: code });
    if (others.some((village) => village.name === name)) return refuse({ code: "name-taken", name });
    const row: Omit<VillageRow, "facts"> = { id: before?.id ?? call.newId<VillageId>(), code, name, isActive };
    if (before === undefined) addVillage(writing, row);
    else changeVillage(writing, row);
    const waiting = factsToPropose(writing, row.id, facts);
    const unexplained = [...waiting.keys()].find(
      (fact) => reason.trim() === "" || (!isWithdrawal(fact) && fact.source.trim() === ""),
    );
    if (unexplained !== undefined)
      return refuse({ code: "fact-unexplained", kind: unexplained.kind, fromDate: unexplained.fromDate });
    const proposed = keepFacts(writing, row.id, { facts, reason, by: callerOf(call).id, at: call.now() });
    return changed(
      { id: row.id, proposed },
      {
        subject: `${before === undefined ? "新增" : "修改"}村 ${code} ${name}${isActive ? "" : "，停用"}${proposed === 0 ? "" : `，提出改动村情资料 ${String(proposed)} 项`}`,
        facts: {
          code,
          name,
          facts: facts.map((fact) => `${fact.kind} ${fact.fromDate} ${fact.number ?? fact.text ?? "-"}`),
        },
      },
    );
  });
};
