import { lazy, type ReactNode } from "react";
import { useHost } from "#renderer/ledger/host-store.ts";

/** A screen takes no props: what it shows is chosen by the place and the set of books. */
export type ScreenComponent = () => ReactNode;

/** Loads a screen's code when it is first opened; when it cannot be had, the program behind this page has ended. */
export const screen = <Module>(load: () => Promise<Module>, pick: (module: Module) => ScreenComponent) =>
  lazy(async () => {
    try {
      return { default: pick(await load()) };
    } catch {
      useHost.getState().report("gone");
      return { default: () => null };
    }
  });
