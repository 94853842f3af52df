import { ccb3Sheet, psbcSheet } from "#fixtures/statements/bank-sheets.ts";
import { xlsFile, xlsxFile } from "#fixtures/statements/file-writing.ts";
import type { Posted } from "#fixtures/statements/movements.ts";
import type { Account } from "#fixtures/statements/villages.ts";
import { icbcNumber, icbcStatement } from "./icbc-statement.ts";
import { openVillage } from "./village.ts";

const name = "柳溪村经济合作社";
export const psbcNumber = "951006010099000188";
export const ccbNumber = "51050199880000000317";

type Told = readonly [on: string, yuan: number, party: string, text: string, account?: string];

const accountOf = (number: string): Account => ({ number, name, openingFen: 0, rentFen: 0, tenant: "", clerks: [] });

/** A bank's July of an account that began with nothing. */
const posted = (rows: readonly Told[]): readonly Posted[] => {
  let balanceFen = 0;
  return rows.map(([on, yuan, party, text, partyAccount = ""], at) => {
    const fen = Math.round(Math.abs(yuan) * 100);
    balanceFen += yuan < 0 ? -fen : fen;
    const side = yuan < 0 ? ("out" as const) : ("in" as const);
    const words = { party, partyAccount, partyBank: "", purpose: "", remark: "", summary: text };
    return { on, at: "09:30:00", side, fen, ...words, balanceFen, serial: `20260700${String(7_350_001 + at * 37)}` };
  });
};

type File = { readonly name: string; readonly bytes: Uint8Array };

/** July of one village at three banks, in each bank's own container: two transfers between its accounts and what is daily. */
const july = (): readonly File[] => [
  {
    name: "工行七月.csv",
    bytes: Buffer.from(
      icbcStatement("工行七月.csv", [
        { on: "2026-07-05", yuan: -300, party: "李建国", account: "6217990000000000011" },
        { on: "2026-07-06", yuan: -5000, party: name, account: psbcNumber, text: "转存" },
        { on: "2026-07-08", yuan: -3000, party: name, account: ccbNumber, text: "转存" },
        { on: "2026-07-21", yuan: -10, text: "手续费" },
      ]).bytes,
      "base64",
    ),
  },
  {
    name: "邮储七月.xlsx",
    bytes: xlsxFile(
      psbcSheet(
        accountOf(psbcNumber),
        posted([
          ["2026-07-06", 5000, name, "转存", icbcNumber],
          ["2026-07-10", -650, "青禾镇启明文具店", "购办公用品", "6217990000000012345"],
          ["2026-07-21", 3.2, "", "结息"],
        ]),
      ),
    ),
  },
  {
    name: "建行七月.xls",
    bytes: xlsFile(
      ccb3Sheet(
        accountOf(ccbNumber),
        posted([
          ["2026-07-09", 3000, name, "转存", icbcNumber],
          ["2026-07-15", -60, "青禾镇环卫站", "垃圾清运"],
          ["2026-07-30", -80, "某商店", "购物"],
        ]),
      ),
    ),
  },
];

/** A village with an account at each of three banks, two payments of July in its books, and the three banks' files. */
export const threeBanks = async (): Promise<{
  readonly path: string;
  readonly close: () => void;
  readonly files: readonly File[];
}> => {
  const village = await openVillage(icbcNumber);
  for (const [bankName, number] of [
    ["邮储银行", psbcNumber],
    ["建设银行", ccbNumber],
  ] as const)
    await village.must("bankAccount.save", {
      id: null,
      ledgerId: village.ledgerId,
      accountCode: null,
      bankName,
      number,
      name,
      isActive: true,
    });
  for (const [on, yuan, summary] of [
    ["2026-07-05", 300, "付李建国运费"],
    ["2026-07-31", 70, "未到银行的支票"],
  ] as const)
    await village.book(
      village.content(on, [
        { code: "121", debit: yuan, summary },
        { code: "bank", credit: yuan, summary },
      ]),
    );
  village.desk.close();
  return { path: village.ledgerPath, close: village.close, files: july() };
};
