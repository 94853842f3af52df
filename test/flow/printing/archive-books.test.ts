import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { unzipSync, zipSync } from "fflate";
import { sm3 } from "sm-crypto-v2";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { InputOf } from "#contract/contract.ts";
import type { ItemId } from "#domain/core/ids.ts";
import { assetCard } from "#test/support/asset-card.ts";
import { closeYear, openBookedYear } from "#test/support/closed-year.ts";
import { passOn } from "#test/support/posting.ts";
import type { Line } from "#test/support/village.ts";

type Item = { readonly kind: "payee" | "contract"; readonly itemId: ItemId };

let year: Awaited<ReturnType<typeof openBookedYear>>;
let files: Readonly<Record<string, Uint8Array>>;

/** Books lines whose items and quantities are given beside them. */
const book = (on: string, lines: readonly (Line & { readonly items?: readonly Item[]; readonly milli?: number })[]) => {
  const content = year.content(on, lines);
  return year.book({
    ...content,
    entries: content.entries.map((entry, index) => ({
      ...entry,
      items: [...(lines[index]?.items ?? [])],
      quantityMilli: lines[index]?.milli ?? null,
    })),
  });
};

const addItem = async (name: string): Promise<ItemId> => {
  const item = {
    id: null,
    ledgerId: year.ledgerId,
    kind: "payee",
    code: null,
    name,
    bankAccount: "",
    note: "",
  } as const;
  return (await year.must("item.save", { ...item, isActive: true })).id;
};

const textOf = (path: string): string => new TextDecoder().decode(files[path]).replace(/^\u{FEFF}/u, "");

beforeAll(async () => {
  year = await openBookedYear();
  const { must, ledgerId, accountOf } = year;
  const [boss, shop] = [await addItem("王老板"), await addItem("启明农资店")];
  const stock = { id: accountOf("121"), ledgerId, unit: "袋" };
  const { accounts } = await must("account.list", { ledgerId });
  const own = accounts.find(({ id }) => id === stock.id);
  if (own === undefined) throw new Error("no stock");
  await must("account.change", { id: own.id, name: own.name, itemKinds: own.itemKinds, isActive: true, unit: "袋" });
  await book("2026-08-03", [
    { code: "121", debit: 300, milli: 2000 },
    { code: "211", credit: 300, items: [{ kind: "payee", itemId: shop }] },
  ]);
  const terms: InputOf<"lease.save">["terms"] = {
    number: "租1号",
    sort: "pond",
    subject: "东塘",
    area: "30亩",
    lesseeItemId: boss,
    fromOn: "2026-07-01",
    toOn: "2027-06-30",
    periodMonths: 12,
    isDueAtStart: true,
    steps: [{ fromOn: "2026-07-01", yearFen: 120_000 }],
    depositFen: 0,
    openingReceivedFen: 0,
    tenderMode: "public-tender",
    isPostedPublicly: true,
    resolutionId: null,
    endedOn: null,
    note: "",
  };
  const { itemId } = await must("lease.save", { id: null, ledgerId, terms });
  const payee = { kind: "payee", itemId: boss } as const;
  const contract = { kind: "contract", itemId } as const;
  await book("2026-08-04", [
    { code: "112", debit: 1200, items: [payee] },
    { code: "501", credit: 1200, items: [contract] },
  ]);
  await book("2026-09-10", [
    { code: "bank", debit: 500 },
    { code: "112", credit: 500, items: [payee, contract] },
  ]);
  await book("2026-07-10", [
    { code: "151", debit: 6000 },
    { code: "311", credit: 6000 },
  ]);
  await must("asset.save", { id: null, ledgerId, card: assetCard(year, { name: "村部空调", keeper: "柳文书" }) });
  for (const month of ["2026-08", "2026-09", "2026-10", "2026-11", "2026-12"]) {
    const { voucherId } = await must("asset.depreciate", { ledgerId, month, workloads: [] });
    await passOn(year, voucherId ?? "");
  }
  await closeYear(year);
  const { path } = await must("archive.make", { ledgerId, year: 2026 });
  expect(await must("archive.verify", { path })).toMatchObject({ isSound: true, books: "ours", differences: [] });
  files = unzipSync(readFileSync(path));
}, 90_000);
afterAll(() => {
  year.close();
});

