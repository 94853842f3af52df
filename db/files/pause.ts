/**
 * Lets what waits on the thread go first: a cancel and the telling of progress are heard, and an archive takes what has been
 * written, which would otherwise all stand in memory.
 */
export const pause = (): Promise<void> =>
  new Promise((resolve) => {
    setImmediate(resolve);
  });
