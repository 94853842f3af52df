/** Throws when `condition` is false: for mistakes only the program can cause, never for what a user typed. */
export function assert(condition: boolean, message: string): asserts condition {
  if (!condition) throw new Error(`assertion failed: ${message}`);
}
