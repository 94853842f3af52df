import { printsOfficially } from "#domain/people/roles.ts";
import { slipsOf } from "#domain/vouchers/slip.ts";
import type { VoucherPrinting } from "#domain/vouchers/voucher-paper.ts";
import type { VoucherId } from "#domain/core/ids.ts";
import { base64FromBytes } from "#files/base64.ts";
import { fontsIn } from "#files/pdf/fonts.ts";
import type { VoucherCover } from "#files/pdf/voucher-cover.ts";
import { testSheet, voucherDocument } from "#files/pdf/voucher-document.ts";
import { safeName } from "#files/workbook/file-name.ts";
import { readLedger } from "#store/ledger-rows.ts";
import { addPrintJob, readPostedIds, readPrintCounts, readPrintJobs, readPrintSettings } from "#store/print-rows.ts";
import type { Reading } from "#store/query.ts";
import { callerOf, done, refuse, type Call, type Reply } from "./call.ts";
import { change, changed } from "./change.ts";
import { auditCopy } from "./print-report.ts";
import { printedVouchers, type PrintedVoucher } from "./printed-vouchers.ts";

type PrintCall = Call<"print.vouchers">;

const wantedIds = (reading: Reading, { input }: PrintCall): readonly VoucherId[] => {
  const { of, ledgerId } = input;
  return of.kind === "ids" ? [...new Set(of.ids)] : readPostedIds(reading, { ledgerId, ...of });
};

const printingFor = (reading: Reading, call: PrintCall): VoucherPrinting => {
  const { printers } = readPrintSettings(reading);
  const printer = printers.find(({ name }) => name === call.input.printer);
  return { ...call.input.printing, offsetXMm: (printer?.offsetX ?? 0) / 10, offsetYMm: (printer?.offsetY ?? 0) / 10 };
};

const nameOf = (voucher: PrintedVoucher): string =>
  `${voucher.onDate.slice(0, 7)}${voucher.number === null ? "草稿" : `${voucher.word}${voucher.number}`}`;

/** The span of the vouchers for a file's name and the trail: the first alone, or first and last. */
const spanOf = (vouchers: readonly PrintedVoucher[]): string => {
  const [first, last] = [vouchers[0], vouchers.at(-1)];
  if (first === undefined || last === undefined) return "";
  return first === last ? nameOf(first) : `${nameOf(first)}至${nameOf(last)}`;
};

const dayText = (day: string): string => `${day.slice(0, 4)}年${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`;

/** The numbers of each word in turn, as they are bound: `记 1 至 36 号`. */
const numbersOf = (vouchers: readonly PrintedVoucher[]): string =>
  [...Map.groupBy(vouchers, ({ word }) => word)]
    .map(([word, own]) => {
      const numbers = own.flatMap(({ number }) => (number === null ? [] : [number]));
      return numbers.length === 0 ? `${word} 未记账` : `${word} ${Math.min(...numbers)} 至 ${Math.max(...numbers)} 号`;
    })
    .join("，");

/** 记账凭证封面: what must be named is filled in, the binder signs and seals by hand. */
const coverOf = (vouchers: readonly PrintedVoucher[], printing: VoucherPrinting): VoucherCover => {
  const days = vouchers.map(({ onDate }) => onDate).toSorted();
  const [first, last] = [days[0] ?? "", days.at(-1) ?? ""];
  const slips = vouchers.reduce((sum, voucher) => sum + slipsOf(voucher, printing.lineCount).length, 0);
  const papers = vouchers.reduce((sum, { paperCount }) => sum + paperCount, 0);
  return {
    unit: vouchers[0]?.ledgerName ?? "",
    lines: [
      [
        "所属年月",
        first.slice(0, 7) === last.slice(0, 7) ? first.slice(0, 7) : `${first.slice(0, 7)} 至 ${last.slice(0, 7)}`,
      ],
      ["凭证种类", "记账凭证"],
      ["起讫日期", `${dayText(first)} 至 ${dayText(last)}`],
      ["起讫号数", numbersOf(vouchers)],
      ["凭证张数", `${vouchers.length} 张，共 ${slips} 页`],
      ["附件张数", `${papers} 张`],
      ["本册册数", "第　　册　共　　册"],
      ["会计主管", ""],
      ["装订人", "（签章）"],
      ["装订日期", ""],
    ],
  };
};

