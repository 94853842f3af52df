import type { Instant } from "#domain/core/dates.ts";
import type { AttachmentId, PersonId } from "#domain/core/ids.ts";
import { sqlFor, type Reading, type Writing } from "./query.ts";

/** 制度文件: the scan of the document a version of a rule rests on. */
type RuleFile = {
  readonly id: AttachmentId;
  readonly ruleId: string;
  readonly version: number;
  readonly hash: string;
  readonly name: string;
  readonly mediaType: string;
};

export type ListedRuleFile = RuleFile & { readonly addedByName: string; readonly addedAt: Instant };

const files = sqlFor
  .selectFrom("rule_file")
  .innerJoin("person", "person.id", "rule_file.added_by")
  .select(["rule_file.id", "rule_file.rule_id as ruleId", "rule_file.version", "rule_file.file_hash as hash"])
  .select(["rule_file.name", "rule_file.media_type as mediaType", "rule_file.added_at as addedAt"])
  .select("person.name as addedByName");

/** Every document of every rule, in the order they were added. */
export const readRuleFiles = (reading: Reading): readonly ListedRuleFile[] =>
  reading.all(files.orderBy("rule_file.added_at").orderBy("rule_file.id"));

export const readRuleFile = (reading: Reading, id: AttachmentId): ListedRuleFile | undefined =>
  reading.first(files.where("rule_file.id", "=", id).orderBy("rule_file.id"));

export const addRuleFile = (
  writing: Writing,
  file: RuleFile & { readonly by: PersonId; readonly at: Instant },
): void => {
  writing.run(
    sqlFor.insertInto("rule_file").values({
      id: file.id,
      rule_id: file.ruleId,
      version: file.version,
      file_hash: file.hash,
      name: file.name,
      media_type: file.mediaType,
      added_by: file.by,
      added_at: file.at,
    }),
  );
};
