import { capRoomOf } from "./cap-room.ts";
import { fen, moneyTextFromFen, sumOf, type Fen } from "#domain/core/fen.ts";
import { plainNameOf } from "./plain-names.ts";
import type { QuarterBook } from "./quarter-book.ts";
import type { WallBar, WallChart, WallSummary } from "./wall-sheet.ts";

const mostBars = 6;

type Named = { readonly label: string; readonly amountFen: Fen };

/** The largest amounts as bars, everything smaller as one: a chart must be read from where one stands. */
const largest = (rows: readonly Named[]): readonly WallBar[] => {
  const sorted = rows.filter((row) => row.amountFen > 0).toSorted((left, right) => right.amountFen - left.amountFen);
  const kept = sorted.length <= mostBars ? sorted : sorted.slice(0, mostBars - 1);
  const rest = sorted.slice(kept.length);
  const shown =
    rest.length === 0
      ? kept
      : [...kept, { label: `其他 ${rest.length} 项`, amountFen: sumOf(rest, (row) => row.amountFen) }];
  const longest = Math.max(1, ...shown.map((row) => row.amountFen));
  return shown.map((row) => ({
    ...row,
    text: `${moneyTextFromFen(row.amountFen)} 元`,
    share: row.amountFen / longest,
    isOver: false,
  }));
};

const sources = (book: QuarterBook): WallChart => ({
  title: "钱从哪里来",
  hint: "这一季没有收入。",
  bars: largest(
    book.summary
      .filter((row) => row.section === "income")
      .map((row) => {
        const [code = "", name = ""] = row.name.split(" ");
        return { label: plainNameOf(book.cover.system, { code, name }), amountFen: row.quarterFen };
      }),
  ),
});

const uses = (book: QuarterBook): WallChart => {
  const groups = Map.groupBy(book.expense, (row) => (row.category === "" ? row.account : row.category));
  const rows = [...groups].map(([label, own]) => ({ label, amountFen: sumOf(own, (row) => row.amountFen) }));
  return { title: "钱花到哪里去", hint: "这一季没有支出。", bars: largest(rows) };
};

const caps = (book: QuarterBook): WallChart => {
  const rows = book.caps.flatMap((cap): readonly WallBar[] => {
    const roomFen = capRoomOf(cap);
    if (!cap.hasCap || roomFen === null) return [];
    const share = roomFen === 0 ? (cap.usedFen > 0 ? 1 : 0) : Math.max(0, cap.usedFen / roomFen);
    const text = `${moneyTextFromFen(cap.usedFen)} ／ ${moneyTextFromFen(roomFen)} 元`;
    return [
      {
        label: `${cap.category}（${cap.periodName}）`,
        amountFen: cap.usedFen,
        text,
        share,
        isOver: cap.usedFen > roomFen,
      },
    ];
  });
  const shown = rows.toSorted((left, right) => right.share - left.share).slice(0, mostBars);
  return { title: "表决的限额用了多少（已花／最多）", hint: "没有表决过限额。", bars: shown };
};

/** What is booked as owed to the village, party by party; rent and grants that are due stand beside it where nothing is booked of them. */
const claims = (book: QuarterBook, mask: (text: string) => string): WallChart => {
  const booked = [
    ...Map.groupBy(
      book.parties.filter(({ isClaim }) => isClaim),
      ({ party }) => party,
    ),
  ].map(([party, own]) => ({ party, amountFen: sumOf(own, (each) => each.closingFen) }));
  const isBooked = (name: string): boolean => booked.some(({ party, amountFen }) => party === name && amountFen > 0);
  const rents = Map.groupBy(
    book.resources.filter(({ lessee }) => !isBooked(lessee)),
    ({ lessee }) => lessee,
  );
  return {
    title: "村里该收还没收到的钱",
    hint: "没有人欠村里的钱。",
    bars: largest([
      ...booked.map(({ party, amountFen }) => ({ label: mask(party), amountFen })),
      ...[...rents].map(([lessee, own]) => ({
        label: `${mask(lessee)}（租金）`,
        amountFen: sumOf(own, ({ arrearsFen }) => arrearsFen),
      })),
      ...book.grants.map(({ title, dueFen, receivedFen }) => ({
        label: `${mask(title)}（拨款）`,
        amountFen: fen(Math.max(dueFen - receivedFen, 0)),
      })),
    ]),
  };
};

const isMoney = /^10[12]$/;

/** 明白纸: what came, what went, how much of each cap is used and what the village is owed, on one page. */
export const wallSummary = (book: QuarterBook, mask: (text: string) => string): WallSummary => {
  const moneyRows = book.trial.filter((row) => row.level === 1 && isMoney.test(row.code));
  const owedFen = sumOf(book.parties, (party) => (party.isClaim ? 0 : party.closingFen));
  return {
    figures: [
      { label: "季度开始时有钱", amountFen: sumOf(moneyRows, (row) => row.openingFen) },
      { label: "这一季收入", amountFen: fen(book.income.amountFen) },
      { label: "这一季支出", amountFen: fen(book.expense.amountFen) },
      { label: "季度末有钱", amountFen: sumOf(moneyRows, (row) => row.closingFen) },
    ],
    charts: [sources(book), uses(book), caps(book), claims(book, mask)],
    notes: [
      "“有钱”是现金加银行存款。收回欠款、还债、借出也会让钱变多变少，所以不等于收入减支出。",
      `村里欠别人的钱，季度末合计 ${moneyTextFromFen(owedFen)} 元，逐笔见第六部分。`,
    ],
  };
};
