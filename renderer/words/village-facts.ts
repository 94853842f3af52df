import type { VillageFactKind } from "#domain/books/village.ts";

export const factLabels: Readonly<Record<VillageFactKind, string>> = {
  population: "户籍人口",
  households: "户数",
  representatives: "村民代表人数",
  type: "村类型",
  poor: "脱贫村标记",
  "recurring-income": "年度经常性收入",
};
