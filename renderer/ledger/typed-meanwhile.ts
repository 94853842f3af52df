/**
 * For a form's state once it was kept: empty again, unless more was typed while it was on its way. What was typed meanwhile
 * is not in the file, so it must stay on the screen and count as changed.
 */
export const keptUnlessTyped =
  <Typed>(sent: Typed, empty: Typed) =>
  (current: Typed): Typed =>
    current === sent ? empty : current;
