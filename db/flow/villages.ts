import { factFault, isWithdrawal } from "#domain/books/village.ts";
import type { VillageId } from "#domain/core/ids.ts";
import {
  addVillage,
  changeVillage,
  readVillages,
  removeVillageFact,
  saveVillageFact,
  type VillageRow,
} from "#store/village-rows.ts";
import { done, refuse, type Call, type Reply } from "./call.ts";
import { change, changed } from "./change.ts";

export const listVillages = (call: Call<"village.list">): Reply<"village.list"> =>
  done({
    villages: call.ledger.snapshot(readVillages).map((village) => ({ ...village, facts: [...village.facts] })),
  });

const factIssues = (call: Call<"village.save">) =>
  call.input.facts.flatMap((fact, index) => {
    const fault = isWithdrawal(fact) ? undefined : factFault(fact);
    return fault === undefined ? [] : [{ path: `facts.${index}`, message: fault }];
  });

/** The facts given replace those of the same kind and day; one with neither number nor text takes that fact back. */
export const saveVillage = (call: Call<"village.save">): Reply<"village.save"> => {
  const issues = factIssues(call);
  if (issues.length > 0) return refuse({ code: "bad-input", issues });
  return change(call, (writing) => {
    const { code, name, isActive, facts } = call.input;
    const villages = readVillages(writing);
    const before = villages.find((village) => village.id === call.input.id);
    if (call.input.id !== null && before === undefined) return refuse({ code: "not-found", kind: "village" });
    const others = villages.filter((village) => village.id !== call.input.id);
    if (others.some((village) => village.code === code)) return refuse({ code: "code-taken", takenCode: code });
    if (others.some((village) => village.name === name)) return refuse({ code: "name-taken", name });
    const row: Omit<VillageRow, "facts"> = { id: before?.id ?? call.newId<VillageId>(), code, name, isActive };
    if (before === undefined) addVillage(writing, row);
    else changeVillage(writing, row);
    for (const fact of facts) {
      if (isWithdrawal(fact)) removeVillageFact(writing, row.id, fact);
      else saveVillageFact(writing, row.id, fact);
    }
    return changed(
      { id: row.id },
      {
        subject: `${before === undefined ? "新增" : "修改"}村 ${code} ${name}${isActive ? "" : "，停用"}`,
        facts: {
          code,
          name,
          facts: facts.map((fact) => `${fact.kind} ${fact.fromDate} ${fact.number ?? fact.text ?? "-"}`),
        },
      },
    );
  });
};
