/** The invented people of the demo township; the sign-in page offers them there, and only there. */
export const demoPeople = [
  { login: "chen", name: "陈会计" },
  { login: "zhou", name: "周审核" },
  { login: "lin", name: "林出纳" },
  { login: "he", name: "何主任" },
  { login: "shenji", name: "审计员" },
  { login: "guanli", name: "管理员" },
] as const;

export const demoPassword = "qinghe-2026";
