import { screen } from "#renderer/stages/lazy-screen.ts";

/** Budgets, grants and the planning of caps. */
export const fundScreens = {
  budget: screen(
    () => import("#renderer/stages/funds/budget-screen.tsx"),
    (module) => module.BudgetScreen,
  ),
  "budget-overview": screen(
    () => import("#renderer/stages/funds/budget-overview-screen.tsx"),
    (module) => module.BudgetOverviewScreen,
  ),
  grants: screen(
    () => import("#renderer/stages/funds/grants-screen.tsx"),
    (module) => module.GrantsScreen,
  ),
  "grant-overview": screen(
    () => import("#renderer/stages/funds/grant-overview-screen.tsx"),
    (module) => module.GrantOverviewScreen,
  ),
  floors: screen(
    () => import("#renderer/stages/funds/floor-screen.tsx"),
    (module) => module.FloorScreen,
  ),
  allocations: screen(
    () => import("#renderer/stages/funds/allocations-screen.tsx"),
    (module) => module.AllocationsScreen,
  ),
  "cap-plan": screen(
    () => import("#renderer/stages/rules/cap-plan-screen.tsx"),
    (module) => module.CapPlanScreen,
  ),
};
