import { moneyText } from "#renderer/format/money.ts";

type Props = { readonly amountFen: number | null; readonly blankZero?: boolean };

/** An amount in a table: right-aligned by its column, red when negative, empty for zero where asked. */
export const MoneyCell = ({ amountFen, blankZero = false }: Props) => {
  if (amountFen === null || (blankZero && amountFen === 0)) return null;
  return <span className={amountFen < 0 ? "money red-amount" : "money"}>{moneyText(amountFen)}</span>;
};
