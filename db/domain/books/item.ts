/** Kinds of auxiliary items (辅助核算): outside party, member or household, project, fund, contract, person. */
export type ItemKind = "payee" | "member" | "project" | "fund" | "contract" | "person";
