import type { OutputOf } from "#contract/contract.ts";
import { monthsOfQuarter } from "#domain/core/dates.ts";
import { chainStart, fingerprintDigits, shortCodeOf } from "#domain/posting/canonical.ts";
import { bytesFromBase64 } from "#files/base64.ts";
import { readLedgers, type LedgerRow } from "#store/ledger-rows.ts";
import { readTownship } from "#store/office-rows.ts";
import { readPeriods } from "#store/period-rows.ts";
import { readPublications, type PublicationRow } from "#store/publication-rows.ts";
import type { Reading } from "#store/query.ts";
import { sha256Of } from "#store/sha256.ts";
import { sm3Of } from "#store/sm3.ts";
import { chainLinks, type ChainLink } from "#store/verify-rows.ts";
import { readWorkbookOfFile } from "#store/workbook-signing-rows.ts";
import { readWorkbooks, type WorkbookRow } from "#store/workbook-rows.ts";
import { ledgersOf } from "./findings.ts";
import type { Call } from "./call.ts";
import { brokenLinks, changedVouchers, placesBesideChain } from "./verify-ledger.ts";

type Found = OutputOf<"fingerprint.check">["found"][number];

/** A ledger's chain with what of it no longer follows from the vouchers' own content, in the order of the chain. */
type Checked = {
  readonly ledger: LedgerRow;
  readonly links: readonly ChainLink[];
  readonly faultNos: readonly number[];
};

const checkedChain = (reading: Reading, ledger: LedgerRow): Checked => {
  const links = chainLinks(reading, ledger.id);
  const prefix = `${ledger.name} `;
  const faults = new Set(
    [...changedVouchers(reading, ledger), ...brokenLinks(ledger, links)].map((place) => place.slice(prefix.length)),
  );
  return { ledger, links, faultNos: links.filter(({ name }) => faults.has(name)).map(({ chainNo }) => chainNo) };
};

const nameAt = ({ links }: Checked, chainNo: number): string =>
  links.find((link) => link.chainNo === chainNo)?.name ?? "";

/**
 * Where a chain that hangs together ends elsewhere than it did: its last voucher is gone, or it was made anew from some voucher
 * on, of which the head says only that it is not later.
 */
const rewrittenUpTo = (checked: Checked, chainNo: number): string => {
  const name = nameAt(checked, chainNo);
  return name === "" ? `第 ${String(chainNo)} 张` : `${name} 或更早（整条链被重新算过）`;
};

/** Whether the first `chainNo` vouchers still give the hash they gave; else the first that does not. */
const compare = (checked: Checked, head: { readonly chainNo: number; readonly hash: string }) => {
  const fault = checked.faultNos.find((no) => no <= head.chainNo);
  const stored = head.chainNo === 0 ? chainStart : checked.links.find((link) => link.chainNo === head.chainNo)?.hash;
  const isUnchanged = fault === undefined && stored === head.hash;
  const differsAt = isUnchanged
    ? ""
    : fault === undefined
      ? rewrittenUpTo(checked, head.chainNo)
      : nameAt(checked, fault);
  // Of books without a voucher every office has the same start of a chain: agreeing there proves nothing.
  const isEmpty = head.hash === chainStart;
  return { throughVoucher: nameAt(checked, head.chainNo), isUnchanged: isUnchanged && !isEmpty, isEmpty, differsAt };
};

const closesOf = (reading: Reading, checked: Checked, isWanted: (hash: string) => boolean): readonly Found[] =>
  readPeriods(reading, checked.ledger.id)
    .filter((period) => isWanted(period.chain_hash))
    .map((period) => ({
      kind: "close",
      ledgerId: checked.ledger.id,
      ledgerName: checked.ledger.name,
      title: period.month,
      ...compare(checked, { chainNo: period.chain_no, hash: period.chain_hash }),
    }));

const headOfWorkbook = (reading: Reading, workbook: WorkbookRow) => {
  const last = monthsOfQuarter(workbook.quarter)[2];
  const period = readPeriods(reading, workbook.ledgerId).find(
    (each) => each.month === last && each.ledger_id === workbook.ledgerId,
  );
  return { chainNo: period?.chain_no ?? 0, hash: workbook.chainHash };
};

/**
 * What the numbers of a roll-up's quarter come to now: of all books that closed it, and of those still kept, because books
 * closed down later may or may not have been among them.
 */
const chainHashesOf = (reading: Reading, all: readonly Checked[], { quarter }: WorkbookRow): readonly string[] => {
  const last = monthsOfQuarter(quarter)[2];
  const sumOfHeads = (shown: readonly LedgerRow[]): string =>
    sm3Of(
      JSON.stringify(
        shown.flatMap(({ id }) =>
          readPeriods(reading, id)
            .filter(({ month }) => month === last)
            .map((period) => period.chain_hash),
        ),
      ),
    );
  const ledgers = ledgersOf(
    all.map(({ ledger }) => ledger),
    null,
    quarter,
  );
  return [sumOfHeads(ledgers), sumOfHeads(ledgers.filter(({ isActive }) => isActive))];
};

/** A roll-up speaks of all books at the end of its quarter: the first set of them that differs is named. */
const rollUp = (reading: Reading, workbook: WorkbookRow, all: readonly Checked[]): Found => {
  const last = monthsOfQuarter(workbook.quarter)[2];
  const compared = all.flatMap((checked) =>
    closesOf(reading, checked, () => true).filter(({ title }) => title === last),
  );
  const differing = compared.find(({ isUnchanged, isEmpty }) => !isUnchanged && !isEmpty);
  const isEmpty = compared.length > 0 && compared.every((each) => each.isEmpty);
  // The roll-up's own number is made of all heads: closes that were forged together with the chain no longer give it.
  const isSameSum = chainHashesOf(reading, all, workbook).some((hash) => hash === workbook.chainHash);
  return {
    kind: "workbook",
    ledgerId: null,
    ledgerName: readTownship(reading)?.name ?? "",
    title: workbook.name,
    throughVoucher: "",
    isUnchanged: differing === undefined && !isEmpty && isSameSum,
    isEmpty: isEmpty && isSameSum,
    differsAt:
      differing !== undefined
        ? `${differing.ledgerName} ${differing.differsAt}`
        : isSameSum
          ? ""
          : "某个账套的链被整条重新算过：请用各村工作簿的指纹逐个核对",
  };
};

