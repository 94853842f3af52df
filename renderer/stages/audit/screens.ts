import { screen } from "#renderer/stages/lazy-screen.ts";

/** Screens on which an auditor looks at one check after another. */
export const auditScreens = {
  "audit-tests": screen(
    () => import("#renderer/stages/audit/audit-tests-screen.tsx"),
    (module) => module.AuditTestsScreen,
  ),
  "audit-test": screen(
    () => import("#renderer/stages/audit/audit-test-screen.tsx"),
    (module) => module.AuditTestScreen,
  ),
  "payment-profile": screen(
    () => import("#renderer/stages/audit/payment-profile-screen.tsx"),
    (module) => module.PaymentProfileScreen,
  ),
};
