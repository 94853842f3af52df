import { lazy, type ComponentType } from "react";
import type { ScreenKey } from "./screen-keys.ts";

export type ScreenComponent = ComponentType<Record<never, never>>;

/** Loads a screen's code when it is first opened. */
const screen = <Module>(load: () => Promise<Module>, pick: (module: Module) => ScreenComponent) =>
  lazy(async () => ({ default: pick(await load()) }));

// One line a screen. A key that is not here yet is not in the menu either.
export const screens: Partial<Record<ScreenKey, ScreenComponent>> = {
  overview: screen(
    () => import("#renderer/stages/office/overview.tsx"),
    (module) => module.Overview,
  ),
};
