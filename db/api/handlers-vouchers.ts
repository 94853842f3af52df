import { attachFile, detachFile, readFile } from "#flow/attachments.ts";
import { adjustVoucher, correctVoucher } from "#flow/correct-voucher.ts";
import { postVouchers } from "#flow/post-vouchers.ts";
import { returnVoucher, reviewVoucher } from "#flow/review-voucher.ts";
import { deleteVoucher, saveVoucher } from "#flow/save-voucher.ts";
import { judgeTyping, listSummaries, listVouchers, showVoucher } from "#flow/show-voucher.ts";

export const voucherHandlers = {
  "voucher.list": listVouchers,
  "voucher.show": showVoucher,
  "voucher.judge": judgeTyping,
  "voucher.save": saveVoucher,
  "voucher.delete": deleteVoucher,
  "voucher.review": reviewVoucher,
  "voucher.return": returnVoucher,
  "voucher.post": postVouchers,
  "voucher.adjust": adjustVoucher,
  "voucher.correct": correctVoucher,
  "attachment.add": attachFile,
  "attachment.read": readFile,
  "attachment.remove": detachFile,
  "summary.list": listSummaries,
};
