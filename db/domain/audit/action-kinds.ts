import { actionNames } from "./action-names.ts";

/** 操作类别 a person looks for in the log: every logged operation is of exactly one. */
export const actionKinds = [
  "people",
  "setup",
  "vouchers",
  "bank",
  "claims",
  "decisions",
  "assets",
  "pay",
  "period",
  "audit",
  "publicity",
  "output",
  "reading",
  "safety",
  "other",
] as const;
export type ActionKind = (typeof actionKinds)[number];

/** By the part of a call's name before its point. */
const kindsByNoun: Readonly<Record<string, ActionKind>> = {
  session: "people",
  person: "people",
  office: "setup",
  settings: "setup",
  village: "setup",
  ledger: "setup",
  account: "setup",
  item: "setup",
  dimension: "setup",
  category: "setup",
  bankAccount: "setup",
  opening: "setup",
  openingItem: "setup",
  setup: "setup",
  conversion: "setup",
  moving: "setup",
  voucher: "vouchers",
  attachment: "vouchers",
  template: "vouchers",
  recurring: "vouchers",
  kept: "vouchers",
  search: "vouchers",
  guide: "vouchers",
  statement: "bank",
  bankLine: "bank",
  draftRule: "bank",
  pool: "bank",
  match: "bank",
  reconciliation: "bank",
  cashCount: "bank",
  transfer: "bank",
  claim: "claims",
  financeMeeting: "claims",
  resolution: "decisions",
  motion: "decisions",
  decision: "decisions",
  rule: "decisions",
  cap: "decisions",
  pack: "decisions",
  policyFigure: "decisions",
  policyEvent: "decisions",
  budget: "decisions",
  asset: "assets",
  lease: "assets",
  debt: "assets",
  receiptBook: "assets",
  handover: "assets",
  project: "assets",
  distribution: "assets",
  grant: "assets",
  allocation: "assets",
  work: "assets",
  villager: "pay",
  indicator: "pay",
  payScheme: "pay",
  pay: "pay",
  payList: "pay",
  payout: "pay",
  period: "period",
  yearEnd: "period",
  finding: "audit",
  testParameters: "audit",
  workbook: "audit",
  auditNote: "audit",
  disclosure: "publicity",
  publication: "publicity",
  publicity: "publicity",
  print: "output",
  data: "output",
  archive: "output",
  notes: "output",
  reportDefinition: "output",
  backup: "safety",
  restore: "safety",
  fingerprint: "safety",
};

/** What is a kind of its own whatever it is about. */
const kindsByName: Readonly<Record<string, ActionKind>> = {
  "ledger.verify": "safety",
  "villager.list": "reading",
  "item.register": "reading",
  "payList.show": "reading",
  "payout.show": "reading",
  "distribution.show": "reading",
  "audit.profile": "reading",
};

/** The kind of a logged operation. */
export const actionKindOf = (action: string): ActionKind =>
  kindsByName[action] ?? kindsByNoun[action.slice(0, Math.max(0, action.indexOf(".")))] ?? "other";

/** The operations of a kind, and those whose Chinese name holds a text: what a search in the log looks for. */
export const actionsOfKind = (kind: ActionKind): readonly string[] =>
  Object.keys(actionNames).filter((action) => actionKindOf(action) === kind);

export const actionsNamed = (text: string): readonly string[] =>
  text === "" ? [] : Object.entries(actionNames).flatMap(([action, name]) => (name.includes(text) ? [action] : []));