type Made = Extract<Reply<"print.vouchers">, { readonly ok: true }>["value"];

const isOfficial = (call: PrintCall): boolean => printsOfficially(callerOf(call).roles);

/** Counts what was printed and says so in the trail. Counted anew here: somebody may have printed meanwhile. */
const record = (call: PrintCall, made: Made, vouchers: readonly PrintedVoucher[]): Reply<"print.vouchers"> =>
  // The reply is not kept for its request: it holds the whole file.
  change({ ...call, requestId: null }, (writing) => {
    const posted = isOfficial(call) ? vouchers.filter(({ isPosted }) => isPosted) : [];
    const counts = readPrintCounts(
      writing,
      posted.map(({ voucherId }) => voucherId),
    );
    const jobId: string | null = posted.length === 0 ? null : call.newId();
    const { ledgerId, printer, printing } = call.input;
    if (jobId !== null)
      addPrintJob(writing, {
        id: jobId,
        ledgerId,
        at: call.now(),
        personId: callerOf(call).id,
        paper: printing.paper,
        printer,
        vouchers: posted.map(({ voucherId }) => ({ id: voucherId, copyNo: (counts.get(voucherId) ?? 0) + 1 })),
      });
    const subject = `${isOfficial(call) ? "打印凭证" : "调阅打印凭证"} ${spanOf(vouchers)}，共 ${vouchers.length} 张`;
    return changed({ ...made, jobId }, { subject, facts: { ledgerId, paper: printing.paper, again: made.againCount } });
  });

/** 打印凭证. The slips are drawn outside any transaction; only what leaves the program as printed is recorded. */
export const printVouchers = async (call: PrintCall): Promise<Reply<"print.vouchers">> => {
  const { ledgerId, isPreview } = call.input;
  if (readLedger(call.ledger.reading, ledgerId) === undefined) return refuse({ code: "not-found", kind: "ledger" });
  const { vouchers, printing } = call.ledger.snapshot((reading) => ({
    vouchers: printedVouchers(reading, ledgerId, wantedIds(reading, call)),
    printing: printingFor(reading, call),
  }));
  const [first] = vouchers;
  if (first === undefined) return refuse({ code: "nothing-to-print" });
  const mark = isOfficial(call) ? {} : { mark: auditCopy };
  const file = await voucherDocument(
    vouchers.map((voucher) => ({ ...voucher, ...mark })),
    {
      title: `记账凭证 ${spanOf(vouchers)}`,
      fonts: fontsIn(call.fontFolder),
      printing,
      cover: call.input.withCover && isOfficial(call) ? coverOf(vouchers, printing) : undefined,
      report: (count) => call.progress("print", count, vouchers.length),
    },
  );
  const made: Made = {
    name: `${safeName(first.ledgerName)}_记账凭证_${safeName(spanOf(vouchers))}.pdf`,
    bytes: base64FromBytes(file.bytes),
    pages: file.pages,
    voucherCount: vouchers.length,
    againCount: vouchers.filter(({ printedBefore }) => printedBefore > 0).length,
    jobId: null,
  };
  return isPreview ? done(made) : record(call, made, vouchers);
};

/** 打印测试页 with the offsets being tried. */
export const printTestSheet = async (call: Call<"print.testSheet">): Promise<Reply<"print.testSheet">> => {
  const { printing, offsetX, offsetY } = call.input;
  const moved = { ...printing, offsetXMm: offsetX / 10, offsetYMm: offsetY / 10 };
  const { bytes, pages } = await testSheet(moved, fontsIn(call.fontFolder));
  return done({ name: `打印测试页_${printing.paper}.pdf`, bytes: base64FromBytes(bytes), pages });
};

/** What was printed when by whom. */
export const listPrintJobs = (call: Call<"print.record">): Reply<"print.record"> =>
  done({ jobs: [...readPrintJobs(call.ledger.reading, call.input)] });
