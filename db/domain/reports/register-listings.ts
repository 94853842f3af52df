/** 资产卡片 with their changes, 资产盘点 and 发包租赁台账 of a year, for paper and data files alike. */
import {
  assetClassNames,
  assetEventNames,
  assetPurposeNames,
  wearMethodNames,
  type AssetClass,
} from "#domain/books/asset.ts";
import type { LocalDate } from "#domain/core/dates.ts";
import type { Fen } from "#domain/core/fen.ts";
import { leaseSortNames, tenderNames, type LeaseSort, type TenderMode } from "#domain/funds/lease.ts";
import type { Listing, ListingColumn } from "./listing.ts";
import { moneyColumn as money, plainListing, textColumn as text, type TableHead as Head } from "./plain-listing.ts";

const date = (heading: string): ListingColumn => ({ heading, kind: "date", widthMm: 20 });
const whole = (heading: string): ListingColumn => ({ heading, kind: "whole", widthMm: 14 });

/** One card at the end of a year. */
export type CardLine = {
  readonly number: string;
  readonly name: string;
  readonly class: AssetClass;
  readonly category: string;
  readonly purpose: keyof typeof assetPurposeNames;
  readonly method: keyof typeof wearMethodNames;
  readonly inUseOn: LocalDate;
  readonly lifeMonths: number;
  readonly lifeUnits: number;
  readonly usedUnits: number;
  readonly residualFen: Fen;
  readonly openingCostFen: Fen;
  readonly openingWornFen: Fen;
  readonly nowCostFen: Fen;
  readonly nowWornFen: Fen;
  readonly netFen: Fen;
  readonly wornThrough: string | null;
  readonly endedOn: LocalDate | null;
  readonly costAccount: string;
  readonly wornAccount: string;
  readonly expenseAccount: string;
  readonly location: string;
  readonly keeper: string;
  readonly fundSource: string;
  readonly quantity: string;
  readonly note: string;
};

/** 资产卡片: what each costs, wore and is worth; amounts of cards that left stand at nothing. */
export const cardValueListing = (head: Head, cards: readonly CardLine[]): Listing =>
  plainListing("资产卡片　价值", head, {
    columns: [
      text("编号", 16),
      text("名称", 34),
      text("种类", 24),
      date("启用日期"),
      money("年初原值"),
      money("年初累计折旧"),
      money("年末原值"),
      money("年末累计折旧"),
      money("净值"),
      money("残值"),
      text("折旧方法", 20),
      whole("使用月数"),
      text("已提到", 20),
      date("减少日期"),
    ],
    rows: cards.map((card) => ({
      cells: [
        card.number,
        card.name,
        assetClassNames[card.class],
        card.inUseOn,
        card.openingCostFen,
        card.openingWornFen,
        card.nowCostFen,
        card.nowWornFen,
        card.netFen,
        card.residualFen,
        wearMethodNames[card.method],
        card.lifeMonths === 0 ? null : card.lifeMonths,
        card.wornThrough ?? "",
        card.endedOn,
      ],
    })),
  });

/** 资产卡片: what the register says of each, as it stood when the package was made. */
export const cardRegisterListing = (head: Head, cards: readonly CardLine[]): Listing =>
  plainListing("资产卡片　登记", head, {
    columns: [
      text("编号", 16),
      text("名称", 34),
      text("类别", 22),
      text("用途", 14),
      text("数量", 14),
      text("存放地点", 30),
      text("保管人", 18),
      text("资金来源", 26),
      text("原值科目", 22),
      text("折旧科目", 22),
      text("费用科目", 22),
      whole("总工作量"),
      whole("已完成工作量"),
      text("备注", 34),
    ],
    rows: cards.map((card) => ({
      cells: [
        card.number,
        card.name,
        card.category,
        assetPurposeNames[card.purpose],
        card.quantity,
        card.location,
        card.keeper,
        card.fundSource,
        card.costAccount,
        card.wornAccount,
        card.expenseAccount,
        card.lifeUnits === 0 ? null : card.lifeUnits,
        card.lifeUnits === 0 ? null : card.usedUnits,
        card.note,
      ],
    })),
  });

export type CardEvent = {
  readonly number: string;
  readonly name: string;
  readonly onDate: LocalDate;
  readonly kind: string;
  readonly costFen: Fen;
  readonly wornFen: Fen;
  readonly units: number;
  readonly voucherName: string;
  readonly note: string;
};

