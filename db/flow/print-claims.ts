import { claimTotal } from "#domain/claims/claim.ts";
import { sumOf, type Fen } from "#domain/core/fen.ts";
import type { ClaimId, LodgementId, MeetingId } from "#domain/core/ids.ts";
import { claimListing, lodgementListings, meetingListing, receiptListing } from "#domain/reports/claim-listings.ts";
import type { Booklet, Listing } from "#domain/reports/listing.ts";
import { base64FromBytes } from "#files/base64.ts";
import { safeName } from "#files/workbook/file-name.ts";
import { readCategories } from "#store/category-rows.ts";
import { readHandedOver, readLodgement } from "#store/claim-lodgement-rows.ts";
import { readClaim, readClaimVersion } from "#store/claim-rows.ts";
import { readMeeting, readMeetingItems, readMeetingRefusals } from "#store/finance-meeting-rows.ts";
import { readLedger } from "#store/ledger-rows.ts";
import { readTownship } from "#store/office-rows.ts";
import type { Reading } from "#store/query.ts";
import { done, refuse, type Call, type Reply } from "./call.ts";
import { documentNames, roleNames } from "#files/workbook/rule-words.ts";
import { fileOf, footerOf } from "./print-report.ts";

type Made = { readonly title: string; readonly parts: readonly Listing[] };

const nameOf = (reading: Reading, ledgerId: Parameters<typeof readLedger>[1]): string =>
  readLedger(reading, ledgerId)?.name ?? "";

const claimParts = (reading: Reading, id: ClaimId): Made | undefined => {
  const claim = readClaim(reading, id);
  if (claim === undefined) return undefined;
  const { content } = claim;
  const names = new Map(readCategories(reading).map((category) => [category.id, category.name]));
  const listing = claimListing({
    number: `${claim.number}（第 ${claim.version} 版）`,
    ledgerName: nameOf(reading, claim.ledgerId),
    onDate: content.onDate,
    facts: [
      `用途：${content.purpose}`,
      `收款人：${content.payee}　账号：${content.payeeAccount}`,
      ...(content.note === "" ? [] : [`备注：${content.note}`]),
    ],
    lines: content.lines.map((line) => ({ ...line, category: names.get(line.categoryId) ?? "" })),
    papers: content.documents.map(({ kind, number }) => `${documentNames[kind]} ${number}`.trim()),
    signers: [
      `经手人 ${content.handler}`,
      `证明人 ${content.witness}`,
      `报账员 ${content.clerk}`,
      ...(claim.signatures.length === 0
        ? ["审批人"]
        : claim.signatures.map(({ role, name }) => `${roleNames[role]} ${name}`)),
      "民主理财（章）",
      "乡镇审核",
    ],
  });
  return { title: `支出报账单 ${claim.number}`, parts: [listing] };
};

const lodgementParts = (reading: Reading, id: LodgementId): Made | undefined => {
  const row = readLodgement(reading, id);
  if (row === undefined) return undefined;
  const claims = readHandedOver(reading, id)
    .flatMap(({ claimId, version }) => {
      const number = readClaim(reading, claimId)?.number ?? "";
      const content = readClaimVersion(reading, claimId, version)?.content;
      return content === undefined ? [] : [{ number, content }];
    })
    .toSorted((one, other) => (one.number < other.number ? -1 : 1));
  const lodgement = {
    ...row,
    receivedBy: row.receivedByName,
    ledgerName: nameOf(reading, row.ledgerId),
    townshipName: readTownship(reading)?.name ?? "",
    papers: claims.flatMap(({ number: claim, content }) =>
      content.documents.map(({ kind, number, onDate, party, amountFen }) => ({
        claim,
        purpose: content.purpose,
        paper: documentNames[kind],
        number,
        onDate,
        party,
        amountFen,
      })),
    ),
    claims: claims.map(({ number, content }) => ({
      number,
      purpose: content.purpose,
      totalFen: claimTotal(content.lines),
    })),
  };
  return {
    title: `原始凭证移交清单 ${row.number}`,
    parts: [...lodgementListings(lodgement), receiptListing(lodgement)],
  };
};

const meetingParts = (reading: Reading, id: MeetingId): Made | undefined => {
  const meeting = readMeeting(reading, id);
  if (meeting === undefined) return undefined;
  const refusals = readMeetingRefusals(reading, id);
  const listing = meetingListing({
    ...meeting,
    ledgerName: nameOf(reading, meeting.ledgerId),
    items: readMeetingItems(reading, id).map((item) => {
      const refused = refusals.filter(({ claimId }) => claimId === item.claimId);
      const refusedFen: Fen = sumOf(refused, ({ amountFen }) => amountFen);
      const reasons = refused.map(({ summary, reason }) => `${summary ?? "整张"}：${reason}`);
      return { ...item, refusedFen, words: reasons.length === 0 ? "通过" : `否决 ${reasons.join("；")}` };
    }),
  });
  return { title: `民主理财会议记录 ${meeting.metOn}`, parts: [listing] };
};

const partsOf = (reading: Reading, of: Call<"claim.print">["input"]["of"]): Made | undefined => {
  switch (of.kind) {
    case "claim":
      return claimParts(reading, of.id);
    case "lodgement":
      return lodgementParts(reading, of.id);
    case "meeting":
      return meetingParts(reading, of.id);
  }
};

/** 打印报账材料: the papers that people sign. */
export const printClaimPaper = async (call: Call<"claim.print">): Promise<Reply<"claim.print">> => {
  const { of, format } = call.input;
  const made = call.ledger.snapshot((reading) => partsOf(reading, of));
  if (made === undefined) return refuse({ code: "not-found", kind: "report" });
  const booklet: Booklet = {
    ...made,
    orientation: "auto",
    footer: footerOf(call),
    cover: null,
    register: null,
    hasContents: false,
  };
  const file = await fileOf(call, booklet, format);
  return done({ name: `${safeName(made.title)}.${format}`, bytes: base64FromBytes(file.bytes), pages: file.pages });
};
