import type { Payment } from "#domain/audit/facts.ts";
import { voucherNameOf } from "#domain/audit/names.ts";
import { fen, sumOf } from "#domain/core/fen.ts";
import { paidTo } from "./payees.ts";
import type { BankMaterial, QuarterMaterial, VoucherMaterial } from "./quarter-material.ts";

const money = /^10[12]/;
const hasMoved = (voucher: VoucherMaterial): boolean =>
  !voucher.isReversed && voucher.kind !== "red" && voucher.kind !== "closing";
/** Cash drawn or banked, or moved between own accounts, pays nobody. */
const isTransfer = (voucher: VoucherMaterial): boolean =>
  voucher.entries.every((entry) => money.test(entry.accountCode));
const textOf = (voucher: VoucherMaterial): string =>
  (voucher.entries.find((entry) => !money.test(entry.accountCode)) ?? voucher.entries[0])?.summary ?? "";

const moneyOut = (voucher: VoucherMaterial): number =>
  sumOf(voucher.entries, (entry) => (money.test(entry.accountCode) ? entry.creditFen - entry.debitFen : 0));

type Lists = QuarterMaterial["lists"];

/** What stands behind a voucher that pays by a list: one made and approved here over the whole of it, or a paper called so. */
const listOf = (voucher: VoucherMaterial, lists: Lists): Payment["list"] => {
  if (moneyOut(voucher) <= (lists.get(voucher.id) ?? -1)) return "made";
  return voucher.documents.some((document) => document.kind === "list") ? "paper" : null;
};

const partyKinds: ReadonlySet<string> = new Set(["payee", "member", "person"]);
const partiesBeside = (voucher: VoucherMaterial, payee: string): readonly string[] => {
  const items = voucher.items.filter(({ kind }) => partyKinds.has(kind)).map(({ name }) => name);
  const names = new Set([...items, ...voucher.documents.map(({ party }) => party)]);
  return [...names].filter((name) => name !== "" && name !== payee);
};

const linePayments = (
  bank: BankMaterial,
  { vouchers, lists }: { readonly vouchers: ReadonlyMap<string, VoucherMaterial>; readonly lists: Lists },
): readonly Payment[] =>
  bank.movements
    .filter((line) => line.amountFen < 0)
    .flatMap((line): readonly Payment[] => {
      const voucher = line.voucherId === null ? undefined : vouchers.get(line.voucherId);
      if (voucher !== undefined && (isTransfer(voucher) || !hasMoved(voucher))) return [];
      const party = voucher === undefined ? undefined : paidTo(voucher);
      const payee = line.counterpartyName === "" ? (party?.name ?? "") : line.counterpartyName;
      return [
        {
          key: line.id,
          way: "bank",
          voucherId: line.voucherId,
          voucherName: voucher === undefined ? "" : voucherNameOf(voucher),
          onDate: line.onDate,
          amountFen: fen(-line.amountFen),
          payee,
          account: line.counterpartyAccount,
          isPerson: party?.isPerson === true || readsLikePerson(payee),
          list: voucher === undefined ? null : listOf(voucher, lists),
          parties: voucher === undefined ? [] : partiesBeside(voucher, payee),
          text: voucher === undefined ? line.text : textOf(voucher),
        },
      ];
    });

// The last character of what is no person's name: shops, works, offices, villages.
const notPersons = /[店厂社队村组所校馆部行站会园场院处办司户局中心铺室]$/;
/** Two to four Chinese characters that do not end like the name of a unit. */
export const readsLikePerson = (name: string): boolean => /^\p{Script=Han}{2,4}$/u.test(name) && !notPersons.test(name);

/** Money that vouchers moved without a statement line: in cash, or over the bank without a line that is tied to them. */
const voucherPayments = (material: QuarterMaterial): readonly Payment[] => {
  return material.vouchers
    .filter((voucher) => hasMoved(voucher) && !isTransfer(voucher))
    .flatMap((voucher) =>
      (["101", "102"] as const).flatMap((code): readonly Payment[] => {
        const paidFen = sumOf(voucher.entries, (entry) =>
          entry.accountCode.startsWith(code) ? entry.creditFen - entry.debitFen : 0,
        );
        if (paidFen <= 0 || (code === "102" && voucher.payments.length > 0)) return [];
        const party = paidTo(voucher);
        return [
          {
            voucherId: voucher.id,
            voucherName: voucherNameOf(voucher),
            list: listOf(voucher, material.lists),
            parties: partiesBeside(voucher, party.name),
            key: `${voucher.id}:${code}`,
            way: code === "101" ? "cash" : "bank",
            onDate: voucher.onDate,
            amountFen: paidFen,
            payee: party.name,
            account: "",
            isPerson: party.isPerson || readsLikePerson(party.name),
            text: textOf(voucher),
          },
        ];
      }),
    );
};

const knownPayments = new WeakMap<QuarterMaterial, readonly Payment[]>();

/** Money that left in the quarter, transfers between own accounts left out. Gathered once for the tests and the sheets. */
export const paymentsOf = (material: QuarterMaterial): readonly Payment[] => {
  const known = knownPayments.get(material);
  if (known !== undefined) return known;
  const payments = gatherPayments(material);
  knownPayments.set(material, payments);
  return payments;
};

const gatherPayments = (material: QuarterMaterial): readonly Payment[] => {
  const vouchers = new Map<string, VoucherMaterial>(material.vouchers.map((voucher) => [voucher.id, voucher]));
  const { lists } = material;
  return [...material.banks.flatMap((bank) => linePayments(bank, { vouchers, lists })), ...voucherPayments(material)];
};
