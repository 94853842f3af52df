import {
  addMonths,
  beginningOf,
  chinaDateOf,
  localDate,
  month as monthFrom,
  monthsBetween,
  type Instant,
  type Month,
} from "#domain/core/dates.ts";
import type { Listing } from "#domain/reports/listing.ts";
import { canonicalText } from "#domain/posting/canonical.ts";
import type { Manifest } from "#files/archive/manifest.ts";
import { readAttachments, type AttachmentRow } from "#store/attachment-rows.ts";
import { readTrailBetween } from "#store/archive-rows.ts";
import { closingLine } from "#store/closing-line-rows.ts";
import { readPostedIds } from "#store/print-rows.ts";
import type { Reading } from "#store/query.ts";
import { chainLinks, postedMonths, sealedVouchers, type StoredSeal } from "#store/verify-rows.ts";
import { printedVouchers, type PrintedVoucher } from "./printed-vouchers.ts";
import { registerBooks } from "./archive-registers.ts";
import {
  incomeDetail,
  sideBooks,
  type ArchiveFrame,
  type ArchiveSpan,
  type PlannedBooklet,
} from "./archive-side-books.ts";
import { reportListings, type ReportWish } from "./report-booklet.ts";

/** Everything a year package is made of, read from the books in one moment. */
export type ArchiveContent = {
  readonly fromMonth: Month;
  readonly toMonth: Month;
  readonly volumes: readonly { readonly month: Month; readonly vouchers: readonly PrintedVoucher[] }[];
  readonly vouchers: Listing;
  /** Read one after the other when their turn comes, so that never more than one of them is held. */
  readonly books: readonly PlannedBooklet[];
  readonly reports: readonly (PlannedBooklet & { readonly isAnnual: boolean })[];
  readonly trail: Listing;
  readonly chain: Listing;
  /** The log line by line with the text each hash covers: the log is proven without this program. */
  readonly trailChain: Listing;
  /** Where both chains begin and end, for the package's own list. */
  readonly ends: Pick<Manifest, "chainFrom" | "trailFrom" | "trailTo" | "trailHash">;
  readonly attachments: readonly (AttachmentRow & { readonly voucherName: string })[];
};

type Frame = ArchiveFrame;

const nameOf = ({ onDate, word, number }: PrintedVoucher): string => `${onDate.slice(0, 7)} ${word}-${number ?? 0}`;

const voucherListing = (frame: Frame, vouchers: readonly PrintedVoucher[]): Listing => ({
  title: "记账凭证",
  under: [`单位：${frame.ledger.name}`, "单位：元"],
  filters: [],
  columns: [
    ...(["凭证", "日期", "行", "摘要", "科目编码", "总账科目", "明细科目"] as const).map(
      (heading) => ({ heading, kind: "text", widthMm: 25 }) as const,
    ),
    { heading: "借方", kind: "money", widthMm: 27 },
    { heading: "贷方", kind: "money", widthMm: 27 },
    ...(["附件张数", "制单", "审核", "记账"] as const).map(
      (heading) => ({ heading, kind: "text", widthMm: 20 }) as const,
    ),
  ],
  rows: vouchers.flatMap((voucher) =>
    voucher.entries.map((entry, index) => ({
      cells: [
        nameOf(voucher),
        voucher.onDate,
        String(index + 1),
        entry.summary,
        voucher.accountCodes[index] ?? "",
        entry.firstAccount,
        entry.detailAccount,
        entry.debitFen,
        entry.creditFen,
        String(voucher.paperCount),
        voucher.preparedBy,
        voucher.reviewedBy,
        voucher.postedBy,
      ],
    })),
  ),
  notes: [],
  signers: [],
});

const clockOf = (at: Instant): string => {
  const hour = (Number(at.slice(11, 13)) + 8) % 24;
  return `${chinaDateOf(at)} ${String(hour).padStart(2, "0")}:${at.slice(14, 19)}`;
};

type YearOf = {
  readonly year: number;
  readonly until: Instant;
  readonly isClosed: boolean;
  /** The head of the chain at the year's close, or now. */
  readonly chainNo: number;
};

