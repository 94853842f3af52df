import type { InputOf, OutputOf } from "#contract/contract.ts";
import { yuanTextFromFen } from "#domain/core/fen.ts";
import type { AccountId, ItemId } from "#domain/core/ids.ts";
import type { GridLine } from "./grid-lines.ts";

export type Template = OutputOf<"template.list">["templates"][number];
export type TemplateLineInput = InputOf<"template.save">["lines"][number];

/** A value nobody has typed yet is one the template asks for. */
const askedValue = "[金额]";

type Names = {
  readonly codeOf: (id: AccountId) => string | undefined;
  readonly itemNameOf: (id: ItemId) => string | undefined;
};

/** The lines of the grid as those of a template: typed amounts stand as numbers, missing ones are asked for. */
export const templateLinesOf = (lines: readonly GridLine[], names: Names): readonly TemplateLineInput[] =>
  lines.flatMap((line) => {
    const accountCode = line.accountId === null ? undefined : names.codeOf(line.accountId);
    if (accountCode === undefined) return [];
    const amountFen = line.debitFen === 0 ? line.creditFen : line.debitFen;
    return [
      {
        summary: line.summary,
        accountCode,
        side: line.creditFen === 0 ? ("debit" as const) : ("credit" as const),
        formula: amountFen === 0 ? askedValue : yuanTextFromFen(amountFen),
        categoryId: line.categoryId,
        items: line.items.flatMap(({ kind, itemId }) => {
          const name = names.itemNameOf(itemId);
          return name === undefined ? [] : [{ kind, name }];
        }),
      },
    ];
  });

/** The entries a template was filled with, as lines of the grid. */
export const gridLinesOf = (entries: OutputOf<"template.fill">["entries"]): readonly GridLine[] =>
  entries.map((entry, index) => ({
    ...entry,
    key: String(index + 1),
    quantityMilli: entry.quantityMilli ?? undefined,
  }));
