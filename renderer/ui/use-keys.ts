import { useEffect, useRef } from "react";
import { useKeyStore, writtenKey, type KeyBinding } from "./key-store.ts";

const openDialog = ".ant-modal-wrap:not([style*='display: none']), .ant-drawer-open";

/** True while a dialog or a drawer is open. */
export const isDialogOpen = (): boolean => document.querySelector(openDialog) !== null;

/**
 * Gives a screen its keys for as long as it is shown and lists them in the key table (F1). `title` names the group in
 * the table. A key is left alone while a dialog is open, unless the binding belongs to it (`isDialog`).
 */
export const useKeys = (
  title: string,
  bindings: readonly KeyBinding[],
  options: { readonly isDialog?: boolean } = {},
): void => {
  const { add, remove } = useKeyStore.getState();
  const latest = useRef(bindings);
  const isDialog = options.isDialog === true;
  const written = JSON.stringify(bindings.map(({ keys, label }) => [keys, label]));

  useEffect(() => {
    latest.current = bindings;
  });
  useEffect(() => {
    const owner = Symbol(title);
    add(owner, title, latest.current);
    return () => {
      remove(owner);
    };
  }, [add, remove, title, written]);
  useEffect(() => {
    const pressed = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || (!isDialog && isDialogOpen())) return;
      const name = writtenKey(event);
      const binding = latest.current.find((each) => each.run !== null && each.keys.split(" / ").includes(name));
      if (binding?.run === undefined || binding.run === null) return;
      event.preventDefault();
      binding.run();
    };
    window.addEventListener("keydown", pressed);
    return () => {
      window.removeEventListener("keydown", pressed);
    };
  }, [isDialog]);
};
