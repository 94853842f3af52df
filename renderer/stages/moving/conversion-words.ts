import type { OutputOf } from "#contract/contract.ts";
import { chart2023 } from "#domain/books/chart-2023.ts";
import type { ConversionFault, NewPart } from "#domain/books/conversion.ts";
import { moneyText } from "#renderer/format/money.ts";
import { conversionFaults } from "#renderer/words/failures-moving.ts";
import { wordOf } from "#renderer/words/labels.ts";

export type Conversion = OutputOf<"conversion.show">;
export type OldRow = Conversion["balances"][number];

export const newAccountOptions = chart2023
  .filter((account) => account.class !== "profit-loss")
  .map((account) => ({ value: account.code, label: `${account.code} ${account.name}` }));

const nameOf = (code: string): string => chart2023.find((account) => account.code === code)?.name ?? code;

/** `借 500.00`, `贷 200.00`. */
export const sidedText = (amountFen: number): string =>
  amountFen === 0 ? "平" : `${amountFen > 0 ? "借" : "贷"} ${moneyText(Math.abs(amountFen))}`;

export const oldNameOf = (row: OldRow): string =>
  [row.accountName, row.detailName, row.itemName].filter((part) => part !== "").join("-");

/** A place in the new books as it is read: `132 生产性生物资产 借 3,000.00`. */
export const partText = (part: NewPart): string =>
  `${part.toCode} ${[nameOf(part.toCode), part.detailName, part.itemName].filter((each) => each !== "").join("-")} ${sidedText(part.amountFen)}`;

export const faultText = ({ code, amountFen }: ConversionFault): string =>
  `${wordOf(conversionFaults, code)}${code === "not-placed" ? `（还差 ${sidedText(amountFen)}）` : ""}`;

export const classWords = { asset: "资产（含成本）", liability: "负债", equity: "所有者权益" } as const;
