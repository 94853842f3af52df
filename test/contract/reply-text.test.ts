import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { replyText } from "#api/reply-text.ts";

const base64 = fc.base64String();
const others = fc.dictionary(
  fc.string().filter((name) => name !== "bytes" && name !== "__proto__"),
  fc.jsonValue(),
);

describe("the text of a reply", () => {
  it("reads as the reply it was made of, with a file or without", () => {
    fc.assert(
      fc.property(others, fc.option(base64, { nil: undefined }), (value, bytes) => {
        const reply = { ok: true, value: { ...value, ...(bytes === undefined ? {} : { bytes }) } };
        expect(JSON.parse(replyText(reply))).toEqual(JSON.parse(JSON.stringify(reply)));
      }),
    );
  });

  it("takes one byte a sign beside a file, whatever the file is called", () => {
    const text = replyText({ ok: true, value: { name: "柳溪村 “第3季度” 工作簿😀.xlsx", bytes: "AAAA" } });
    expect(Buffer.byteLength(text)).toBe(text.length);
    expect(JSON.parse(text)).toEqual({ ok: true, value: { name: "柳溪村 “第3季度” 工作簿😀.xlsx", bytes: "AAAA" } });
  });

  it("is plain JSON for a refusal and for values that only look like files", () => {
    for (const reply of [
      { ok: false, failure: { code: "not-found", kind: "ledger" } },
      { ok: true, value: { bytes: 12 } },
      { ok: true, value: null },
      { ok: true, value: ["bytes"] },
    ])
      expect(replyText(reply)).toBe(JSON.stringify(reply));
  });
});
