import { XMLParser } from "fast-xml-parser";
import * as z from "zod";
import { interchangeHeaders } from "#domain/bank/layouts-interchange.ts";
import type { Grid } from "#domain/bank/grid.ts";
import { tableGrid, type Movement } from "./interchange-grid.ts";

/** True when a text is a CAMT.053 message, told by its namespace or its root. */
export const isCamt = (text: string): boolean => /camt\.053|<(?:\w+:)?BkToCstmrStmt[\s>]/.test(text.slice(0, 4096));

const lists = new Set(["Stmt", "Bal", "Ntry", "NtryDtls", "TxDtls", "Ustrd", "Othr"]);

/** Values stay text: an amount read as a number would be a float. Entities other than XML's own five are not expanded. */
const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: "@",
  removeNSPrefix: true,
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: true,
  processEntities: true,
  isArray: (name) => lists.has(name),
});

const text = z.string().default("");
const day = z.looseObject({ Dt: text, DtTm: text }).default({ Dt: "", DtTm: "" });
const amount = z.looseObject({ "#text": text, "@Ccy": text });
const otherId = z.looseObject({ Id: text });
const accountId = z.looseObject({ IBAN: text, Othr: z.array(otherId).default([]) });
const party = z.looseObject({ Nm: text, Pty: z.looseObject({ Nm: text }).optional() });
const account = z.looseObject({ Id: accountId.optional(), Nm: text, Ownr: party.optional() });
const agent = z.looseObject({ FinInstnId: z.looseObject({ Nm: text }).optional() });
/** An element of a list, which counts also where it is written without content. */
const listed = <Shape extends z.ZodRawShape>(shape: Shape) =>
  z.preprocess((found) => (found === "" ? {} : found), z.looseObject(shape));
const details = listed({
  Amt: amount.optional(),
  AmtDtls: z.looseObject({ TxAmt: z.looseObject({ Amt: amount.optional() }).optional() }).optional(),
  RltdPties: z
    .looseObject({
      Dbtr: party.optional(),
      Cdtr: party.optional(),
      DbtrAcct: account.optional(),
      CdtrAcct: account.optional(),
    })
    .optional(),
  RltdAgts: z.looseObject({ DbtrAgt: agent.optional(), CdtrAgt: agent.optional() }).optional(),
  RmtInf: z.looseObject({ Ustrd: z.array(z.string()).default([]) }).optional(),
});
/** A word in older versions of the message, an element around it in newer ones. */
const status = z.union([z.string(), z.looseObject({ Cd: text }).transform(({ Cd }) => Cd)]).default("");
const entry = z.looseObject({
  Amt: amount,
  Sts: status,
  CdtDbtInd: z.enum(["CRDT", "DBIT"]),
  RvslInd: text,
  BookgDt: day,
  ValDt: day,
  AcctSvcrRef: text,
  NtryRef: text,
  AddtlNtryInf: text,
  NtryDtls: z
    .array(listed({ Btch: z.looseObject({ NbOfTxs: text }).optional(), TxDtls: z.array(details).default([]) }))
    .default([]),
});
const balance = z.looseObject({
  Tp: z.looseObject({ CdOrPrtry: z.looseObject({ Cd: text }).optional() }).optional(),
  Amt: amount,
  CdtDbtInd: text,
});
const statement = z.looseObject({
  Acct: account.optional(),
  Bal: z.array(balance).default([]),
  Ntry: z.array(entry).default([]),
});
const message = z.looseObject({
  Document: z.looseObject({ BkToCstmrStmt: z.looseObject({ Stmt: z.array(statement).default([]) }) }),
});

type Entry = z.output<typeof entry>;
type Account = z.output<typeof account>;

const numberOf = (found: Account | undefined): string => {
  const iban = found?.Id?.IBAN ?? "";
  return iban === "" ? (found?.Id?.Othr[0]?.Id ?? "") : iban;
};
const nameOf = (found: z.output<typeof party> | undefined): string => {
  const name = found?.Nm ?? "";
  return name === "" ? (found?.Pty?.Nm ?? "") : name;
};

const signedText = (isIn: boolean, value: string): string => (isIn || value === "" ? value : `-${value}`);
const dayText = ({ Dt, DtTm }: z.output<typeof day>): string => (Dt === "" ? DtTm.slice(0, 10) : Dt.slice(0, 10));
const momentText = ({ Dt, DtTm }: z.output<typeof day>): string =>
  DtTm === "" ? Dt.slice(0, 10) : DtTm.slice(0, 19).replace("T", " ");

type Details = z.output<typeof details>;
type Party = Pick<Movement, "counterpartyName" | "counterpartyAccount" | "counterpartyBank" | "remark">;

