import { create, type StoreApi } from "zustand";
import type { Failure } from "#contract/failures.ts";
import { call, type Watch } from "#renderer/ledger/client.ts";
import { useTide } from "#renderer/ledger/tide.ts";
import { partsOf, sheetsOf } from "#domain/bank/account-part.ts";
import {
  isClean,
  newItem,
  previewedCount,
  stepAfter,
  type ImportItem,
  type Preview,
  type StatementFileInput,
} from "./import-steps.ts";

type ImportState = {
  readonly items: readonly ImportItem[];
  readonly activeId: string | null;
  readonly add: (file: StatementFileInput) => void;
  readonly select: (id: string) => void;
  readonly remove: (id: string) => void;
  readonly clearDone: () => void;
  /** Keeps a choice that changes nothing about the reading: ticks and options. */
  readonly adjust: (id: string, changes: Partial<ImportItem>) => void;
  /** Keeps a choice and reads the file anew under it: another account, sheet or mapping. */
  readonly reread: (
    id: string,
    changes: Partial<Pick<ImportItem, "bankAccountId" | "sheet" | "mapping" | "layoutId" | "password">>,
  ) => Promise<void>;
  /** Writes one file; the answer is kept with it. */
  readonly commit: (id: string) => Promise<void>;
  /** Writes every file that needs nobody's eye, one after another, and stops at the first that does. */
  readonly commitClean: () => Promise<void>;
  readonly cancel: () => void;
};

const ownMistake = (error: unknown): Failure => ({
  code: "internal",
  reference: error instanceof Error ? error.message.slice(0, 200) : "?",
});

/** Few enough that reading an answer never holds the window up. */
const linesAtOnce = 500;

/** What reading a file anew says of it, under the choices made for it. */
const readAnew = async ({ bankAccountId, ...item }: ImportItem): Promise<Partial<ImportItem>> => {
  const { file, mapping, sheet, layoutId, password, part } = item;
  const input = { file, mapping, sheet, layoutId, password, ...part };
  try {
    const previewed = await call("statement.preview", { ...input, bankAccountId, shown: linesAtOnce });
    const fresh = { step: stepAfter(previewed), takeRows: [], acceptBreaks: false };
    if (previewed.ok) {
      const { value: preview } = previewed;
      return { ...fresh, preview, inspection: preview.inspection, failure: null };
    }
    // What was refused is shown as far as it could be read.
    const inspected = await call("statement.inspect", { ...input, shown: 0 });
    const inspection = inspected.ok ? inspected.value : null;
    return { ...fresh, preview: null, inspection, failure: previewed.failure };
  } catch (error) {
    return { step: "stopped", failure: ownMistake(error) };
  }
};

type MoreLines = { readonly more: Preview["lines"]; readonly failure: Failure | null };

const linesAfter = async (digest: string, skip: number): Promise<MoreLines> => {
  try {
    const reply = await call("statement.previewLines", { digest, skip, take: linesAtOnce });
    return reply.ok ? { more: reply.value.lines, failure: null } : { more: [], failure: reply.failure };
  } catch (error) {
    return { more: [], failure: ownMistake(error) };
  }
};

/** Does what the preview said; refused, the file stays at its preview with the reason. */
const commitItem = async (item: ImportItem, digest: string, watch: Watch): Promise<Partial<ImportItem>> => {
  const { file, mapping, sheet, layoutId, password, bankAccountId, takeRows } = item;
  const { acceptBreaks, makeDrafts, rememberMapping, part } = item;
  const reading = { mapping, sheet, layoutId, password, ...part };
  const choices = { ...reading, bankAccountId, acceptBreaks, makeDrafts, rememberMapping };
  try {
    const reply = await call("statement.commit", { file, ...choices, takeRows: [...takeRows], digest }, watch);
    if (!reply.ok) return { step: "preview", failure: reply.failure, progress: null };
    useTide.getState().turn();
    return { step: "done", result: reply.value, progress: null, password: null };
  } catch (error) {
    return { step: "preview", failure: ownMistake(error), progress: null };
  }
};

type List = Pick<ImportState, "items" | "activeId">;

const onlyKept = ({ items, activeId }: List, isKept: (item: ImportItem) => boolean): List => {
  const left = items.filter(isKept);
  const isStill = left.some((item) => item.id === activeId);
  return { items: left, activeId: isStill ? activeId : (left[0]?.id ?? null) };
};

/** Several items in the place of one; the first is looked at where that one was. */
const replaced = ({ items, activeId }: List, id: string, by: readonly ImportItem[]): List => ({
  items: items.flatMap((item) => (item.id === id ? by : [item])),
  activeId: activeId === id ? (by[0]?.id ?? null) : activeId,
});

