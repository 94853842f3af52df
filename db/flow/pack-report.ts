import { chinaDateOf, lastDayOf, month } from "#domain/core/dates.ts";
import type { PolicyEventId } from "#domain/core/ids.ts";
import { packById } from "#domain/packs/packs.ts";
import { reportOf } from "#domain/packs/report.ts";
import {
  addPolicyEvent,
  putRightPolicyEvent,
  readPolicyEventDay,
  readPolicyEvents,
  readPolicyFigures,
  removePolicyFigure,
  savePolicyFigure,
} from "#store/pack-rows.ts";
import { readRuleVersions } from "#store/rule-rows.ts";
import { readVillages } from "#store/village-rows.ts";
import type { OutputOf } from "#contract/contract.ts";
import { callerOf, done, refuse, type Call, type Reply } from "./call.ts";
import { change, changed } from "./change.ts";
import { packInputs } from "./pack-inputs.ts";
import { settingsOfPack } from "./packs.ts";

type Row = OutputOf<"pack.report">["rows"][number];

const bad = (reason: string, field = "") => refuse({ code: "pack-bad", reason, field } as const);

/** What every row of a pack comes to on the registers of a year up to the end of a month. Reads only. */
export const reportPack = (call: Call<"pack.report">): Reply<"pack.report"> => {
  const { packId, year, toMonth } = call.input;
  const { reading } = call.ledger;
  const pack = packById(packId);
  if (pack === undefined) return bad("unknown-pack");
  const on = lastDayOf(month(`${String(year)}-${String(toMonth).padStart(2, "0")}`));
  const packRows = pack.rows(settingsOfPack(reading, pack));
  const ruleIds = packRows.flatMap((row) =>
    row.measures.flatMap((measure) => (measure.kind === "rule" ? measure.ruleIds : [])),
  );
  const inputs = packInputs(reading, { year, on, ruleIds });
  const titles = new Map(
    ruleIds.flatMap((id) =>
      readRuleVersions(reading, id)
        .slice(0, 1)
        .map((rule) => [id, rule.title]),
    ),
  );
  const rows = packRows.map((row): Row => ({
    code: row.code,
    title: row.title,
    says: row.says,
    measures: reportOf(row, inputs).map((measure) => ({
      kind: measure.kind,
      register: measure.register,
      lines: measure.lines.map((line) => ({
        ...line,
        subject: titles.get(line.subject) ?? line.subject,
        about: titles.has(line.about) ? "" : line.about,
      })),
    })),
  }));
  return done({ rows });
};

export const listPolicyFigures = (call: Call<"policyFigure.list">): Reply<"policyFigure.list"> =>
  done({ figures: readPolicyFigures(call.ledger.reading, call.input.year).map((figure) => ({ ...figure })) });

const mostNumber = 1_000_000_000_000;

/** 政策用数: figures of a year from one source; what stood there before is in the audit trail. */
export const savePolicyFigures = (call: Call<"policyFigure.save">): Reply<"policyFigure.save"> =>
  change(call, (writing) => {
    const { year, source, figures } = call.input;
    const villages = new Set<string>(readVillages(writing).map((village) => village.id));
    for (const { villageId, number } of figures) {
      if (!villages.has(villageId)) return refuse({ code: "not-found", kind: "village" });
      if (number !== null && (number < 0 || number > mostNumber)) return bad("figure-out-of-range");
    }
    const before = readPolicyFigures(writing, year);
    const by = { by: callerOf(call).id, at: call.now() };
    for (const { villageId, key, number } of figures) {
      const place = { villageId, year, key };
      if (number === null) removePolicyFigure(writing, place);
      else savePolicyFigure(writing, place, { number, source, ...by });
    }
    const changes = figures.map(({ villageId, key, number }) => {
      const old = before.find((figure) => figure.villageId === villageId && figure.key === key)?.number ?? null;
      return `${villageId} ${key}: ${String(old)} → ${String(number)}`;
    });
    return changed({}, { subject: `登记 ${String(year)} 年政策用数：${source}`, facts: { year, source, changes } });
  });

export const listPolicyEvents = (call: Call<"policyEvent.list">): Reply<"policyEvent.list"> =>
  done({ events: readPolicyEvents(call.ledger.reading, call.input.year).map((event) => ({ ...event })) });

export const recordPolicyEvent = (call: Call<"policyEvent.record">): Reply<"policyEvent.record"> =>
  change(call, (writing) => {
    const { input } = call;
    const village = readVillages(writing).find((each) => each.id === input.villageId);
    if (input.villageId !== null && village === undefined) return refuse({ code: "not-found", kind: "village" });
    if (input.onDate > chinaDateOf(call.now())) return bad("day-out-of-range");
    const id = call.newId<PolicyEventId>();
    addPolicyEvent(writing, { ...input, id, by: callerOf(call).id, at: call.now() });
    const facts = { kind: input.kind, onDate: input.onDate, days: input.days };
    return changed({ id }, { subject: `登记政策记录 ${village?.name ?? "全乡镇"}：${input.text}`, facts });
  });

export const putRightEvent = (call: Call<"policyEvent.putRight">): Reply<"policyEvent.putRight"> =>
  change(call, (writing) => {
    const { id, putRightOn } = call.input;
    const onDate = readPolicyEventDay(writing, id);
    if (onDate === undefined) return refuse({ code: "not-found", kind: "policy-event" });
    if (putRightOn < onDate) return bad("put-right-early");
    if (putRightOn > chinaDateOf(call.now())) return bad("day-out-of-range");
    putRightPolicyEvent(writing, id, putRightOn);
    return changed({}, { subject: `登记整改完成 ${putRightOn}`, facts: { id, putRightOn } });
  });
