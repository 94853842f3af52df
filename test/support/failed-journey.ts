import { afterEach, beforeEach } from "vitest";
import { tellWhatFailed, watchTest } from "./failure-picture.ts";

beforeEach(({ task }) => {
  watchTest(task);
});
// For journeys whose program lives longer than one of their steps; the others tell as their program closes.
afterEach(tellWhatFailed);
