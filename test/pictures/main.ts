// npm run screenshots: every screen of the program as a picture of 1366×768 in docs/images.
// `npm run screenshots -- home voucher` writes only these.
import { startProgram } from "#test/support/program.ts";
import { openAgain } from "./again.ts";
import { plantLists } from "./filled-lists.ts";
import { plantHandBooked } from "./filled-matching.ts";
import { townshipAfterQuarter } from "./filled-quarter.ts";
import { shootFirstStart } from "./first-start.ts";
import { shootFinishedQuarter } from "./finished-quarter.ts";
import { shootDailyWork } from "./daily-work.ts";
import { shootFinishedScreens, shootWorkingScreens } from "./more-screens.ts";
import { shootMovingIn, townshipWithOldBooks } from "./moving-in.ts";
import { shootRegisters } from "./registers.ts";
import { shootSetUp } from "./set-up.ts";
import { busyTownship } from "./township.ts";

const empty = await startProgram();
await shootFirstStart(empty.page);
await empty.close();

const township = await busyTownship();
const busy = await startProgram({ ledger: township.ledgerPath });
await shootDailyWork(busy);
await shootSetUp(busy);
await busy.close();

await openAgain(township.ledgerPath, async (demo) => {
  await plantLists(demo);
  await plantHandBooked(demo);
});
const kept = await startProgram({ ledger: township.ledgerPath });
await shootRegisters(kept.page);
await shootWorkingScreens(kept);
await kept.close();
township.remove();

const old = await townshipWithOldBooks();
const moving = await startProgram({ ledger: old.ledgerPath });
await shootMovingIn(moving);
await moving.close();
old.remove();

const finished = await startProgram({ demo: true });
await shootFinishedQuarter(finished);
await finished.close();

const quarter = await townshipAfterQuarter();
const after = await startProgram({ ledger: quarter.ledgerPath, demo: true });
await shootFinishedScreens(after);
await after.close();
quarter.remove();
