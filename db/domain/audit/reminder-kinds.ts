/** What the work list of the first screen reminds of, in the order it is shown where the days are equal. */
export const reminderKinds = [
  "ratification-due",
  "claims-waiting",
  "grant-waiting",
  "advance-overdue",
  "cash-not-banked",
  "salary-unpaid",
  "resolution-lapsing",
  "lease-ending",
  "rent-arrears",
  "publicity-overdue",
] as const;
export type ReminderKind = (typeof reminderKinds)[number];
