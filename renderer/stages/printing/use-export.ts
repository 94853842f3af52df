import { App } from "antd";
import type { Progress } from "#contract/wire.ts";
import { useAction } from "#renderer/ledger/use-query.ts";
import { useLedger } from "#renderer/stages/office/ledger-store.ts";
import { usePlace } from "#renderer/stages/office/place-store.ts";
import { needsLedger } from "#renderer/stages/screen-keys.ts";
import { downloadBytes } from "#renderer/ui/download-bytes.ts";
import { useShownTables, type ShownTable } from "#renderer/ui/shown-tables.ts";
import { usePreview, useWish, type PrintedFile, type PrintFormat } from "./preview-store.ts";
import { noteOnPaper } from "./sided-balances.ts";
import { listingOfTable } from "./shown-listing.ts";

const headOf = (
  table: ShownTable,
  count: number,
): { readonly title: string; readonly under: readonly [string, string] } => {
  const page = document.querySelector(".page");
  const title = (page?.querySelector("h1")?.textContent ?? "").trim();
  const note = noteOnPaper((page?.querySelector(".page-note")?.textContent ?? "").trim());
  const { ledgers, ledgerId } = useLedger.getState();
  const isOfLedger = needsLedger(usePlace.getState().screen);
  const ledger = isOfLedger ? (ledgers.find(({ id }) => id === ledgerId)?.name ?? "") : "";
  // A second table of a page goes by its own name.
  return { title: count > 1 || title === "" ? table.label : title, under: [ledger, note.length > 60 ? "" : note] };
};

export type Exporting = {
  readonly canExport: boolean;
  readonly isRunning: boolean;
  readonly progress: Progress | null;
  readonly cancel: () => void;
  readonly preview: () => Promise<void>;
  readonly save: (format: PrintFormat) => Promise<void>;
};

/** 打印/导出 of whatever the screen shows: a book or statement from the books, any other list as it stands there. */
export const useExport = (): Exporting => {
  const { message } = App.useApp();
  const wish = useWish((state) => state.wish);
  const tables = useShownTables((state) => state.tables);
  const show = usePreview((state) => state.show);
  const report = useAction("print.report");
  const list = useAction("print.table");

  const make = async (format: PrintFormat, withCover: boolean): Promise<PrintedFile | null> => {
    if (wish !== null) return report.run({ of: wish, format, withCover });
    const largest = tables.map(({ read }) => read()).toSorted((left, right) => right.rowCount - left.rowCount)[0];
    if (largest === undefined) return null;
    return list.run({ listing: await listingOfTable(largest, headOf(largest, tables.length)), format });
  };
  const preview = async (): Promise<void> => {
    const file = await make("pdf", false);
    if (file !== null) show({ title: file.name.replace(/\.pdf$/, ""), file, release: () => Promise.resolve(file) });
  };
  const save = async (format: PrintFormat): Promise<void> => {
    const file = await make(format, false);
    if (file === null) return;
    downloadBytes(file.name, file.bytes);
    void message.success(`已保存 ${file.name}`);
  };
  return {
    canExport: wish !== null || tables.length > 0,
    isRunning: report.isRunning || list.isRunning,
    progress: report.progress ?? list.progress,
    cancel: () => {
      report.cancel();
      list.cancel();
    },
    preview,
    save,
  };
};