it("holds every book and register that has something in it, as paper and as data", () => {
  const books = Object.keys(files).filter((path) => path.startsWith("账簿/") || path.startsWith("报表/"));
  const titles = [
    "总账",
    "明细账",
    "银行存款日记账",
    "现金日记账",
    "科目余额表",
    "多栏账",
    "数量金额账",
    "辅助明细账-往来单位",
    "辅助明细账-合同",
    "辅助余额表",
    "往来账龄表",
    "银行存款余额调节表",
    "资产卡片-价值",
    "资产卡片-登记",
    "资产变动记录",
    "发包租赁台账",
    "收租记录",
  ].map((title) => `账簿/${title}`);
  const reports = ["年度财务报表", "月度资产负债表", "月度收益及收益分配表", "收支明细表"].map(
    (title) => `报表/${title}`,
  );
  expect(books.toSorted()).toEqual(
    [...titles, ...reports].flatMap((path) => ["pdf", "csv", "xml"].map((ending) => `${path}.${ending}`)).toSorted(),
  );
  const index = textOf("目录.html");
  for (const path of books) expect(index).toContain(`href="${path.split("/").map(encodeURIComponent).join("/")}"`);
  for (const path of books.filter((each) => each.endsWith(".pdf")))
    expect(new TextDecoder("latin1").decode(files[path]).startsWith("%PDF")).toBe(true);
});

it("says in its data what the books say", () => {
  const stock = textOf("账簿/数量金额账.csv");
  expect(stock).toContain("121,库存物资,袋,2026-08-03,记-1,日常收支,2,150.00,300.00,,,,2,150.00,300.00");
  const items = textOf("账簿/辅助明细账-往来单位.csv");
  expect(items).toMatch(/^112,应收款,\S+,王老板,[^,]+,2026-09-10,记-\d+,日常收支,\S+,,500\.00,借,700\.00\r?$/m);
  expect(textOf("账簿/资产卡片-价值.csv")).toContain("0001,村部空调,固定资产");
  expect(textOf("账簿/资产变动记录.csv").match(/0001,村部空调,2026-\d\d-\d\d,折旧或摊销,0\.00,100\.00/g)).toHaveLength(
    5,
  );
  expect(textOf("账簿/发包租赁台账.csv")).toContain("租1号,鱼塘,东塘,30亩,王老板,2026-07-01,2027-06-30,");
  expect(textOf("账簿/发包租赁台账.csv")).toContain("1200.00,500.00,700.00,700.00,0.00");
  expect(textOf("账簿/收租记录.csv").trimEnd().split("\r\n")).toHaveLength(3);
  expect(textOf("账簿/往来账龄表.csv")).toContain("王老板,700.00,2026-08-04");
  expect(textOf("账簿/多栏账.csv")).toContain("经营收入");
  expect(textOf("账簿/银行存款余额调节表.csv")).toContain("2026-12");
  expect(textOf("报表/收支明细表.csv")).toContain("支出合计");
});

/** The package with one data file changed and the list made to cover it. */
const forged = async (path: string, change: (text: string) => string) => {
  const bytes = new TextEncoder().encode(change(new TextDecoder("utf-8", { ignoreBOM: true }).decode(files[path])));
  expect(Buffer.compare(bytes, files[path] ?? bytes)).not.toBe(0);
  const list = JSON.parse(textOf("清单.json")) as { files: { path: string }[] };
  const hashes = {
    sizeBytes: bytes.length,
    sha256: createHash("sha256").update(bytes).digest("hex"),
    sm3: sm3(bytes),
  };
  const listed = list.files.map((file) => (file.path === path ? { ...file, ...hashes } : file));
  const manifest = new TextEncoder().encode(JSON.stringify({ ...list, files: listed }));
  const target = join(year.folder, "forged.zip");
  writeFileSync(target, zipSync({ ...files, [path]: bytes, "清单.json": manifest }));
  const { differences } = await year.must("archive.verify", { path: target });
  return differences.filter(({ code }) => code === "data-differs").map(({ place }) => place);
};

it.each<readonly [string, (text: string) => string, RegExp]>([
  ["账簿/数量金额账.csv", (text) => text.replace("记-1,日常收支,2,", "记-1,日常收支,20,"), /2026-08 记-1 科目 121$/],
  [
    "账簿/辅助明细账-往来单位.csv",
    (text) => text.replace(/(王老板.*),,500\.00,/, "$1,,50.00,"),
    /2026-09 记-\d+ 科目 112$/,
  ],
  ["账簿/多栏账.csv", (text) => text.replace("88888.88", "88888.80"), /2026-12 记-\d+ 科目 501$/],
])("finds %s rewritten together with the list", async (path, change, place) => {
  expect(await forged(path, change)).toEqual([expect.stringMatching(place)]);
});

it("finds a line moved to another item of the same account", async () => {
  const path = "账簿/辅助明细账-往来单位.csv";
  const shop = /^211,应付款,(\S+?),启明农资店,([^,]+),/m.exec(textOf(path))?.[2] ?? "";
  const moved = (text: string) => text.replace(/^(112,.*王老板,)[^,]+(,2026-09-10,.*)$/m, `$1${shop}$2`);
  expect((await forged(path, moved)).length).toBeGreaterThan(0);
});
