import { useCallback } from "react";
import type { OutputOf } from "#contract/contract.ts";
import type { Fen } from "#domain/core/fen.ts";
import type { VoucherId } from "#domain/core/ids.ts";
import { useNotices } from "#renderer/ledger/notice-store.ts";
import { useAction } from "#renderer/ledger/use-query.ts";
import { sentenceOf } from "#renderer/words/failures.ts";
import { withCategoryReason } from "./category-reason.tsx";
import { formOfEntry, useEntry } from "./entry-store.ts";
import { totalsOf } from "./grid-lines.ts";
import { keepRecentAccounts } from "./grid-view-store.ts";
import { contentOf, firstProblem, rowsOfEntries } from "./grid-content.ts";

type Saved = Pick<OutputOf<"voucher.save">, "hits"> & {
  readonly id: VoucherId;
  readonly version: number;
  /** Debits less credits of what was saved. */
  readonly differenceFen: Fen;
};

/** Saves the voucher being typed, and the files waiting for it. `save` resolves with null when it could not be saved. */
export const useSaving = () => {
  const { run, isRunning } = useAction("voucher.save", { again: withCategoryReason });
  const { run: addFile } = useAction("attachment.add");

  const sendFiles = useCallback(
    async (voucherId: VoucherId): Promise<void> => {
      const { waitingFiles } = useEntry.getState();
      for (const file of waitingFiles) await addFile({ voucherId, file });
      useEntry.getState().filesSent(waitingFiles);
    },
    [addFile],
  );

  const save = useCallback(async (): Promise<Saved | null> => {
    useNotices.getState().clear();
    useEntry.getState().act({ type: "leave" });
    const { grid, act } = useEntry.getState();
    if (grid.fault !== null) {
      act({ type: "go", cursor: grid.cursor });
      return null;
    }
    useEntry.getState().compact();
    const state = useEntry.getState();
    const { ledgerId, id, version } = state;
    if (ledgerId === null) return null;
    const form = formOfEntry(state);
    const problem = firstProblem(form.lines);
    if (problem !== null) {
      const text = sentenceOf({ code: "entry-bad", line: problem.row + 1, fault: problem.fault, text: "" });
      useNotices.getState().tell({ title: "没有保存", text });
      state.act({ type: "go", cursor: problem });
      return null;
    }
    const content = contentOf(ledgerId, form);
    const answer = await run({ id, version, content });
    if (answer === null) return null;
    const used = rowsOfEntries(form.lines).flatMap((row) => form.lines[row]?.accountId ?? []);
    state.rememberAccounts(keepRecentAccounts(ledgerId, used));
    state.saved(answer.id, answer.version, form);
    await sendFiles(answer.id);
    return { ...answer, differenceFen: totalsOf(form.lines).differenceFen };
  }, [run, sendFiles]);

  /** The voucher's id, saving it first when something in it has not been saved yet. */
  const ensureSaved = useCallback(async (): Promise<VoucherId | null> => {
    const { id, isDirty } = useEntry.getState();
    if (id !== null && !isDirty) return id;
    return (await save())?.id ?? null;
  }, [save]);

  return { save, ensureSaved, isSaving: isRunning };
};
