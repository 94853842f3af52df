/** A township of clean villages and of villages with one fault each, booked through the program's own calls. */
import { openDesk, type OpenDesk } from "#api/desk.ts";
import { dispatch } from "#api/dispatch.ts";
import type { InputOf, MethodName, OutputOf } from "#contract/contract.ts";
import { readReply } from "#contract/wire.ts";
import { forge } from "./forge.ts";
import { openOffice, type Office } from "./office.ts";
import {
  bookedMonths,
  bookMonth,
  endOf,
  foundVillage,
  ordinaryMonth,
  publishSeptember,
  seeded,
  type OrdinaryVillage,
} from "./ordinary-village.ts";
import { faults, type Fault } from "./planted-faults.ts";

type Planted = { readonly village: OrdinaryVillage; readonly fault: Fault | null };
type FaultyTownship = Office & { readonly planted: readonly Planted[] };

const bookAll = async (office: Office, planted: readonly Planted[], draw: (below: number) => number): Promise<void> => {
  for (const month of bookedMonths) {
    office.setClock(endOf(month));
    for (const { village, fault } of planted) {
      if (month === "2026-10" && fault?.isUnpublished !== true) await publishSeptember(village);
      const deeds = [...ordinaryMonth(village, month, draw), ...(fault?.deeds?.[month]?.(village) ?? [])];
      const ids = await bookMonth(village, deeds);
      await fault?.after?.[month]?.(village, ids);
    }
  }
};

/** Two clean villages and one for every fault, four months each; what calls can plant is planted. */
export const openFaultyTownship = async (seed: number): Promise<FaultyTownship> => {
  const office = await openOffice();
  office.setClock(endOf("2026-09"));
  const planted: Planted[] = [];
  for (const [index, fault] of [null, null, ...faults].entries()) {
    const name = fault === null ? `清白${String(index + 1)}` : fault.test;
    const village = await foundVillage(office, { index: index + 1, name });
    await fault?.before?.(village);
    planted.push({ village, fault });
  }
  await bookAll(office, planted, seeded(seed));
  return { ...office, planted };
};

/**
 * Closes the file, writes past the program what no call would do, and opens it again. The answer makes calls as the
 * auditor; it is closed with the township.
 */
export const forgeAndReopen = (township: FaultyTownship) => {
  township.desk.close();
  const sql = township.planted.flatMap(({ village, fault }) => fault?.forge?.(village) ?? []);
  forge(township.ledgerPath, sql.map((each) => `${each};`).join("\n"));
  const opened = openDesk({
    ledgerPath: township.ledgerPath,
    isNew: false,
    programVersion: "0.0.0-test",
    isDemo: false,
    now: township.now,
  });
  if (!opened.ok) throw new Error(opened.error.code);
  const desk: OpenDesk = opened.value;
  const session = desk.sessions.open(township.persons.auditor);
  let requests = 0;
  return {
    desk,
    must: async <Name extends MethodName>(name: Name, input: InputOf<Name>): Promise<OutputOf<Name>> => {
      requests += 1;
      const text = JSON.stringify({ method: name, input, session, requestId: `forged-${String(requests)}` });
      const quiet = { onProgress: () => undefined, isCancelled: () => false };
      const reply = readReply(name, await dispatch(desk, text, quiet));
      if (!reply.ok) throw new Error(`${name}: ${JSON.stringify(reply.failure)}`);
      return reply.value;
    },
  };
};
