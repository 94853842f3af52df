import { unzipSync, zipSync } from "fflate";
import { inspectStatement } from "#domain/bank/inspection.ts";
import { openStatement } from "#files/statement/open-statement.ts";
import { pdfTable } from "#fixtures/statements/pdf-writing.ts";
import { lockedZip } from "#test/support/locked-zip.ts";
import { agileLocked, standardLocked } from "#test/support/locked-workbook.ts";
import { fixtureBytes, statementFixtures } from "#test/support/statement-fixtures.ts";

/** Numbers from 0 up to below a bound, the same for the same seed. */
export type Dice = (below: number) => number;

export const diceFrom = (seed: number): Dice => {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
};

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

const pdf = pdfTable({
  titles: ["账户明细", "账号:951006010099000188"],
  columns: ["交易日期", "收入", "支出", "余额", "对方户名", "摘要"].map((head, at) => ({
    head,
    x: 40 + at * 110,
    width: 100,
  })),
  rows: [
    ["2026-07-01", "100.00", "", "1,100.00", "青禾镇财政所", "补助"],
    ["2026-07-02", "", "40.00", "1,060.00", "启明文具店", "购纸"],
  ],
  rowsAPage: 1,
  align: "top",
  footer: (page) => `第 ${page} 页`,
});
const ofx = bytesOf(
  "OFXHEADER:100\n\n<OFX><BANKMSGSRSV1><STMTTRNRS><STMTRS><BANKACCTFROM><ACCTID>951006010099000188</BANKACCTFROM><BANKTRANLIST><STMTTRN><DTPOSTED>20260701<TRNAMT>1.00<FITID>1<NAME>甲</STMTTRN></BANKTRANLIST></STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>",
);
const camt = bytesOf(
  '<?xml version="1.0"?><Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02"><BkToCstmrStmt><Stmt><Acct><Id><Othr><Id>951006010099000188</Id></Othr></Id></Acct><Ntry><Amt Ccy="CNY">1.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><BookgDt><Dt>2026-07-01</Dt></BookgDt></Ntry></Stmt></BkToCstmrStmt></Document>',
);

/** Opens every locked file here that is opened at all. */
const password = "2468";
const lockedXls = "../locked/libreoffice-2468.xls";

/** One file of every kind a reader meets, to be damaged; what is locked opens with one password. */
export const seedFiles = async (): Promise<readonly { readonly name: string; readonly bytes: Uint8Array }[]> => [
  ...statementFixtures().map((name) => ({ name, bytes: fixtureBytes(name) })),
  { name: "locked.xls", bytes: fixtureBytes(lockedXls) },
  { name: "locked.xlsx", bytes: agileLocked(fixtureBytes("psbc-1/no-movement.xlsx"), password, 100) },
  { name: "locked-2007.xlsx", bytes: standardLocked(fixtureBytes("psbc-1/no-movement.xlsx"), password) },
  {
    name: "locked.zip",
    bytes: await lockedZip({ "明细.xls": fixtureBytes("ccb-2/quarter.xls") }, { password }),
  },
  {
    name: "locked-old.zip",
    bytes: await lockedZip({ "明细.csv": fixtureBytes("icbc-1/quarter.csv") }, { password, zipCrypto: true }),
  },
  { name: "made.pdf", bytes: pdf },
  { name: "made.ofx", bytes: ofx },
  { name: "made.xml", bytes: camt },
];

const pieces = ["\u0000", '"', "=", "<", ">", "\t", "-", "1E308", "9".repeat(40), "合计", "\uFEFF", "&#0;", "%PDF"].map(
  bytesOf,
);

/** Some bytes changed, a stretch cut out, doubled or replaced, or the end missing. */
const scratched = (bytes: Uint8Array, dice: Dice): Uint8Array => {
  let result = bytes.slice();
  const rounds = 1 + dice(4);
  for (let round = 0; round < rounds && result.length > 0; round += 1) {
    const at = dice(result.length);
    const length = 1 + dice(Math.min(64, result.length - at));
    const [before, within, after] = [result.slice(0, at), result.slice(at, at + length), result.slice(at + length)];
    const piece = pieces[dice(pieces.length)] ?? new Uint8Array();
    const parts = [
      [before, within.map(() => dice(256)), after],
      [before, within.map((byte) => byte ^ (1 << dice(8))), after],
      [before, after],
      [before, within, within, within, after],
      [before, piece, after],
      [before],
    ][dice(6)] ?? [result];
    result = new Uint8Array(parts.flatMap((part) => [...part]));
  }
  return result;
};

const isXlsx = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b;

/** Damages what is inside a workbook and packs it again, so that the damage reaches the reader behind the checks. */
const repacked = (bytes: Uint8Array, dice: Dice): Uint8Array | undefined => {
  try {
    const members = unzipSync(bytes);
    const names = Object.keys(members).filter((name) => /sheet1|sharedStrings|styles|workbook\.xml$/.test(name));
    const name = names[dice(names.length)];
    if (name === undefined) return undefined;
    return zipSync({ ...members, [name]: scratched(members[name] ?? new Uint8Array(), dice) }, { level: 1 });
  } catch {
    return undefined;
  }
};

/** A few bytes changed in place, so that the tables of an OLE2 file still hold. */
const spotted = (bytes: Uint8Array, dice: Dice): Uint8Array => {
  const result = bytes.slice();
  for (let round = 0; round <= dice(8) && result.length > 0; round += 1) result[dice(result.length)] = dice(256);
  return result;
};

/** The file damaged in one of several ways. */
export const mutated = (bytes: Uint8Array, dice: Dice): Uint8Array => {
  if (dice(4) === 0) return scratched(bytes, dice);
  if (isXlsx(bytes)) return repacked(bytes, dice) ?? spotted(bytes, dice);
  return spotted(bytes, dice);
};

/** Reads a file as the program would; answers how far it came. Anything thrown is a mistake of ours. */
export const readWhole = async (bytes: Uint8Array): Promise<string> => {
  const opened = await openStatement({ bytes, name: "x", password });
  if (!opened.ok) return opened.error.code;
  const { refusals, lines } = inspectStatement(opened.value);
  return refusals[0]?.code ?? (lines.length === 0 ? "no-lines" : "lines");
};
