import { create } from "zustand";

/** Where somebody was in a long table: the row with the cursor and how far it was scrolled, in pixels. */
export type TableView = { readonly activeKey: string | null; readonly scrollTop: number };

type TableViews = {
  readonly views: Readonly<Record<string, TableView>>;
  readonly keep: (viewKey: string, view: TableView) => void;
};

/** Outlives the screens, so that coming back from a voucher lands on the same row and scroll position. */
export const useTableViews = create<TableViews>((set) => ({
  views: {},
  keep: (viewKey, view) => set(({ views }) => ({ views: { ...views, [viewKey]: view } })),
}));
