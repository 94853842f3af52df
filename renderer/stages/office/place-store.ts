import { create } from "zustand";
import { firstScreen, isScreenKey, type ScreenKey } from "#renderer/stages/screen-keys.ts";

export type Params = Readonly<Record<string, string>>;

export type Place = { readonly screen: ScreenKey; readonly params: Params };

type PlaceState = Place & {
  /** Counts the openings, so that opening the same screen again begins it anew. */
  readonly visit: number;
  /** Goes to a screen; asks first when the current one has unsaved work. */
  readonly open: (screen: ScreenKey, params?: Params) => void;
  /** Changes the parameters of the current screen without a step in the browser's history. */
  readonly adjust: (params: Params) => void;
  readonly back: () => void;
  /** What to ask before leaving; null: leave at once. Set by a screen with unsaved work, cleared when it is saved. */
  readonly guard: string | null;
  readonly setGuard: (question: string | null) => void;
  /** What the user wants to do while the guard asks. */
  readonly wanted: (() => void) | null;
  readonly answerGuard: (isLeaving: boolean) => void;
  /** Does what would lose unsaved work, such as choosing another set of books; asks first when there is any. */
  readonly leave: (action: () => void) => void;
};

/** `#voucher?id=v1` → the screen and its parameters; anything unknown leads to the first screen. */
export const placeFromHash = (hash: string): Place => {
  const [key = "", query = ""] = hash.replace(/^#/, "").split("?");
  return isScreenKey(key)
    ? { screen: key, params: Object.fromEntries(new URLSearchParams(query)) }
    : { screen: firstScreen, params: {} };
};

export const hashOf = ({ screen, params }: Place): string => {
  const query = new URLSearchParams(params).toString();
  return `#${screen}${query === "" ? "" : `?${query}`}`;
};

const readHash = (): Place => (typeof window === "undefined" ? placeFromHash("") : placeFromHash(window.location.hash));

/** How many of the program's own pages lie behind this one in the browser's history. */
const pagesBehind = (): number => {
  const state: unknown = window.history.state;
  return typeof state === "object" && state !== null && "pagesBehind" in state && typeof state.pagesBehind === "number"
    ? state.pagesBehind
    : 0;
};

const pushPlace = (place: Place): void => {
  window.history.pushState({ pagesBehind: pagesBehind() + 1 }, "", hashOf(place));
};

/** The only navigation. The place stands in the address, so the browser's Back works. */
export const usePlace = create<PlaceState>((set, get) => {
  const go = (place: Place): void => {
    pushPlace(place);
    set(({ visit }) => ({ ...place, visit: visit + 1, guard: null, wanted: null }));
  };
  return {
    ...readHash(),
    visit: 0,
    guard: null,
    wanted: null,
    open: (screen, params = {}) => {
      get().leave(() => {
        go({ screen, params });
      });
    },
    leave: (action) => {
      if (get().guard === null) action();
      else set({ wanted: action });
    },
    adjust: (params) => {
      window.history.replaceState(window.history.state, "", hashOf({ screen: get().screen, params }));
      set({ params });
    },
    back: () => {
      // Behind the first page lies whatever the tab showed before the program: Esc must not leave it.
      if (pagesBehind() > 0) window.history.back();
    },
    setGuard: (guard) => {
      set({ guard });
    },
    answerGuard: (isLeaving) => {
      const { wanted } = get();
      set({ wanted: null });
      if (!isLeaving || wanted === null) return;
      set(({ visit }) => ({ guard: null, visit: visit + 1 }));
      wanted();
    },
  };
});

/** Follows the browser's Back and Forward and guards against closing the tab with unsaved work. Call once. */
export const followAddress = (): void => {
  window.addEventListener("popstate", () => {
    const current = usePlace.getState();
    const place = readHash();
    if (current.guard !== null) {
      // Back has already changed the address: it is put back until the user has answered.
      pushPlace(current);
      current.open(place.screen, place.params);
      return;
    }
    usePlace.setState(({ visit }) => ({ ...place, visit: visit + 1 }));
  });
  window.addEventListener("beforeunload", (event) => {
    if (usePlace.getState().guard !== null) event.preventDefault();
  });
};
