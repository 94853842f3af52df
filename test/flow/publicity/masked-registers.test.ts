import { afterEach, beforeEach, expect, it } from "vitest";
import type { InputOf } from "#contract/contract.ts";
import { linesOf, readPdf } from "#test/support/pdf-text.ts";
import { openVillage, type Village } from "#test/support/village.ts";

let village: Village;
beforeEach(async () => {
  village = await openVillage();
  const settings = await village.must("settings.show", {});
  await village.must("settings.save", { ...settings, backupBeforeClose: false }, "head");
});
afterEach(() => {
  village.close();
});

const person: InputOf<"villager.save">["person"] = {
  name: "赵铁柱",
  idTail: "",
  phone: "",
  bankName: "",
  bankAccount: "",
  household: "",
  note: "",
  isActive: true,
  posts: [],
  relations: [{ name: "钱小花", relation: "配偶", relativeId: null, phone: "", bankAccount: "", note: "" }],
};

it("hides whom 人员与职务 and the receipt books name in what is typed", async () => {
  const { must, book, content, ledgerId } = village;
  const hidden = { hidesNames: true, hidesAccounts: true, hidesIds: true };
  await must("publicity.saveSettings", { ...(await must("publicity.settings", {})), ...hidden });
  await must("villager.save", { id: null, villageId: village.villageId, person });
  await must("receiptBook.issue", {
    ledgerId,
    sort: "村级收款收据",
    firstNumber: "No0101",
    lastNumber: "No0150",
    issuedOn: "2026-07-02",
    issuedTo: "孙收款",
  });
  for (const summary of ["收赵铁柱鱼塘承包费", "收钱小花荒地租金", "孙收款交来摊位费"])
    await book(
      content("2026-07-06", [
        { code: "bank", debit: 100, summary },
        { code: "501", credit: 100, summary },
      ]),
    );
  for (const month of ["2026-07", "2026-08", "2026-09"]) await must("period.close", { ledgerId, month });
  const sheet = await must("disclosure.preview", { ledgerId, quarter: "2026Q3", paper: "A4", format: "pdf" });
  const text = (await readPdf(new Uint8Array(Buffer.from(sheet.bytes, "base64")))).flatMap(linesOf).join("\n");
  for (const said of ["收赵**鱼塘承包费", "收钱**荒地租金", "孙**交来摊位费"]) expect(text).toContain(said);
});
