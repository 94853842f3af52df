import type { OutputOf } from "#contract/contract.ts";
import { voucherStateWords } from "#renderer/words/labels.ts";

type Head = Pick<OutputOf<"voucher.list">["vouchers"][number], "word" | "number" | "state">;

/** `记-12` once posted; before that its state, as a number is only given at posting. */
export const headName = ({ word, number, state }: Head): string =>
  number === null ? voucherStateWords[state] : `${word}-${String(number)}`;

/** `记字第 12 号`, as on the paper. */
export const paperName = ({ word, number }: Head): string =>
  number === null ? `${word}字第 （未记账） 号` : `${word}字第 ${String(number)} 号`;
