import { sql } from "kysely";
import { splitNumberOf, type DocumentKind } from "#domain/claims/papers.ts";
import { sumOf, type Fen } from "#domain/core/fen.ts";
import type { VoucherId } from "#domain/core/ids.ts";
import { sqlFor, type Reading } from "./query.ts";

const isStanding = sql<boolean>`not exists (select 1 from voucher red where red.corrects_id = voucher.id and red.kind = 'red'
  and red.state = 'posted')`;

/** Documents of a number with other vouchers of the township, drafts too; cancelled ones left out. */
const papersNumbered = (number: string, without: VoucherId | null) =>
  sqlFor
    .selectFrom("document")
    .innerJoin("voucher", "voucher.id", "document.voucher_id")
    .select(["document.kind", "document.amount_fen"])
    .where("document.number", "=", number)
    .where("document.number", "<>", sql.lit(""))
    .where("voucher.id", "<>", without ?? sql<VoucherId>`''`)
    .where(isStanding)
    .orderBy("document.kind")
    .orderBy("document.voucher_id")
    .orderBy("document.no");

/**
 * The kinds of the papers that a 分割单 of some amount divides: those of the original's number with another voucher whose
 * amount covers every 分割单 drawn from it. What no original covers proves nothing.
 */
export const readDividedPapers = (
  reading: Reading,
  of: { readonly original: string; readonly amountFen: Fen; readonly without: VoucherId | null },
): readonly DocumentKind[] => {
  const shares = reading.all(papersNumbered(splitNumberOf(of.original), of.without));
  const sharedFen = of.amountFen + sumOf(shares, (row) => row.amount_fen ?? 0);
  return reading
    .all(papersNumbered(of.original, of.without))
    .flatMap((row) => (row.amount_fen !== null && row.amount_fen >= sharedFen ? [row.kind] : []));
};
