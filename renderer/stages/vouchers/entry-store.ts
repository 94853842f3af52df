import { create, type StoreApi } from "zustand";
import { localDate, type LocalDate } from "#domain/core/dates.ts";
import type { VoucherId } from "#domain/core/ids.ts";
import type { DroppedFile } from "#renderer/ui/file-drop.tsx";
import { draftFromText, draftName, draftText } from "./entry-draft.ts";
import { compacted, type ApprovalRow, type DocumentRow, type VoucherForm } from "./grid-content.ts";
import { dropTyping, sendTyping } from "./typing-keeper.ts";
import { left } from "./grid-edit.ts";
import { firstLineCount, padded, type GridBooks, type GridLine } from "./grid-lines.ts";
import { gridReducer, type GridAction } from "./grid-reducer.ts";
import { gridOf, placed, type Grid } from "./grid-state.ts";

export type Beginning = {
  readonly personId: string;
  readonly ledgerId: string;
  readonly books: GridBooks;
  readonly id: VoucherId | null;
  readonly version: number | null;
  readonly form: VoucherForm;
  /** What the ledger file keeps of an earlier, unsaved typing; null when there is none. */
  readonly keptText?: string | null;
};

type EntryState = {
  readonly personId: string;
  readonly ledgerId: string | null;
  readonly books: GridBooks;
  readonly id: VoucherId | null;
  readonly version: number | null;
  readonly onDate: LocalDate;
  readonly paperCount: number;
  readonly documents: readonly DocumentRow[];
  readonly approvals: readonly ApprovalRow[];
  /** Files dropped before the voucher was first saved; they follow with the save. */
  readonly waitingFiles: readonly DroppedFile[];
  readonly grid: Grid;
  readonly isDirty: boolean;
  /** True when an unsaved voucher of an earlier time was found and put back. */
  readonly isRestored: boolean;
  /** Starts with this voucher, or with what was left unsaved of it. */
  readonly begin: (beginning: Beginning) => void;
  readonly act: (action: GridAction) => void;
  readonly change: (part: Partial<Pick<EntryState, "onDate" | "paperCount" | "documents" | "approvals">>) => void;
  readonly addFile: (file: DroppedFile) => void;
  readonly dropFile: (index: number) => void;
  /** These files have followed; those dropped meanwhile still wait. */
  readonly filesSent: (sent: readonly DroppedFile[]) => void;
  /** Replaces the lines, as copying from an earlier voucher does. */
  readonly takeLines: (lines: readonly GridLine[]) => void;
  /** Removes blank lines, so that the numbers on the screen are those of the core. */
  readonly compact: () => void;
  /** `sent` is what was saved; whatever was typed since then is still to be saved. */
  readonly saved: (id: VoucherId, version: number, sent: VoucherForm) => void;
  /** Throws away what was typed and starts with these lines. */
  readonly restart: (beginning: Beginning) => void;
  readonly rememberAccounts: (ids: readonly string[]) => void;
};

const noBooks: GridBooks = { accounts: [], items: [], categories: [], summaries: [], recentAccountIds: [] };

/**
 * The lines with what is still in the editor, as far as it can be read: what totals, rules and the kept draft go by. `fault`
 * is what of it is no amount or quantity, whether or not it was already told; the lines leave it out.
 */
export const readOf = (grid: Grid, books: GridBooks): Pick<Grid, "lines" | "fault"> => left(grid, books);

export const formOfEntry = (state: EntryState): VoucherForm => ({
  onDate: state.onDate,
  paperCount: state.paperCount,
  lines: readOf(state.grid, state.books).lines,
  documents: state.documents,
  approvals: state.approvals,
});

const isSameForm = (one: VoucherForm, other: VoucherForm): boolean => JSON.stringify(one) === JSON.stringify(other);

const fieldsOf = ({ onDate, paperCount, documents, approvals }: VoucherForm) => ({
  onDate,
  paperCount,
  documents,
  approvals,
});

/** Writes the unsaved voucher down now. */
const writeDraft = (state: EntryState): void => {
  const { personId, ledgerId, id, version, isDirty } = state;
  if (ledgerId === null || !isDirty) return;
  const { lines, documents, approvals, ...head } = formOfEntry(state);
  const form = {
    ...head,
    lines: lines.map((line) => ({ ...line, items: [...line.items] })),
    documents: [...documents],
    approvals: [...approvals],
  };
  const text = draftText({ id, version, form });
  localStorage.setItem(draftName(personId, ledgerId, id), text);
  sendTyping({ ledgerId, voucherId: id }, text);
};

type Store = Pick<StoreApi<EntryState>, "getState" | "setState">;

