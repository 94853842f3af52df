import { expect, it } from "vitest";
import { inTurn } from "#renderer/ui/in-turn.ts";

it("files chosen together come in the order they were chosen in, though the later is read first", async () => {
  const came: string[] = [];
  const take = inTurn<string>((name) => came.push(name));
  const large = Promise.withResolvers<string>();
  const small = Promise.withResolvers<string>();
  const taken = Promise.all([take(large.promise), take(small.promise)]);
  small.resolve("small");
  await small.promise;
  expect(came).toEqual([]);
  large.resolve("large");
  await taken;
  expect(came).toEqual(["large", "small"]);
});

it("a file that cannot be read is refused alone and holds up none after it", async () => {
  const came: string[] = [];
  const take = inTurn<string>((name) => came.push(name));
  const broken = Promise.withResolvers<string>();
  const refused = expect(take(broken.promise)).rejects.toThrow("unread");
  const taken = take(Promise.resolve("next"));
  broken.reject(new Error("unread"));
  await Promise.all([refused, taken]);
  expect(came).toEqual(["next"]);
});
