import { sql } from "kysely";
import { sqlFor, type Reading } from "./query.ts";

/** Whose papers a stored file is among: the posted or draft vouchers it is attached to, and the statements read from it. */
export const readFileUses = (reading: Reading, hash: string): readonly string[] => {
  const vouchers = reading
    .all(
      sqlFor
        .selectFrom("attachment")
        .innerJoin("voucher", "voucher.id", "attachment.voucher_id")
        .innerJoin("ledger", "ledger.id", "voucher.ledger_id")
        .select(["ledger.name as ledger_name", "voucher.month", "voucher.word", "voucher.number", "attachment.name"])
        .where("attachment.file_hash", "=", hash)
        .orderBy("voucher.ledger_id")
        .orderBy("voucher.month")
        .orderBy("voucher.number"),
    )
    .map((row) => {
      const voucher =
        row.number === null ? `${row.month} 未记账凭证` : `${row.month} ${row.word}-${String(row.number)}`;
      return `${row.ledger_name} ${voucher} 附件“${row.name}”`;
    });
  const statements = reading
    .all(
      sqlFor
        .selectFrom("statement_file")
        .innerJoin("bank_account", "bank_account.id", "statement_file.bank_account_id")
        .innerJoin("ledger", "ledger.id", "bank_account.ledger_id")
        .select(["ledger.name as ledger_name", "statement_file.name"])
        .where("statement_file.file_hash", "=", hash)
        .orderBy("statement_file.id"),
    )
    .map((row) => `${row.ledger_name} 对账单“${row.name}”`);
  return [...vouchers, ...statements, ...otherUses(reading, hash)];
};

/** Papers of findings, motions, meetings and publications, kept workbooks and wall sheets. */
const otherUses = (reading: Reading, hash: string): readonly string[] =>
  reading
    .all(
      sqlFor
        .selectFrom(
          sql<{ text: string }>`(select '疑点佐证“' || name || '”' as text from finding_file where file_hash = ${hash}
            union select '公示照片“' || name || '”' from publication_photo where file_hash = ${hash}
            union select '四议两公开材料“' || name || '”' from motion_file where file_hash = ${hash}
            union select '决议材料“' || name || '”' from resolution_file where file_hash = ${hash}
            union select '制度文件“' || name || '”' from rule_file where file_hash = ${hash}
            union select '民主理财记录“' || name || '”' from finance_meeting_file where file_hash = ${hash}
            union select '代发结果“' || name || '”' from payout_result where file_hash = ${hash}
            union select '公开张贴版“' || title || '”' from publication where ${hash} in (pdf_hash, xlsx_hash)
            union select '季度工作簿“' || workbook.name || '”' from workbook_file
              join workbook on workbook.id = workbook_file.workbook_id where workbook_file.file_hash = ${hash})`.as(
            "used",
          ),
        )
        .select("used.text")
        .orderBy("used.text"),
    )
    .map((row) => row.text);
