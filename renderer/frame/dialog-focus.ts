const fields = ["input", "textarea", "select", "button"].map(
  (name) => `.ant-modal-body ${name}:not([disabled]):not([type='hidden'])`,
);

/** The element a dialog should begin with: its first field, else the first button at its foot. */
const firstOf = (dialog: Element): HTMLElement | null =>
  dialog.querySelector<HTMLElement>(fields.join(", ")) ??
  dialog.querySelector<HTMLElement>(".ant-modal-footer .ant-btn-primary");

/**
 * A dialog's focus trap begins with the cross in its corner. People who type expect the first field: when focus comes to
 * the cross from outside the dialog, it is passed on. Call once.
 */
export const beginDialogsAtFirstField = (): void => {
  document.addEventListener("focusin", (event) => {
    const { target, relatedTarget } = event;
    if (!(target instanceof HTMLElement) || !target.classList.contains("ant-modal-close")) return;
    const dialog = target.closest("[role='dialog']");
    if (dialog === null || (relatedTarget instanceof Node && dialog.contains(relatedTarget))) return;
    firstOf(dialog)?.focus();
  });
};
