import { assetBooksOf } from "#domain/books/asset-books.ts";
import { chinaDateOf, monthOf } from "#domain/core/dates.ts";
import type { AssetId } from "#domain/core/ids.ts";
import { assetSheet, planCards } from "#domain/funds/asset-sheet.ts";
import { readAccounts } from "#store/account-rows.ts";
import { addAsset, assetNumbers } from "#store/asset-rows.ts";
import { readLedger } from "#store/ledger-rows.ts";
import { cardFrom } from "./assets.ts";
import { callerOf, done, refuse, type Call, type Reply } from "./call.ts";
import { change, changed } from "./change.ts";
import { sheetsOfRegister, templateOf } from "./register-files.ts";

export const assetTemplate = async (_call: Call<"asset.template">): Promise<Reply<"asset.template">> =>
  done(await templateOf(assetSheet));

/** Takes in a filled workbook of cards whole, or nothing of it. */
export const importAssets = (call: Call<"asset.import">): Reply<"asset.import"> =>
  change(call, (writing) => {
    const { ledgerId, file } = call.input;
    const ledger = readLedger(writing, ledgerId);
    if (ledger === undefined) return refuse({ code: "not-found", kind: "ledger" });
    const read = sheetsOfRegister(file, assetSheet);
    if (!read.ok) return refuse({ code: "register-refused", places: [...read.places] });
    const today = monthOf(chinaDateOf(call.now()));
    const taken = new Set(assetNumbers(writing, ledgerId));
    const { cards, places } = planCards(read.sheets, {
      accounts: readAccounts(writing, ledgerId),
      books: assetBooksOf(ledger.system),
      taken,
    });
    if (places.length > 0) return refuse({ code: "register-refused", places: [...places] });
    // Numbers people gave come first, so that one counted up cannot take one named further down.
    for (const card of cards.toSorted((one, other) => Number(one.number === null) - Number(other.number === null))) {
      const input = { ...card, categoryId: null, lifeUnits: 0, openingUnits: 0 };
      const of = { id: call.newId<AssetId>(), ledgerId, before: undefined, voucherId: null, today };
      const whole = cardFrom(writing, of, input);
      if (!whole.ok) return whole;
      addAsset(writing, whole.card, { by: callerOf(call).id, at: call.now() });
    }
    return changed(
      { added: cards.length },
      { subject: `${ledger.name}：导入资产卡片 ${String(cards.length)} 张`, facts: { file: file.name } },
    );
  });
