import type { Office } from "./office.ts";

/** As the head may decide: bank lines without a voucher are only named when a month closes. */
export const letUnbookedLinesPass = async (office: Pick<Office, "must">): Promise<void> => {
  const settings = await office.must("settings.show", {});
  await office.must("settings.save", { ...settings, unbookedBlocksClose: false }, "head");
};