// Money that came in was paid by the debtor; money that went out went to the creditor.
const partyOf = (isIn: boolean, told: Details | undefined): Party => {
  const { RltdPties: parties, RltdAgts: agents } = told ?? {};
  return {
    counterpartyName: nameOf(isIn ? parties?.Dbtr : parties?.Cdtr),
    counterpartyAccount: numberOf(isIn ? parties?.DbtrAcct : parties?.CdtrAcct),
    counterpartyBank: (isIn ? agents?.DbtrAgt : agents?.CdtrAgt)?.FinInstnId?.Nm ?? "",
    remark: (told?.RmtInf?.Ustrd ?? []).join(" "),
  };
};

/** How many payments of a batch the remark of its line tells; the file keeps them all. */
const mostTold = 10;

/**
 * Several payments the bank booked as one entry: its statement has one line for them, and so has the journal, in nobody's name. The
 * remark says who is among them and how much each got.
 */
const batchOf = (isIn: boolean, payments: readonly Details[], count: number): Party => {
  const each = payments.slice(0, mostTold).map((payment) => {
    const sum = (payment.Amt ?? payment.AmtDtls?.TxAmt?.Amt)?.["#text"] ?? "";
    return [partyOf(isIn, payment).counterpartyName, sum].filter((part) => part !== "").join(" ");
  });
  const told = each.filter((part) => part !== "").join("；");
  const rest = count > each.length ? "……" : "";
  const remark = `批量 ${String(count)} 笔${told === "" ? "" : `：${told}${rest}`}`;
  return { counterpartyName: "", counterpartyAccount: "", counterpartyBank: "", remark };
};

/** How many payments the bank says an entry has; 0 where it does not say. */
const statedCount = ({ NtryDtls }: Entry): number =>
  NtryDtls.map(({ Btch }) => Btch?.NbOfTxs ?? "")
    .filter((stated) => /^\d{1,9}$/.test(stated))
    .reduce((sum, stated) => sum + Number(stated), 0);

const movementOf = (own: string, each: Entry): Movement => {
  const isIn = each.CdtDbtInd === "CRDT";
  const payments = each.NtryDtls.flatMap(({ TxDtls }) => TxDtls);
  const count = Math.max(payments.length, statedCount(each));
  return {
    bookedOn: dayText(each.BookgDt),
    tradedAt: momentText(each.BookgDt),
    amount: signedText(isIn, each.Amt["#text"]),
    balance: "",
    currency: each.Amt["@Ccy"],
    ...(count > 1 ? batchOf(isIn, payments, count) : partyOf(isIn, payments[0])),
    purpose: "",
    summary: each.RvslInd === "true" ? `冲正 ${each.AddtlNtryInf}`.trim() : each.AddtlNtryInf,
    serial: each.AcctSvcrRef === "" ? each.NtryRef : each.AcctSvcrRef,
    account: own,
  };
};

const balanceOf = (found: z.output<typeof statement>, codes: readonly string[]): string => {
  const balanceFound = found.Bal.find((each) => codes.includes(each.Tp?.CdOrPrtry?.Cd ?? ""));
  return balanceFound === undefined ? "" : signedText(balanceFound.CdtDbtInd !== "DBIT", balanceFound.Amt["#text"]);
};

/** An entry that the bank has not booked (pending, information) is no movement yet: it may change or never come. */
const isBooked = ({ Sts }: Entry): boolean => Sts === "" || Sts === "BOOK";

const unbookedNote = (own: string, each: Entry): string => {
  const { bookedOn, amount: sum, currency, counterpartyName, remark } = movementOf(own, each);
  return `银行尚未入账（${each.Sts}），不导入 ${[bookedOn, sum, currency, counterpartyName, remark].join(" ").trim()}`;
};

const gridOf = (found: z.output<typeof statement>): Grid => {
  const own = numberOf(found.Acct);
  const owner = nameOf(found.Acct?.Ownr);
  return tableGrid({
    title: "CAMT.053",
    account: own,
    // The holder of the account; its own name is what the bank calls it.
    accountName: owner === "" ? (found.Acct?.Nm ?? "") : owner,
    opening: balanceOf(found, ["OPBD", "PRCD"]),
    closing: balanceOf(found, ["CLBD"]),
    movements: found.Ntry.filter(isBooked).map((each) => movementOf(own, each)),
    notes: found.Ntry.filter((each) => !isBooked(each)).map((each) => unbookedNote(own, each)),
    headers: interchangeHeaders,
  });
};

/** An element written without content says nothing: it is taken as not there. Lists keep theirs, which must not get lost. */
const withoutEmpty = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(withoutEmpty);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, each]) => (each === "" ? [] : [[key, withoutEmpty(each)]])),
  );
};

/** The statements of a CAMT.053 message as tables, amounts as text; `undefined` when the file cannot be read. */
export const gridsFromCamt = (content: string): readonly Grid[] | undefined => {
  // Entities of its own are what an XML bomb is made of; no bank needs them.
  if (/<!(?:DOCTYPE|ENTITY)/i.test(content)) return undefined;
  try {
    return message.parse(withoutEmpty(parser.parse(content))).Document.BkToCstmrStmt.Stmt.map(gridOf);
  } catch {
    return undefined;
  }
};
