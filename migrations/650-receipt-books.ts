import type { Migration } from "./migration.ts";

const day = "glob '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'";

export const receiptBooks: Migration = {
  version: 650,
  name: "receipt-books",
  sql: `
-- 票据登记: one book of receipts from the day it was handed out until it is written off. What of it was used is told from the
-- vouchers, by the numbers of their receipts.
create table receipt_book (
  id text primary key,
  ledger_id text not null references ledger (id),
  sort text not null check (length(sort) between 1 and 40),
  series text not null check (length(series) <= 30),
  width integer not null check (width between 1 and 12),
  first_no integer not null check (first_no >= 0),
  last_no integer not null check (last_no >= first_no and last_no - first_no < 2000),
  issued_on text not null check (issued_on ${day}),
  issued_to text not null check (length(issued_to) between 1 and 40),
  note text not null check (length(note) <= 300),
  recorded_by text not null references person (id),
  recorded_at text not null,
  settled_on text check (settled_on ${day} and settled_on >= issued_on),
  settled_last integer check (settled_last between first_no - 1 and last_no),
  shortfall text not null check (length(shortfall) <= 300),
  settled_by text references person (id),
  settled_at text,
  check ((settled_on is null) = (settled_last is null)),
  check ((settled_on is null) = (settled_by is null)),
  check ((settled_on is null) = (settled_at is null)),
  check (settled_by is null or settled_by <> recorded_by)
) strict;
create index receipt_book_of on receipt_book (ledger_id, first_no);
create index receipt_book_series on receipt_book (series, width, first_no);
create trigger receipt_book_stays before update on receipt_book
  when old.settled_on is not null or new.ledger_id <> old.ledger_id or new.sort <> old.sort or new.series <> old.series
    or new.width <> old.width or new.first_no <> old.first_no or new.last_no <> old.last_no
    or new.issued_on <> old.issued_on or new.issued_to <> old.issued_to or new.note <> old.note
    or new.recorded_by <> old.recorded_by or new.recorded_at <> old.recorded_at
  begin select raise(abort, 'a book of receipts is only written off, once'); end;
create trigger receipt_book_is_kept before delete on receipt_book
  when old.settled_on is not null or exists (select 1 from receipt_void where book_id = old.id)
    or exists (select 1 from period where ledger_id = old.ledger_id and closed_at >= old.recorded_at)
  begin select raise(abort, 'a book of receipts that was used is kept'); end;

-- 作废: copies_on is the day on which every copy of the spoilt receipt was there; null while one is missing.
create table receipt_void (
  id text primary key,
  book_id text not null references receipt_book (id),
  number integer not null,
  voided_on text not null check (voided_on ${day}),
  reason text not null check (length(reason) between 1 and 200),
  copies_on text check (copies_on ${day} and copies_on >= voided_on),
  recorded_by text not null references person (id),
  recorded_at text not null,
  copies_by text references person (id),
  copies_at text,
  unique (book_id, number),
  check ((copies_on is null) = (copies_by is null)),
  check ((copies_on is null) = (copies_at is null))
) strict;
create trigger receipt_void_of_the_book before insert on receipt_void
  when not exists (select 1 from receipt_book where id = new.book_id
    and new.number between first_no and last_no and settled_on is null)
  begin select raise(abort, 'a spoilt receipt is one of an open book'); end;
create trigger receipt_void_stays before update on receipt_void
  when old.copies_on is not null or new.book_id <> old.book_id or new.number <> old.number
    or new.voided_on <> old.voided_on or new.reason <> old.reason or new.recorded_by <> old.recorded_by
    or new.recorded_at <> old.recorded_at
  begin select raise(abort, 'of a spoilt receipt only the missing copies may be added'); end;
create trigger receipt_void_is_kept before delete on receipt_void
  when exists (select 1 from receipt_book where id = old.book_id and (settled_on is not null
    or exists (select 1 from period where ledger_id = receipt_book.ledger_id and closed_at >= old.recorded_at)))
  begin select raise(abort, 'a spoilt receipt of a book written off or of closed books is kept'); end;
`,
};
