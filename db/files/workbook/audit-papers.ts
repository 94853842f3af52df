/** 审计底稿 and 整改通知 as tables: what an auditor noted, with what it rests on, and what the village has to put right. */
import { exceptionTests } from "#domain/audit/exception-tests.ts";
import { chinaDateOf, type Instant, type LocalDate, type Quarter } from "#domain/core/dates.ts";
import { sumOf, type Fen } from "#domain/core/fen.ts";
import type { Listing, ListingRow } from "#domain/reports/listing.ts";
import { testNames } from "./finding-words.ts";
import { quarterName } from "./words.ts";

/** A note as a paper prints it. `test`: the exception test whose finding it is about; null for what the auditor saw without one. */
export type PrintedNote = {
  readonly no: number;
  readonly subject: string;
  readonly voucherName: string;
  readonly amountFen: Fen | null;
  readonly fact: string;
  readonly demand: string;
  readonly deadline: LocalDate | null;
  readonly test: string | null;
  readonly writtenByName: string;
  readonly writtenAt: Instant;
};

/**
 * `notedOn`: the day of the newest note, so that the same notes print the same paper whenever they are printed. `notice`: the number
 * and day under which a 整改通知 was given out; null on its draft.
 */
export type PaperHead = {
  readonly ledgerName: string;
  readonly townshipName: string;
  readonly quarter: Quarter;
  readonly notedOn: LocalDate;
  readonly notice: { readonly name: string; readonly issuedOn: LocalDate } | null;
};

/** The number of a 整改通知 as papers print it; the office writes its own 代字 before it. */
export const noticeName = ({ year, no }: { readonly year: number; readonly no: number }): string =>
  `〔${String(year)}〕${String(no)}号`;

const dayName = (on: LocalDate): string =>
  `${on.slice(0, 4)}年${String(Number(on.slice(5, 7)))}月${String(Number(on.slice(8)))}日`;

/** Which test told it, and the rule that test rests on. */
const basisOf = (test: string | null): string => {
  if (test === null) return "审计人查证";
  const basis = exceptionTests.find(({ id }) => id === test)?.basis ?? "";
  return `${test} ${testNames[test] ?? ""}${basis === "" ? "" : `：${basis}`}`;
};

const total = (notes: readonly PrintedNote[], cells: (sumFen: Fen) => ListingRow["cells"]): readonly ListingRow[] =>
  notes.some(({ amountFen }) => amountFen !== null)
    ? [{ tone: "strong", cells: cells(sumOf(notes, ({ amountFen }) => amountFen ?? 0)) }]
    : [];

const workingPaper = (notes: readonly PrintedNote[], head: PaperHead): Listing => ({
  title: "审计底稿",
  under: [
    `被查单位：${head.ledgerName}`,
    `${quarterName(head.quarter)}　底稿日期：${dayName(head.notedOn)}　金额单位：元`,
  ],
  filters: [],
  columns: [
    { heading: "编号", kind: "whole", widthMm: 11 },
    { heading: "事项", kind: "text", widthMm: 34 },
    { heading: "凭证", kind: "centre", widthMm: 24 },
    { heading: "金额", kind: "money", widthMm: 24 },
    { heading: "事实", kind: "text", widthMm: 62 },
    { heading: "依据", kind: "text", widthMm: 42 },
    { heading: "整改要求", kind: "text", widthMm: 40 },
    { heading: "期限", kind: "date", widthMm: 21 },
    { heading: "审计人", kind: "centre", widthMm: 17 },
    { heading: "日期", kind: "date", widthMm: 21 },
  ],
  rows: [
    ...notes.map((note) => ({
      cells: [
        note.no,
        note.subject,
        note.voucherName,
        note.amountFen,
        note.fact,
        basisOf(note.test),
        note.demand,
        note.deadline,
        note.writtenByName,
        chinaDateOf(note.writtenAt),
      ],
    })),
    ...total(notes, (sumFen) => [null, "合计", null, sumFen, null, null, null, null, null, null]),
  ],
  notes: ["编号由程序连续给出，写下后不能修改；撤回的记录不在表内，编号因此可能不连续。"],
  signers: ["审计人", "复核人", "被查单位负责人", "日期"],
});

const notice = (notes: readonly PrintedNote[], head: PaperHead): Listing => ({
  title: "整改通知",
  under: [
    `致：${head.ledgerName}`,
    `${
      head.notice === null
        ? "草稿，尚未发出　文号：＿＿＿＿　发出日期：＿＿＿＿"
        : `文号：＿＿＿＿${head.notice.name}　发出日期：${dayName(head.notice.issuedOn)}`
    }　${quarterName(head.quarter)}　金额单位：元`,
  ],
  filters: [],
  columns: [
    { heading: "编号", kind: "whole", widthMm: 11 },
    { heading: "凭证", kind: "centre", widthMm: 24 },
    { heading: "金额", kind: "money", widthMm: 24 },
    { heading: "查出的问题", kind: "text", widthMm: 62 },
    { heading: "依据", kind: "text", widthMm: 42 },
    { heading: "整改要求", kind: "text", widthMm: 46 },
    { heading: "期限", kind: "date", widthMm: 21 },
    { heading: "整改结果（由被查单位填写）", kind: "text", widthMm: 42 },
  ],
  rows: [
    ...notes.map((note) => ({
      cells: [
        note.no,
        note.voucherName,
        note.amountFen,
        `${note.subject}：${note.fact}`,
        basisOf(note.test),
        note.demand,
        note.deadline,
        "",
      ],
    })),
    ...total(notes, (sumFen) => [null, "合计", sumFen, null, null, null, null, null]),
  ],
  notes: [
    `经审查${head.ledgerName}${quarterName(head.quarter)}的账目，发现上列 ${notes.length} 项问题，现通知整改。`,
    "请在期限内整改，把结果填在右边一栏，盖章后交回，并附佐证材料。对事实有不同意见的，请在十日内书面提出。",
    `发出单位：${head.townshipName}`,
  ],
  signers: ["审计人", "签收人", "签收日期", "（盖章）"],
});

/** The papers an auditor's notes become. */
export const auditPapers: Readonly<
  Record<"working-paper" | "notice", (notes: readonly PrintedNote[], head: PaperHead) => Listing>
> = { "working-paper": workingPaper, notice };
