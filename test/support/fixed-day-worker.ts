import { parentPort, workerData } from "node:worker_threads";
import { instant } from "#domain/core/dates.ts";
import { serveLedger } from "#host/ledger-service.ts";

/** The third quarter is over: what the fixtures tell has happened. A journey over a year's end names a later day. */
const dayOfJourneys = Date.parse(process.env["XZ_JOURNEY_DAY"] ?? "2026-10-12T01:00:00.000Z");

// Time passes, so that two acts are not of one moment, but the day does not come from the machine.
const now = () => instant(new Date(dayOfJourneys + performance.now()).toISOString());

serveLedger(parentPort, workerData, { now });
