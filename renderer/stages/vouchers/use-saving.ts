import { App } from "antd";
import { useCallback } from "react";
import type { VoucherId } from "#domain/core/ids.ts";
import { useAction } from "#renderer/ledger/use-query.ts";
import { sentenceOf } from "#renderer/words/failures.ts";
import { formOfEntry, useEntry } from "./entry-store.ts";
import { keepRecentAccounts } from "./grid-view-store.ts";
import { contentOf, firstProblem, rowsOfEntries } from "./grid-content.ts";

type Saved = { readonly id: VoucherId; readonly version: number };

/** Saves the voucher being typed, and the files waiting for it. `save` resolves with null when it could not be saved. */
export const useSaving = () => {
  const { notification } = App.useApp();
  const { run, isRunning } = useAction("voucher.save");
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
    useEntry.getState().act({ type: "leave" });
    if (useEntry.getState().grid.fault !== null) return null;
    useEntry.getState().compact();
    const state = useEntry.getState();
    const { ledgerId, id, version } = state;
    if (ledgerId === null) return null;
    const form = formOfEntry(state);
    const problem = firstProblem(form.lines);
    if (problem !== null) {
      const description = sentenceOf({ code: "entry-bad", line: problem.row + 1, fault: problem.fault, text: "" });
      notification.error({ title: "没有保存", description, placement: "top" });
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
    return { id: answer.id, version: answer.version };
  }, [run, notification, sendFiles]);

  /** The voucher's id, saving it first when something in it has not been saved yet. */
  const ensureSaved = useCallback(async (): Promise<VoucherId | null> => {
    const { id, isDirty } = useEntry.getState();
    if (id !== null && !isDirty) return id;
    return (await save())?.id ?? null;
  }, [save]);

  return { save, ensureSaved, isSaving: isRunning };
};
