import { expect, it } from "vitest";
import { fen } from "#domain/core/fen.ts";
import type { AccountId, LeaseId, VoucherId } from "#domain/core/ids.ts";
import { rentEffects, type RentBefore, type RentLine, type RentSide } from "#domain/funds/rent-received.ts";

const pond = "pond" as LeaseId;
const field = "field" as LeaseId;
type Of = Partial<Pick<RentLine, "leaseId" | "party">>;
/** Account, debit, credit, and what the line names. */
type Row = readonly [string, number, number, Of?];

const sides: Readonly<Record<string, RentSide>> = { "1": "money", "2": "due", "3": "other" };
const sideOf = (code: string): RentSide => {
  if (code.startsWith("11")) return "due";
  if (code === "515") return "loss";
  return code.startsWith("5") ? "income" : (sides[code.slice(0, 1)] ?? "other");
};
const lineOf = ([code, debit, credit, of]: Row): RentLine => ({
  accountId: code as AccountId,
  side: sideOf(code),
  leaseId: null,
  party: null,
  amountFen: fen(credit - debit),
  ...of,
});
const nothing: RentBefore = { balances: new Map(), unearned: new Map() };

/** What vouchers (each its rows, and the place of the one it cancels) come to for a contract: received, claimed, held. */
const standing = (
  vouchers: readonly (readonly Row[])[],
  {
    lease = pond,
    before = nothing,
    cancels = {},
  }: { lease?: LeaseId; before?: RentBefore; cancels?: Record<number, number> } = {},
): readonly number[] => {
  const effects = rentEffects(
    before,
    vouchers.map((rows, index) => ({
      id: String(index) as VoucherId,
      correctsId: cancels[index] === undefined ? null : (String(cancels[index]) as VoucherId),
      lines: rows.map(lineOf),
    })),
  );
  const own = [...effects.values()].flat().filter((effect) => effect.leaseId === lease);
  const sum = (key: "receivedFen" | "claimFen" | "heldFen"): number =>
    own.reduce((total, each) => total + each[key], 0);
  return [sum("receivedFen"), sum("claimFen"), sum("heldFen")];
};

const named = { leaseId: pond } as const;
const lessee = { party: "lessee" } as const;
const both = { ...named, ...lessee } as const;
const accrual: readonly Row[] = [
  ["112", 100, 0, lessee],
  ["501", 0, 100, named],
];
const paid: readonly Row[] = [
  ["102", 100, 0],
  ["112", 0, 100, lessee],
];

