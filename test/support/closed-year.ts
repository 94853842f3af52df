import { instant } from "#domain/core/dates.ts";
import type { VoucherId } from "#domain/core/ids.ts";
import { openVillage, type Village } from "./village.ts";

/** 柳溪村经济合作社 with some vouchers from July to December 2026, one with an attachment, one red, one of thirteen lines. */
export const openBookedYear = async (): Promise<Village & { readonly booked: readonly VoucherId[] }> => {
  const village = await openVillage();
  const { book, content, must } = village;
  village.setClock(instant("2027-01-05T01:00:00.000Z"));
  const booked: VoucherId[] = [];
  booked.push(
    await book(
      content("2026-07-05", [
        { code: "bank", debit: 1234.56, summary: "收到鱼塘发包款，合同编号 HT-2026-07，含押金" },
        { code: "501", credit: 1234.56, summary: "收到鱼塘发包款，合同编号 HT-2026-07，含押金" },
      ]),
    ),
  );
  booked.push(
    await book(
      content("2026-07-20", [
        ...Array.from({ length: 12 }, (_none, at) => ({
          code: "101",
          debit: 10.01 + at,
          summary: `提现第 ${at + 1} 笔`,
        })),
        { code: "bank", credit: 186.12, summary: "提取现金" },
      ]),
    ),
  );
  const { redId } = await must("voucher.correct", {
    id: booked[0] ?? "",
    onDate: "2026-09-01",
    reason: "合同作废",
    andCopy: false,
  });
  const red = await must("voucher.show", { id: redId });
  await must("voucher.review", { id: redId, version: red.version });
  await must("voucher.post", { ids: [redId] });
  booked.push(redId);
  booked.push(
    await book(
      content("2026-12-20", [
        { code: "bank", debit: 88_888.88, summary: "=SUM(A1) 土地补偿利息" },
        { code: "501", credit: 88_888.88, summary: "=SUM(A1) 土地补偿利息" },
      ]),
    ),
  );
  return { ...village, booked };
};

/** Closes every month from July to December, after the year's result was transferred. */
export const closeYear = async (village: Village): Promise<void> => {
  const { must, ledgerId } = village;
  const { voucherId } = await must("period.transferIncome", { ledgerId, month: "2026-12" });
  if (voucherId !== null) {
    const { version } = await must("voucher.show", { id: voucherId });
    await must("voucher.review", { id: voucherId, version });
    await must("voucher.post", { ids: [voucherId] });
  }
  const settings = await must("settings.show", {});
  await must("settings.save", { ...settings, backupBeforeClose: false });
  for (const month of ["07", "08", "09", "10", "11", "12"])
    await must("period.close", { ledgerId, month: `2026-${month}` });
};
