import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { inspectStatement } from "#domain/bank/inspection.ts";
import { openStatement } from "#files/statement/open-statement.ts";
import { lockedZip } from "#test/support/locked-zip.ts";
import { fixtureBytes } from "#test/support/statement-fixtures.ts";

const quarter = fixtureBytes("psbc-1/quarter.xlsx");
const open = (bytes: Uint8Array, password: string | null = null, name = "流水.zip") =>
  openStatement({ bytes, name, password });
const textBytes = (text: string): Uint8Array => new TextEncoder().encode(text);

describe("a locked archive", () => {
  it.each([
    ["AES", false],
    ["the old ZIP cipher", true],
  ])("is opened by its password (%s)", async (_case, zipCrypto) => {
    const bytes = await lockedZip({ "明细.xlsx": quarter }, { password: "Pa密55", zipCrypto });
    expect(await open(bytes)).toMatchObject({ ok: false, error: { code: "password-protected", container: "zip" } });
    expect(await open(bytes, "pa密55")).toMatchObject({ ok: false, error: { code: "wrong-password" } });
    const opened = await open(bytes, "Pa密55");
    expect(opened).toMatchObject({ ok: true, value: { name: "明细.xlsx", container: "xlsx" } });
    if (opened.ok) expect(inspectStatement(opened.value)).toMatchObject({ layout: "psbc-1", breaks: [], refusals: [] });
  });

  it("with several files is refused by their names", async () => {
    const bytes = await lockedZip({ "a.xlsx": quarter, "b.xlsx": quarter }, { password: "1" });
    expect(await open(bytes, "1")).toMatchObject({
      ok: false,
      error: { code: "several-files", files: ["a.xlsx", "b.xlsx"] },
    });
  });

  it("in a locked archive is no statement", async () => {
    const inner = await lockedZip({ "a.xlsx": quarter }, { password: "1" });
    const bytes = await lockedZip({ "inner.zip": inner }, { password: "1" });
    expect(await open(bytes, "1")).toMatchObject({ ok: false, error: { code: "unsupported-container" } });
  });

  it("cut short is damaged, whatever the password", async () => {
    const bytes = await lockedZip({ "a.xlsx": quarter }, { password: "1" });
    expect(await open(bytes.slice(0, bytes.length / 2), "1")).toMatchObject({
      ok: false,
      error: { code: "unreadable-file" },
    });
  });
});

describe("an open archive with one file", () => {
  const fixturesFolder = join(import.meta.dirname, "../../../fixtures");

  it.each(["ofx/quarter.ofx", "camt-053/quarter.xml"])("reads %s in it as it does beside it", async (path) => {
    const bytes = fixtureBytes(path);
    const bare = await openStatement({ bytes, name: basename(path), password: null });
    expect(bare.ok).toBe(true);
    expect(await open(zipSync({ [basename(path)]: bytes }))).toEqual(bare);
  });

  it("opens a locked workbook in it with its password", async () => {
    const locked = new Uint8Array(readFileSync(join(fixturesFolder, "locked/libreoffice-2468.xls")));
    const archive = zipSync({ "明细.xls": locked });
    expect(await open(archive)).toMatchObject({ ok: false, error: { code: "password-protected" } });
    expect(await open(archive, "1357")).toMatchObject({ ok: false, error: { code: "wrong-password" } });
    expect(await open(archive, "2468")).toEqual(
      await openStatement({ bytes: locked, name: "明细.xls", password: "2468" }),
    );
    expect((await open(archive, "2468")).ok).toBe(true);
  });
});