it.each<readonly [string, readonly (readonly Row[])[], readonly [number, number, number]]>([
  [
    "rent that comes in as money",
    [
      [
        ["102", 100, 0],
        ["501", 0, 100, named],
      ],
    ],
    [100, 0, 0],
  ],
  ["rent put down as a claim, the contract on the income", [accrual], [0, 100, 0]],
  [
    "the same with the contract on the claim alone",
    [
      [
        ["112", 100, 0, both],
        ["501", 0, 100],
      ],
    ],
    [0, 100, 0],
  ],
  [
    "the same with the contract on both lines",
    [
      [
        ["112", 100, 0, both],
        ["501", 0, 100, named],
      ],
    ],
    [0, 100, 0],
  ],
  [
    "a claim against somebody else than the lessee",
    [
      [
        ["112", 100, 0, { party: "other" }],
        ["501", 0, 100, named],
      ],
    ],
    [0, 0, 0],
  ],
  [
    "a claim, then its payment that names the contract",
    [
      accrual,
      [
        ["102", 100, 0],
        ["112", 0, 100, both],
      ],
    ],
    [100, 0, 0],
  ],
  ["a claim, then its payment that names the lessee alone", [accrual, paid], [100, 0, 0]],
  [
    "a claim paid in part",
    [
      accrual,
      [
        ["101", 30, 0],
        ["112", 0, 30, both],
      ],
    ],
    [30, 70, 0],
  ],
  [
    "part paid at once and part put down",
    [
      [
        ["102", 40, 0],
        ["112", 60, 0, lessee],
        ["501", 0, 100, named],
      ],
    ],
    [40, 60, 0],
  ],
  [
    "a claim written off",
    [
      accrual,
      [
        ["515", 100, 0],
        ["112", 0, 100, both],
      ],
    ],
    [0, 0, 0],
  ],
  [
    "a claim written off without the contract's name",
    [
      accrual,
      [
        ["515", 100, 0],
        ["112", 0, 100, lessee],
      ],
    ],
    [0, 0, 0],
  ],
  [
    "a claim cancelled by hand in red",
    [
      accrual,
      [
        ["112", -100, 0, lessee],
        ["501", 0, -100, named],
      ],
    ],
    [0, 0, 0],
  ],
  [
    "rent let off",
    [
      accrual,
      [
        ["501", 100, 0, named],
        ["112", 0, 100, lessee],
      ],
    ],
    [0, 0, 0],
  ],
  [
    "a claim set off against a debt to the lessee",
    [
      [
        ["211", 0, 100, lessee],
        ["511", 100, 0],
      ],
      accrual,
      [
        ["211", 100, 0, lessee],
        ["112", 0, 100, both],
      ],
    ],
    [100, 0, 0],
  ],
  [
    "rent set off against a debt to the lessee at once",
    [
      [
        ["511", 80, 0],
        ["211", 0, 80, lessee],
      ],
      [
        ["211", 80, 0, lessee],
        ["501", 0, 80, named],
      ],
    ],
    [80, 0, 0],
  ],
  [
    "the same with the contract on both lines",
    [
      [
        ["511", 80, 0],
        ["211", 0, 80, lessee],
      ],
      [
        ["211", 80, 0, both],
        ["501", 0, 80, named],
      ],
    ],
    [80, 0, 0],
  ],
  [
    "a share of a member set off against rent in 内部往来",
    [
      [
        ["322", 50, 0],
        ["113", 0, 50, lessee],
      ],
      [
        ["113", 80, 0, lessee],
        ["501", 0, 80, named],
      ],
    ],
    [50, 30, 0],
  ],
  [
    "an advance",
    [
      [
        ["102", 100, 0],
        ["501", 0, 40, named],
        ["211", 0, 60, both],
      ],
    ],
    [100, 0, 60],
  ],
  [
    "an advance that becomes income",
    [
      [
        ["102", 60, 0],
        ["211", 0, 60, both],
      ],
      [
        ["211", 60, 0, both],
        ["501", 0, 60, named],
      ],
    ],
    [60, 0, 0],
  ],
  [
    "an advance that becomes income named once",
    [
      [
        ["102", 60, 0],
        ["211", 0, 60, both],
      ],
      [
        ["211", 60, 0, lessee],
        ["501", 0, 60, named],
      ],
    ],
    [60, 0, 0],
  ],
  [
    "an advance on 应收款 that rent put down uses up",
    [
      [
        ["102", 60, 0],
        ["112", 0, 60, both],
      ],
      [
        ["112", 60, 0, lessee],
        ["501", 0, 60, named],
      ],
    ],
    [60, 0, 0],
  ],
  [
    "a deposit beside rent",
    [
      [
        ["102", 150, 0],
        ["501", 0, 100, named],
        ["211", 0, 50, lessee],
      ],
    ],
    [100, 0, 0],
  ],
  [
    "a deposit kept as rent",
    [
      [
        ["102", 50, 0],
        ["211", 0, 50, lessee],
      ],
      [
        ["211", 50, 0, lessee],
        ["501", 0, 50, named],
      ],
    ],
    [50, 0, 0],
  ],
  [
    "rent given back",
    [
      [
        ["102", 100, 0],
        ["501", 0, 100, named],
      ],
      [
        ["501", 30, 0, named],
        ["102", 0, 30],
      ],
    ],
    [70, 0, 0],
  ],
  [
    "rent in red by hand",
    [
      [
        ["102", 100, 0],
        ["501", 0, 100, named],
      ],
      [
        ["102", -100, 0],
        ["501", 0, -100, named],
      ],
    ],
    [0, 0, 0],
  ],
  [
    "rent in kind",
    [
      [
        ["121", 100, 0],
        ["501", 0, 100, named],
      ],
    ],
    [100, 0, 0],
  ],
  [
    "a contract named afterwards",
    [
      [
        ["102", 100, 0],
        ["501", 0, 100],
      ],
      [
        ["501", 100, 0],
        ["501", 0, 100, named],
      ],
    ],
    [100, 0, 0],
  ],
])("counts %s", (_case, vouchers, expected) => {
  expect(standing(vouchers)).toEqual(expected);
});

it("undoes what a cancelled voucher did, also where that named no contract", () => {
  const red = paid.map(([code, debit, credit, of = {}]): Row => [code, -debit, -credit, of]);
  expect(standing([accrual, paid, red], { cancels: { 2: 1 } })).toEqual([0, 100, 0]);
  const redAccrual = accrual.map(([code, debit, credit, of = {}]): Row => [code, -debit, -credit, of]);
  expect(standing([accrual, redAccrual], { cancels: { 1: 0 } })).toEqual([0, 0, 0]);
});

it("lays a payment without a contract on the oldest claim, other debts of the lessee among them", () => {
  const other: readonly Row[] = [
    ["112", 70, 0, lessee],
    ["501", 0, 70, { leaseId: field }],
  ];
  expect(standing([accrual, other, paid])).toEqual([100, 0, 0]);
  expect(standing([accrual, other, paid], { lease: field })).toEqual([0, 70, 0]);
  const before = { balances: new Map([["112" as AccountId, fen(-40)]]), unearned: new Map() };
  expect(standing([accrual, paid], { before })).toEqual([60, 40, 0]);
});

it("knows an advance from before the books began as received", () => {
  const before = { balances: new Map([["211" as AccountId, fen(60)]]), unearned: new Map([[pond, fen(60)]]) };
  expect(
    standing(
      [
        [
          ["211", 60, 0, lessee],
          ["501", 0, 60, named],
        ],
      ],
      { before },
    ),
  ).toEqual([0, 0, -60]);
});
