import { parseSync } from "ofx-js";
import * as z from "zod";
import { interchangeHeaders } from "#domain/bank/layouts-interchange.ts";
import type { Grid } from "#domain/bank/grid.ts";
import { tableGrid, type Movement } from "./interchange-grid.ts";

/** True when a text is OFX: its header lines, or its root below an XML declaration. */
export const isOfx = (text: string): boolean => /OFXHEADER\s*[:=]|<OFX>/.test(text.slice(0, 4096));

const longestTag = 32;
const deepest = 32;
const leaf = /<([A-Za-z0-9.]+)>([^<]*)/g;
const anyTag = /<(\/?)([^<>]*)>/g;

/** Tags that hold tags; everything else in OFX is a value and may lack its closing tag. */
const closedNames = (text: string): ReadonlySet<string> =>
  new Set([...text.matchAll(/<\/([A-Za-z0-9.]+)>/g)].map((match) => match[1] ?? ""));

/**
 * OFX 1 is SGML and leaves values open. They are closed here, and tags are checked for balance, because the library's own
 * repair can take for ever over a crafted tag name. `undefined` when the tags do not fit together.
 */
const closedTags = (text: string): string | undefined => {
  const start = text.indexOf("<OFX>");
  if (start < 0) return undefined;
  const body = text.slice(start).replaceAll(/<!--[\s\S]*?-->/g, "");
  const closed = closedNames(body);
  const whole = body.replaceAll(leaf, (all, name: string, value: string) =>
    closed.has(name) ? all : `<${name}>${value.trim()}</${name}>`,
  );
  const open: string[] = [];
  for (const [, slash, name = ""] of whole.matchAll(anyTag)) {
    if (name.length > longestTag || !/^[A-Za-z0-9.]+$/.test(name)) return undefined;
    if (slash === "") open.push(name);
    else if (open.pop() !== name) return undefined;
    if (open.length > deepest) return undefined;
  }
  return open.length === 0 ? whole : undefined;
};

const text = z.string().default("");
const many = <Item extends z.ZodType>(item: Item) => z.union([z.array(item), item.transform((one) => [one])]);
const payee = z.looseObject({ NAME: text });
const bankAccountTo = z.looseObject({ ACCTID: text });
const transaction = z.looseObject({
  DTPOSTED: text,
  DTUSER: text,
  TRNAMT: text,
  FITID: text,
  NAME: text,
  PAYEE: payee.optional(),
  BANKACCTTO: bankAccountTo.optional(),
  MEMO: text,
  TRNTYPE: text,
});
const statement = z.looseObject({
  CURDEF: text,
  BANKACCTFROM: z.looseObject({ ACCTID: text }).optional(),
  CCACCTFROM: z.looseObject({ ACCTID: text }).optional(),
  BANKTRANLIST: z.looseObject({ STMTTRN: many(transaction).default([]), DTEND: text }).optional(),
  LEDGERBAL: z.looseObject({ BALAMT: text, DTASOF: text }).optional(),
});
const answer = z.looseObject({ STMTRS: statement.optional(), CCSTMTRS: statement.optional() });
const messages = z.looseObject({ STMTTRNRS: many(answer).optional(), CCSTMTTRNRS: many(answer).optional() });
const ofx = z.looseObject({ BANKMSGSRSV1: messages.optional(), CREDITCARDMSGSRSV1: messages.optional() });

// What programs write who know the day only: noon, and midnight. Neither proves that two lines differ.
const noClock = new Set(["120000", "000000"]);
const hourMs = 3_600_000;
const chinaOffset = 8;