const sgml = `OFXHEADER:100
DATA:OFXSGML
VERSION:102
ENCODING:USASCII
CHARSET:936

<OFX><SIGNONMSGSRSV1><SONRS><STATUS><CODE>0<SEVERITY>INFO</STATUS><DTSERVER>20260801<LANGUAGE>CHI</SONRS></SIGNONMSGSRSV1>
<BANKMSGSRSV1><STMTTRNRS><TRNUID>1<STMTRS><CURDEF>CNY
<BANKACCTFROM><BANKID>1<ACCTID>951006010099000188<ACCTTYPE>CHECKING</BANKACCTFROM>
<BANKTRANLIST><DTSTART>20260701<DTEND>20260731
<STMTTRN><TRNTYPE>CREDIT<DTPOSTED>20260701093000<TRNAMT>1234.56<FITID>2026070100000001<NAME>青禾镇财政所<MEMO>运转补助</STMTTRN>
<STMTTRN><TRNTYPE>DEBIT<DTPOSTED>20260702<TRNAMT>-34.56<FITID>2026070200000002<NAME>文具店 &amp; 超市<MEMO></STMTTRN>
</BANKTRANLIST><LEDGERBAL><BALAMT>2200.00<DTASOF>20260731</LEDGERBAL></STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>
`;
const xmlOfx = `<?xml version="1.0" encoding="UTF-8"?><?OFX OFXHEADER="200" VERSION="211"?>
<OFX><BANKMSGSRSV1><STMTTRNRS><STMTRS><CURDEF>CNY</CURDEF><BANKACCTFROM><ACCTID>951006010099000188</ACCTID></BANKACCTFROM>
<BANKTRANLIST><STMTTRN><TRNTYPE>CREDIT</TRNTYPE><DTPOSTED>20260701</DTPOSTED><TRNAMT>0.10</TRNAMT><FITID>2026070100000001</FITID><NAME>甲</NAME></STMTTRN></BANKTRANLIST>
</STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>`;
const camt = `<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02"><BkToCstmrStmt><Stmt>
<Acct><Id><Othr><Id>951006010099000188</Id></Othr></Id><Nm>柳溪村</Nm></Acct>
<Bal><Tp><CdOrPrtry><Cd>OPBD</Cd></CdOrPrtry></Tp><Amt Ccy="CNY">1000.00</Amt><CdtDbtInd>CRDT</CdtDbtInd></Bal>
<Bal><Tp><CdOrPrtry><Cd>CLBD</Cd></CdOrPrtry></Tp><Amt Ccy="CNY">100000000409.99</Amt><CdtDbtInd>CRDT</CdtDbtInd></Bal>
<Ntry><Amt Ccy="CNY">99999999999.99</Amt><CdtDbtInd>CRDT</CdtDbtInd><BookgDt><Dt>2026-07-01</Dt></BookgDt><AcctSvcrRef>2026070100000001</AcctSvcrRef>
<NtryDtls><TxDtls><RltdPties><Dbtr><Nm>财政所</Nm></Dbtr><DbtrAcct><Id><Othr><Id>6600120104</Id></Othr></Id></DbtrAcct></RltdPties><RmtInf><Ustrd>补助</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>
<Ntry><Amt Ccy="CNY">590.00</Amt><CdtDbtInd>DBIT</CdtDbtInd><BookgDt><DtTm>2026-07-02T10:00:00+08:00</DtTm></BookgDt><AcctSvcrRef>2026070200000002</AcctSvcrRef>
<NtryDtls><TxDtls><RltdPties><Cdtr><Pty><Nm>文具店</Nm></Pty></Cdtr></RltdPties></TxDtls></NtryDtls></Ntry>
</Stmt></BkToCstmrStmt></Document>`;

const linesOf = async (text: string) => {
  const opened = await open(textBytes(text), null, "流水.txt");
  if (!opened.ok) throw new Error(JSON.stringify(opened.error));
  const found = inspectStatement(opened.value);
  expect(found.refusals).toEqual([]);
  return found;
};

