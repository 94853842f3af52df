import { useCallback, useEffect, useRef, useState } from "react";
import type { Failure, InputOf, MethodName, OutputOf } from "#contract/contract.ts";
import { failureFacts } from "#contract/failures.ts";
import type { Progress } from "#contract/wire.ts";
import { sentenceOf } from "#renderer/words/failures.ts";
import { call, type Watch } from "./client.ts";
import { useNotices } from "./notice-store.ts";
import { useTide } from "./tide.ts";

type Answer<Name extends MethodName> = { readonly data: OutputOf<Name> | null; readonly failure: Failure | null };

/** What the window itself got wrong, as a refusal that has a sentence. */
const ownMistake = (error: unknown): Failure => ({
  code: "internal",
  reference: error instanceof Error ? error.message.slice(0, 200) : "?",
});

// `FailureOf` of a call not yet known is one of all refusals; the compiler cannot see that by itself.
const isFailure = (failure: { readonly code: string }): failure is Failure => Object.hasOwn(failureFacts, failure.code);

const ask = async <Name extends MethodName>(name: Name, input: InputOf<Name>, watch?: Watch): Promise<Answer<Name>> => {
  try {
    const reply = await call(name, input, watch);
    if (reply.ok) return { data: reply.value, failure: null };
    return { data: null, failure: isFailure(reply.failure) ? reply.failure : ownMistake(reply.failure) };
  } catch (error) {
    return { data: null, failure: ownMistake(error) };
  }
};

export type Query<Name extends MethodName> = Answer<Name> & {
  readonly isLoading: boolean;
  /** Asks again and keeps showing the old answer meanwhile. */
  readonly reload: () => void;
};

/**
 * Asks when the component appears and whenever the input changes; `null` asks nothing. The answer to an earlier input
 * is never shown under a later one.
 */
export const useQuery = <Name extends MethodName>(name: Name, input: InputOf<Name> | null): Query<Name> => {
  const key = input === null ? null : JSON.stringify(input);
  const [answer, setAnswer] = useState<Answer<Name> & { readonly key: string; readonly turn: number }>();
  const [turn, setTurn] = useState(0);
  const latest = useRef(input);
  latest.current = input;

  useEffect(() => {
    const asked = latest.current;
    if (key === null || asked === null) return undefined;
    let isWanted = true;
    const run = async (): Promise<void> => {
      const given = await ask(name, asked);
      if (isWanted) setAnswer({ ...given, key, turn });
    };
    void run();
    return () => {
      isWanted = false;
    };
  }, [name, key, turn]);

  const reload = useCallback(() => {
    setTurn((current) => current + 1);
  }, []);
  const isShown = answer?.key === key;
  return {
    data: isShown ? answer.data : null,
    failure: isShown ? answer.failure : null,
    isLoading: key !== null && !(isShown && answer.turn === turn),
    reload,
  };
};

export type Action<Name extends MethodName> = {
  /** Resolves with the output, or with null when refused; the refusal has then been shown unless `isQuiet`. */
  readonly run: (input: InputOf<Name>, signal?: AbortSignal) => Promise<OutputOf<Name> | null>;
  readonly isRunning: boolean;
  readonly failure: Failure | null;
  readonly progress: Progress | null;
  /** Asks the host to stop; `run` then resolves with null. */
  readonly cancel: () => void;
  readonly clear: () => void;
};

/** A call made when the user says so. Refusals are told at the foot of the page unless `isQuiet`: then show `failure` yourself. */
export const useAction = <Name extends MethodName>(
  name: Name,
  options: {
    readonly isQuiet?: boolean;
    /** What to send instead of what was refused; null leaves it refused. Stays the same function from one drawing to the next. */
    readonly again?: (failure: Failure, input: InputOf<Name>) => Promise<InputOf<Name> | null>;
  } = {},
): Action<Name> => {
  const [state, setState] = useState<{ isRunning: boolean; failure: Failure | null }>({
    isRunning: false,
    failure: null,
  });
  const [progress, setProgress] = useState<Progress | null>(null);
  const controller = useRef<AbortController | null>(null);
  const isQuiet = options.isQuiet === true;
  const { again } = options;

  const run = useCallback(
    async (input: InputOf<Name>): Promise<OutputOf<Name> | null> => {
      const current = new AbortController();
      controller.current = current;
      setState({ isRunning: true, failure: null });
      setProgress(null);
      useNotices.getState().clear();
      const watch = { onProgress: setProgress, signal: current.signal };
      const first = await ask(name, input, watch);
      const next = first.failure === null || again === undefined ? null : await again(first.failure, input);
      const { data, failure } = next === null ? first : await ask(name, next, watch);
      setState({ isRunning: false, failure });
      setProgress(null);
      if (failure === null) useTide.getState().turn();
      else if (!isQuiet && failure.code !== "cancelled") {
        useNotices.getState().tell({ title: "没有完成", text: sentenceOf(failure) });
      }
      return data;
    },
    [name, isQuiet, again],
  );
  const cancel = useCallback(() => controller.current?.abort(), []);
  const clear = useCallback(() => {
    setState({ isRunning: false, failure: null });
  }, []);
  return { run, ...state, progress, cancel, clear };
};
