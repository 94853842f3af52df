import { sql } from "kysely";
import { sqlFor, type Reading } from "./query.ts";

const inOurWords = (text: string): string => {
  const missing = /^row (\d+) missing from index (\w+)$/.exec(text);
  if (missing !== null) return `索引 ${missing[2] ?? ""} 缺第 ${missing[1] ?? ""} 行`;
  const count = /^wrong # of entries in index (\w+)$/.exec(text);
  if (count !== null) return `索引 ${count[1] ?? ""} 的行数不对`;
  return `文件内部损坏（${text}）`;
};

/** What SQLite itself finds wrong in the file, its commonest findings in our words; empty when sound. */
export const integrityProblems = (reading: Reading): readonly string[] =>
  reading
    .all(
      sqlFor
        .selectFrom(sql<{ integrity_check: string }>`pragma_integrity_check`.as("problem"))
        .select("problem.integrity_check as text")
        .orderBy("text"),
    )
    .map((row) => row.text)
    .filter((text) => text !== "ok")
    .map(inOurWords);

/** Rows that point at nothing. */
export const foreignKeyProblems = (reading: Reading): readonly string[] =>
  reading
    .all(
      sqlFor
        .selectFrom(sql<{ table: string; parent: string }>`pragma_foreign_key_check`.as("problem"))
        .select(["problem.table as child", "problem.parent as parent"])
        .orderBy("child"),
    )
    .map((row) => `${row.child} → ${row.parent}`);