/** The standard's `YYYYMMDDHHMMSS.XXX[offset:zone]` as China's day, with the time of day where it is a real one. */
const momentOf = (stamp: string): string => {
  const [, day = "", clock = "", offset] = /^(\d{8})(\d{6})?[^[]*(?:\[([-+]?\d+(?:\.\d+)?))?/.exec(stamp) ?? [];
  if (clock === "" || noClock.has(clock)) return day;
  const [year = 0, month = 0, date = 0] = [day.slice(0, 4), day.slice(4, 6), day.slice(6)].map(Number);
  const [hours = 0, minutes = 0, seconds = 0] = [clock.slice(0, 2), clock.slice(2, 4), clock.slice(4)].map(Number);
  const ahead = offset === undefined ? 0 : (chinaOffset - Number(offset)) * hourMs;
  const here = new Date(Date.UTC(year, month - 1, date, hours, minutes, seconds) + ahead);
  return Number.isNaN(here.getTime()) ? day : here.toISOString().slice(0, 19).replaceAll("-", "").replace("T", " ");
};
const dayOf = (stamp: string): string => momentOf(stamp).slice(0, 8);

/** Kinds of movement the standard names; what only repeats the sign says nothing. */
const typeNames: Readonly<Record<string, string>> = {
  CREDIT: "",
  DEBIT: "",
  OTHER: "",
  INT: "利息",
  DIV: "分红",
  FEE: "手续费",
  SRVCHG: "服务费",
  DEP: "存款",
  ATM: "自助机",
  POS: "刷卡",
  XFER: "转账",
  CHECK: "支票",
  PAYMENT: "支付",
  CASH: "现金",
  DIRECTDEP: "代发",
  DIRECTDEBIT: "代扣",
  REPEATPMT: "定期支付",
};

const movementOf = (account: string, currency: string, each: z.output<typeof transaction>): Movement => ({
  bookedOn: dayOf(each.DTPOSTED),
  tradedAt: momentOf(each.DTUSER === "" ? each.DTPOSTED : each.DTUSER),
  amount: each.TRNAMT,
  balance: "",
  currency,
  counterpartyName: each.NAME === "" ? (each.PAYEE?.NAME ?? "") : each.NAME,
  counterpartyAccount: each.BANKACCTTO?.ACCTID ?? "",
  counterpartyBank: "",
  purpose: "",
  remark: each.MEMO,
  summary: typeNames[each.TRNTYPE] ?? each.TRNTYPE,
  serial: each.FITID,
  account,
});

/** The balance after the last line; one of a day after the period listed is that of another day. */
const closingOf = ({ LEDGERBAL, BANKTRANLIST }: z.output<typeof statement>): string => {
  const [end, asOf] = [dayOf(BANKTRANLIST?.DTEND ?? ""), dayOf(LEDGERBAL?.DTASOF ?? "")];
  return end !== "" && asOf > end ? "" : (LEDGERBAL?.BALAMT ?? "");
};

const gridOf = (found: z.output<typeof statement>): Grid => {
  const account = found.BANKACCTFROM?.ACCTID ?? found.CCACCTFROM?.ACCTID ?? "";
  return tableGrid({
    title: "OFX",
    account,
    accountName: "",
    opening: "",
    closing: closingOf(found),
    movements: (found.BANKTRANLIST?.STMTTRN ?? []).map((each) => movementOf(account, found.CURDEF, each)),
    headers: interchangeHeaders,
  });
};

/** The statements of an OFX file as tables, amounts as text; `undefined` when the file cannot be read. */
export const gridsFromOfx = (content: string): readonly Grid[] | undefined => {
  const closed = closedTags(content);
  if (closed === undefined) return undefined;
  try {
    const parsed = ofx.parse(parseSync(closed).OFX);
    const answers = [parsed.BANKMSGSRSV1, parsed.CREDITCARDMSGSRSV1].flatMap((each) => [
      ...(each?.STMTTRNRS ?? []),
      ...(each?.CCSTMTTRNRS ?? []),
    ]);
    return answers.flatMap(({ STMTRS, CCSTMTRS }) => [STMTRS, CCSTMTRS].flatMap((each) => each ?? [])).map(gridOf);
  } catch {
    return undefined;
  }
};
