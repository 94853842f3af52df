import { screen } from "#renderer/stages/lazy-screen.ts";

/** The screens of village claims, each loaded when it is first opened. */
export const claimScreens = {
  claims: screen(
    () => import("#renderer/stages/claims/claims-screen.tsx"),
    (module) => module.ClaimsScreen,
  ),
  claim: screen(
    () => import("#renderer/stages/claims/claim-screen.tsx"),
    (module) => module.ClaimScreen,
  ),
  "claim-entry": screen(
    () => import("#renderer/stages/claims/claim-entry-screen.tsx"),
    (module) => module.ClaimEntryScreen,
  ),
  "finance-meetings": screen(
    () => import("#renderer/stages/claims/meetings-screen.tsx"),
    (module) => module.MeetingsScreen,
  ),
  "claim-settings": screen(
    () => import("#renderer/stages/claims/claim-settings-screen.tsx"),
    (module) => module.ClaimSettingsScreen,
  ),
};
