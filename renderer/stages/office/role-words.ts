import type { Role } from "#domain/people/roles.ts";
import { roleWords } from "#renderer/words/labels.ts";

/** What each duty may do, in one short phrase. */
export const roleMeanings: Readonly<Record<Role, string>> = {
  bookkeeper: "填制凭证、导入对账单、记账、结账",
  reviewer: "审核凭证、签收疑点；不能审自己制的单",
  cashier: "导入对账单、核对流水；不能兼会计、审核",
  head: "审核、批准规则、给乡镇意见",
  auditor: "什么都能看，什么都不能改；不能兼其他岗位",
  administrator: "添加人员、设置、备份",
};

/** Why two duties must not meet in one person. */
export const whyIncompatible = (pair: readonly [Role, Role]): string => {
  const names = `${roleWords[pair[0]]}和${roleWords[pair[1]]}不能是同一个人`;
  if (pair.includes("auditor")) return `${names}：审计只看不改，否则就成了自己查自己。请只选“审计（只读）”，或去掉它。`;
  if (pair.includes("administrator"))
    return `${names}：管钱的人如果还能给自己加岗位，就没有人能发现问题。请另选一人当管理员。`;
  return `${names}：管钱的不管账、不审核，这是会计法对不相容岗位的要求。请去掉其中一个。`;
};
