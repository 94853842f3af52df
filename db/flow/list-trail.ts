import { searchTrail } from "#store/trail-search-rows.ts";
import { done, type Call, type Reply } from "./call.ts";

/** 操作日志, newest first: by person, days in China and words of action or subject (财会〔2024〕12号 Art. 32). */
export const listTrail = (call: Call<"trail.list">): Reply<"trail.list"> =>
  done(call.ledger.snapshot((reading) => searchTrail(reading, call.input)));
