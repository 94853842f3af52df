import * as z from "zod";
import { document } from "#contract/vouchers.ts";
import {
  accountId,
  approvalRole,
  categoryId,
  fenAmount,
  itemId,
  itemKind,
  localDateText,
  voucherId,
} from "#contract/scalars.ts";

const line = z.object({
  key: z.string(),
  summary: z.string(),
  accountId: accountId.nullable(),
  debitFen: fenAmount,
  creditFen: fenAmount,
  categoryId: categoryId.nullable(),
  items: z.array(z.object({ kind: itemKind, itemId })),
  quantityMilli: z.int().nullable().optional(),
});
const draft = z.object({
  id: voucherId.nullable(),
  version: z.int().nullable(),
  form: z.object({
    onDate: localDateText,
    paperCount: z.int().min(0).max(9999),
    lines: z.array(line),
    documents: z.array(document),
    approvals: z.array(z.object({ role: approvalRole, name: z.string(), onDate: localDateText.nullable() })),
  }),
});
/** An unsaved voucher as it outlives a crash or a closed window; `version` is that of the saved draft it started from. */
export type EntryDraft = z.output<typeof draft>;

/** Where the unsaved voucher of one person, set of books and voucher (or `new`) is kept. */
export const draftName = (personId: string, ledgerId: string, id: string | null): string =>
  `xiangzhang-voucher:${personId}:${ledgerId}:${id ?? "new"}`;

/** Reads a kept draft; null when there is none or it was written by another version of the program. */
export const draftFromText = (text: string | null): EntryDraft | null => {
  if (text === null) return null;
  try {
    const read = draft.safeParse(JSON.parse(text));
    return read.success ? read.data : null;
  } catch {
    return null;
  }
};

export const draftText = (value: EntryDraft): string => JSON.stringify(value);
