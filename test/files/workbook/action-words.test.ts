import { expect, it } from "vitest";
import { contract } from "#contract/contract.ts";
import { actionNames } from "#files/workbook/action-words.ts";
import { actionText } from "#renderer/words/actions.ts";

it("calls every logged operation on the log sheet what the window calls it", () => {
  const logged = Object.entries(contract).flatMap(([name, { effect }]) => (effect === "reads" ? [] : [name]));
  expect(logged.length).toBeGreaterThan(40);
  expect(logged.map((name) => [name, actionNames[name]])).toEqual(logged.map((name) => [name, actionText(name)]));
});
