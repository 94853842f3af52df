import type { Migration } from "./migration.ts";

const day = (name: string): string => `check (${name} glob '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]')`;

export const claims: Migration = {
  version: 350,
  name: "claims",
  sql: `
-- 报账单: what a village asks to be paid. Each version keeps its content; the steps it passed are never changed or deleted.
create table claim (
  id text primary key,
  ledger_id text not null references ledger (id),
  year text not null check (year glob '[12][0-9][0-9][0-9]'),
  no integer not null check (no > 0),
  version integer not null check (version > 0),
  state text not null check (state in ('draft', 'handled', 'claimed', 'approved', 'supervised', 'lodged', 'reviewed', 'paid',
    'vouchered', 'returned', 'refused', 'withdrawn')),
  row_version integer not null check (row_version > 0),
  lodged_on text ${day("lodged_on")},
  paid_on text ${day("paid_on")},
  voucher_id text unique references voucher (id) on delete set null,
  unique (ledger_id, year, no)
) strict;
create index claim_state on claim (state, ledger_id);
create trigger claim_is_kept before delete on claim begin select raise(abort, 'a claim is kept'); end;
create trigger claim_keeps_its_place before update on claim
  when new.ledger_id <> old.ledger_id or new.year <> old.year or new.no <> old.no or new.version < old.version
    or new.row_version <= old.row_version and new.voucher_id is old.voucher_id
  begin select raise(abort, 'a claim keeps its number'); end;

create table claim_version (
  claim_id text not null references claim (id),
  version integer not null check (version > 0),
  on_date text not null ${day("on_date")},
  form text not null check (form in ('transfer', 'cash', 'prepaid')),
  purpose text not null check (length(purpose) between 1 and 200),
  handler text not null,
  witness text not null,
  clerk text not null,
  payee text not null,
  payee_account text not null,
  note text not null,
  emergency_reason text not null default '',
  ratify_by text ${day("ratify_by")},
  saved_by text not null references person (id),
  saved_at text not null,
  primary key (claim_id, version),
  check ((emergency_reason = '') = (ratify_by is null))
) strict, without rowid;

create table claim_line (
  claim_id text not null,
  version integer not null,
  no integer not null check (no > 0),
  category_id text not null references category (id),
  summary text not null check (length(summary) between 1 and 200),
  amount_fen integer not null check (amount_fen > 0),
  primary key (claim_id, version, no),
  foreign key (claim_id, version) references claim_version (claim_id, version)
) strict, without rowid;
create index claim_line_category on claim_line (category_id);

create table claim_document (
  claim_id text not null,
  version integer not null,
  no integer not null check (no > 0),
  kind text not null,
  number text not null,
  on_date text,
  amount_fen integer,
  party text not null,
  note text not null,
  elements text not null check (json_valid(elements)),
  primary key (claim_id, version, no),
  foreign key (claim_id, version) references claim_version (claim_id, version)
) strict, without rowid;
create index claim_document_key on claim_document (upper(replace(replace(number, ' ', ''), '-', ''))) where number <> '';

${["claim_version", "claim_line", "claim_document"]
  .flatMap((table) =>
    [
      ["insert", "new"],
      ["update", "old"],
      ["delete", "old"],
    ].map(
      ([act = "", row = ""]) => `create trigger ${table}_is_frozen_${act} before ${act} on ${table}
  when exists (select 1 from claim where id = ${row}.claim_id and (state <> 'draft' or version <> ${row}.version))
  begin select raise(abort, 'what left the draft is kept as it was'); end;`,
    ),
  )
  .join("\n")}

create table claim_step (
  claim_id text not null references claim (id),
  no integer not null check (no > 0),
  version integer not null,
  act text not null check (act in ('handle', 'claim', 'approve', 'supervise', 'lodge', 'review', 'pay', 'voucher', 'return',
    'refuse', 'revise', 'withdraw')),
  note text not null,
  done_by text not null references person (id),
  done_at text not null,
  primary key (claim_id, no)
) strict, without rowid;
create trigger claim_step_never_changes before update on claim_step begin select raise(abort, 'a step is kept'); end;
create trigger claim_step_is_kept before delete on claim_step begin select raise(abort, 'a step is kept'); end;
create trigger claim_steps_count_on before insert on claim_step
  when new.no <> (select coalesce(max(no), 0) + 1 from claim_step where claim_id = new.claim_id)
    or new.version <> (select version from claim where id = new.claim_id)
  begin select raise(abort, 'steps count on'); end;
-- 不相容岗位: who recorded a claim does not review it; who reviewed it neither pays it nor makes its voucher.
create trigger claim_steps_by_different_people before insert on claim_step
  when (new.act = 'review' and new.done_by = (select saved_by from claim_version
      where claim_id = new.claim_id and version = new.version))
    or (new.act in ('pay', 'voucher') and exists (select 1 from claim_step
      where claim_id = new.claim_id and version = new.version and act = 'review' and done_by = new.done_by))
  begin select raise(abort, 'incompatible steps are done by different people'); end;
-- Whatever order the township chose: nothing is paid or booked that was not approved, supervised, lodged and reviewed.
create trigger claim_passes_every_step before update of state on claim
  when new.state in ('reviewed', 'paid', 'vouchered') and (select count(distinct act) from claim_step
    where claim_id = new.id and version = new.version and act in ('claim', 'approve', 'supervise', 'lodge', 'review')) < 5
  begin select raise(abort, 'a claim passes every step'); end;
create trigger claim_is_booked_when_passed before update of voucher_id on claim
  when new.voucher_id is not null and new.voucher_id is not old.voucher_id and new.state <> 'vouchered'
  begin select raise(abort, 'only a passed claim is booked'); end;

create table claim_signature (
  claim_id text not null references claim (id),
  version integer not null,
  role text not null check (role in ('village-head', 'party-secretary', 'chair', 'two-committees', 'congress', 'township-leader')),
  name text not null check (length(name) between 1 and 60),
  on_date text not null ${day("on_date")},
  primary key (claim_id, version, role)
) strict, without rowid;

${["insert", "update", "delete"]
  .map(
    (act) => `create trigger claim_signature_is_frozen_${act} before ${act} on claim_signature
  when exists (select 1 from claim where id = ${act === "insert" ? "new" : "old"}.claim_id
    and (version <> ${act === "insert" ? "new" : "old"}.version
      or state in ('reviewed', 'paid', 'vouchered', 'returned', 'refused', 'withdrawn')))
  begin select raise(abort, 'signatures stay with what they signed'); end;`,
  )
  .join("\n")}

create table claim_resolution (
  claim_id text not null references claim (id),
  resolution_id text not null references resolution (id),
  linked_by text not null references person (id),
  linked_at text not null,
  primary key (claim_id, resolution_id)
) strict, without rowid;

create trigger claim_resolution_is_kept before delete on claim_resolution
  begin select raise(abort, 'a claim keeps its resolutions'); end;

create table claim_hit (
  claim_id text not null references claim (id),
  version integer not null,
  stage text not null check (stage in ('claim', 'approval', 'review')),
  no integer not null check (no > 0),
  line integer check (line > 0),
  kind text not null,
  rule_id text not null,
  rule_version integer not null,
  severity text not null check (severity in ('warn', 'needs-resolution', 'needs-approval', 'block')),
  facts text not null check (json_valid(facts)),
  basis text not null,
  decision text not null check (decision in ('open', 'warned', 'cleared', 'emergency')),
  judged_by text not null references person (id),
  judged_at text not null,
  primary key (claim_id, version, stage, no)
) strict, without rowid;

-- 民主理财（监委会）会议: what was examined, what was refused and why.
create table finance_meeting (
  id text primary key,
  ledger_id text not null references ledger (id),
  met_on text not null ${day("met_on")},
  place text not null,
  people text not null check (json_valid(people) and json_array_length(people) > 0),
  opinion text not null,
  recorded_by text not null references person (id),
  recorded_at text not null
) strict;
create index finance_meeting_ledger on finance_meeting (ledger_id, met_on);
create trigger finance_meeting_never_changes before update on finance_meeting
  begin select raise(abort, 'a meeting is kept as it was recorded'); end;
create trigger finance_meeting_is_kept before delete on finance_meeting
  begin select raise(abort, 'a meeting is kept'); end;
create table finance_meeting_item (
  meeting_id text not null references finance_meeting (id),
  claim_id text not null references claim (id),
  version integer not null,
  amount_fen integer not null check (amount_fen > 0),
  primary key (meeting_id, claim_id)
) strict, without rowid;
create trigger finance_meeting_item_never_changes before update on finance_meeting_item
  begin select raise(abort, 'what was examined is kept'); end;
create trigger finance_meeting_item_is_kept before delete on finance_meeting_item
  begin select raise(abort, 'what was examined is kept'); end;
create table finance_meeting_file (
  id text primary key,
  meeting_id text not null references finance_meeting (id),
  file_hash text not null references file (hash),
  name text not null check (length(name) between 1 and 255),
  media_type text not null,
  added_by text not null references person (id),
  added_at text not null
) strict;
create trigger finance_meeting_file_never_changes before update on finance_meeting_file
  begin select raise(abort, 'a minute is kept'); end;
create trigger finance_meeting_file_is_kept before delete on finance_meeting_file
  begin select raise(abort, 'a minute is kept'); end;

-- 拒付、否决: what of a claim was refused; it blocks the claim until somebody answered for it. line_no null: the whole claim.
create table claim_refusal (
  id text primary key,
  claim_id text not null references claim (id),
  version integer not null,
  line_no integer check (line_no > 0),
  amount_fen integer not null check (amount_fen > 0),
  reason text not null check (length(reason) between 1 and 200),
  meeting_id text references finance_meeting (id),
  refused_by text not null references person (id),
  refused_at text not null,
  answer text check (length(answer) between 1 and 500),
  answered_by text references person (id),
  answered_at text,
  check ((answer is null) = (answered_by is null) and (answer is null) = (answered_at is null))
) strict;
create index claim_refusal_claim on claim_refusal (claim_id);
create trigger claim_refusal_is_frozen before update on claim_refusal
  when old.answer is not null or new.claim_id <> old.claim_id or new.version <> old.version
    or new.line_no is not old.line_no or new.amount_fen <> old.amount_fen or new.reason <> old.reason
  begin select raise(abort, 'a refusal is answered once'); end;
create trigger claim_refusal_is_kept before delete on claim_refusal begin select raise(abort, 'a refusal is kept'); end;
create trigger claim_refused_is_never_booked before update of state on claim
  when new.state in ('lodged', 'reviewed', 'paid', 'vouchered')
    and exists (select 1 from claim_refusal where claim_id = new.id and version = new.version)
  begin select raise(abort, 'what was refused is never booked'); end;
create trigger claim_refused_is_answered before update of version on claim
  when exists (select 1 from claim_refusal where claim_id = new.id and answer is null)
  begin select raise(abort, 'a refusal is answered first'); end;

-- 原始凭证移交清单: what the village handed over on a 报账日.
create table claim_handover (
  id text primary key,
  ledger_id text not null references ledger (id),
  year text not null,
  no integer not null check (no > 0),
  on_date text not null ${day("on_date")},
  handed_by text not null check (length(handed_by) between 1 and 60),
  received_by text not null references person (id),
  received_at text not null,
  unique (ledger_id, year, no)
) strict;
create table claim_handover_item (
  handover_id text not null references claim_handover (id),
  claim_id text not null references claim (id),
  version integer not null,
  primary key (handover_id, claim_id)
) strict, without rowid;
${["claim_handover", "claim_handover_item"]
  .map(
    (table) => `create trigger ${table}_never_changes before update on ${table}
  begin select raise(abort, 'a handover is kept'); end;
create trigger ${table}_is_kept before delete on ${table} begin select raise(abort, 'a handover is kept'); end;`,
  )
  .join("\n")}

-- Excel 报账表: each sheet filled in at a village is taken over once.
create table claim_import (
  form_id text primary key,
  file_hash text not null unique,
  ledger_id text not null references ledger (id),
  name text not null,
  claims integer not null check (claims > 0),
  imported_by text not null references person (id),
  imported_at text not null
) strict, without rowid;
create trigger claim_import_never_changes before update on claim_import
  begin select raise(abort, 'an import is kept'); end;
create trigger claim_import_is_kept before delete on claim_import begin select raise(abort, 'an import is kept'); end;
`,
};
