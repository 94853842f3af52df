import type { Migration } from "./migration.ts";

export const capUnits: Migration = {
  version: 621,
  name: "cap-units",
  sql: `
-- A version of a cap whose amount is for each person, day or meeting that the papers of one voucher name.
create table cap_unit (
  cap_id text not null,
  version integer not null,
  unit text not null check (unit in ('person', 'day', 'meeting')),
  primary key (cap_id, version),
  foreign key (cap_id, version) references cap_version (cap_id, version)
) strict, without rowid;
create trigger cap_unit_of_a_fixed_amount before insert on cap_unit
  when (select kind from cap_version where cap_id = new.cap_id and version = new.version) <> 'K04'
  begin select raise(abort, 'only a fixed amount is for each unit'); end;
create trigger cap_unit_never_changes before update on cap_unit begin select raise(abort, 'a cap version never changes'); end;
create trigger cap_unit_is_kept before delete on cap_unit
  when exists (select 1 from cap_version v join resolution_confirmation c on c.resolution_id = v.resolution_id
    where v.cap_id = old.cap_id and v.version = old.version)
  begin select raise(abort, 'a cap version is kept'); end;
`,
};