describe("interchange files", () => {
  it("OFX as SGML is read with its values open", async () => {
    const found = await linesOf(sgml);
    expect(found).toMatchObject({ container: "ofx", layout: "ofx", account: "951006010099000188" });
    expect(found.lines).toMatchObject([
      {
        amountFen: 123_456,
        counterpartyName: "青禾镇财政所",
        remark: "运转补助",
        tradedAt: "2026-07-01 09:30:00",
        isSerialTrusted: true,
      },
      { amountFen: -3_456, counterpartyName: "文具店 & 超市", serial: "2026070200000002" },
    ]);
  });

  it.each([
    ["20260701093000", "2026-07-01", "2026-07-01 09:30:00"],
    ["20260701", "2026-07-01", null],
    ["20260701120000", "2026-07-01", null],
    ["20260701000000.000[-5:EST]", "2026-07-01", null],
    ["20260701170000[0:GMT]", "2026-07-02", "2026-07-02 01:00:00"],
    ["20260701093000.000[+8:CST]", "2026-07-01", "2026-07-01 09:30:00"],
    ["20260701093000[5.5:IST]", "2026-07-01", "2026-07-01 12:00:00"],
  ])("OFX %s is China's %s, its clock %s", async (stamp, bookedOn, tradedAt) => {
    const text = xmlOfx.replace("<DTPOSTED>20260701</DTPOSTED>", `<DTPOSTED>${stamp}</DTPOSTED>`);
    expect((await linesOf(text)).lines).toMatchObject([{ bookedOn, tradedAt }]);
  });

  it("OFX as XML is read", async () => {
    expect((await linesOf(xmlOfx)).lines).toMatchObject([{ amountFen: 10, bookedOn: "2026-07-01" }]);
  });

  it("CAMT.053 keeps its amounts as text, so none is rounded, and takes the party by direction", async () => {
    const found = await linesOf(camt);
    expect(found).toMatchObject({ container: "camt", layout: "camt-053", accountName: "柳溪村" });
    expect(found.lines).toMatchObject([
      {
        amountFen: 9_999_999_999_999,
        counterpartyName: "财政所",
        counterpartyAccount: "6600120104",
        remark: "补助",
      },
      { amountFen: -59_000, counterpartyName: "文具店", tradedAt: "2026-07-02 10:00:00" },
    ]);
  });

  it.each([
    [
      "one element",
      (one: string, two: string) => `<NtryDtls><TxDtls>${one}</TxDtls><TxDtls>${two}</TxDtls></NtryDtls>`,
    ],
    [
      "an element each",
      (one: string, two: string) =>
        `<NtryDtls><TxDtls>${one}</TxDtls></NtryDtls><NtryDtls><TxDtls>${two}</TxDtls></NtryDtls>`,
    ],
  ])(
    "CAMT.053 with several payments in one entry, in %s, is one line in nobody's name that says whose they are",
    async (_how, detailed) => {
      const to = (name: string, sum: string) =>
        `<Amt Ccy="CNY">${sum}</Amt><RltdPties><Cdtr><Nm>${name}</Nm></Cdtr></RltdPties>`;
      const batch = `<Ntry><Amt Ccy="CNY">300.00</Amt><CdtDbtInd>DBIT</CdtDbtInd><BookgDt><Dt>2026-07-03</Dt></BookgDt><AcctSvcrRef>2026070300000003</AcctSvcrRef>${detailed(to("张一", "100.00"), to("赵二", "200.00"))}</Ntry>`;
      const found = await linesOf(
        camt.replace("</Stmt>", `${batch}</Stmt>`).replace("100000000409.99", "100000000109.99"),
      );
      expect(found.lines[2]).toMatchObject({
        amountFen: -30_000,
        counterpartyName: "",
        counterpartyAccount: "",
        remark: "批量 2 笔：张一 100.00；赵二 200.00",
      });
      expect(found.warnings).toEqual([]);
    },
  );

  it.each(["<NtryDtls/>", "<NtryDtls></NtryDtls>", "<NtryDtls><TxDtls/></NtryDtls>"])(
    "CAMT.053 whose details are there without content is read: %s",
    async (details) => {
      const entry = `<Ntry><Amt Ccy="CNY">5.00</Amt><CdtDbtInd>DBIT</CdtDbtInd><BookgDt><Dt>2026-07-03</Dt></BookgDt>${details}</Ntry>`;
      const found = await linesOf(camt.replace("</Stmt>", `${entry}</Stmt>`));
      expect(found.lines[2]).toMatchObject({ amountFen: -500, counterpartyName: "", remark: "" });
    },
  );

  it.each([
    ["none of them", "", "批量 12 笔"],
    ["one of them", "<TxDtls><RltdPties><Cdtr><Nm>张一</Nm></Cdtr></RltdPties></TxDtls>", "批量 12 笔：张一……"],
  ])("CAMT.053 that states a number of payments and tells %s is in nobody's name", async (_case, told, remark) => {
    const details = `<NtryDtls><Btch><NbOfTxs>12</NbOfTxs></Btch>${told}</NtryDtls>`;
    const entry = `<Ntry><Amt Ccy="CNY">5.00</Amt><CdtDbtInd>DBIT</CdtDbtInd><BookgDt><Dt>2026-07-03</Dt></BookgDt>${details}</Ntry>`;
    const found = await linesOf(camt.replace("</Stmt>", `${entry}</Stmt>`));
    expect(found.lines[2]).toMatchObject({ amountFen: -500, counterpartyName: "", remark });
  });

  it.each(["<Sts>PDNG</Sts>", "<Sts><Cd>PDNG</Cd></Sts>", "<Sts>INFO</Sts>"])(
    "CAMT.053 entries that are not booked are left out and shown: %s",
    async (sts) => {
      const unbooked = `<Ntry><Amt Ccy="CNY">5.00</Amt><CdtDbtInd>DBIT</CdtDbtInd>${sts}<BookgDt><Dt>2026-07-03</Dt></BookgDt></Ntry>`;
      const booked = camt.replaceAll("</CdtDbtInd><BookgDt>", "</CdtDbtInd><Sts>BOOK</Sts><BookgDt>");
      const found = await linesOf(booked.replace("</Stmt>", `${unbooked}</Stmt>`));
      expect(found.lines.map(({ amountFen }) => amountFen)).toEqual([9_999_999_999_999, -59_000]);
      expect(found.skipped).toEqual([
        { row: 7, reason: "footer-note", text: expect.stringContaining("2026-07-03 -5.00 CNY") },
      ]);
      expect(found.warnings.map(({ code }) => code)).not.toContain("total-mismatch");
    },
  );

  it.each([
    ["a tag nobody closes", `<OFX><BANKMSGSRSV1>`],
    ["a tag name made to run for ever", `<OFX><${"A".repeat(5000)}>1</OFX>`],
    ["tags nested a thousand deep", `<OFX>${"<A><B>".repeat(1000)}${"</B></A>".repeat(1000)}</OFX>`],
  ])("%s is damaged", async (_case, text) => {
    expect(await open(textBytes(text))).toMatchObject({
      ok: false,
      error: { code: "unreadable-file", container: "ofx" },
    });
  });

  it("an XML bomb is refused before it is read", async () => {
    const bomb = camt.replace("<Document", '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><Document');
    expect(await open(textBytes(bomb))).toMatchObject({
      ok: false,
      error: { code: "unreadable-file", container: "camt" },
    });
  });
});