/** 资产变动记录: everything that happened to every card up to the end of the year. */
export const cardEventListing = (head: Head, events: readonly CardEvent[]): Listing =>
  plainListing("资产变动记录", head, {
    columns: [
      text("编号", 16),
      text("名称", 34),
      date("日期"),
      text("变动", 22),
      money("原值变动"),
      money("折旧变动"),
      whole("工作量"),
      text("凭证", 24),
      text("依据或说明", 50),
    ],
    rows: events.map((event) => ({
      cells: [
        event.number,
        event.name,
        event.onDate,
        assetEventNames[event.kind] ?? "变动",
        event.costFen,
        event.wornFen,
        event.units === 0 ? null : event.units,
        event.voucherName,
        event.note,
      ],
    })),
  });

export type CountLine = {
  readonly onDate: LocalDate;
  readonly people: string;
  readonly number: string;
  readonly name: string;
  readonly found: string;
  readonly note: string;
  readonly settled: string;
};

/** 资产盘点 of the year, card by card. */
export const countListing = (head: Head, lines: readonly CountLine[]): Listing =>
  plainListing("资产盘点记录", head, {
    columns: [
      date("盘点日期"),
      text("盘点人", 34),
      text("编号", 16),
      text("名称", 40),
      text("结果", 16),
      text("说明", 40),
      text("处理", 40),
    ],
    rows: lines.map((line) => ({
      cells: [line.onDate, line.people, line.number, line.name, line.found, line.note, line.settled],
    })),
  });

export type RentedLine = {
  readonly number: string;
  readonly sort: LeaseSort;
  readonly subject: string;
  readonly area: string;
  readonly lesseeName: string;
  readonly fromOn: LocalDate;
  readonly toOn: LocalDate;
  readonly endedOn: LocalDate | null;
  readonly tenderMode: TenderMode;
  readonly yearFen: Fen;
  readonly depositFen: Fen;
  readonly dueFen: Fen;
  readonly receivedFen: Fen;
  readonly claimedFen: Fen;
  readonly arrearsFen: Fen;
  readonly advanceFen: Fen;
};

/** 发包租赁台账 at the end of the year: what fell due by then, came in and is open. */
export const leaseListing = (head: Head, leases: readonly RentedLine[]): Listing =>
  plainListing("发包租赁台账", head, {
    columns: [
      text("合同号", 24),
      text("种类", 12),
      text("标的", 34),
      text("面积", 14),
      text("承租人", 26),
      date("起期"),
      date("止期"),
      date("提前终止"),
      text("发包方式", 22),
      money("年租金"),
      money("押金"),
      money("累计应收"),
      money("累计实收"),
      money("已挂应收"),
      money("欠收"),
      money("预收"),
    ],
    rows: leases.map((lease) => ({
      cells: [
        lease.number,
        leaseSortNames[lease.sort],
        lease.subject,
        lease.area,
        lease.lesseeName,
        lease.fromOn,
        lease.toOn,
        lease.endedOn,
        tenderNames[lease.tenderMode],
        lease.yearFen,
        lease.depositFen,
        lease.dueFen,
        lease.receivedFen,
        lease.claimedFen,
        lease.arrearsFen,
        lease.advanceFen,
      ],
    })),
  });

export type RentLine = {
  readonly number: string;
  readonly subject: string;
  readonly lesseeName: string;
  readonly onDate: LocalDate;
  readonly voucherName: string;
  readonly summary: string;
  readonly receivedFen: Fen;
  readonly claimFen: Fen;
};

/** 收租记录: what each voucher of the year brought in for a contract or put down as a claim. */
export const rentListing = (head: Head, lines: readonly RentLine[]): Listing =>
  plainListing("收租记录", head, {
    columns: [
      text("合同号", 24),
      text("标的", 34),
      text("承租人", 26),
      date("日期"),
      text("凭证", 24),
      text("摘要", 50),
      money("实收"),
      money("挂应收（冲销为负）"),
    ],
    rows: lines.map((line) => ({
      cells: [
        line.number,
        line.subject,
        line.lesseeName,
        line.onDate,
        line.voucherName,
        line.summary,
        line.receivedFen,
        line.claimFen,
      ],
    })),
  });
