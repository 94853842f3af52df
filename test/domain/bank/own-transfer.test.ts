import { expect, it } from "vitest";
import { isOwnTransfer, type OwnLine } from "#domain/bank/own-transfer.ts";
import { localDate } from "#domain/core/dates.ts";
import { fen } from "#domain/core/fen.ts";

const leaving: OwnLine = {
  accountNumber: "62170001",
  onDate: localDate("2026-07-05"),
  amountFen: fen(-500),
  counterpartyAccount: "6230 0002",
};
const arriving: OwnLine = {
  accountNumber: "62300002",
  onDate: localDate("2026-07-06"),
  amountFen: fen(500),
  counterpartyAccount: "",
};

it.each([
  ["both ends", {}, true],
  ["both ends, each naming the other", { counterpartyAccount: "62170001" }, true],
  ["another amount", { amountFen: fen(501) }, false],
  ["the same direction", { amountFen: fen(-500) }, false],
  ["one account only", { accountNumber: "62170001" }, false],
  ["an arrival before it left", { onDate: localDate("2026-07-04") }, false],
  ["an arrival too late", { onDate: localDate("2026-07-16") }, false],
  ["an arrival from somebody else", { counterpartyAccount: "62179999" }, false],
])("a transfer between own accounts is told by %s", (_case, told, expected) => {
  expect(isOwnTransfer(leaving, { ...arriving, ...told }, 10)).toBe(expected);
  expect(isOwnTransfer({ ...arriving, ...told }, leaving, 10)).toBe(expected);
});

it("is not guessed where neither bank names an account", () => {
  expect(isOwnTransfer({ ...leaving, counterpartyAccount: "" }, arriving, 10)).toBe(false);
});
