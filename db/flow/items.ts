import { nextItemCode } from "#domain/books/account-code.ts";
import { plainAccountNumber } from "#domain/books/bank-account-number.ts";
import type { ItemId } from "#domain/core/ids.ts";
import { maskedNumber } from "#domain/people/masking.ts";
import { initialsOf } from "#files/pinyin.ts";
import { addItem, changeItem, readItems, type ItemRow } from "#store/item-rows.ts";
import { readLedger } from "#store/ledger-rows.ts";
import { done, refuse, type Call, type Reply } from "./call.ts";
import { change, changed } from "./change.ts";
import { seesNumbers } from "./villagers.ts";

/** The kinds of auxiliary items, as records and files name them. */
export const itemKindNames = {
  payee: "往来单位",
  member: "成员农户",
  project: "项目",
  fund: "资金",
  contract: "合同",
  person: "人员",
  "own-1": "自定义一",
  "own-2": "自定义二",
  "own-3": "自定义三",
  "own-4": "自定义四",
} as const;

export const listItems = (call: Call<"item.list">): Reply<"item.list"> => {
  const { ledgerId } = call.input;
  if (readLedger(call.ledger.reading, ledgerId) === undefined) return refuse({ code: "not-found", kind: "ledger" });
  const items = readItems(call.ledger.reading, ledgerId);
  return done({
    items: items.map(({ bankAccount: _account, ...item }) => ({ ...item, initials: initialsOf(item.name) })),
  });
};

export const showItemRegister = (call: Call<"item.register">): Reply<"item.register"> =>
  call.ledger.snapshot((reading): Reply<"item.register"> => {
    const { ledgerId } = call.input;
    if (readLedger(reading, ledgerId) === undefined) return refuse({ code: "not-found", kind: "ledger" });
    const isMasked = !seesNumbers(call.caller);
    const items = readItems(reading, ledgerId).map((item) => ({
      ...item,
      bankAccount: isMasked ? maskedNumber(item.bankAccount) : item.bankAccount,
      initials: initialsOf(item.name),
    }));
    return done({ ledgerId, title: "辅助项目", items });
  });

/** An item keeps its ledger and kind for good; a missing code becomes the next number of its kind. */
export const saveItem = (call: Call<"item.save">): Reply<"item.save"> =>
  change(call, (writing) => {
    const { id, ledgerId, kind, name, bankAccount, note, isActive } = call.input;
    const ledger = readLedger(writing, ledgerId);
    if (ledger === undefined) return refuse({ code: "not-found", kind: "ledger" });
    const sameKind = readItems(writing, ledgerId).filter((item) => item.kind === kind);
    const before = sameKind.find((item) => item.id === id);
    if (id !== null && before === undefined) return refuse({ code: "not-found", kind: "item" });
    const code = call.input.code ?? before?.code ?? nextItemCode(sameKind.map((item) => item.code));
    if (sameKind.some((item) => item.id !== id && item.code === code)) {
      return refuse({ code: "code-taken", takenCode: code });
    }
    // Whoever was shown the number masked gives it back masked.
    const isUntouched =
      before !== undefined && before.bankAccount !== "" && bankAccount === maskedNumber(before.bankAccount);
    const row: ItemRow = {
      id: before?.id ?? call.newId<ItemId>(),
      ledgerId,
      kind,
      code,
      name,
      bankAccount: isUntouched ? before.bankAccount : plainAccountNumber(bankAccount),
      note,
      isActive,
    };
    if (before === undefined) addItem(writing, row);
    else changeItem(writing, row);
    return changed(
      { id: row.id, code },
      {
        subject: `${ledger.name}：${before === undefined ? "新增" : "修改"}${itemKindNames[kind]} ${code} ${name}${isActive ? "" : "，停用"}`,
        facts: { kind, code, name, nameBefore: before?.name ?? null, bankAccount: row.bankAccount },
      },
    );
  });
