import { afterEach, describe, expect, it, vi } from "vitest";
import { hashOf, placeFromHash, usePlace } from "#renderer/stages/office/place-store.ts";

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

describe("going back", () => {
  afterEach(() => {
    vi.unstubAllGlobals();
    usePlace.setState({ screen: "overview", params: {} });
  });

  it("goes no further back than the program's own first page", () => {
    const pages: unknown[] = ["what the tab showed before"];
    const history = {
      state: null as unknown,
      pushState: (state: unknown) => {
        pages.push(history.state);
        history.state = state;
      },
      back: () => {
        history.state = pages.pop();
      },
    };
    vi.stubGlobal("window", { history });
    const { open, back } = usePlace.getState();
    back();
    expect(pages).toHaveLength(1);
    open("settings");
    open("trail");
    for (const _press of [1, 2, 3]) back();
    expect(pages).toHaveLength(1);
  });
});

describe("leaving unsaved work", () => {
  it("asks first, does nothing when the user stays, and acts once when they leave", () => {
    const done: string[] = [];
    const { setGuard, leave, answerGuard } = usePlace.getState();
    leave(() => done.push("free"));
    setGuard("还没有保存");
    leave(() => done.push("stayed"));
    answerGuard(false);
    expect([done, usePlace.getState().wanted, usePlace.getState().guard]).toEqual([["free"], null, "还没有保存"]);
    leave(() => done.push("left"));
    answerGuard(true);
    answerGuard(true);
    expect([done, usePlace.getState().guard]).toEqual([["free", "left"], null]);
  });
});
