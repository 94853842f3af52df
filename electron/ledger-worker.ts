// The ledger thread as a file of its own in the package.
import { parentPort, workerData } from "node:worker_threads";
import { serveLedger } from "#host/ledger-service.ts";

serveLedger(parentPort, workerData);
