import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import iconv from "iconv-lite";
import { afterEach, describe, expect, it } from "vitest";
import { openOffice, type Office } from "#test/support/office.ts";
import { openVillage, startVillage, type StartedVillage } from "#test/support/village.ts";

let office: Office;
afterEach(() => {
  office.close();
});

const rent = ({ book, content }: StartedVillage) =>
  book(
    content("2026-07-06", [
      { code: "bank", debit: 100 },
      { code: "501", credit: 100 },
    ]),
  );

describe("the data files of all ledgers", () => {
  it("stand beside each other where names differ only in signs that no file may bear", async () => {
    office = await openOffice();
    for (const [code, name] of [
      ["01", "东/村"],
      ["02", "东村"],
    ] as const)
      await rent(await startVillage(office, { code, name, bankNumber: `62100000000000${code}`, facts: [] }));
    const folder = join(office.folder, "out");
    const { files } = await office.must("data.exportBooks", { ledgerId: null, year: 2026, format: "xml", folder });
    expect(files.map(({ name }) => name)).toEqual([
      "青禾镇_东村经济合作社_2026年会计核算数据.xml",
      "青禾镇_东村经济合作社_2026年会计核算数据_2.xml",
    ]);
    expect(readdirSync(folder).toSorted()).toEqual(files.map(({ name }) => name).toSorted());
  });
});

describe("the day on which the business happened", () => {
  it("is that of an invoice, not that of a contract or of minutes behind the payment", async () => {
    const village = await openVillage();
    office = village;
    const paper = { number: "1", amountFen: null, party: "", note: "" };
    await village.book(
      village.content(
        "2026-07-06",
        [
          { code: "bank", debit: 100 },
          { code: "501", credit: 100 },
        ],
        {
          documents: [
            { ...paper, kind: "contract", onDate: "2026-01-05" },
            { ...paper, kind: "minutes", onDate: "2026-01-03" },
            { ...paper, kind: "invoice", onDate: "2026-07-04" },
          ],
        },
      ),
    );
    await village.book(
      village.content(
        "2026-07-07",
        [
          { code: "bank", debit: 100 },
          { code: "501", credit: 100 },
        ],
        { documents: [{ ...paper, kind: "contract", onDate: "2026-01-05" }] },
      ),
    );
    const { ledgerId } = village;
    const { folder, files } = await village.must("data.exportBooks", { ledgerId, year: 2026, format: "xml" });
    const text = iconv.decode(readFileSync(join(folder, files[0]?.name ?? "")), "gb18030");
    const days = [...text.matchAll(/<业务日期>([^<]*)</g)].map(([, day]) => day);
    expect([...new Set(days)]).toEqual(["2026-07-04", "2026-07-07"]);
  });
});
