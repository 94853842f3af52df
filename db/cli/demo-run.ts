import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { OutputOf } from "#contract/contract.ts";
import { assert } from "#domain/core/assert.ts";
import { ledgerNames } from "#fixtures/setup/qinghe.ts";
import { bookEveryLine, codesOf, importStatement, type Imported } from "./demo-bank.ts";
import { holdAndAmend, tryDinner, voteOfficeCap, type Stopped } from "./demo-caps.ts";
import { makeFolder } from "./files.ts";
import { openDemo, type Demo } from "./demo-office.ts";

type Ledger = OutputOf<"ledger.list">["ledgers"][number];

/** What the demo did, for its summary and its `--json`. */
export type DemoReport = {
  readonly ledgerPath: string;
  readonly imported: readonly Imported[];
  readonly lineCount: number;
  readonly stopped: readonly Stopped[];
  readonly postedCount: number;
  readonly closed: readonly string[];
  readonly findingCount: number;
  readonly workbooks: readonly {
    readonly name: string;
    readonly path: string;
    readonly fileHash: string;
    readonly chainHash: string;
  }[];
  readonly backupPath: string;
  readonly isSound: boolean;
};

const months = ["2026-07", "2026-08", "2026-09"];
const quarter = "2026Q3";
const statements: readonly (readonly [ledger: string, files: readonly string[]])[] = [
  [ledgerNames.liuxi, ["psbc-1/quarter.xlsx", "scrcb-1/quarter.xlsx", "ccb-3/quarter.xls"]],
  [ledgerNames.shiqiao, ["abc-1/quarter.xlsx", "icbc-1/quarter.csv"]],
  [ledgerNames.fenglin, ["abc-1b/quarter.xlsx", "ccb-2/quarter.xls"]],
];

const ledgersOf = async (demo: Demo): Promise<(name: string) => Ledger> => {
  const { ledgers } = await demo.must("chen", "ledger.list", {});
  return (name) => {
    const ledger = ledgers.find((each) => each.name === name);
    assert(ledger !== undefined, `demo ledger ${name}`);
    return ledger;
  };
};

const vouchersOf = async (demo: Demo, state: "draft" | "reviewed") => {
  const span = { ledgerId: null, fromMonth: null, toMonth: null, state, take: 1000 };
  const { vouchers } = await demo.must("zhou", "voucher.list", span);
  return vouchers.toSorted((a, b) => a.onDate.localeCompare(b.onDate) || a.id.localeCompare(b.id));
};

/** The reviewer passes every draft, the bookkeeper posts them by day. */
const reviewAndPost = async (demo: Demo): Promise<number> => {
  for (const { id, version } of await vouchersOf(demo, "draft"))
    await demo.must("zhou", "voucher.review", { id, version });
  const ids = (await vouchersOf(demo, "reviewed")).map(({ id }) => id);
  const { posted, refused } = await demo.must("chen", "voucher.post", { ids });
  assert(refused.length === 0, `demo posting: ${JSON.stringify(refused)}`);
  return posted.length;
};

/** Votes, the dinner that is forbidden, the toner that is held and then allowed. */
const showControls = async (demo: Demo, ledger: Ledger): Promise<readonly Stopped[]> => {
  const codes = await codesOf(demo, ledger.id);
  const { items } = await demo.must("chen", "item.list", { ledgerId: ledger.id });
  const payeeId = items.find(({ kind }) => kind === "payee")?.id;
  assert(payeeId !== undefined, "demo payee");
  const at = { ledgerId: ledger.id, codes, payeeId };
  const dinner = await tryDinner(demo, at);
  const toner = await holdAndAmend(demo, at, () =>
    voteOfficeCap(demo, at, {
      voted: { number: "柳溪代决〔2026〕9号", title: "调整第三季度办公费限额", metOn: "2026-09-29" },
      limitFen: 1_000_000,
      entitled: 36,
    }),
  );
  return [dinner, toner];
};

const closeQuarter = async (demo: Demo, ledgers: readonly Ledger[]): Promise<readonly string[]> => {
  const closed: string[] = [];
  for (const { id, name } of ledgers) {
    for (const month of months) {
      await demo.must("he", "period.close", { ledgerId: id, month });
      closed.push(`${name} ${month}`);
    }
  }
  return closed;
};

const makeWorkbooks = async (demo: Demo, ledgers: readonly Ledger[], folder: string) => {
  const made: DemoReport["workbooks"][number][] = [];
  makeFolder(folder);
  for (const ledgerId of [...ledgers.map(({ id }) => id), null]) {
    const { name, bytes, fileHash, chainHash } = await demo.must("shenji", "workbook.make", { ledgerId, quarter });
    const path = join(folder, name);
    writeFileSync(path, Buffer.from(bytes, "base64"));
    made.push({ name, path, fileHash, chainHash });
  }
  return made;
};

const work = async (demo: Demo, folder: string): Promise<DemoReport> => {
  const ledgerCalled = await ledgersOf(demo);
  const backupFolder = join(folder, "备份");
  makeFolder(backupFolder);
  const settings = await demo.must("he", "settings.show", {});
  await demo.must("he", "settings.save", { ...settings, backupFolder, backupBeforeClose: false });
  const liuxi = ledgerCalled(ledgerNames.liuxi);
  await voteOfficeCap(
    demo,
    { ledgerId: liuxi.id, codes: await codesOf(demo, liuxi.id) },
    {
      voted: { number: "柳溪代决〔2026〕5号", title: "核定第三季度办公费限额", metOn: "2026-07-01" },
      limitFen: 890_000,
      entitled: 36,
    },
  );
  const imported: Imported[] = [];
  let lineCount = 0;
  for (const [name, files] of statements) {
    for (const file of files) imported.push(await importStatement(demo, `statements/${file}`));
    lineCount += await bookEveryLine(demo, ledgerCalled(name).id, 10_000 + lineCount);
  }
  // What the bank has paid is booked first: the limit counts what is reviewed and posted, not what is still being drafted.
  const paidCount = await reviewAndPost(demo);
  const stopped = await showControls(demo, liuxi);
  const postedCount = paidCount + (await reviewAndPost(demo));
  const ledgers = Object.values(ledgerNames).map(ledgerCalled);
  const closed = await closeQuarter(demo, ledgers);
  const { findings } = await demo.must("shenji", "finding.list", { ledgerId: null, quarter });
  const workbooks = await makeWorkbooks(demo, ledgers, join(folder, "审计工作簿"));
  const { isSound } = await demo.must("shenji", "ledger.verify", {});
  const { path: backupPath } = await demo.must("he", "backup.make", { folder: backupFolder });
  return {
    ledgerPath: demo.desk.ledger.path,
    imported,
    lineCount,
    stopped,
    postedCount,
    closed,
    findingCount: findings.length,
    workbooks,
    backupPath,
    isSound,
  };
};

/** Does the main job of a quarter on the fixtures, in a new ledger file in `folder`; refused as `openLedger` refuses. */
export const runDemo = async (ledgerPath: string, folder: string) => {
  const opened = await openDemo(ledgerPath);
  if (!opened.ok) return opened;
  try {
    return { ok: true as const, value: await work(opened.value, folder) };
  } finally {
    opened.value.desk.close();
  }
};