const workbooksOf = (
  reading: Reading,
  all: readonly Checked[],
  isWanted: (workbook: WorkbookRow) => boolean,
): readonly Found[] =>
  readWorkbooks(reading, null)
    .filter(isWanted)
    .flatMap((workbook): Found[] => {
      if (workbook.ledgerId === null) return [rollUp(reading, workbook, all)];
      const checked = all.find(({ ledger }) => ledger.id === workbook.ledgerId);
      if (checked === undefined) return [];
      return [
        {
          kind: "workbook",
          ledgerId: checked.ledger.id,
          ledgerName: checked.ledger.name,
          title: workbook.name,
          ...compare(checked, headOfWorkbook(reading, workbook)),
        },
      ];
    });

/** Wall sheets as they were kept: of some check code, or the very file. */
const sheetsOf = (
  reading: Reading,
  all: readonly Checked[],
  isWanted: (sheet: PublicationRow) => boolean,
): readonly Found[] =>
  readPublications(reading, null).flatMap((sheet): Found[] => {
    const checked = all.find(({ ledger }) => ledger.id === sheet.ledgerId);
    if (checked === undefined || sheet.chainHash === null || sheet.chainNo === null || !isWanted(sheet)) return [];
    const { ledger } = checked;
    return [
      {
        kind: "wall-sheet",
        ledgerId: ledger.id,
        ledgerName: ledger.name,
        title: `${sheet.title} 第 ${sheet.version} 版`,
        ...compare(checked, { chainNo: sheet.chainNo, hash: sheet.chainHash }),
      },
    ];
  });

const headsOf = (checked: Checked, isWanted: (hash: string) => boolean): readonly Found[] =>
  checked.links
    .filter(({ hash }) => isWanted(hash))
    .map(({ chainNo, hash }) => ({
      kind: "voucher",
      ledgerId: checked.ledger.id,
      ledgerName: checked.ledger.name,
      title: "",
      ...compare(checked, { chainNo, hash }),
    }));

export type FingerprintAnswer = OutputOf<"fingerprint.check">;

/** A code, or a file (workbook or wall sheet, base64). */
export type Asked = { readonly code: string } | { readonly file: { readonly bytes: string } };

/**
 * What a code or a file says about the chains of this ledger; `undefined` when the code cannot be read. What nothing here
 * ever printed finds nothing: then the paper is of other books, or these are no longer the books it was printed from.
 */
export const findPrinted = (
  reading: Reading,
  asked: Asked,
  progress: Call<"fingerprint.check">["progress"],
): Pick<FingerprintAnswer, "code" | "found"> | undefined => {
  const digits = "code" in asked ? fingerprintDigits(asked.code) : "";
  if (digits === undefined) return undefined;
  const ledgers = readLedgers(reading);
  const all = ledgers.map((ledger, index) => {
    progress("chain", index, ledgers.length);
    return checkedChain(reading, ledger);
  });
  if ("file" in asked) {
    const hash = sha256Of(bytesFromBase64(asked.file.bytes));
    // A signed workbook and its pages are files of their version as much as the one it was made as.
    const signedId = readWorkbookOfFile(reading, hash);
    const isIt = (workbook: WorkbookRow): boolean => workbook.fileHash === hash || workbook.id === signedId;
    const made = readWorkbooks(reading, null).find(isIt);
    const isFile = (sheet: PublicationRow): boolean => sheet.pdfHash === hash || sheet.xlsxHash === hash;
    const sheet = readPublications(reading, null).find(isFile);
    const chainHash = made?.chainHash ?? sheet?.chainHash ?? null;
    const found = [...workbooksOf(reading, all, isIt), ...sheetsOf(reading, all, isFile)];
    return { code: chainHash === null ? "" : shortCodeOf(chainHash), found };
  }
  const isWanted = (hash: string): boolean => hash.startsWith(digits);
  // Somebody may have written down what a file's own bytes come to instead of what its cover says.
  const signedId = readWorkbookOfFile(reading, digits);
  const file = readWorkbooks(reading, null).find(({ id, fileHash }) => id === signedId || isWanted(fileHash));
  if (file !== undefined)
    return { code: shortCodeOf(file.chainHash), found: [...workbooksOf(reading, all, ({ id }) => id === file.id)] };
  const printed = [
    ...workbooksOf(reading, all, (workbook) => isWanted(workbook.chainHash)),
    ...sheetsOf(reading, all, (sheet) => sheet.chainHash !== null && isWanted(sheet.chainHash)),
    ...all.flatMap((checked) => closesOf(reading, checked, isWanted)),
  ];
  const found = printed.length > 0 ? printed : all.flatMap((checked) => headsOf(checked, isWanted));
  return { code: shortCodeOf(digits), found };
};

/** The same, with what of the file was changed past the program though its chains may hold. */
export const findFingerprint = (
  reading: Reading,
  asked: Asked,
  progress: Call<"fingerprint.check">["progress"],
): FingerprintAnswer | undefined => {
  const printed = findPrinted(reading, asked, progress);
  return printed === undefined ? undefined : { ...printed, besides: placesBesideChain(reading), copy: null };
};
