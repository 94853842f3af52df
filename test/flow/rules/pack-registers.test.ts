import { afterEach, describe, expect, it } from "vitest";
import type { OutputOf } from "#contract/contract.ts";
import { openVillage, type Village } from "#test/support/village.ts";

let village: Village | undefined;
afterEach(() => {
  village?.close();
  village = undefined;
});

type Report = OutputOf<"pack.report">;
const linesOf = ({ rows }: Report, code: string) =>
  rows.find((row) => row.code === code)?.measures.flatMap((measure) => measure.lines) ?? [];

const share = (numerator: number, denominator: number) => ({ numerator, denominator });
const scheme = {
  kind: "pay" as const,
  title: "村干部基本报酬",
  ledgerId: null,
  basis: "青禾镇示例第三条",
  resolutionId: null,
  scheme: {
    posts: ["secretary" as const],
    parts: [
      {
        name: "基本报酬",
        gate: null,
        way: {
          kind: "formula" as const,
          indicator: "农村居民人均可支配收入",
          yearsBack: 1,
          formula: {
            multiple: share(2, 1),
            ratios: [{ post: "secretary" as const, ratio: share(1, 1) }],
            addOns: [],
            rounding: { stepFen: 1, direction: "half-up" as const },
          },
        },
      },
    ],
  },
  standard: null,
  fromMonth: "2026-07",
  toMonth: null,
};

/** The list's voucher with the papers and signatures the shipped rules ask for. */
const bookPay = async (own: Village, id: string): Promise<string> => {
  const { voucherId } = await own.must("payList.book", {
    id,
    onDate: "2026-08-31",
    categoryId: own.categoryOf("干部报酬"),
    moneyAccountId: own.accountOf("10201"),
    withheldAccountId: null,
  });
  const draft = await own.must("voucher.show", { id: voucherId });
  const minutes = { kind: "minutes" as const, number: "", onDate: null, amountFen: null, party: "", note: "" };
  await own.must("voucher.save", {
    id: voucherId,
    version: draft.version,
    content: {
      ledgerId: own.ledgerId,
      onDate: draft.onDate,
      paperCount: 1,
      documents: [...draft.documents, minutes],
      approvals: (["village-head", "supervisors", "two-committees"] as const).map((role, at) => ({
        role,
        name: ["柳青", "何监督", "两委会"][at] ?? "",
        onDate: draft.onDate,
      })),
      entries: draft.entries.map(({ summary, accountId, debitFen, creditFen, categoryId, items }) => ({
        summary,
        accountId,
        debitFen,
        creditFen,
        categoryId,
        items: items.map(({ kind, itemId }) => ({ kind, itemId })),
      })),
    },
  });
  return voucherId;
};
const postReviewed = async (own: Village, id: string): Promise<void> => {
  const { version } = await own.must("voucher.show", { id });
  await own.must("voucher.review", { id, version });
  expect((await own.must("voucher.post", { ids: [id] })).refused).toEqual([]);
};

describe("the rows of a pack", () => {
  it("compare what people were paid by vouchers with what the document sets", async () => {
    village = await openVillage();
    const own = village;
    const report = () => own.must("pack.report", { packId: "sample-county", year: 2026, toMonth: 8 });
    await own.must("villager.save", {
      id: null,
      villageId: own.villageId,
      person: {
        name: "李书记",
        idTail: "",
        phone: "",
        bankName: "",
        bankAccount: "",
        household: "",
        note: "",
        isActive: true,
        posts: [{ post: "secretary", title: "", fromOn: "2026-01-01", toOn: null, basis: "" }],
        relations: [],
      },
    });
    expect(linesOf(await report(), "B4")).toMatchObject([{ state: "missing", missing: "indicator" }]);
    await own.must("indicator.save", {
      name: "农村居民人均可支配收入",
      year: 2025,
      amountFen: 1_080_000,
      source: "统计公报",
    });
    const made = await own.must("payScheme.propose", { id: null, scheme });
    await own.must("payScheme.approve", made, "reviewer");
    const { id } = await own.must("payList.save", {
      id: null,
      list: {
        ledgerId: own.ledgerId,
        schemeId: made.id,
        month: "2026-08",
        title: "八月村干部报酬",
        reason: "",
        resolutionId: null,
        lines: [],
      },
    });
    const due = 8 * 180_000;
    expect(linesOf(await report(), "B4")).toMatchObject([{ due, actual: 0, state: "short" }]);
    await own.must("payList.approve", { id }, "reviewer");
    expect(linesOf(await report(), "B4")).toMatchObject([{ due, actual: 0, about: "村书记", state: "short" }]);
    const voucherId = await bookPay(own, id);
    expect(linesOf(await report(), "B4")).toMatchObject([{ due, actual: 0 }]);
    await postReviewed(own, voucherId);
    expect(linesOf(await report(), "B4")).toMatchObject([{ due, actual: 180_000, state: "short" }]);
    expect(linesOf(await report(), "B7")).toMatchObject([{ due: 36, state: "missing", missing: "earlier-pay" }]);
    const correction = { id: voucherId, onDate: "2026-09-10", reason: "名单有误", andCopy: false };
    const { redId } = await own.must("voucher.correct", correction);
    await postReviewed(own, redId);
    expect(linesOf(await report(), "B4")).toMatchObject([{ due, actual: 0, state: "short" }]);
  });

  it("compare what arrived of a grant with what was granted", async () => {
    village = await openVillage();
    await village.must("grant.save", {
      id: null,
      ledgerId: village.ledgerId,
      itemId: null,
      terms: {
        document: "青农〔2026〕12号",
        department: "县农业农村局",
        title: "村级工作专项经费",
        grantedOn: "2026-07-10",
        expiresOn: null,
        amountFen: 500_000,
        categoryIds: [],
        expected: [],
      },
      reason: "",
    });
    const report = await village.must("pack.report", { packId: "sample-city-study", year: 2026, toMonth: 9 });
    expect(linesOf(report, "C2")[0]).toMatchObject({
      due: 500_000,
      actual: 0,
      state: "red",
      about: "村级工作专项经费",
    });
  });
});
