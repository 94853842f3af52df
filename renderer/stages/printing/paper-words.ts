import type { VoucherPaper } from "#domain/vouchers/voucher-paper.ts";

export const paperWords: Readonly<Record<VoucherPaper, string>> = {
  "240x140": "凭证纸 24×14 厘米",
  "210x120": "凭证纸 21×12 厘米",
  A5: "A5（21×14.8 厘米）",
  "A4-2": "A4 一页两张",
  "A4-3": "A4 一页三张",
};
