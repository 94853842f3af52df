import { contract, type ReadInput } from "#contract/contract.ts";
import type { LedgerId, SearchId } from "#domain/core/ids.ts";
import { initialsFinder } from "#files/pinyin.ts";
import type { Reading } from "#store/query.ts";
import {
  dropSearchRow,
  noInitials,
  readDistinctFileNames,
  readDistinctParties,
  readDistinctSummaries,
  readItemNames,
  readSearches,
  saveSearchRow,
  searchVouchers,
  type SearchWord,
} from "#store/search-rows.ts";
import { callerOf, done, refuse, type Call, type Reply } from "./call.ts";
import { change, changed } from "./change.ts";

/** Two letters or more may be initials: bgf is 办公费. Each is compared with all that the books hold, never the other way round. */
const wordOf = (reading: Reading, ledgerId: LedgerId | null, text: string): SearchWord => {
  if (!/^[a-z]{2,12}$/i.test(text)) return { text, ...noInitials };
  const isMeant = initialsFinder(text.toLowerCase());
  return {
    text,
    summaries: readDistinctSummaries(reading, ledgerId, isMeant),
    parties: readDistinctParties(reading, ledgerId, isMeant),
    fileNames: readDistinctFileNames(reading, ledgerId, isMeant),
    itemIds: readItemNames(reading, ledgerId)
      .filter(({ name }) => isMeant(name))
      .map(({ id }) => id),
  };
};

/** One box and a panel of conditions: words apart by spaces must all be found. */
export const findVouchers = (call: Call<"voucher.search">): Reply<"voucher.search"> =>
  call.ledger.snapshot((reading) => {
    const { text, skip, take, ...rest } = call.input;
    const words = text
      .normalize("NFKC")
      .split(/\s+/)
      .filter((word) => word !== "")
      .slice(0, 6)
      .map((word) => wordOf(reading, rest.ledgerId, word));
    const { hits, total, isCut } = searchVouchers(reading, { ...rest, words }, { skip, take });
    return done({ hits: [...hits], total, isCut });
  });

type Filter = ReadInput<"search.save">["filter"];
const filterShape = contract["search.save"].input.shape.filter;

const filterOf = (text: string): readonly Filter[] => {
  const read = filterShape.safeParse(JSON.parse(text));
  // A search kept by another version of the program may ask what this one does not know: then it is not offered.
  return read.success ? [read.data] : [];
};

export const listSearches = (call: Call<"search.list">): Reply<"search.list"> =>
  done({
    searches: readSearches(call.ledger.reading, callerOf(call).id).flatMap(({ id, name, filter }) =>
      filterOf(filter).map((read) => ({ id, name, filter: read })),
    ),
  });

export const saveSearch = (call: Call<"search.save">): Reply<"search.save"> =>
  change(call, (writing) => {
    const { name, filter } = call.input;
    const row = { id: call.newId<SearchId>(), personId: callerOf(call).id, name, filter: JSON.stringify(filter) };
    return changed({ id: saveSearchRow(writing, row) }, { subject: `保存查找条件 ${name}` });
  });

export const dropSearch = (call: Call<"search.drop">): Reply<"search.drop"> =>
  change(call, (writing) => {
    const found = readSearches(writing, callerOf(call).id).find((each) => each.id === call.input.id);
    if (found === undefined) return refuse({ code: "not-found", kind: "search" });
    dropSearchRow(writing, found.id);
    return changed({}, { subject: `删除查找条件 ${found.name}` });
  });
