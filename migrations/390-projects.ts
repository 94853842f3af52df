import type { Migration } from "./migration.ts";

const day = "glob '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'";

export const projects: Migration = {
  version: 390,
  name: "projects",
  sql: `
-- 工程项目档案: one project. item_id is the auxiliary item its vouchers name, so that payments are found without retyping.
create table project (
  id text primary key,
  ledger_id text not null references ledger (id),
  item_id text not null unique references item (id),
  number text not null check (length(number) between 1 and 40),
  name text not null check (length(name) between 1 and 80),
  content text not null check (length(content) <= 300),
  fund_source text not null check (length(fund_source) <= 200),
  estimate_fen integer not null check (estimate_fen >= 0),
  resolution_id text references resolution (id),
  mode text check (mode in ('direct', 'three-quotes', 'site-bid', 'public-tender')),
  bidders text not null check (json_valid(bidders)),
  winner text not null,
  contract_number text not null,
  contract_on text check (contract_on ${day}),
  contract_fen integer check (contract_fen >= 0),
  start_on text check (start_on ${day}),
  finish_on text check (finish_on ${day}),
  variations text not null check (json_valid(variations)),
  progress text not null check (json_valid(progress)),
  accepted_on text check (accepted_on ${day}),
  acceptors text not null check (json_valid(acceptors)),
  settled_on text check (settled_on ${day}),
  settlement_fen integer check (settlement_fen >= 0),
  audited_on text check (audited_on ${day}),
  audited_fen integer check (audited_fen >= 0),
  auditor text not null,
  retention_fen integer not null check (retention_fen >= 0),
  retention_due_on text check (retention_due_on ${day}),
  is_posted_publicly integer not null check (is_posted_publicly in (0, 1)),
  opening_paid_fen integer not null check (opening_paid_fen >= 0),
  note text not null check (length(note) <= 300),
  recorded_by text not null references person (id),
  recorded_at text not null,
  unique (ledger_id, number),
  check ((contract_fen is null) = (contract_on is null)),
  check (audited_fen is null or settlement_fen is not null)
) strict;
create trigger project_is_kept before delete on project begin select raise(abort, 'a project is kept'); end;
create trigger project_keeps_its_books before update on project
  when new.ledger_id <> old.ledger_id or new.item_id <> old.item_id
  begin select raise(abort, 'a project keeps its books and its item'); end;
`,
};
