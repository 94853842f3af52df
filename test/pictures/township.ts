import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { bookEveryLine, codesOf, importStatement } from "#cli/demo-bank.ts";
import { voteOfficeCap } from "#cli/demo-caps.ts";
import { openDemo, type Demo } from "#cli/demo-office.ts";
import type { LedgerId } from "#domain/core/ids.ts";
import { ledgerNames } from "#fixtures/setup/qinghe.ts";
import { plantFuller } from "./fuller-registers.ts";
import { plantRegisters } from "./registers.ts";

export type TownshipFile = { readonly ledgerPath: string; readonly remove: () => void };

const ledgerIds = async (demo: Demo): Promise<(name: string) => LedgerId> => {
  const { ledgers } = await demo.must("chen", "ledger.list", {});
  return (name) => {
    const found = ledgers.find((ledger) => ledger.name === name);
    if (found === undefined) throw new Error(`no ledger ${name}`);
    return found.id;
  };
};

const draftsOf = async (demo: Demo, ledgerId: LedgerId) => {
  const span = { ledgerId, fromMonth: null, toMonth: null, state: "draft" as const, take: 1000 };
  const { vouchers } = await demo.must("zhou", "voucher.list", span);
  return vouchers.toSorted((a, b) => a.onDate.localeCompare(b.onDate) || a.id.localeCompare(b.id));
};

/** 柳溪村: the quarter imported and drafted, reviewed to the middle of September, posted to August, July closed. */
const workLiuxi = async (demo: Demo, ledgerId: LedgerId): Promise<void> => {
  await voteOfficeCap(
    demo,
    { ledgerId, codes: await codesOf(demo, ledgerId) },
    {
      voted: { number: "柳溪代决〔2026〕5号", title: "核定第三季度办公费限额", metOn: "2026-07-01" },
      limitFen: 890_000,
      entitled: 36,
    },
  );
  for (const file of ["psbc-1/quarter.xlsx", "scrcb-1/quarter.xlsx", "ccb-3/quarter.xls"])
    await importStatement(demo, `statements/${file}`);
  await bookEveryLine(demo, ledgerId, 10_000);
  const drafts = await draftsOf(demo, ledgerId);
  const reviewed = drafts.filter(({ onDate }) => onDate <= "2026-09-24");
  for (const { id, version } of reviewed) await demo.must("zhou", "voucher.review", { id, version });
  const ids = reviewed.filter(({ onDate }) => onDate < "2026-09-15").map(({ id }) => id);
  await demo.must("chen", "voucher.post", { ids });
  await demo.must("he", "period.close", { ledgerId, month: "2026-07" });
};

const work = async (demo: Demo): Promise<void> => {
  const idOf = await ledgerIds(demo);
  const settings = await demo.must("he", "settings.show", {});
  await demo.must("he", "settings.save", { ...settings, backupBeforeClose: false });
  await workLiuxi(demo, idOf(ledgerNames.liuxi));
  await plantRegisters(demo, idOf(ledgerNames.liuxi));
  await plantFuller(demo, idOf(ledgerNames.liuxi));
  await importStatement(demo, "statements/abc-1/quarter.xlsx");
  const committee = idOf(ledgerNames.liuxiCommittee);
  for (const month of ["2026-07", "2026-08"]) await demo.must("he", "period.close", { ledgerId: committee, month });
};

/** 青禾镇 in the middle of a quarter's end: books of every degree of readiness, so that every screen has something to say. */
export const busyTownship = async (): Promise<TownshipFile> => {
  const folder = mkdtempSync(join(tmpdir(), "xiangzhang-pictures-"));
  const ledgerPath = join(folder, "qinghe.xzdb");
  const opened = await openDemo(ledgerPath);
  if (!opened.ok) throw new Error(`the township is not made: ${JSON.stringify(opened.error)}`);
  await work(opened.value);
  opened.value.desk.close();
  return {
    ledgerPath,
    remove: () => {
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
