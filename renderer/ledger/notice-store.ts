import { create } from "zustand";

/** Something that was not done, told across the foot of the page; `items` names single ones among several. */
export type Notice = {
  readonly level: "error" | "warning";
  readonly title: string;
  readonly text: string;
  readonly items: readonly string[];
};

type NoticeState = {
  readonly notice: Notice | null;
  readonly tell: (notice: Pick<Notice, "title"> & Partial<Notice>) => void;
  /** The person has begun the next thing: what was told of the last one is over. */
  readonly clear: () => void;
};

/** The one refusal the window tells at a time. It stays until the next thing is begun, so nobody has to hurry to read it. */
export const useNotices = create<NoticeState>((set, get) => ({
  notice: null,
  tell: ({ level = "error", title, text = "", items = [] }) => {
    set({ notice: { level, title, text, items } });
  },
  clear: () => {
    if (get().notice !== null) set({ notice: null });
  },
}));
