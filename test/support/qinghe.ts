import { ledgerNames, qingheRows } from "#fixtures/setup/qinghe.ts";
import { writeSetupWorkbook, type SetupRows } from "#files/setup/write-workbook.ts";
import type { LedgerId } from "#domain/core/ids.ts";
import type { Office } from "./office.ts";

/** A set-up workbook of these rows as a call takes it. */
export const setupFile = async (rows: SetupRows, name = "青禾镇.xlsx"): Promise<{ name: string; bytes: string }> => ({
  name,
  bytes: Buffer.from(await writeSetupWorkbook(rows)).toString("base64"),
});

export type QingheLedgers = Readonly<Record<keyof typeof ledgerNames, LedgerId>>;

/** Loads the villages, ledgers, accounts and openings of 青禾镇 (not its people: a test office has its own). */
export const loadQinghe = async (office: Office): Promise<QingheLedgers> => {
  await office.must("setup.load", { file: await setupFile({ ...qingheRows, 人员: [] }) }, "administrator");
  const { ledgers } = await office.must("ledger.list", {});
  const idOf = (name: string): LedgerId => {
    const found = ledgers.find((ledger) => ledger.name === name);
    if (found === undefined) throw new Error(`no ledger ${name}`);
    return found.id;
  };
  return {
    liuxiCommittee: idOf(ledgerNames.liuxiCommittee),
    liuxi: idOf(ledgerNames.liuxi),
    shiqiao: idOf(ledgerNames.shiqiao),
    fenglin: idOf(ledgerNames.fenglin),
  };
};
