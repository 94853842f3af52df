import type { LocalDate } from "#domain/core/dates.ts";
import { capitalAmount } from "#domain/core/capital-amount.ts";
import { sumOf, type Fen } from "#domain/core/fen.ts";
import type { Listing, ListingColumn, ListingRow } from "./listing.ts";

const column = (heading: string, kind: ListingColumn["kind"], widthMm: number): ListingColumn => ({
  heading,
  kind,
  widthMm,
});

export type HandedPaper = {
  readonly claim: string;
  readonly purpose: string;
  readonly paper: string;
  readonly number: string;
  readonly onDate: LocalDate | null;
  readonly party: string;
  readonly amountFen: Fen | null;
};

type Lodgement = {
  readonly number: string;
  readonly ledgerName: string;
  readonly townshipName: string;
  readonly onDate: LocalDate;
  readonly handedBy: string;
  readonly receivedBy: string;
  readonly papers: readonly HandedPaper[];
  readonly claims: readonly { readonly number: string; readonly purpose: string; readonly totalFen: Fen }[];
};

/** 原始凭证移交清单: one row a paper, in two copies that differ only in who keeps them. */
export const lodgementListings = (lodgement: Lodgement): readonly Listing[] => {
  const { papers, ledgerName, number, onDate } = lodgement;
  const rows: readonly ListingRow[] = papers.map((paper, index) => ({
    cells: [
      index + 1,
      paper.claim,
      paper.purpose,
      paper.paper,
      paper.number,
      paper.onDate,
      paper.party,
      paper.amountFen,
    ],
  }));
  const totalFen = sumOf(papers, ({ amountFen }) => amountFen ?? 0);
  return ["第一联：乡镇留存", "第二联：村留存"].map((copy) => ({
    title: "原始凭证移交清单",
    under: [`${ledgerName}　　${copy}`, `编号：${number}　　报账日：${onDate}　　单位：元`],
    filters: [],
    columns: [
      column("序号", "whole", 10),
      column("报账单", "text", 26),
      column("用途", "text", 36),
      column("单据", "text", 22),
      column("号码", "text", 38),
      column("日期", "date", 22),
      column("出具单位", "text", 36),
      column("金额", "money", 24),
    ],
    rows: [
      ...rows,
      { cells: [null, `合计 ${papers.length} 张`, null, null, null, null, null, totalFen], tone: "strong" },
    ],
    notes: [
      `移交人 ${lodgement.handedBy} 与接收人 ${lodgement.receivedBy} 当面点清，单据张数、金额与本清单一致。一式两份，双方各执一份。`,
    ],
    signers: ["移交人（村报账员）", "接收人", "监交人"],
  }));
};

/** 收据: what the office gives back to the village for the papers it took. */
export const receiptListing = (lodgement: Lodgement): Listing => {
  const totalFen = sumOf(lodgement.claims, (claim) => claim.totalFen);
  return {
    title: "收到报账单据的收据",
    under: [
      `今收到 ${lodgement.ledgerName} 报账单据`,
      `清单编号：${lodgement.number}　　${lodgement.onDate}　　单位：元`,
    ],
    filters: [],
    columns: [
      column("序号", "whole", 14),
      column("报账单", "text", 40),
      column("用途", "text", 90),
      column("金额", "money", 36),
    ],
    rows: [
      ...lodgement.claims.map((claim, index) => ({ cells: [index + 1, claim.number, claim.purpose, claim.totalFen] })),
      {
        cells: [null, `共 ${lodgement.claims.length} 张`, `人民币${capitalAmount(totalFen)}`, totalFen],
        tone: "strong",
      },
    ],
    notes: [`本收据只证明收到单据，是否准予报销以审核结果为准。收件单位：${lodgement.townshipName}`],
    signers: ["收件人", "交件人"],
  };
};

type ClaimSheet = {
  readonly number: string;
  readonly ledgerName: string;
  readonly onDate: LocalDate;
  readonly facts: readonly string[];
  readonly lines: readonly { readonly category: string; readonly summary: string; readonly amountFen: Fen }[];
  readonly papers: readonly string[];
  readonly signers: readonly string[];
};

/** 报账单 for signature: its lines, the papers behind it, and a place for everybody who signs. */
export const claimListing = (claim: ClaimSheet): Listing => {
  const totalFen = sumOf(claim.lines, (line) => line.amountFen);
  return {
    title: "支出报账单",
    under: [claim.ledgerName, `编号：${claim.number}　　${claim.onDate}　　单位：元`],
    filters: [...claim.facts],
    columns: [
      column("序号", "whole", 14),
      column("支出分类", "text", 40),
      column("内容", "text", 90),
      column("金额", "money", 36),
    ],
    rows: [
      ...claim.lines.map((line, index) => ({ cells: [index + 1, line.category, line.summary, line.amountFen] })),
      { cells: [null, "合计", `人民币${capitalAmount(totalFen)}`, totalFen], tone: "strong" },
    ],
    notes: [`附单据 ${claim.papers.length} 张：${claim.papers.join("；")}`],
    signers: claim.signers.slice(0, 8),
  };
};

type MeetingSheet = {
  readonly ledgerName: string;
  readonly metOn: LocalDate;
  readonly place: string;
  readonly people: readonly string[];
  readonly opinion: string;
  readonly items: readonly {
    readonly number: string;
    readonly purpose: string;
    readonly handler: string;
    readonly amountFen: Fen;
    readonly refusedFen: Fen;
    readonly words: string;
  }[];
};

/** 民主理财会议记录 for signature and the 理财专用章. */
export const meetingListing = (meeting: MeetingSheet): Listing => ({
  title: "民主理财会议记录",
  under: [meeting.ledgerName, `会议日期：${meeting.metOn}　　地点：${meeting.place}　　单位：元`],
  filters: [`参加人：${meeting.people.join("、")}`],
  columns: [
    column("序号", "whole", 12),
    column("报账单", "text", 28),
    column("用途", "text", 50),
    column("经手人", "text", 20),
    column("审核金额", "money", 26),
    column("否决金额", "money", 26),
    column("结果和理由", "text", 46),
  ],
  rows: [
    ...meeting.items.map((item, index) => ({
      cells: [index + 1, item.number, item.purpose, item.handler, item.amountFen, item.refusedFen, item.words],
    })),
    {
      cells: [
        null,
        "合计",
        null,
        null,
        sumOf(meeting.items, (item) => item.amountFen),
        sumOf(meeting.items, (item) => item.refusedFen),
        null,
      ],
      tone: "strong",
    },
  ],
  notes: [`审核意见：${meeting.opinion}`],
  signers: [...meeting.people.slice(0, 7), "理财专用章"],
});
