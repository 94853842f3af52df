import { openLedgerChannel } from "#electron/ledger-channel.ts";
import { channels } from "#electron/channels.ts";
import { startAddress } from "#electron/app-address.ts";
import { startLedgerThread } from "#host/ledger-thread.ts";
import { startLoopbackHost } from "#host/loopback.ts";
import { everyRole, type Role } from "#contract/method.ts";
import { progress as progressShape, readReply, type Progress } from "#contract/wire.ts";
import { openOffice, testPassword, testPersons, type Office } from "#test/support/office.ts";
import { prepareLongWork, type LongWork } from "#test/support/long-statement.ts";

/** One way to reach the ledger, as a window sees it. */
export type ContractHost = {
  readonly send: (text: string) => Promise<string>;
  readonly cancel: (requestId: string) => void;
  /** Resolves once the host is listening; answers how to stop. */
  readonly onProgress: (listener: (progress: Progress) => void) => Promise<() => void>;
  readonly tokenOf: (role: Role) => string;
  readonly longWork: LongWork;
  readonly close: () => Promise<void>;
};

const lines = 6000;
const workerEntry = new URL("../../db/host/ledger-worker.ts", import.meta.url);

const signInAll = async (send: (text: string) => Promise<string>): Promise<(role: Role) => string> => {
  const tokens = new Map<Role, string>();
  for (const role of everyRole) {
    const input = { login: testPersons[role].login, password: testPassword };
    const text = JSON.stringify({ method: "session.open", input, session: null, requestId: `sign-in-${role}` });
    const reply = readReply("session.open", await send(text));
    if (!reply.ok) throw new Error(reply.failure.code);
    tokens.set(role, reply.value.token);
  }
  return (role) => tokens.get(role) ?? "";
};

const overDispatch = async (): Promise<ContractHost> => {
  const office = await openOffice();
  const longWork = await prepareLongWork(office, lines);
  const cancelledIds = new Set<string>();
  const listeners = new Set<(progress: Progress) => void>();
  return {
    send: (text) =>
      office.send(text, {
        isCancelled: () => cancelledIds.has(String((JSON.parse(text) as { requestId: unknown }).requestId)),
        onProgress: (event) => {
          for (const listener of listeners) listener(event);
        },
      }),
    cancel: (requestId) => {
      cancelledIds.add(requestId);
    },
    onProgress: (listener) => {
      listeners.add(listener);
      return Promise.resolve(() => listeners.delete(listener));
    },
    tokenOf: office.tokenOf,
    longWork,
    close: () => {
      office.close();
      return Promise.resolve();
    },
  };
};

/** An office whose file is free to be opened by a host; its folder is removed at the end. */
const preparedFile = async (): Promise<{ readonly office: Office; readonly longWork: LongWork }> => {
  const office = await openOffice();
  const longWork = await prepareLongWork(office, lines);
  office.desk.close();
  return { office, longWork };
};

const common = (ledgerPath: string) => ({
  entry: workerEntry,
  ledgerPath,
  isNew: false,
  programVersion: "0.0.0-test",
  isDemo: false,
});

const listenOverHttp = async (
  origin: string,
  token: string,
  listener: (progress: Progress) => void,
): Promise<() => void> => {
  const controller = new AbortController();
  const response = await fetch(`${origin}/progress?token=${token}`, { signal: controller.signal });
  const read = async (): Promise<void> => {
    let rest = "";
    for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
      const events = (rest + chunk).split("\n\n");
      rest = events.pop() ?? "";
      for (const event of events) {
        if (event.startsWith("data: ")) listener(progressShape.parse(JSON.parse(event.slice(6))));
      }
    }
  };
  read().catch(() => undefined);
  return () => {
    controller.abort();
  };
};

const overHttp = async (): Promise<ContractHost> => {
  const { office, longWork } = await preparedFile();
  const host = await startLoopbackHost({ ...common(office.ledgerPath), staticFolder: office.folder, port: 0 });
  const headers = { "x-xiangzhang-token": host.token, "content-type": "application/json" };
  const send = async (text: string): Promise<string> =>
    (await fetch(`${host.origin}/api`, { method: "POST", headers, body: text })).text();
  return {
    send,
    cancel: (requestId) => {
      void fetch(`${host.origin}/cancel`, { method: "POST", headers, body: JSON.stringify({ requestId }) });
    },
    onProgress: (listener) => listenOverHttp(host.origin, host.token, listener),
    tokenOf: await signInAll(send),
    longWork,
    close: async () => {
      await host.close();
      office.close();
    },
  };
};

type Handle = (event: unknown, text: unknown) => Promise<unknown>;
type Hear = (event: unknown, requestId: unknown) => void;

/** The shell's real channel, with a stand-in for what Electron puts between it and the window. */
const overElectron = async (): Promise<ContractHost> => {
  const { office, longWork } = await preparedFile();
  const started = await startLedgerThread(common(office.ledgerPath));
  if (!started.ok) throw new Error(started.error.code);
  const thread = started.value;
  const frame = { url: startAddress, parent: null };
  const listeners = new Set<(progress: Progress) => void>();
  const handles = new Map<string, Handle>();
  const hears = new Map<string, Hear>();
  const channel = openLedgerChannel({
    ipcMain: {
      handle: (name: string, handle: Handle) => handles.set(name, handle),
      on: (name: string, hear: Hear) => hears.set(name, hear),
    } as never,
    contents: () =>
      ({
        mainFrame: frame,
        isDestroyed: () => false,
        send: (_name: string, event: unknown) => {
          for (const listener of listeners) listener(progressShape.parse(structuredClone(event)));
        },
      }) as never,
    thread: () => thread,
  });
  thread.onProgress(channel.sayProgress);
  const send = async (text: string): Promise<string> =>
    String(structuredClone(await handles.get(channels.call)?.({ senderFrame: frame }, structuredClone(text))));
  return {
    send,
    cancel: (requestId) => hears.get(channels.cancel)?.({ senderFrame: frame }, requestId),
    onProgress: (listener) => {
      listeners.add(listener);
      return Promise.resolve(() => listeners.delete(listener));
    },
    tokenOf: await signInAll(send),
    longWork,
    close: async () => {
      await thread.close(false);
      office.close();
    },
  };
};

export const hosts = [
  ["the dispatch itself", overDispatch],
  ["the loopback host", overHttp],
  ["the Electron channel", overElectron],
] as const;
