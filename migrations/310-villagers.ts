import type { Migration } from "./migration.ts";

// People of a village with their posts and relatives. Of an identity number only the last four signs are kept.
export const villagers: Migration = {
  version: 310,
  name: "villagers",
  sql: `
create table villager (
  id text primary key,
  village_id text not null references village (id),
  name text not null check (length(name) between 1 and 40),
  id_tail text not null check (id_tail = '' or id_tail glob '[0-9][0-9][0-9][0-9X]'),
  phone text not null check (length(phone) <= 20),
  bank_name text not null check (length(bank_name) <= 60),
  bank_account text not null check (bank_account = '' or bank_account not glob '*[^0-9]*'),
  household text not null check (length(household) <= 40),
  note text not null check (length(note) <= 200),
  is_active integer not null check (is_active in (0, 1)),
  recorded_by text not null references person (id),
  recorded_at text not null,
  unique (village_id, name, id_tail)
) strict;
create trigger villager_is_kept before delete on villager begin select raise(abort, 'a person of the register is kept'); end;
create trigger villager_stays_in_village before update on villager when new.village_id <> old.village_id
  begin select raise(abort, 'a person of the register stays in the village'); end;
create table villager_post (
  villager_id text not null references villager (id),
  no integer not null check (no > 0),
  post text not null,
  title text not null check (length(title) <= 40),
  from_on text not null check (from_on glob '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  to_on text check (to_on is null or to_on >= from_on),
  basis text not null check (length(basis) <= 200),
  primary key (villager_id, no)
) strict, without rowid;
create table villager_relation (
  villager_id text not null references villager (id),
  no integer not null check (no > 0),
  name text not null check (length(name) between 1 and 80),
  relation text not null check (length(relation) between 1 and 40),
  relative_id text references villager (id),
  phone text not null check (length(phone) <= 20),
  bank_account text not null check (bank_account = '' or bank_account not glob '*[^0-9]*'),
  note text not null check (length(note) <= 200),
  primary key (villager_id, no)
) strict, without rowid;
-- Posts one person may not hold on one day; covers_kin: near relatives may not hold them either.
create table post_pair (
  one text not null,
  other text not null check (other <> one),
  basis text not null,
  covers_kin integer not null check (covers_kin in (0, 1)),
  is_unverified integer not null check (is_unverified in (0, 1)),
  primary key (one, other)
) strict, without rowid;
insert into post_pair (one, other, basis, covers_kin, is_unverified) values
  ('head', 'supervisor-head', '村民委员会组织法（2025年修正）第三十七条', 1, 0),
  ('head', 'supervisor', '村民委员会组织法（2025年修正）第三十七条', 1, 0),
  ('deputy-head', 'supervisor-head', '村民委员会组织法（2025年修正）第三十七条', 1, 0),
  ('deputy-head', 'supervisor', '村民委员会组织法（2025年修正）第三十七条', 1, 0),
  ('committee', 'supervisor-head', '村民委员会组织法（2025年修正）第三十七条', 1, 0),
  ('committee', 'supervisor', '村民委员会组织法（2025年修正）第三十七条', 1, 0),
  ('chair', 'board-supervisor', '农村集体经济组织法第三十四条', 1, 0),
  ('director', 'board-supervisor', '农村集体经济组织法第三十四条', 1, 0),
  ('clerk', 'board-supervisor', '农村集体经济组织法第三十四条', 1, 0),
  ('secretary', 'supervisor-head', '关于建立健全村务监督委员会的指导意见', 0, 1),
  ('clerk', 'supervisor-head', '浙江省实施村民委员会组织法办法第三十条，其他省份请核对', 0, 1),
  ('clerk', 'supervisor', '浙江省实施村民委员会组织法办法第三十条，其他省份请核对', 0, 1),
  ('clerk', 'secretary', '乡镇村报账员管理办法示例，请按本乡镇文件核对', 1, 1),
  ('clerk', 'head', '乡镇村报账员管理办法示例，请按本乡镇文件核对', 1, 1);
create trigger villager_post_is_compatible before insert on villager_post when exists (
  select 1 from villager_post held join post_pair pair
    on (pair.one = new.post and pair.other = held.post) or (pair.other = new.post and pair.one = held.post)
  where held.villager_id = new.villager_id and held.from_on <= coalesce(new.to_on, '9999-12-31')
    and new.from_on <= coalesce(held.to_on, '9999-12-31'))
  begin select raise(abort, 'one person never holds two incompatible posts'); end;
create trigger villager_post_is_written_anew before update on villager_post
  begin select raise(abort, 'posts of a person are written anew'); end;
`,
};
