import { isDialogOpen } from "#renderer/ui/use-keys.ts";

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

const isInDialog = (node: EventTarget | null): boolean =>
  node instanceof Element && node.closest("[role='dialog']") !== null;

/**
 * A dialog that is taken away at once, not closed first, leaves the focus nowhere, and the next key would go nowhere too.
 * The focus goes back to where it came from, so that a list can be worked through by keyboard alone. Call once.
 */
export const returnFocusFromDialogs = (): void => {
  let opener: HTMLElement | null = null;
  document.addEventListener("focusin", ({ target, relatedTarget }) => {
    if (!isInDialog(target) || isInDialog(relatedTarget)) return;
    opener = relatedTarget instanceof HTMLElement ? relatedTarget : opener;
  });
  const giveBack = (): void => {
    if (opener === null || isDialogOpen()) return;
    if (document.activeElement === document.body && opener.isConnected) opener.focus({ preventScroll: true });
    opener = null;
  };
  // Dialogs hang directly below the body.
  new MutationObserver(giveBack).observe(document.body, { childList: true });
};
