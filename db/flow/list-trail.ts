import { actionsNamed, actionsOfKind } from "#domain/audit/action-kinds.ts";
import { searchTrail } from "#store/trail-search-rows.ts";
import { done, type Call, type Reply } from "./call.ts";

/** 操作日志, newest first: by person, days in China, kind and words of operation or subject (财会〔2024〕12号 Art. 32). */
export const listTrail = (call: Call<"trail.list">): Reply<"trail.list"> => {
  const { kind, ...asked } = call.input;
  const actions = kind === null ? null : actionsOfKind(kind);
  return done(
    call.ledger.snapshot((reading) => searchTrail(reading, { ...asked, actions, named: actionsNamed(asked.text) })),
  );
};
