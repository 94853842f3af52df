import { fullNamesOf } from "#domain/books/account-code.ts";
import { addMonths, firstDayOf, lastDayOf } from "#domain/core/dates.ts";
import { fen, zeroFen } from "#domain/core/fen.ts";
import type { AccountId } from "#domain/core/ids.ts";
import { leaseStanding, rentSchedule } from "#domain/funds/lease.ts";
import { periodText } from "#domain/reports/period-text.ts";
import {
  cardEventListing,
  cardRegisterListing,
  cardValueListing,
  countListing,
  leaseListing,
  rentListing,
  type CardEvent,
  type CardLine,
  type CountLine,
} from "#domain/reports/register-listings.ts";
import { readAccounts } from "#store/account-rows.ts";
import { readAsset, readAssetEvents, readAssetStandings, type AssetStanding } from "#store/asset-rows.ts";
import { readLeases } from "#store/lease-rows.ts";
import type { Reading } from "#store/query.ts";
import { readStocktakes } from "#store/stocktake-rows.ts";
import type { ArchiveFrame, ArchiveSpan, PlannedBooklet } from "./archive-side-books.ts";

type At = { readonly reading: Reading; readonly frame: ArchiveFrame; readonly span: ArchiveSpan };

const standings = ({ reading, frame, span }: At): readonly AssetStanding[] =>
  readAssetStandings(reading, { ledgerId: frame.ledger.id, through: span.toMonth, onlyPosted: true });

const cardLines = (at: At): readonly CardLine[] => {
  const { reading, frame, span } = at;
  const accounts = readAccounts(reading, frame.ledger.id);
  const names = fullNamesOf(accounts);
  const codes = new Map(accounts.map(({ id, code }) => [id, code]));
  const nameOf = (id: AccountId | null): string => (id === null ? "" : `${codes.get(id) ?? ""} ${names.get(id) ?? ""}`);
  const before = { ledgerId: frame.ledger.id, through: addMonths(span.fromMonth, -1), onlyPosted: true };
  const opening = new Map(readAssetStandings(reading, before).map((card) => [card.id, card]));
  return standings(at).map((card) => {
    const then = opening.get(card.id);
    return {
      ...card,
      openingCostFen: then?.nowCostFen ?? zeroFen,
      openingWornFen: then?.nowWornFen ?? zeroFen,
      netFen: fen(card.nowCostFen - card.nowWornFen),
      costAccount: nameOf(card.costAccountId),
      wornAccount: nameOf(card.wornAccountId),
      expenseAccount: nameOf(card.expenseAccountId),
    };
  });
};

type Numbered = { readonly onDate: string; readonly word: string; readonly number: number | null };
const voucherName = ({ onDate, word, number }: Numbered): string =>
  number === null ? "" : `${onDate.slice(0, 7)} ${word}-${number}`;

const cardEvents = (at: At): readonly CardEvent[] => {
  const lastDay = lastDayOf(at.span.toMonth);
  return standings(at).flatMap((card) =>
    readAssetEvents(at.reading, card.id)
      .filter((event) => event.on_date <= lastDay && (event.state === null || event.state === "posted"))
      .map((event) => ({
        number: card.number,
        name: card.name,
        onDate: event.on_date,
        kind: event.kind,
        costFen: event.cost_fen,
        wornFen: event.worn_fen,
        units: event.units,
        voucherName: voucherName({ onDate: event.on_date, word: event.word ?? "", number: event.number }),
        note: event.note,
      })),
  );
};

const countLines = ({ reading, frame, span }: At): readonly CountLine[] => {
  const [first, last] = [firstDayOf(span.fromMonth), lastDayOf(span.toMonth)];
  return readStocktakes(reading, frame.ledger.id)
    .filter(({ onDate }) => onDate >= first && onDate <= last)
    .toReversed()
    .flatMap(({ onDate, people, lines, approval }) =>
      lines.map((line) => {
        const card = readAsset(reading, line.assetId);
        const { number = "", name = "" } = card ?? {};
        const found = line.isSurplus ? "盘盈" : line.isFound ? "盘到" : "盘亏";
        return { onDate, people, number, name, found, note: line.note, settled: line.isFound ? "" : approval };
      }),
    );
};

const leasesOf = ({ reading, frame, span }: At) => {
  const lastDay = lastDayOf(span.toMonth);
  return readLeases(reading, frame.ledger.id, lastDay)
    .filter((lease) => lease.fromOn <= lastDay)
    .map((lease) => ({
      ...lease,
      ...leaseStanding(rentSchedule(lease), lease.receivedFen, lastDay),
      yearFen: (lease.steps.findLast((step) => step.fromOn <= lastDay) ?? lease.steps[0])?.yearFen ?? zeroFen,
    }));
};

const rentLines = (at: At) => {
  const first = firstDayOf(at.span.fromMonth);
  return leasesOf(at).flatMap(({ number, subject, lesseeName, deeds }) =>
    deeds
      .filter((deed) => deed.isPosted && deed.onDate >= first)
      .map((deed) => ({ ...deed, number, subject, lesseeName, voucherName: voucherName(deed) })),
  );
};

/** 资产卡片 with their changes and counts, and 发包租赁台账, as they stand at the end of the span. */
export const registerBooks = (frame: ArchiveFrame, span: ArchiveSpan): readonly PlannedBooklet[] => {
  const at = { reading: frame.call.ledger.reading, frame, span };
  const during = { ledgerName: frame.ledger.name, period: periodText(span.fromMonth, span.toMonth) };
  const head = { ...during, period: `截至 ${lastDayOf(span.toMonth)}` };
  const planned = <Line>(
    title: string,
    read: (of: At) => readonly Line[],
    parts: (lines: readonly Line[]) => ReturnType<typeof leaseListing>,
  ): PlannedBooklet => ({
    title,
    read: () => {
      const lines = read(at);
      return { parts: lines.length === 0 ? [] : [parts(lines)] };
    },
  });
  return [
    planned("资产卡片-价值", cardLines, (cards) => cardValueListing(head, cards)),
    planned("资产卡片-登记", cardLines, (cards) => cardRegisterListing(head, cards)),
    planned("资产变动记录", cardEvents, (events) => cardEventListing(head, events)),
    planned("资产盘点记录", countLines, (lines) => countListing(during, lines)),
    planned("发包租赁台账", leasesOf, (leases) => leaseListing(head, leases)),
    planned("收租记录", rentLines, (lines) => rentListing(during, lines)),
  ];
};
