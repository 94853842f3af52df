import { codesOf } from "#cli/demo-bank.ts";
import type { Demo } from "#cli/demo-office.ts";
import { ledgerNames } from "#fixtures/setup/qinghe.ts";

/** What 石桥村 booked by hand from its papers: some of it stands on the bank's statement too, some of it not yet. */
export const plantHandBooked = async (demo: Demo): Promise<void> => {
  const { ledgers } = await demo.must("chen", "ledger.list", {});
  const ledgerId = ledgers.find(({ name }) => name === ledgerNames.shiqiao)?.id;
  if (ledgerId === undefined) throw new Error("no ledger");
  const { accountId } = await codesOf(demo, ledgerId);
  const line = { items: [], debitFen: 0, creditFen: 0, categoryId: null, quantityMilli: null };
  const takings = [
    ["2026-07-03", "收村级组织运转补助", "50301", 3_600_000],
    ["2026-07-15", "收砖瓦厂承包费", "50101", 865_050],
    ["2026-07-30", "收鱼塘承包费（支票）", "50101", 420_000],
  ] as const;
  for (const [onDate, summary, income, amountFen] of takings) {
    const content = {
      ledgerId,
      onDate,
      paperCount: 1,
      documents: [],
      approvals: [],
      entries: [
        { ...line, summary, accountId: accountId("10201"), debitFen: amountFen },
        { ...line, summary, accountId: accountId(income), creditFen: amountFen },
      ],
    };
    const { id } = await demo.must("chen", "voucher.save", { id: null, version: null, content });
    const { version } = await demo.must("zhou", "voucher.show", { id });
    await demo.must("zhou", "voucher.review", { id, version });
    const { refused } = await demo.must("chen", "voucher.post", { ids: [id] });
    if (refused.length > 0) throw new Error(JSON.stringify(refused));
  }
};
