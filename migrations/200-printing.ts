import type { Migration } from "./migration.ts";

export const printing: Migration = {
  version: 200,
  name: "printing",
  sql: `
-- 打印记录: one row a run of the printer, one a posted voucher in it; kept as they are.
create table print_job (
  id text primary key,
  ledger_id text not null references ledger (id),
  at text not null,
  person_id text not null references person (id),
  paper text not null check (paper in ('240x140', '210x120', 'A5', 'A4-2', 'A4-3')),
  printer text not null
) strict;
create index print_job_ledger on print_job (ledger_id, at);
create table print_job_voucher (
  job_id text not null references print_job (id),
  voucher_id text not null references voucher (id),
  copy_no integer not null check (copy_no > 0),
  primary key (job_id, voucher_id),
  unique (voucher_id, copy_no)
) strict, without rowid;
create trigger print_job_is_kept before delete on print_job begin select raise(abort, 'a print record is kept'); end;
create trigger print_job_stays before update on print_job begin select raise(abort, 'a print record is kept'); end;
create trigger print_job_voucher_is_kept before delete on print_job_voucher
  begin select raise(abort, 'a print record is kept'); end;
create trigger print_job_voucher_stays before update on print_job_voucher
  begin select raise(abort, 'a print record is kept'); end;
create trigger print_job_voucher_is_posted before insert on print_job_voucher
  when (select state from voucher where id = new.voucher_id) <> 'posted'
  begin select raise(abort, 'only posted vouchers are counted as printed'); end;

-- 会计档案: every year package that was made, with what proves it.
create table archive (
  id text primary key,
  ledger_id text not null references ledger (id),
  year integer not null check (year between 1990 and 2100),
  is_draft integer not null check (is_draft in (0, 1)),
  name text not null,
  path text not null,
  size integer not null check (size > 0),
  file_hash text not null,
  manifest_hash text not null,
  chain_no integer not null,
  chain_hash text not null,
  made_by text not null references person (id),
  made_at text not null
) strict;
create index archive_ledger on archive (ledger_id, year);
create trigger archive_is_kept before delete on archive begin select raise(abort, 'an archive record is kept'); end;
create trigger archive_stays before update on archive begin select raise(abort, 'an archive record is kept'); end;
`,
};
