import { afterEach, beforeEach, expect, it } from "vitest";
import type { InputOf } from "#contract/contract.ts";
import { openClaimVillage, type ClaimVillage } from "#test/support/claim-village.ts";
import { clippingOf } from "#test/support/pdf-clipping.ts";
import { linesOf, readPdf } from "#test/support/pdf-text.ts";

let village: ClaimVillage;
beforeEach(async () => {
  village = await openClaimVillage();
});
afterEach(() => {
  village.close();
});

it("the papers of a claim have all their text in its place, however much was written", async () => {
  const { must, claimOf, saveClaim, walk, categoryOf } = village;
  const line = { categoryId: categoryOf("办公费"), amountFen: 17_500, projectItemId: null };
  const id = await saveClaim(
    claimOf({
      purpose: "购买村委会、老年活动中心和卫生服务站共用的打印纸、硒鼓、档案盒、装订线等办公用品一批，按季度集中采购",
      payee: "青禾县文化办公用品批发部（个体工商户）",
      note: "货物由三处各自签收，签收单附后；其中硒鼓两只为备用，存放在村委会档案室，由文书保管。",
      lines: [
        { ...line, summary: "打印纸十二箱，A4，每箱八包，送到村委会、活动中心和卫生服务站三处" },
        { ...line, summary: "硒鼓四只，档案盒六十个，装订线两轴" },
      ],
    }),
  );
  const shown = await walk(id, "lodge");
  const papers: readonly InputOf<"claim.print">["of"][] = [
    { kind: "claim", id },
    { kind: "lodgement", id: shown.lodgements[0]?.id ?? "" },
    { kind: "meeting", id: shown.meetings[0]?.id ?? "" },
  ];
  for (const of of papers) {
    const made = await must("claim.print", { of, format: "pdf" });
    const bytes = Buffer.from(made.bytes, "base64");
    expect(await clippingOf(bytes)).toEqual({ pages: made.pages, faults: [] });
    expect((await readPdf(bytes)).flatMap(linesOf).join("")).toContain(
      of.kind === "claim" ? "青禾县文化办公用品" : "350.00",
    );
  }
});
