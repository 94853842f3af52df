import { fen, moneyTextFromFen, sumOf, zeroFen, type Fen } from "#domain/core/fen.ts";
import { isCardCode } from "#domain/books/village-card.ts";
import type { ListingRow } from "#domain/reports/listing.ts";
import { isOwnedThing, plainNameOf } from "./plain-names.ts";
import type { QuarterBook } from "./quarter-book.ts";
import { column, dayText, money, table, unlessZero, voucherText, type WallSource } from "./wall-cells.ts";
import type { WallTable } from "./wall-sheet.ts";

const standingColumns = [
  column("有什么", "text", 150),
  money("季度开始时"),
  money("这一季增加"),
  money("这一季减少"),
  money("季度末"),
];

const standing = (book: QuarterBook, codes: RegExp): readonly ListingRow[] =>
  book.trial
    .filter((row) => row.level === 1 && codes.test(row.code))
    .filter((row) => row.openingFen !== 0 || row.debitFen !== 0 || row.creditFen !== 0 || row.closingFen !== 0)
    .map((row) => {
      const isDebit = row.normalSide === "debit";
      const [more, less] = isDebit ? [row.debitFen, row.creditFen] : [row.creditFen, row.debitFen];
      const signed = (amountFen: number): Fen => fen(isDebit ? amountFen : -amountFen);
      return {
        cells: [
          plainNameOf(book.cover.system, row),
          signed(row.openingFen),
          unlessZero(more),
          unlessZero(less),
          signed(row.closingFen),
        ],
      };
    });

export const assets = ({ book, facts, mask }: WallSource): WallTable => {
  // A card is a debt; what it owes stands among the debts.
  const deposits = book.banks.filter((bank) => !isCardCode(bank.accountCode));
  const banks = deposits.map((bank): ListingRow => ({
    cells: [`　其中：${mask(`${bank.bankName} ${bank.number}`)}`, bank.openingFen, null, null, bank.closingFen],
  }));
  const moves = facts.assetMoves.map((move): ListingRow => {
    const what = `　${move.how === "came" ? "新添" : "处置"}：${move.name}${move.quantity === "" ? "" : ` ${move.quantity}`}（${dayText(move.onDate)}）`;
    return move.how === "came"
      ? { cells: [what, null, move.costFen, null, null] }
      : { cells: [what, null, null, move.costFen, null] };
  });
  const rows = standing(book, isOwnedThing);
  return table({
    title: "四、各项资产：村里有多少家当",
    hint: facts.assetCount === 0 ? "" : `登记的房屋、设备等共 ${facts.assetCount} 件，全部名册可到村里查看。`,
    columns: standingColumns,
    rows: [...rows, ...banks, ...moves],
  });
};

export const resources = ({ facts, mask }: WallSource): WallTable =>
  table({
    title: "五、各类资源：承包、出租的土地和场地",
    hint: "",
    columns: [
      column("什么地方", "text", 80),
      column("多大", "centre", 34),
      column("谁租的", "text", 56),
      column("到哪一天", "centre", 44),
      money("一年租金"),
      money("到期应交"),
      money("已经交了"),
      money("还欠"),
    ],
    rows: facts.resources.map((row) => ({
      cells: [
        mask(row.subject),
        row.area,
        mask(row.lessee),
        row.toOn,
        row.yearFen,
        row.dueFen,
        row.receivedFen,
        row.arrearsFen,
      ],
    })),
  });

export const debts = ({ book, mask }: WallSource): WallTable => {
  const parts = [
    { isClaim: true, name: "别人欠村里的" },
    { isClaim: false, name: "村里欠别人的" },
  ].flatMap(({ isClaim, name }): readonly ListingRow[] => {
    const own = book.parties.filter((party) => party.isClaim === isClaim);
    if (own.length === 0) return [];
    const sum = (amountOf: (party: (typeof own)[number]) => number): Fen => sumOf(own, amountOf);
    return [
      {
        tone: "section",
        cells: [
          name,
          null,
          sum((party) => party.openingFen),
          sum((party) => party.increaseFen),
          sum((party) => party.decreaseFen),
          sum((party) => party.closingFen),
          null,
        ],
      },
      ...own.map((party) => ({
        cells: [
          mask(party.party),
          party.account,
          party.openingFen,
          unlessZero(party.increaseFen),
          unlessZero(party.decreaseFen),
          party.closingFen,
          party.since ?? "",
        ],
      })),
    ];
  });
  return table({
    title: "六、债权债务：谁欠村里的，村里欠谁的",
    hint: "",
    columns: [
      column("和谁", "text", 80),
      column("什么款", "text", 66),
      money("季度开始时"),
      money("这一季增加"),
      money("这一季减少"),
      money("季度末"),
      column("从什么时候起", "centre", 40),
    ],
    rows: parts,
  });
};

