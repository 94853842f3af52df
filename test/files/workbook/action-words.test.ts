import { expect, it } from "vitest";
import { contract } from "#contract/contract.ts";
import { actionKindOf, actionKinds, actionsOfKind } from "#domain/audit/action-kinds.ts";
import { actionNames } from "#domain/audit/action-names.ts";
import { actionText } from "#renderer/words/actions.ts";

const names: Readonly<Record<string, string>> = actionNames;

it("calls every logged operation on the log sheet what the window calls it", () => {
  const logged = Object.entries(contract).flatMap(([name, described]) =>
    described.effect === "reads" && !("isSensitive" in described) ? [] : [name],
  );
  expect(logged.length).toBeGreaterThan(40);
  expect(logged.map((name) => [name, names[name]])).toEqual(logged.map((name) => [name, actionText(name)]));
});

it("has a kind for every logged operation, and operations of every kind", () => {
  expect(actionKinds.filter((kind) => kind !== "other" && actionsOfKind(kind).length === 0)).toEqual([]);
  expect([actionKindOf("voucher.post"), actionKindOf("of.nobody"), actionKindOf("plain")]).toEqual([
    "vouchers",
    "other",
    "other",
  ]);
  expect(actionsOfKind("reading")).toEqual([
    "villager.list",
    "item.register",
    "payList.show",
    "payout.show",
    "distribution.show",
    "audit.profile",
  ]);
});
