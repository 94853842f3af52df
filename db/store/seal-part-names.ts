import { sql } from "kysely";
import { sqlFor, type Reading } from "./query.ts";

type Row = Readonly<Record<string, string | number | null>>;

/** What the records of each sealed register are called. */
const words: Readonly<Record<string, string>> = {
  person: "登录人员",
  person_role: "登录人员的角色",
  setting: "设置",
  category: "支出用途",
  category_version: "支出用途的版本",
  rule_version: "制度规则",
  rule_file: "制度文件",
  account: "科目",
  bank_account: "银行账户",
  item: "辅助项目",
  quantity_account: "按数量核算的科目",
  ledger: "账套",
  opening_balance: "期初余额",
  opening_quantity: "期初数量",
  opening_item: "期初明细",
  asset: "资产卡片",
  asset_event: "资产卡片的变动",
  stocktake: "盘点",
  lease: "承包租赁合同",
  distribution: "分户名单",
  distribution_line: "分户名单的行",
  project: "工程项目",
  handover_file: "交接手续",
  debt: "债务",
  receipt_book: "收据本",
  receipt_void: "作废的收据",
  villager: "人员与职务",
  villager_post: "人员的职务",
  villager_relation: "人员的关联",
  post_pair: "不相容岗位",
  pay_scheme_version: "报酬方案",
  indicator: "报酬指标",
  policy_step: "制度包",
  policy_event: "制度包的记录",
  policy_figure: "制度包的数字",
  public_grant: "上级资金",
  grant_version: "上级资金的版本",
  grant_tie: "上级资金的勾连",
  grant_widening: "上级资金的用途",
  budget_version: "预算",
  budget_line: "预算的行",
  budget_final: "预算的决算",
  draft_rule: "记账规则",
  statement_mapping: "对账单格式",
};

/** The columns people know a record by, in the order they are said. */
const known = ["number", "code", "series", "name", "title", "subject", "purpose", "label", "sort"] as const;
/** What tells records apart that have none of them. */
const apart = [
  "position",
  "key",
  "role",
  "kind",
  "post",
  "relation",
  "year",
  "version",
  "no",
  "line",
  "on_date",
] as const;

/** Where the name of what a column points at is read. */
const pointed = [
  ["asset_id", "asset", "number || ' ' || name"],
  ["account_id", "account", "code || ' ' || name"],
  ["item_id", "item", "name"],
  ["person_id", "person", "name"],
  ["villager_id", "villager", "name"],
  ["category_id", "category", "name"],
  ["village_id", "village", "name"],
  ["grant_id", "public_grant", "(SELECT item.name FROM item WHERE item.id = public_grant.item_id)"],
  ["distribution_id", "distribution", "title"],
  ["book_id", "receipt_book", "series"],
] as const;

/** Reads each name that rows point at once. */
const namesOf = (reading: Reading) => {
  const read = new Map<string, string>();
  return ([, table, text]: (typeof pointed)[number], id: string): string => {
    const key = `${table} ${id}`;
    const name =
      read.get(key) ??
      reading.first(
        sqlFor
          .selectFrom(table)
          .select(sql<string>`${sql.raw(text)}`.as("name"))
          .where(sql<boolean>`id = ${id}`)
          .orderBy("id"),
      )?.name ??
      "";
    read.set(key, name);
    return name;
  };
};

/**
 * Gives records of sealed registers the name they are told by: what kind of record, then what it belongs to and its own number
 * and name; what has neither is told by its place.
 */
export const partNamer = (reading: Reading): ((table: string, row: Row) => string) => {
  const nameOf = namesOf(reading);
  return (table, row) => {
    const owners = pointed.flatMap((each) => {
      const id = row[each[0]];
      return typeof id === "string" && id !== "" ? [nameOf(each, id)] : [];
    });
    const own = known.flatMap((column) => (typeof row[column] === "string" ? row[column] : []));
    const place = own.length > 0 ? [] : apart.flatMap((column) => row[column] ?? []);
    return [words[table] ?? table, ...owners, ...own, ...place].filter((text) => text !== "").join(" ");
  };
};
