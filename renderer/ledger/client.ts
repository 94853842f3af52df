import { contract, type InputOf, type MethodName, type ReplyOf } from "#contract/contract.ts";
import { readReply, type Progress } from "#contract/wire.ts";
import { useHost } from "./host-store.ts";
import { newestOnly } from "./newest-only.ts";
import { sessionToken } from "./session-token.ts";
import { bridgeTransport } from "./transport-bridge.ts";
import { httpTransport } from "./transport-http.ts";
import type { Transport } from "./transport.ts";

export type Watch = { readonly onProgress?: (progress: Progress) => void; readonly signal?: AbortSignal };

const pageTokenName = "xiangzhang-page";

/** Takes the start token out of the address, so that it is neither bookmarked nor shown, and keeps it for this tab. */
const takePageToken = (): string => {
  const address = new URL(window.location.href);
  const given = address.searchParams.get("token");
  if (given === null) return sessionStorage.getItem(pageTokenName) ?? "";
  sessionStorage.setItem(pageTokenName, given);
  address.searchParams.delete("token");
  window.history.replaceState(window.history.state, "", address);
  return given;
};

const chooseTransport = (): Transport => {
  if (window.xiangzhang !== undefined) return bridgeTransport(window.xiangzhang);
  return httpTransport({
    origin: "",
    token: takePageToken(),
    fetch: (input, init) => fetch(input, init),
    openEvents: (address) => new EventSource(address),
    onProblem: useHost.getState().report,
  });
};

let chosen: Transport | null = null;
const transport = (): Transport => {
  chosen ??= chooseTransport();
  return chosen;
};

type Listener = (code: "not-signed-in" | "must-change-password") => void;
const sessionListeners = new Set<Listener>();

/** Told whenever a call is refused because nobody is signed in any more, or the password must be changed first. */
export const onSessionRefused = (listener: Listener): (() => void) => {
  sessionListeners.add(listener);
  return () => {
    sessionListeners.delete(listener);
  };
};

/** As often as an eye can follow a bar. */
const progressEveryMs = 100;

const sendWatched = async (text: string, requestId: string, watch: Watch): Promise<string> => {
  const { onProgress, signal } = watch;
  const told = onProgress === undefined ? null : newestOnly(onProgress, progressEveryMs);
  const stopListening =
    told === null
      ? null
      : transport().onProgress((progress) => {
          if (progress.requestId === requestId) told.tell(progress);
        });
  const cancel = (): void => {
    transport().cancel(requestId);
  };
  signal?.addEventListener("abort", cancel);
  try {
    return await transport().send(text);
  } finally {
    signal?.removeEventListener("abort", cancel);
    stopListening?.();
    told?.stop();
  }
};

/**
 * One call of the contract. Writes and works carry a fresh request id, so that a repeated text is done once; aborting
 * the signal asks the host to stop a long call, which then answers `cancelled`. Throws only on our own mistakes.
 */
export const call = async <Name extends MethodName>(
  name: Name,
  input: InputOf<Name>,
  watch: Watch = {},
): Promise<ReplyOf<Name>> => {
  const requestId = contract[name].effect === "reads" ? null : crypto.randomUUID();
  const text = JSON.stringify({ method: name, input, session: sessionToken.read(), requestId });
  const replyText = requestId === null ? await transport().send(text) : await sendWatched(text, requestId, watch);
  const reply = readReply(name, replyText);
  if (!reply.ok && (reply.failure.code === "not-signed-in" || reply.failure.code === "must-change-password")) {
    for (const listener of sessionListeners) listener(reply.failure.code);
  }
  return reply;
};
