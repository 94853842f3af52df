import { call } from "#renderer/ledger/client.ts";

/** Which unsaved voucher: of one ledger, a draft or a new one (null). */
export type TypingKey = { readonly ledgerId: string; readonly voucherId: string | null };

const sentEvery = 1500;
let waiting: { readonly key: TypingKey; readonly text: string } | null = null;
let timer: ReturnType<typeof setTimeout> | null = null;
/** The newest text the file has of a voucher: the same is not sent twice, and what it never had is not dropped. */
const sent = new Map<string, string>();

const nameOf = ({ ledgerId, voucherId }: TypingKey): string => `${ledgerId}/${voucherId ?? ""}`;

const send = async (): Promise<void> => {
  timer = null;
  const next = waiting;
  waiting = null;
  if (next === null || sent.get(nameOf(next.key)) === next.text) return;
  sent.set(nameOf(next.key), next.text);
  try {
    await call("kept.save", { ...next.key, form: next.text });
  } catch {
    // The window's own copy still stands; the next change tries again.
    sent.delete(nameOf(next.key));
  }
};

/** Keeps what is being typed in the ledger file, at most every second and a half. */
export const sendTyping = (key: TypingKey, text: string): void => {
  waiting = { key, text };
  timer ??= setTimeout(() => void send(), sentEvery);
};

/** Forgets what was kept of a voucher: it has been saved, or thrown away. */
export const dropTyping = (key: TypingKey): void => {
  if (waiting !== null && nameOf(waiting.key) === nameOf(key)) waiting = null;
  sent.delete(nameOf(key));
  void (async () => {
    try {
      await call("kept.drop", { ...key });
    } catch {
      // A left-over is only offered once more; nothing is lost by it.
    }
  })();
};
