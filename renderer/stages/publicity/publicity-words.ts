import type { OutputOf } from "#contract/contract.ts";

export type Publication = OutputOf<"publication.list">["publications"][number];
export type Duty = OutputOf<"publication.list">["duties"][number];

export const kindWords: Readonly<Record<Publication["kind"], string>> = {
  finance: "财务公开",
  resolution: "决议公示",
  lease: "发包租赁",
  project: "工程项目",
  other: "其他",
};

export const wayWords: Readonly<Record<NonNullable<Publication["way"]>, string>> = {
  board: "公开栏张贴",
  meeting: "会议通报",
  online: "网络公开",
  broadcast: "广播",
  delivery: "入户发放",
};

export const dutyWords: Readonly<Record<Duty["state"], readonly [text: string, colour: string]>> = {
  waiting: ["待张贴", "gold"],
  overdue: ["超期没有张贴", "red"],
  posted: ["已张贴", "green"],
  "posted-late": ["张贴迟了", "orange"],
  "too-short": ["张贴天数不够", "red"],
};

/** Where a publication stands, and how that is coloured. */
export const stateOf = (row: Publication, today: string): readonly [text: string, colour: string] => {
  if (row.fromOn === null) return ["没有张贴", "default"];
  if (row.toOn !== null) return row.shortfall === "" ? ["已取下", "green"] : ["提前取下", "red"];
  return row.mayComeDownOn !== null && today >= row.mayComeDownOn ? ["可以取下", "blue"] : ["张贴中", "gold"];
};
