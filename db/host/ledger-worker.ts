import { parentPort, workerData } from "node:worker_threads";
import { serveLedger } from "./ledger-service.ts";

serveLedger(parentPort, workerData);
