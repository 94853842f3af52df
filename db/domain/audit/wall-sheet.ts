import type { LocalDate, Quarter } from "#domain/core/dates.ts";
import type { Fen } from "#domain/core/fen.ts";
import type { ListingColumn, ListingRow } from "#domain/reports/listing.ts";

/** What is let, and what of its rent has come in, on the quarter's last day. */
export type ResourceLine = {
  readonly subject: string;
  readonly area: string;
  readonly lessee: string;
  readonly contract: string;
  readonly fromOn: LocalDate;
  readonly toOn: LocalDate;
  readonly yearFen: Fen;
  readonly dueFen: Fen;
  readonly receivedFen: Fen;
  readonly arrearsFen: Fen;
};

/** An asset that came or went within the quarter. */
export type AssetMove = {
  readonly name: string;
  readonly quantity: string;
  readonly onDate: LocalDate;
  readonly how: "came" | "went";
  readonly costFen: Fen;
};

/** A list of households that was decided within the quarter. */
export type ListLine = {
  readonly title: string;
  readonly onDate: LocalDate;
  readonly households: number;
  readonly totalFen: Fen;
};

/** What the wall shows besides the quarter's books. `persons`: names that may have to be hidden. */
export type DisclosureFacts = {
  readonly resources: readonly ResourceLine[];
  readonly assetMoves: readonly AssetMove[];
  readonly assetCount: number;
  readonly lists: readonly ListLine[];
  readonly persons: readonly string[];
};

/** One of the eight classes: a band with its name, a sentence in plain words, and its items. */
export type WallTable = {
  readonly title: string;
  readonly hint: string;
  readonly columns: readonly ListingColumn[];
  readonly rows: readonly ListingRow[];
};

/** One bar of a chart; `text` stands at its end. `share` is between 0 and 1 of the longest, over 1 only for what is exceeded. */
export type WallBar = {
  readonly label: string;
  readonly amountFen: Fen;
  readonly text: string;
  readonly share: number;
  readonly isOver: boolean;
};

export type WallChart = { readonly title: string; readonly hint: string; readonly bars: readonly WallBar[] };

/** 明白纸: the quarter on one page. */
export type WallSummary = {
  readonly figures: readonly { readonly label: string; readonly amountFen: Fen }[];
  readonly charts: readonly WallChart[];
  readonly notes: readonly string[];
};

export type WallPaper = "A3" | "A4";

/** 财务公开张贴版 of one quarter, as it is drawn and exported. The same books give the same sheet. */
export type WallSheet = {
  readonly title: string;
  readonly quarter: Quarter;
  readonly under: readonly [string, string];
  readonly summary: WallSummary;
  readonly tables: readonly WallTable[];
  readonly notes: readonly string[];
  readonly signers: readonly string[];
  readonly chainHash: string;
  readonly shortCode: string;
  readonly incomeFen: Fen;
  readonly expenseFen: Fen;
};

/** What the office prints on every wall sheet. */
export type WallWish = {
  readonly paper: WallPaper;
  readonly phone: string;
  readonly leastDays: number;
};
