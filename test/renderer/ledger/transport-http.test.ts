import { describe, expect, it } from "vitest";
import { httpTransport, type HttpHost } from "#renderer/ledger/transport-http.ts";

type Sent = { readonly address: string; readonly init: RequestInit };

const hostAnswering = (answer: () => Promise<Response>, token = "t0k") => {
  const sent: Sent[] = [];
  const problems: string[] = [];
  const streams: { address: string; isOpen: boolean; tell: (data: string) => void }[] = [];
  const host: HttpHost = {
    origin: "http://127.0.0.1:1",
    token,
    fetch: (address, init) => {
      sent.push({ address, init });
      return answer();
    },
    openEvents: (address) => {
      const listeners: ((event: { data: string }) => void)[] = [];
      const stream = {
        address,
        isOpen: true,
        tell: (data: string) => {
          for (const each of listeners) each({ data });
        },
      };
      streams.push(stream);
      return {
        addEventListener: (_name: string, listener: (event: { data: string }) => void) => {
          listeners.push(listener);
        },
        close: () => {
          stream.isOpen = false;
        },
      } as unknown as EventSource;
    },
    onProblem: (problem) => {
      problems.push(problem);
    },
  };
  return { transport: httpTransport(host), sent, problems, streams };
};

describe("the transport over HTTP", () => {
  it("posts the request text with the page's token and gives back the reply text", async () => {
    const { transport, sent } = hostAnswering(() => Promise.resolve(new Response('{"ok":true,"value":{}}')));
    expect(await transport.send('{"method":"x"}')).toBe('{"ok":true,"value":{}}');
    expect(sent[0]).toMatchObject({
      address: "http://127.0.0.1:1/api",
      init: { method: "POST", body: '{"method":"x"}', headers: { "x-xiangzhang-token": "t0k" } },
    });
  });

  it("hands a long text over in pieces that hold every sign of it, also where a cut would fall into one", async () => {
    const { transport, sent } = hostAnswering(() => Promise.resolve(new Response("{}")));
    const text = `${"甲".repeat(249_999)}𬱖${"b".repeat(600_000)}𬱖`;
    await transport.send(text);
    const body = sent[0]?.init.body;
    expect(body).toBeInstanceOf(Blob);
    expect(body instanceof Blob ? await body.text() : "").toBe(text);
  });

  it.each([
    [401, ["unknown-page"], "internal"],
    [403, ["unknown-page"], "internal"],
    [500, [], "internal"],
    [413, [], "file-too-large"],
  ])("turns the host's %i into %j and the refusal %s", async (status, expected, code) => {
    const body = JSON.stringify({ mostBytes: 1000 });
    const { transport, problems } = hostAnswering(() => Promise.resolve(new Response(body, { status })));
    expect(JSON.parse(await transport.send("12345"))).toMatchObject({ ok: false, failure: { code } });
    expect(problems).toEqual(expected);
  });

  it("asks nothing from a page that was opened without the start address", async () => {
    const { transport, sent, problems } = hostAnswering(() => Promise.resolve(new Response("{}")), "");
    expect(JSON.parse(await transport.send("{}"))).toMatchObject({ ok: false, failure: { code: "internal" } });
    expect([sent, problems]).toEqual([[], ["unknown-page"]]);
  });

  it("says that the program has ended when nothing answers", async () => {
    const { transport, problems } = hostAnswering(() => Promise.reject(new TypeError("refused")));
    expect(JSON.parse(await transport.send("{}"))).toMatchObject({ ok: false });
    expect(problems).toEqual(["gone"]);
  });

  it("keeps one stream of progress for all listeners and closes it with the last", () => {
    const { transport, streams } = hostAnswering(() => Promise.resolve(new Response("{}")));
    const heard: number[] = [];
    const stopFirst = transport.onProgress(({ done }) => heard.push(done));
    const stopSecond = transport.onProgress(({ done }) => heard.push(done + 100));
    expect(streams.map(({ address }) => address)).toEqual(["http://127.0.0.1:1/progress?token=t0k"]);
    streams[0]?.tell('{"requestId":"r","stage":"reading","done":1,"total":2}');
    stopFirst();
    expect(streams[0]?.isOpen).toBe(true);
    stopSecond();
    expect([heard, streams[0]?.isOpen]).toEqual([[1, 101], false]);
  });

  it("asks the host to stop a call by its request id", () => {
    const { transport, sent } = hostAnswering(() => Promise.resolve(new Response("{}")));
    transport.cancel("r1");
    expect(sent[0]).toMatchObject({ address: "http://127.0.0.1:1/cancel", init: { body: '{"requestId":"r1"}' } });
  });
});
