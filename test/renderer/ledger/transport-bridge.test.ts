import { describe, expect, it } from "vitest";
import { bridgeTransport } from "#renderer/ledger/transport-bridge.ts";

describe("the transport over the desktop shell", () => {
  it("passes texts, cancels and progress through, whether progress comes as text or as value", async () => {
    const cancelled: string[] = [];
    let tell: (event: unknown) => void = () => undefined;
    const transport = bridgeTransport({
      send: (text) => Promise.resolve(`answer to ${text}`),
      cancel: (id) => cancelled.push(id),
      onProgress: (listener) => {
        tell = listener;
        return () => undefined;
      },
    });
    const heard: number[] = [];
    transport.onProgress(({ done }) => heard.push(done));
    tell({ requestId: "r", stage: "", done: 1, total: 2 });
    tell('{"requestId":"r","stage":"","done":2,"total":2}');
    transport.cancel("r");
    expect([await transport.send("x"), cancelled, heard]).toEqual(["answer to x", ["r"], [1, 2]]);
  });
});
