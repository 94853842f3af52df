import { expect, it } from "vitest";
import { gbkBytes } from "#files/payout/gbk-text.ts";

it.each(["张一|1000.00\r\n", "王𬱖", "㐂㑇䶮", "𠮷野𪚥", "€£ü·〇"])(
  "writes %s so that it is read back whole",
  (text) => {
    expect(new TextDecoder("gb18030").decode(gbkBytes(text))).toBe(text);
  },
);

it("writes what the older code page has in two bytes", () => {
  expect([...gbkBytes("中")]).toEqual([0xd6, 0xd0]);
});
