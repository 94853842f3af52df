import type { Migration } from "./migration.ts";

/** A vote nobody has confirmed or given an opinion on: it never had effect. */
const isSettled = (
  resolutionId: string,
): string => `exists (select 1 from resolution where resolution.id = ${resolutionId}
    and (resolution.opinion is not null
      or exists (select 1 from resolution_confirmation as c where c.resolution_id = resolution.id)))`;

const ofVersion = isSettled(
  "(select v.resolution_id from cap_version as v where v.cap_id = old.cap_id and v.version = old.version)",
);

const withoutDays = (row: "old" | "new"): string =>
  `(select json_group_array(json_remove(value, '$.receivedOn')) from json_each(${row}.sources))`;

const same = [
  "quarter",
  "title",
  "document",
  "matching_fen",
  "shares",
  "category_ids",
  "note",
  "proposed_by",
  "proposed_at",
  "decided_by",
  "decided_at",
  "decided_on",
]
  .map((column) => `new.${column} is not old.${column}`)
  .join(" or ");

export const recordsPutRight: Migration = {
  version: 543,
  name: "records-put-right",
  sql: `
-- What one person recorded of a vote and nobody confirmed can be taken back; what ever had effect is kept.
drop trigger resolution_is_kept;
create trigger resolution_is_kept before delete on resolution when ${isSettled("old.id")}
  begin select raise(abort, 'a resolution is kept'); end;
drop trigger cap_version_is_kept;
create trigger cap_version_is_kept before delete on cap_version when ${isSettled("old.resolution_id")}
  begin select raise(abort, 'a cap version is kept'); end;
drop trigger cap_term_is_kept;
create trigger cap_term_is_kept before delete on cap_term when ${ofVersion}
  begin select raise(abort, 'a cap version is kept'); end;
drop trigger cap_category_is_kept;
create trigger cap_category_is_kept before delete on cap_category
  when exists (select 1 from cap_version where cap_version.cap_id = old.cap_id)
  begin select raise(abort, 'the categories of a cap are kept'); end;
drop trigger resolution_link_is_kept;
create trigger resolution_link_is_kept before delete on resolution_link when ${isSettled("old.resolution_id")}
  begin select raise(abort, 'a decision keeps what it amends'); end;
drop trigger resolution_file_is_kept;
create trigger resolution_file_is_kept before delete on resolution_file when ${isSettled("old.resolution_id")}
  begin select raise(abort, 'evidence of a decision is kept'); end;

-- Money may come after its division was decided: the day it came is all that is filled in then, once for each source.
drop trigger fund_allocation_decided_is_frozen;
create trigger fund_allocation_decided_is_frozen before update on fund_allocation when old.decided_by is not null
  and (${same} or ${withoutDays("old")} is not ${withoutDays("new")}
    or exists (select 1 from json_each(old.sources) as was join json_each(new.sources) as now on now.key = was.key
      where json_extract(was.value, '$.receivedOn') is not null
        and json_extract(now.value, '$.receivedOn') is not json_extract(was.value, '$.receivedOn')))
  begin select raise(abort, 'a decided allocation never changes'); end;
`,
};
