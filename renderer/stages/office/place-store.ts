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
  /** Where the user wants to go while the guard asks. */
  readonly wanted: Place | null;
  readonly answerGuard: (isLeaving: boolean) => void;
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

/** The only navigation. The place stands in the address, so the browser's Back works. */
export const usePlace = create<PlaceState>((set, get) => {
  const go = (place: Place): void => {
    window.history.pushState(null, "", hashOf(place));
    set(({ visit }) => ({ ...place, visit: visit + 1, guard: null, wanted: null }));
  };
  return {
    ...readHash(),
    visit: 0,
    guard: null,
    wanted: null,
    open: (screen, params = {}) => {
      if (get().guard === null) go({ screen, params });
      else set({ wanted: { screen, params } });
    },
    adjust: (params) => {
      window.history.replaceState(window.history.state, "", hashOf({ screen: get().screen, params }));
      set({ params });
    },
    back: () => {
      window.history.back();
    },
    setGuard: (guard) => {
      set({ guard });
    },
    answerGuard: (isLeaving) => {
      const { wanted } = get();
      if (isLeaving && wanted !== null) go(wanted);
      else set({ wanted: null });
    },
  };
});

/** Follows the browser's Back and Forward and guards against closing the tab with unsaved work. Call once. */
export const followAddress = (): void => {
  window.addEventListener("popstate", () => {
    const current = usePlace.getState();
    const place = readHash();
    if (current.guard !== null) {
      window.history.pushState(null, "", hashOf(current));
      usePlace.setState({ wanted: place });
      return;
    }
    usePlace.setState(({ visit }) => ({ ...place, visit: visit + 1 }));
  });
  window.addEventListener("beforeunload", (event) => {
    if (usePlace.getState().guard !== null) event.preventDefault();
  });
};
