import { getHeapStatistics, setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

// The program itself takes about half of this; what a small stage leaves behind is not worth the pause.
const muchBytes = 112 * 2 ** 20;

let collector: (() => void) | undefined;

const findCollector = (): (() => void) => {
  setFlagsFromString("--expose-gc");
  const found: unknown = runInNewContext("gc");
  return () => {
    if (typeof found === "function") Reflect.apply(found, undefined, []);
  };
};

/**
 * Has what is no longer used taken out of memory now, in a twentieth of a second, rather than when the engine finds the time:
 * between two stages of work that each fill it, so that a small machine needs room for the larger one only. Does nothing
 * while less than `leastBytes` are in use.
 */
export const collectGarbage = (leastBytes: number = muchBytes): void => {
  if (getHeapStatistics().used_heap_size < leastBytes) return;
  collector ??= findCollector();
  collector();
};
