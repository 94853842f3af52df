/**
 * Hands on what several readings bring in the order they were begun, whichever is through first. A reading that fails is refused to
 * its own caller and holds nothing up.
 */
export const inTurn = <Read>(handOn: (read: Read) => void): ((reading: Promise<Read>) => Promise<void>) => {
  let earlier: Promise<unknown> = Promise.resolve();
  const after = async (before: Promise<unknown>, reading: Promise<Read>): Promise<void> => {
    await Promise.allSettled([reading, before]);
    handOn(await reading);
  };
  return async (reading) => {
    const turn = after(earlier, reading);
    earlier = turn;
    await turn;
  };
};