const trailOf = (reading: Reading, { ledger }: ArchiveFrame, of: YearOf) =>
  readTrailBetween(reading, {
    from: beginningOf(localDate(`${of.year}-01-01`)),
    to: of.until,
    // A year's log ends with the line that closed its December in these books.
    through: of.isClosed ? (closingLine(reading, ledger.id, monthFrom(`${of.year}-12`)) ?? null) : null,
  });

const trailChainListing = (frame: Frame, trail: ReturnType<typeof trailOf>): Listing => ({
  title: "日志链",
  under: [`单位：${frame.ledger.name}`, ""],
  filters: [],
  columns: ["序号", "名称", "前一指纹", "指纹", "原文"].map(
    (heading) => ({ heading, kind: "text", widthMm: 40 }) as const,
  ),
  rows: trail.map((line) => ({
    cells: [String(line.no), `日志第 ${line.no} 条`, line.previousHash, line.hash, line.text],
  })),
  notes: [],
  signers: [],
});

const trailListing = (frame: Frame, trail: ReturnType<typeof trailOf>, of: YearOf): Listing => ({
  title: "操作日志",
  under: [`代理机构整本日志`, `${of.year}年1月1日至${clockOf(of.until)}`],
  filters: [],
  columns: [
    { heading: "序号", kind: "whole", widthMm: 14 },
    { heading: "时间", kind: "centre", widthMm: 34 },
    { heading: "人员", kind: "text", widthMm: 22 },
    { heading: "内容", kind: "text", widthMm: 110 },
    { heading: "指纹", kind: "text", widthMm: 60 },
  ],
  rows: trail.map((line) => ({
    cells: [line.no, clockOf(line.at), line.personName, line.subject, line.hash],
  })),
  notes: [`本册所属单位：${frame.ledger.name}`],
  signers: [],
});

/**
 * The chain from the year's first voucher up to the head at its close, whole: what was posted between belongs to it, of
 * whatever year, because a chain with holes proves nothing.
 */
const chainOf = (
  reading: Reading,
  frame: Frame,
  of: { readonly months: readonly Month[]; readonly chainNo: number },
) => {
  const isOfYear = new Set<string>(of.months);
  const links = chainLinks(reading, frame.ledger.id);
  const first = links.find(({ name }) => isOfYear.has(name.slice(0, 7)))?.chainNo ?? of.chainNo;
  // A voucher of the year beyond the head was put in past the program: it must show.
  const isShown = (chainNo: number, month: string): boolean =>
    chainNo >= first && (chainNo <= of.chainNo || isOfYear.has(month));
  const months = new Set(
    links.filter(({ chainNo, name }) => isShown(chainNo, name.slice(0, 7))).map(({ name }) => name.slice(0, 7)),
  );
  const seals = postedMonths(reading, frame.ledger.id)
    .filter((month) => months.has(month))
    .flatMap((month) =>
      sealedVouchers(reading, frame.ledger.id, month).filter(({ sealed }) => isShown(sealed.chainNo, month)),
    );
  return { seals: seals.toSorted((left, right) => left.sealed.chainNo - right.sealed.chainNo), first };
};

const chainListing = (frame: Frame, seals: readonly StoredSeal[]): Listing => ({
  title: "指纹链",
  under: [`单位：${frame.ledger.name}`, ""],
  filters: [],
  columns: ["链号", "凭证", "前一指纹", "指纹", "原文"].map(
    (heading) => ({ heading, kind: "text", widthMm: 40 }) as const,
  ),
  rows: seals.map(({ sealed, previousHash, hash }) => ({
    cells: [
      String(sealed.chainNo),
      `${sealed.content.onDate.slice(0, 7)} ${sealed.word}-${sealed.number}`,
      previousHash,
      hash,
      canonicalText(previousHash, sealed),
    ],
  })),
  notes: [],
  signers: [],
});

