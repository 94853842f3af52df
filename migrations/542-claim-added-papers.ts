import type { Migration } from "./migration.ts";

export const claimAddedPapers: Migration = {
  version: 542,
  name: "claim-added-papers",
  sql: `
-- A paper that stands beside the outlay (minutes, contract, acceptance …) and was supplied after a claim had left its draft: what was
-- signed stays as it was, and no signature is lost for it.
create table claim_added_paper (
  claim_id text not null,
  version integer not null,
  no integer not null check (no > 0),
  kind text not null check (kind in ('contract', 'acceptance', 'settlement', 'minutes', 'resolution', 'approval', 'photo', 'bank-slip')),
  number text not null,
  on_date text,
  party text not null,
  note text not null,
  added_by text not null references person (id),
  added_at text not null,
  primary key (claim_id, version, no),
  foreign key (claim_id, version) references claim_version (claim_id, version)
) strict, without rowid;
create trigger claim_added_paper_in_time before insert on claim_added_paper
  when not exists (select 1 from claim where id = new.claim_id and version = new.version
    and state in ('handled', 'claimed', 'approved', 'supervised', 'lodged'))
  begin select raise(abort, 'papers are added between the draft and the review'); end;
create trigger claim_added_paper_never_changes before update on claim_added_paper
  begin select raise(abort, 'an added paper is kept'); end;
create trigger claim_added_paper_is_kept before delete on claim_added_paper
  begin select raise(abort, 'an added paper is kept'); end;
`,
};