/** Beginning, saving and beginning anew. */
const lifeOf = ({ getState: get, setState: set }: Store) => {
  const start = (beginning: Beginning, isRestored: boolean): void => {
    const { form, personId, ledgerId, books, id, version } = beginning;
    const fresh = { waitingFiles: [], grid: gridOf(form.lines, books), isDirty: isRestored, isRestored };
    set({ personId, ledgerId, books, id, version, ...fieldsOf(form), ...fresh });
  };
  return {
    begin: (beginning: Beginning) => {
      const { personId, ledgerId, id, version } = beginning;
      writeDraft(get());
      // The window forgets when the program starts on another port or dies; the ledger file does not.
      const kept = draftFromText(localStorage.getItem(draftName(personId, ledgerId, id)) ?? beginning.keptText ?? null);
      const isSame = kept !== null && kept.id === id && kept.version === version;
      start(isSame ? { ...beginning, form: kept.form } : beginning, isSame);
    },
    saved: (id: VoucherId, version: number, sent: VoucherForm) => {
      const { personId, ledgerId } = get();
      if (ledgerId !== null) {
        localStorage.removeItem(draftName(personId, ledgerId, get().id));
        localStorage.removeItem(draftName(personId, ledgerId, id));
        dropTyping({ ledgerId, voucherId: get().id });
        if (get().id !== id) dropTyping({ ledgerId, voucherId: id });
      }
      set({ id, version, isDirty: !isSameForm(sent, formOfEntry(get())), isRestored: false });
    },
    restart: (beginning: Beginning) => {
      const { personId, ledgerId, id } = get();
      if (ledgerId !== null) {
        localStorage.removeItem(draftName(personId, ledgerId, id));
        dropTyping({ ledgerId, voucherId: id });
      }
      start(beginning, false);
    },
  };
};

/** What changes the lines. */
const linesOf = ({ getState: get, setState: set }: Store) => ({
  act: (action: GridAction) => {
    const { grid, books, isDirty } = get();
    const next = gridReducer(grid, books, action);
    const isChange = next.lines !== grid.lines || (action.type === "type" && next.text !== grid.text);
    set({ grid: next, isDirty: isDirty || isChange });
  },
  takeLines: (lines: readonly GridLine[]) => {
    const { books, grid } = get();
    set({ grid: { ...gridOf(lines, books), focusTurn: grid.focusTurn + 1 }, isDirty: true });
  },
  compact: () => {
    const { books, grid } = get();
    const lines = padded(compacted(grid.lines), firstLineCount);
    if (lines.length === grid.lines.length && lines.every((line, row) => line === grid.lines[row])) return;
    const { focusTurn } = grid;
    set({ grid: { ...placed({ ...grid, lines }, books, grid.cursor), focusTurn } });
  },
});

/** The voucher being typed. It outlives the screen, and the window too: see `keepDraft`. */
export const useEntry = create<EntryState>((set, get, store) => ({
  personId: "",
  ledgerId: null,
  books: noBooks,
  id: null,
  version: null,
  onDate: localDate("2000-01-01"),
  paperCount: 0,
  documents: [],
  approvals: [],
  waitingFiles: [],
  grid: gridOf([], noBooks),
  isDirty: false,
  isRestored: false,
  ...lifeOf(store),
  ...linesOf(store),
  change: (part) => {
    set({ ...part, isDirty: true });
  },
  addFile: (file) => {
    set(({ waitingFiles }) => ({ waitingFiles: [...waitingFiles, file], isDirty: true }));
  },
  dropFile: (index) => {
    set(({ waitingFiles }) => ({ waitingFiles: waitingFiles.filter((_, at) => at !== index) }));
  },
  filesSent: (sent) => {
    set(({ waitingFiles }) => ({ waitingFiles: waitingFiles.filter((file) => !sent.includes(file)) }));
  },
  rememberAccounts: (ids) => {
    const { books } = get();
    set({ books: { ...books, recentAccountIds: ids } });
  },
}));

const keptAfter = 200;

/** Writes the unsaved voucher down shortly after every change and when the window goes away. Returns how to stop. */
export const keepDraft = (): (() => void) => {
  let timer: ReturnType<typeof setTimeout> | null = null;
  const write = (): void => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    writeDraft(useEntry.getState());
  };
  const stop = useEntry.subscribe((state) => {
    if (state.isDirty) timer ??= setTimeout(write, keptAfter);
  });
  window.addEventListener("pagehide", write);
  return () => {
    stop();
    window.removeEventListener("pagehide", write);
    if (timer !== null) write();
  };
};
