/** Papers for vouchers, as they are sold: sizes in millimetres. The slips of one sheet stand below each other. */
export const voucherPapers = {
  "240x140": { widthMm: 240, heightMm: 140, slips: 1 },
  "210x120": { widthMm: 210, heightMm: 120, slips: 1 },
  A5: { widthMm: 210, heightMm: 148, slips: 1 },
  "A4-2": { widthMm: 210, heightMm: 297, slips: 2 },
  "A4-3": { widthMm: 210, heightMm: 297, slips: 3 },
} as const satisfies Readonly<
  Record<string, { readonly widthMm: number; readonly heightMm: number; readonly slips: number }>
>;

export type VoucherPaper = keyof typeof voucherPapers;

export const voucherPaperNames = [
  "240x140",
  "210x120",
  "A5",
  "A4-2",
  "A4-3",
] as const satisfies readonly VoucherPaper[];

/**
 * How vouchers are put on paper. `isOverprint` (套打) leaves out whatever stands on pre-printed stock: titles, rules, names of
 * places. `offsetXMm` and `offsetYMm` move everything, right and down when positive, for a printer that feeds askew.
 */
export type VoucherPrinting = {
  readonly paper: VoucherPaper;
  readonly lineCount: 5 | 6;
  readonly hasGrid: boolean;
  readonly isOverprint: boolean;
  readonly offsetXMm: number;
  readonly offsetYMm: number;
};