export const shares = ({ book, facts }: WallSource): WallTable => {
  const lists = facts.lists.map((list): ListingRow => ({
    cells: [`　${list.title}（${dayText(list.onDate)}，${list.households} 户）`, null, null, null, list.totalFen],
  }));
  return table({
    title: "七、收益分配",
    hint: "",
    columns: standingColumns.map((each, index) => (index === 0 ? { ...each, heading: "哪一项" } : each)),
    rows: [...standing(book, /^(?:311|321|322)$/), ...lists],
  });
};

const yuan = (amountFen: Fen): string => `${moneyTextFromFen(amountFen)} 元`;

export const others = ({ book, mask }: WallSource): WallTable => {
  const columns = [
    column("什么事", "centre", 50),
    column("哪一天", "centre", 36),
    column("内容", "text", 230),
    money("金额（元）", 42),
  ];
  const votes = book.resolutions
    .filter((row) => row.metOn >= book.cover.firstDay)
    .map((row): ListingRow => {
      const text = `${row.number} ${row.title}：应到 ${row.entitled} 人，实到 ${row.present} 人，赞成 ${row.votesFor} 票，${row.isPassed ? "通过" : "没有通过"}`;
      return { cells: ["表决的事", dayText(row.metOn), mask(text), null] };
    });
  const corrections = book.adjustments.map((row): ListingRow => {
    const text = `${voucherText(row.original)} 记错了，用 ${voucherText(row.correction)} 更正：${mask(row.reason)}`;
    return { cells: ["更正的账", dayText(row.onDate), text, row.amountFen] };
  });
  const funds = book.trial
    .filter((row) => row.isLeaf && /^(?:231|241)/.test(row.code) && (row.creditFen !== 0 || row.closingFen !== 0))
    .map((row): ListingRow => {
      const text = `${mask(row.name)}：这一季收到 ${yuan(row.creditFen)}，用掉 ${yuan(row.debitFen)}，季度末还有`;
      return { cells: ["专项和筹资的钱", "", text, fen(row.closingFen === 0 ? zeroFen : -row.closingFen)] };
    });
  const works = book.projects.map((row): ListingRow => {
    const price = row.contractFen === null ? `预计 ${yuan(row.estimateFen)}` : `合同价 ${yuan(row.contractFen)}`;
    const builder = row.winner === "" ? "还没有定谁来做" : `${mask(row.winner)} 承建`;
    const vote = row.resolutionNumber === "" ? "" : `，表决 ${row.resolutionNumber}`;
    const text = `${mask(row.name)}：${price}，${builder}${vote}，做到 ${row.progressPercent}%，到现在付了 ${yuan(row.paidFen)}，这一季付了`;
    return { cells: ["村里的工程", "", text, row.quarterPaidFen] };
  });
  const grants = book.grants.map((row): ListingRow => {
    const lateFen = fen(Math.max(row.dueFen - row.receivedFen, 0));
    const late = lateFen === 0 ? "" : `，到期还没来的 ${yuan(lateFen)}`;
    const text = `${mask(row.title)}（${row.department}）：核定 ${yuan(row.grantedFen)}，用了 ${yuan(row.spentFen)}${late}，已经拨来`;
    return { cells: ["上级拨的钱", "", text, row.receivedFen] };
  });
  return table({
    title: "八、其他要让大家知道的事",
    hint: "",
    columns,
    rows: [...votes, ...works, ...grants, ...funds, ...corrections],
  });
};
