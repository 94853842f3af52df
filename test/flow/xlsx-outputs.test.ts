import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { closeYear, openBookedYear } from "#test/support/closed-year.ts";
import { xlsxFaults } from "#test/support/xlsx-faults.ts";

type Year = Awaited<ReturnType<typeof openBookedYear>>;
let year: Year;
beforeAll(async () => {
  year = await openBookedYear();
  await closeYear(year);
}, 90_000);
afterAll(() => {
  year.close();
});

const months = { fromMonth: "2026-07", toMonth: "2026-12" };

/** Everything else the program writes for Excel, by the call that writes it. */
const outputs: readonly (readonly [string, (year: Year) => Promise<{ readonly bytes: string }>])[] = [
  ["the set-up workbook", ({ must }) => must("setup.template", {})],
  ["the form for people", ({ must }) => must("villager.template", {})],
  ["the form for projects", ({ must, ledgerId }) => must("project.template", { ledgerId })],
  ["the form for assets", ({ must, ledgerId }) => must("asset.template", { ledgerId })],
  [
    "a wall sheet",
    ({ must, ledgerId }) => must("disclosure.preview", { ledgerId, quarter: "2026Q3", paper: "A4", format: "xlsx" }),
  ],
  [
    "the general ledger with cover",
    ({ must, ledgerId }) =>
      must("print.report", {
        of: { kind: "general-ledger", ledgerId, ...months, accountId: null },
        format: "xlsx",
        orientation: "auto",
        withCover: true,
      }),
  ],
  [
    "the balance sheet",
    ({ must, ledgerId }) =>
      must("print.report", {
        of: { kind: "balance-sheet", ledgerId, month: "2026-12" },
        format: "xlsx",
        orientation: "auto",
      }),
  ],
  [
    "the auditor's working paper",
    async ({ must, ledgerId }) => {
      await must("auditNote.add", {
        ledgerId,
        quarter: "2026Q3",
        subject: "=1+1",
        fact: '事实 <&> "引"',
        demand: "补",
      });
      return must("auditNote.paper", { ledgerId, quarter: "2026Q3", kind: "working-paper", format: "xlsx" });
    },
  ],
  [
    "a list of the log",
    async ({ must }) => {
      const { lines } = await must("trail.list", { from: null, to: null, take: 50 });
      return must("print.table", {
        listing: {
          title: "操作日志",
          under: ["", ""],
          filters: ["类别 全部"],
          columns: [{ heading: "内容", kind: "text", widthMm: 120 }],
          rows: lines.map(({ subject }) => ({ cells: [subject] })),
          notes: [],
          signers: [],
        },
        format: "xlsx",
        orientation: "landscape",
      });
    },
  ],
];

describe("whatever the program writes for Excel", () => {
  it.each(outputs)("holds nothing that Excel or WPS would repair: %s", async (_what, make) => {
    expect(xlsxFaults(Buffer.from((await make(year)).bytes, "base64"))).toEqual([]);
  });
});
