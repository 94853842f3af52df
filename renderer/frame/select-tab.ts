/**
 * Tab leaves a field and changes nothing in it. A choice of several would take the option under the cursor, and where that one is
 * chosen already, take it out again without a word: a rule meant for one village would be one for all. So the key does not reach
 * it; the browser moves on all the same, and the list closes as the focus goes. Call once.
 */
export const leaveChoicesAlone = (): void => {
  document.addEventListener(
    "keydown",
    (event) => {
      const { target, key } = event;
      if (key !== "Tab" || !(target instanceof Element)) return;
      if (target.closest(".ant-select-multiple") !== null) event.stopPropagation();
    },
    { capture: true },
  );
};
