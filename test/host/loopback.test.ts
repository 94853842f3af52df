import { mkdirSync, writeFileSync } from "node:fs";
import { request as httpRequest } from "node:http";
import { once } from "node:events";
import { connect, createServer } from "node:net";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startLoopbackHost, type LoopbackHost } from "#host/loopback.ts";
import { openLedger } from "#store/open.ts";
import { openOffice, type Office } from "#test/support/office.ts";

const entry = new URL("../../db/host/ledger-worker.ts", import.meta.url);
const call = JSON.stringify({ method: "office.state", input: {}, session: null, requestId: null });

type Answer = { readonly status: number; readonly headers: Readonly<Record<string, unknown>>; readonly body: string };
type Question = {
  readonly method?: string;
  readonly path?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
};

describe("the loopback host", () => {
  let office: Office;
  let host: LoopbackHost;

  beforeAll(async () => {
    office = await openOffice();
    office.desk.close();
    const pages = join(office.folder, "pages");
    mkdirSync(join(pages, "assets"), { recursive: true });
    writeFileSync(join(pages, "index.html"), "<!doctype html><title>乡账</title>");
    writeFileSync(join(pages, "assets", "index-1.js"), "export {};");
    writeFileSync(join(pages, "secret.sqlite"), "not a page");
    writeFileSync(join(office.folder, "outside.html"), "outside");
    host = await startLoopbackHost({
      entry,
      ledgerPath: office.ledgerPath,
      isNew: false,
      programVersion: "0.0.0-test",
      isDemo: false,
      staticFolder: pages,
      port: 0,
      mostBodyBytes: 1000,
    });
  });
  afterAll(async () => {
    await host.close();
    office.close();
  });

  // fetch would neither send a foreign Host nor leave dots in a path.
  const ask = ({ method = "GET", path = "/", headers = {}, body }: Question): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const request = httpRequest({ host: "127.0.0.1", port: host.port, method, path, headers }, (response) => {
        const chunks: Buffer[] = [];
        response.on("data", (chunk: Buffer) => chunks.push(chunk));
        response.on("end", () => {
          const text = Buffer.concat(chunks).toString();
          resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text });
        });
      });
      request.on("error", reject);
      request.end(body);
    });
  const withToken = () => ({ "x-xiangzhang-token": host.token });

  it("starts on a free port of this machine only, at an address with 256 bits of chance", () => {
    expect(host.url).toBe(`http://127.0.0.1:${host.port}/?token=${host.token}`);
    expect(Buffer.from(host.token, "base64url")).toHaveLength(32);
  });

  it("answers a call and serves the page with the headers that lock it down", async () => {
    const answered = await ask({ method: "POST", path: "/api", headers: withToken(), body: call });
    expect(answered.status).toBe(200);
    expect(answered.headers).toMatchObject({
      "cache-control": "no-store",
      "content-type": "application/json; charset=utf-8",
    });
    expect(JSON.parse(answered.body)).toMatchObject({
      ok: true,
      value: { isSetUp: true, township: { name: "青禾镇" } },
    });

    const page = await ask({ path: "/?token=whatever" });
    expect(page).toMatchObject({ status: 200, body: "<!doctype html><title>乡账</title>" });
    expect(page.headers).toMatchObject({
      "content-type": "text/html; charset=utf-8",
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
      "referrer-policy": "no-referrer",
    });
    const policy = String(page.headers["content-security-policy"]);
    expect(policy).toContain("default-src 'self'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(/script-src[^;]*unsafe/.test(policy)).toBe(false);
  });

  it.each([
    ["the page itself", "/", 200, "text/html; charset=utf-8"],
    ["a script", "/assets/index-1.js", 200, "text/javascript; charset=utf-8"],
    ["a file that is not there", "/assets/none.js", 404, undefined],
    ["a file of no known kind", "/secret.sqlite", 404, undefined],
    ["a folder", "/assets/", 404, undefined],
    ["a climb by dots", "/../outside.html", 404, undefined],
    ["a climb by encoded dots", "/%2e%2e/outside.html", 404, undefined],
    ["a climb by encoded slashes", "/..%2foutside.html", 404, undefined],
    ["a climb by backslashes", "/..\\outside.html", 404, undefined],
    ["an encoding that is none", "/%zz.html", 404, undefined],
    ["a null", "/index.html%00.js", 404, undefined],
    ["an unknown address", "/api/more", 404, undefined],
  ])("gives %s what it deserves", async (_case, path, status, mediaType) => {
    const answer = await ask({ path });
    expect(answer.status).toBe(status);
    if (mediaType !== undefined) expect(answer.headers["content-type"]).toBe(mediaType);
    expect(answer.body).not.toContain("outside");
  });

  it.each([
    ["without a token", {}, 401],
    ["with a wrong token", { "x-xiangzhang-token": "A".repeat(43) }, 401],
    ["with an empty token", { "x-xiangzhang-token": "" }, 401],
  ])("refuses a call %s", async (_case, headers, status) => {
    for (const path of ["/api", "/cancel"]) {
      expect(await ask({ method: "POST", path, headers, body: call })).toMatchObject({ status });
    }
    expect(await ask({ path: "/progress", headers })).toMatchObject({ status });
    expect(await ask({ path: `/progress?token=${"A".repeat(43)}` })).toMatchObject({ status: 401 });
  });

  it("takes the token by the address for the stream of events only", async () => {
    expect(await ask({ method: "POST", path: `/api?token=${host.token}`, body: call })).toMatchObject({ status: 401 });
  });

  it.each(["evil.example", "127.0.0.1", "127.0.0.1:1", "localhost.evil.example:80"])(
    "refuses a request that calls this machine %j, token or not",
    async (name) => {
      const headers = { ...withToken(), host: name };
      expect(await ask({ method: "POST", path: "/api", headers, body: call })).toMatchObject({ status: 403 });
      expect(await ask({ headers })).toMatchObject({ status: 403 });
    },
  );

  it.each(["https://evil.example", "http://127.0.0.1:1", "null", "xiangzhang://app"])(
    "refuses a page of the origin %s, token or not",
    async (origin) => {
      const headers = { ...withToken(), origin };
      expect(await ask({ method: "POST", path: "/api", headers, body: call })).toMatchObject({ status: 403 });
      expect(await ask({ headers })).toMatchObject({ status: 403 });
    },
  );

  it("lets its own page call, by either name of this machine", async () => {
    const headers = { ...withToken(), origin: `http://localhost:${host.port}`, host: `localhost:${host.port}` };
    expect(await ask({ method: "POST", path: "/api", headers, body: call })).toMatchObject({ status: 200 });
  });

  it.each([
    ["GET", "/api", "POST"],
    ["PUT", "/api", "POST"],
    ["OPTIONS", "/api", "POST"],
    ["POST", "/progress", "GET"],
    ["DELETE", "/", "GET, HEAD"],
    ["POST", "/", "GET, HEAD"],
  ])("has no %s of %s", async (method, path, allow) => {
    const answer = await ask({ method, path, headers: withToken() });
    expect(answer.status).toBe(405);
    expect(answer.headers).toMatchObject({ allow });
  });

  it("refuses a body that says it is too long before any of it came", async () => {
    const answer = await new Promise<string>((resolve, reject) => {
      const socket = connect(host.port, "127.0.0.1", () => {
        socket.write(
          `POST /api HTTP/1.1\r\nHost: 127.0.0.1:${host.port}\r\nx-xiangzhang-token: ${host.token}\r\nContent-Length: 999999999\r\n\r\n`,
        );
      });
      socket.once("data", (chunk) => {
        socket.destroy();
        resolve(chunk.toString());
      });
      socket.once("error", reject);
    });
    expect(answer).toMatch(/^HTTP\/1\.1 413 /);
    expect(answer).toContain(`"mostBytes":1000`);
  });

  it("refuses a body without a length once it has grown too long", async () => {
    const headers = { ...withToken(), "transfer-encoding": "chunked" };
    const answer = await ask({ method: "POST", path: "/api", headers, body: "x".repeat(5000) });
    expect(answer.status).toBe(413);
  });

  it.each(["", "{", "[]", `{"requestId":5}`])("refuses to cancel %j", async (body) => {
    expect(await ask({ method: "POST", path: "/cancel", headers: withToken(), body })).toMatchObject({ status: 400 });
  });
});