/** The file that stays in view when another is added: one still being worked on, not one that is through or was refused. */
export const shownAfterAdding = (items: readonly ImportItem[], activeId: string | null): string | null => {
  const active = items.find((item) => item.id === activeId);
  return active === undefined || active.step === "stopped" || active.step === "done" ? null : active.id;
};

let running: AbortController | null = null;

type Store = Pick<StoreApi<ImportState>, "getState" | "setState">;

/** Looking items up, changing them and reading them anew. */
const readerOn = ({ setState: set, getState: get }: Store) => {
  const change = (id: string, changes: Partial<ImportItem>): void => {
    set(({ items }) => ({ items: items.map((item) => (item.id === id ? { ...item, ...changes } : item)) }));
  };
  const itemOf = (id: string): ImportItem | undefined => get().items.find((item) => item.id === id);
  const read = async (id: string): Promise<void> => {
    const item = itemOf(id);
    if (item === undefined) return;
    change(id, { step: "reading", failure: null, preview: null });
    const anew = await readAnew(item);
    const parts = anew.failure === null || anew.failure === undefined ? [] : partsOf(anew.failure, item.part);
    if (parts.length > 1)
      return split(
        item,
        parts.map((part) => ({ part })),
      );
    const sheets = anew.inspection === null || anew.inspection === undefined ? [] : sheetsOf(anew.inspection);
    if (sheets.length > 1)
      return split(
        item,
        sheets.map((sheet) => ({ sheet })),
      );
    change(id, anew);
    if (anew.preview !== null && anew.preview !== undefined) void readRest(id, anew.preview.digest);
  };
  /** Asks for the lines that the preview did not carry, page by page, as long as the file stays as it was previewed. */
  const readRest = async (id: string, digest: string): Promise<void> => {
    for (;;) {
      const before = itemOf(id);
      if (before?.preview?.digest !== digest || before.step === "done") return;
      const { lines } = before.preview;
      if (lines.length >= previewedCount(before.preview)) return;
      const { more, failure } = await linesAfter(digest, lines.length);
      const item = itemOf(id);
      if (item?.preview?.digest !== digest) return;
      if (failure !== null) {
        if (item.step === "preview") change(id, { failure });
        return;
      }
      change(id, { preview: { ...item.preview, lines: [...lines, ...more] } });
    }
  };
  /** Each statement of a file, be it a member, an account or a sheet, goes its own way: its own account, chain, preview and line in the journal. */
  const split = async (
    whole: ImportItem,
    parts: readonly Partial<Pick<ImportItem, "part" | "sheet">>[],
  ): Promise<void> => {
    const items = parts.map((part) => ({ ...whole, ...part, id: crypto.randomUUID(), bankAccountId: null }));
    set((list) => replaced(list, whole.id, items));
    for (const { id } of items) await read(id);
  };
  return { change, itemOf, read };
};

/** The files dropped for import and how far each has come; they stay while one looks something up elsewhere. */
export const useImports = create<ImportState>((set, get, store) => {
  const { change, itemOf, read } = readerOn(store);
  const write = async (id: string): Promise<void> => {
    const item = itemOf(id);
    if (item === undefined || item.preview === null) return;
    running = new AbortController();
    change(id, { step: "committing", failure: null, progress: null });
    const onProgress: Watch["onProgress"] = (progress) => change(id, { progress });
    change(id, await commitItem(item, item.preview.digest, { signal: running.signal, onProgress }));
    running = null;
  };
  const commitClean = async (): Promise<void> => {
    for (const { id, preview: seen } of get().items.filter(isClean)) {
      set({ activeId: id });
      // An earlier file of the same account may have changed what is new: what was seen must still hold.
      await read(id);
      const now = itemOf(id);
      if (now === undefined || !isClean(now) || now.preview?.newCount !== seen?.newCount) return;
      await write(id);
      if (itemOf(id)?.step !== "done") return;
    }
  };
  const keepOnly = (isKept: (item: ImportItem) => boolean): void => {
    set((list) => onlyKept(list, isKept));
  };
  return {
    items: [],
    activeId: null,
    add: (file) => {
      const item = newItem(crypto.randomUUID(), file);
      set(({ items, activeId }) => ({
        items: [...items, item],
        activeId: shownAfterAdding(items, activeId) ?? item.id,
      }));
      void read(item.id);
    },
    select: (id) => set({ activeId: id }),
    remove: (id) => keepOnly((item) => item.id !== id),
    clearDone: () => keepOnly((item) => item.step !== "done"),
    adjust: change,
    reread: async (id, changes) => {
      change(id, changes);
      await read(id);
    },
    commit: write,
    commitClean,
    cancel: () => running?.abort(),
  };
});
