/** What hands on the newest of many values, and how it is ended. */
export type NewestOnly<Value> = { readonly tell: (value: Value) => void; readonly stop: () => void };

/**
 * Hands the first value on at once, and from then on the newest at most every `everyMs`: what a long call says of itself comes
 * in bursts of many, each of which would be drawn.
 */
export const newestOnly = <Value>(listener: (value: Value) => void, everyMs: number): NewestOnly<Value> => {
  let waiting: { readonly value: Value } | null = null;
  let timer: ReturnType<typeof setTimeout> | null = null;
  const due = (): void => {
    timer = null;
    if (waiting === null) return;
    const { value } = waiting;
    waiting = null;
    timer = setTimeout(due, everyMs);
    listener(value);
  };
  return {
    tell: (value) => {
      waiting = { value };
      if (timer === null) due();
    },
    stop: () => {
      if (timer !== null) clearTimeout(timer);
      waiting = null;
    },
  };
};
