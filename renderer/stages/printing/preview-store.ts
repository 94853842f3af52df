import { create } from "zustand";
import { useEffect, useRef } from "react";
import type { InputOf } from "#contract/contract.ts";

export type PrintFormat = "pdf" | "xlsx" | "csv" | "xml";
export type PrintedFile = { readonly name: string; readonly bytes: string; readonly pages: number | null };

/** A document to be looked at before it is printed. */
export type Preview = {
  readonly title: string;
  readonly file: PrintedFile;
  /** Makes the file that leaves the program, and records that it was printed where that is kept; null when refused. */
  readonly release: () => Promise<PrintedFile | null>;
};

type PreviewState = {
  readonly preview: Preview | null;
  readonly show: (preview: Preview) => void;
  readonly close: () => void;
};

/** The one preview there is at a time. */
export const usePreview = create<PreviewState>((set) => ({
  preview: null,
  show: (preview) => {
    set({ preview });
  },
  close: () => {
    set({ preview: null });
  },
}));

export type ReportWish = InputOf<"print.report">["of"];

type WishState = { readonly wish: ReportWish | null; readonly set: (wish: ReportWish | null) => void };

/** The book or statement on the screen, which is printed from the books and not from what the screen has drawn. */
export const useWish = create<WishState>((set) => ({
  wish: null,
  set: (wish) => {
    set({ wish });
  },
}));

/** Names the book or statement a screen shows, for as long as it shows it: 打印/导出 then takes it from the books. */
export const useReportWish = (wish: ReportWish | null): void => {
  const key = JSON.stringify(wish);
  const latest = useRef(wish);
  latest.current = wish;
  useEffect(() => {
    const { set } = useWish.getState();
    set(latest.current);
    return () => {
      set(null);
    };
  }, [key]);
};
