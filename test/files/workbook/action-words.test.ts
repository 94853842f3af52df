import { expect, it } from "vitest";
import { contract } from "#contract/contract.ts";
import { actionNames } from "#domain/audit/action-names.ts";
import { actionText } from "#renderer/words/actions.ts";

const names: Readonly<Record<string, string>> = actionNames;

it("calls every logged operation on the log sheet what the window calls it", () => {
  const logged = Object.entries(contract).flatMap(([name, { effect }]) => (effect === "reads" ? [] : [name]));
  expect(logged.length).toBeGreaterThan(40);
  expect(logged.map((name) => [name, names[name]])).toEqual(logged.map((name) => [name, actionText(name)]));
});