const books = (frame: Frame, span: ArchiveSpan): readonly PlannedBooklet[] => {
  const ledgerId = frame.ledger.id;
  const wishes: readonly (readonly [string, ReportWish])[] = [
    ["总账", { kind: "general-ledger", ledgerId, ...span, accountId: null }],
    ["明细账", { kind: "subsidiary-ledger", ledgerId, ...span, accountId: null, itemId: null }],
    ["银行存款日记账", { kind: "bank-journal", ledgerId, ...span, bankAccountId: null }],
    ["现金日记账", { kind: "cash-journal", ledgerId, ...span }],
    ["科目余额表", { kind: "trial-balance", ledgerId, ...span, depth: "all", withZero: false }],
  ];
  return [
    ...wishes.map(([title, wish]) => ({ title, read: () => ({ parts: reportListings(frame.call, wish) }) })),
    ...sideBooks(frame, span),
    ...registerBooks(frame, span),
  ];
};

const reports = (frame: Frame, months: readonly Month[]): ArchiveContent["reports"] => {
  const ledgerId = frame.ledger.id;
  const [first, last] = [months[0], months.at(-1)];
  if (first === undefined || last === undefined) return [];
  const january = monthFrom(`${last.slice(0, 4)}-01`);
  const sheet = (month: Month) =>
    reportListings(frame.call, { kind: "balance-sheet", ledgerId, month, withLastYear: true });
  const income = (fromMonth: Month, toMonth: Month) =>
    reportListings(frame.call, { kind: "income", ledgerId, fromMonth, toMonth });
  const notes = () => reportListings(frame.call, { kind: "notes", ledgerId, year: last.slice(0, 4) });
  return [
    {
      isAnnual: true,
      title: "年度财务报表",
      read: () => ({ parts: [...sheet(last), ...income(january, last), ...notes()] }),
    },
    { isAnnual: false, title: "月度资产负债表", read: () => ({ parts: months.flatMap(sheet) }) },
    {
      isAnnual: false,
      title: "月度收益及收益分配表",
      read: () => ({ parts: months.flatMap((month) => income(month, month)) }),
    },
    { isAnnual: false, ...incomeDetail(frame, { fromMonth: first, toMonth: last }) },
  ];
};

// What may change after the year is closed stands on no archived slip: how often it was printed, and settings of today.
const archived = (voucher: PrintedVoucher): PrintedVoucher => ({
  ...voucher,
  printedBefore: 0,
  cashier: "",
  supervisor: "",
});

/** Reads a year of a ledger, from its first month with books on, up to `until`, when its last month was closed. */
export const archiveContent = (reading: Reading, frame: Frame, of: YearOf): ArchiveContent => {
  const january = monthFrom(`${of.year}-01`);
  const fromMonth = frame.ledger.startMonth > january ? frame.ledger.startMonth : january;
  const toMonth = addMonths(january, 11);
  const months = monthsBetween(fromMonth, toMonth);
  const every = { fromNumber: 1, toNumber: 999_999 };
  const volumes = months.flatMap((month) => {
    const ids = readPostedIds(reading, { ledgerId: frame.ledger.id, fromMonth: month, toMonth: month, ...every });
    return ids.length === 0 ? [] : [{ month, vouchers: printedVouchers(reading, frame.ledger.id, ids).map(archived) }];
  });
  const vouchers = volumes.flatMap((volume) => volume.vouchers);
  const chain = chainOf(reading, frame, { months, chainNo: of.chainNo });
  const trail = trailOf(reading, frame, of);
  return {
    fromMonth,
    toMonth,
    volumes,
    vouchers: voucherListing(frame, vouchers),
    books: books(frame, { fromMonth, toMonth }),
    reports: reports(frame, months),
    trail: trailListing(frame, trail, of),
    chain: chainListing(frame, chain.seals),
    ends: {
      chainFrom: chain.first,
      trailFrom: trail[0]?.no ?? 1,
      trailTo: trail.at(-1)?.no ?? 0,
      trailHash: trail.at(-1)?.hash ?? "",
    },
    trailChain: trailChainListing(frame, trail),
    attachments: vouchers.flatMap((voucher) =>
      readAttachments(reading, voucher.voucherId).map((row) => ({ ...row, voucherName: nameOf(voucher) })),
    ),
  };
};
