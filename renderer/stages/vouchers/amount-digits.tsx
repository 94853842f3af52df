import type { Fen } from "#domain/core/fen.ts";
import { moneyTextOrBlank } from "#renderer/format/money.ts";
import { digitCells, digitHeads } from "./grid-amount.ts";

type Props = { readonly amountFen: Fen; readonly isDigits: boolean };

/** An amount in the columns of 亿 to 分, or as a plain number; red when negative. */
export const AmountDigits = ({ amountFen, isDigits }: Props) => {
  const cells = isDigits ? digitCells(amountFen) : null;
  const red = amountFen < 0 ? " red-amount" : "";
  if (cells === null) return <div className={`cell is-amount${red}`}>{moneyTextOrBlank(amountFen)}</div>;
  const first = cells.findIndex((digit) => digit !== "");
  return (
    <div aria-label={moneyTextOrBlank(amountFen)} className={`digits${red}`} role="img">
      {cells.map((digit, place) =>
        digit === "" ? null : (
          <span
            key={digitHeads.length - place}
            style={{ right: `calc(var(--digit) * ${String(digitHeads.length - 1 - place)})` }}
          >
            {digit}
          </span>
        ),
      )}
      {amountFen < 0 && first > 0 ? (
        <span style={{ right: `calc(var(--digit) * ${String(digitHeads.length - first)})` }}>-</span>
      ) : null}
    </div>
  );
};

/** 亿千百十万千百十元角分 over the columns of digits. */
export const DigitHeads = () => (
  <div aria-hidden className="digit-heads">
    {digitHeads.map((head, place) => (
      <span key={digitHeads.length - place}>{head}</span>
    ))}
  </div>
);
