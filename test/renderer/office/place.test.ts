import { describe, expect, it } from "vitest";
import { hashOf, placeFromHash } from "#renderer/stages/office/place-store.ts";

describe("the place in the address", () => {
  it.each([
    ["#voucher-list?state=draft", { screen: "voucher-list", params: { state: "draft" } }],
    ["#settings", { screen: "settings", params: {} }],
    ["", { screen: "overview", params: {} }],
    ["#constructor", { screen: "overview", params: {} }],
    ["#nowhere?id=1", { screen: "overview", params: {} }],
  ])("reads %s", (hash, expected) => {
    expect(placeFromHash(hash)).toEqual(expected);
  });

  it("is written so that it reads back the same, Chinese and signs included", () => {
    const place = { screen: "trail", params: { text: "柳溪村 & 50%", id: "a=b" } } as const;
    expect(placeFromHash(hashOf(place))).toEqual(place);
  });
});
