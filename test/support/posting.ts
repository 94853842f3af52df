import type { OutputOf } from "#contract/contract.ts";
import type { Office } from "./office.ts";

/** Reviews and posts a draft the program wrote, by another person than its preparer; answers the voucher as booked. */
export const passOn = async (office: Pick<Office, "must">, id: string): Promise<OutputOf<"voucher.show">> => {
  const { version } = await office.must("voucher.show", { id });
  await office.must("voucher.review", { id, version }, "reviewer");
  const { refused } = await office.must("voucher.post", { ids: [id] });
  if (refused.length > 0) throw new Error(JSON.stringify(refused));
  return office.must("voucher.show", { id });
};

/** Code, debit and credit of every entry: what a typical entry is compared with. */
export const bookedAs = (voucher: OutputOf<"voucher.show">): readonly (readonly [string, number, number])[] =>
  voucher.entries.map((entry) => [entry.accountCode, entry.debitFen, entry.creditFen]);