describe("a host that cannot open its ledger", () => {
  it("serves a page that names the file and says what to do, and no calls", async () => {
    const office = await openOffice();
    const host = await startLoopbackHost({
      entry,
      ledgerPath: office.ledgerPath,
      isNew: false,
      programVersion: "0.0.0-test",
      isDemo: false,
      staticFolder: office.folder,
      port: 0,
    });
    const page = await fetch(host.url);
    const text = await page.text();
    expect(host.trouble).toMatchObject({ code: "ledger-in-use" });
    expect(text).toContain("qinghe.xzdb");
    expect(text).toContain("正被使用");
    expect(text).not.toContain("<script");
    const headers = { "x-xiangzhang-token": host.token };
    expect((await fetch(`${host.origin}/api`, { method: "POST", headers, body: call })).status).toBe(503);
    await host.close();
    office.close();
  });

  it("says so when the port is taken, and lets go of the ledger", async () => {
    const office = await openOffice();
    office.desk.close();
    const blocker = createServer().listen(0, "127.0.0.1");
    await once(blocker, "listening");
    const address = blocker.address();
    const options = {
      entry,
      ledgerPath: office.ledgerPath,
      isNew: false,
      programVersion: "0.0.0-test",
      isDemo: false,
      staticFolder: office.folder,
      port: typeof address === "object" && address !== null ? address.port : 0,
    };
    await expect(startLoopbackHost(options)).rejects.toMatchObject({ code: "EADDRINUSE" });
    const opened = openLedger(office.ledgerPath, { isNew: false });
    expect(opened.ok).toBe(true);
    if (opened.ok) opened.value.close();
    blocker.close();
    office.close();
  });
});
