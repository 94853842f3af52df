import { chartAccountOf } from "#domain/books/accounting-system.ts";
import {
  conversionTrial,
  type ConversionPlan,
  type NewPart,
  type OldBalance,
  type TrialRow,
} from "#domain/books/conversion.ts";
import { moneyTextFromFen, sumOf } from "#domain/core/fen.ts";
import type { Listing, ListingCell, ListingColumn, ListingRow } from "./listing.ts";

/** What a conversion is printed from. `how` says by which rule of the mapping table a balance was placed. */
export type PrintedConversion = {
  readonly ledgerName: string;
  readonly newLedgerName: string;
  /** `2023年12月31日`: the day both sides stand at. */
  readonly cutDay: string;
  readonly balances: readonly (OldBalance & {
    readonly accountName: string;
    readonly how: "whole" | "analyse" | "abolished" | "none";
    readonly note: string;
  })[];
  readonly plan: ConversionPlan;
  readonly savedByName: string;
  readonly approvedByName: string | null;
};

const howWords: Readonly<Record<PrintedConversion["balances"][number]["how"], string>> = {
  whole: "全额转入",
  analyse: "分析转入",
  abolished: "科目取消",
  none: "不应有余额",
};

const debit = (amountFen: number): number | null => (amountFen > 0 ? amountFen : null);
const credit = (amountFen: number): number | null => (amountFen < 0 ? -amountFen : null);
const joined = (parts: readonly string[], sign: string): string => parts.filter((part) => part !== "").join(sign);
const newName = ({ toCode, detailName, itemName }: NewPart): string =>
  `${toCode} ${joined([chartAccountOf("2023", toCode)?.name ?? "", detailName, itemName], "-")}`;
const partCells = (part: NewPart | undefined): readonly ListingCell[] =>
  part === undefined ? ["（没有分配）", null, null] : [newName(part), debit(part.amountFen), credit(part.amountFen)];

const [oldGroup, newGroup] = ["旧账（2004 年制度）", "新账（2023 年制度）"];
const sides = (group: string): readonly ListingColumn[] => [
  { heading: "借方", group, kind: "money", widthMm: 27 },
  { heading: "贷方", group, kind: "money", widthMm: 27 },
];
const accounts = (group: string, widthMm: number): ListingColumn => ({ heading: "科目", group, kind: "text", widthMm });

const totalCells = (rows: readonly { readonly amountFen: number }[]): readonly ListingCell[] => [
  "合计",
  sumOf(rows, (row) => Math.max(row.amountFen, 0)),
  sumOf(rows, (row) => Math.max(-row.amountFen, 0)),
];

/** Each old balance with every account it went to, one line a part; what was never booked follows. */
const sheetRows = ({ balances, plan }: PrintedConversion): readonly ListingRow[] => {
  const byKey = new Map(plan.rows.map((row) => [row.key, row]));
  const placed = balances.flatMap((balance): readonly ListingRow[] => {
    const row = byKey.get(balance.key);
    const name = `${balance.code} ${joined([balance.accountName, balance.detailName, balance.itemName], "-")}`;
    const parts: readonly (NewPart | undefined)[] =
      row === undefined || row.parts.length === 0 ? [undefined] : row.parts;
    return parts.map((part, index) => ({
      cells: [
        ...(index === 0 ? [name, debit(balance.amountFen), credit(balance.amountFen)] : ["", null, null]),
        ...partCells(part),
        index === 0 ? (parts.length > 1 ? "分拆转入" : howWords[balance.how]) : "",
        index === 0 ? joined([row?.reason ?? "", balance.note], "；") : "",
      ],
    }));
  });
  const added = plan.additions.map((part) => ({
    cells: ["（旧账没有登记）", null, null, ...partCells(part), "补记", part.reason],
  }));
  const parts = [...plan.rows.flatMap((row) => row.parts), ...plan.additions];
  return [
    ...placed,
    ...added,
    { tone: "strong", rule: "double", cells: [...totalCells(balances), ...totalCells(parts), "", ""] },
  ];
};

const trialCells = (row: TrialRow | undefined): readonly ListingCell[] =>
  row === undefined ? ["", null, null] : [`${row.code} ${row.name}`, debit(row.amountFen), credit(row.amountFen)];

const classNames = { asset: "资产（含成本）", liability: "负债", equity: "所有者权益" } as const;

/** 新旧制度衔接 on paper: the work-sheet account by account, and the trial balances of both sides, ready to be signed. */
export const conversionListings = (conversion: PrintedConversion): readonly Listing[] => {
  const trial = conversionTrial(conversion.plan, conversion.balances);
  const under = [`${conversion.ledgerName} → ${conversion.newLedgerName}`, `${conversion.cutDay}　单位：元`] as const;
  const people = [
    `编制：${conversion.savedByName}${conversion.approvedByName === null ? "　（还没有批准）" : `　批准：${conversion.approvedByName}`}`,
  ];
  const signers = ["编制人", "复核人", "单位负责人", "日期"];
  const { oldRows, newRows } = trial;
  const shared = { under, filters: [], signers };
  return [
    {
      ...shared,
      title: "新旧会计制度衔接工作底稿",
      columns: [
        accounts(oldGroup, 50),
        ...sides(oldGroup),
        accounts(newGroup, 50),
        ...sides(newGroup),
        { heading: "怎么转", kind: "centre", widthMm: 20 },
        { heading: "理由", kind: "text", widthMm: 48 },
      ],
      rows: sheetRows(conversion),
      notes: ["按科目的内容对应，不按编码；本底稿作为新账期初余额的依据。", ...people],
    },
    {
      ...shared,
      title: "新旧会计制度衔接试算平衡表",
      columns: [accounts(oldGroup, 60), ...sides(oldGroup), accounts(newGroup, 60), ...sides(newGroup)],
      rows: [
        ...Array.from({ length: Math.max(oldRows.length, newRows.length) }, (_none, at) => ({
          cells: [...trialCells(oldRows[at]), ...trialCells(newRows[at])],
        })),
        { tone: "strong", rule: "double", cells: [...totalCells(oldRows), ...totalCells(newRows)] },
      ],
      notes: [
        ...trial.totals.map(
          (total) =>
            `${classNames[total.class]}：旧账 ${moneyTextFromFen(total.oldFen)}，新账 ${moneyTextFromFen(total.newFen)}` +
            (total.oldFen === total.newFen ? "，相等。" : "，差额见底稿各行理由。"),
        ),
        ...people,
      ],
    },
  ];
};
