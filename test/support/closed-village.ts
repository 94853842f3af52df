import { openVillage, type Village } from "./village.ts";

/** A village whose third quarter of 2026, with one receipt of 1,000 yuan, is closed. */
export const openClosedVillage = async (): Promise<Village> => {
  const village = await openVillage();
  const { must, ledgerId, book, content } = village;
  await book(
    content("2026-07-05", [
      { code: "bank", debit: 1000 },
      { code: "501", credit: 1000 },
    ]),
  );
  const settings = await must("settings.show", {});
  await must("settings.save", { ...settings, backupBeforeClose: false });
  for (const month of ["07", "08", "09"]) await must("period.close", { ledgerId, month: `2026-${month}` });
  // What is done in the very moment of closing would still belong to the quarter's log.
  village.advanceMinutes(1);
  return village;
};
