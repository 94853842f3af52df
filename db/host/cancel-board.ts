const slots = 64;
const slotLength = 64;

/**
 * Where a host writes that a request is to stop, in memory that both threads see: a transaction runs without pause, so
 * no message could reach the ledger thread before the work is done.
 */
export type CancelBoard = {
  readonly shared: SharedArrayBuffer;
  readonly cancel: (requestId: string) => void;
  readonly isCancelled: (requestId: string) => boolean;
  /** Forgets a request that has been answered. */
  readonly clear: (requestId: string) => void;
};

const bytesOf = (requestId: string): Uint8Array | undefined => {
  const bytes = new TextEncoder().encode(requestId);
  return bytes.length === 0 || bytes.length > slotLength ? undefined : bytes;
};

/** `shared` is given on the thread that did not make the board. */
export const cancelBoard = (shared = new SharedArrayBuffer(4 + slots * slotLength)): CancelBoard => {
  const count = new Int32Array(shared, 0, 1);
  const names = new Uint8Array(shared, 4);
  const slotWith = (bytes: Uint8Array): number | undefined => {
    for (let slot = 0; slot < slots; slot += 1) {
      const start = slot * slotLength;
      const isSame = bytes.every((byte, index) => names[start + index] === byte);
      if (isSame && (bytes.length === slotLength || names[start + bytes.length] === 0)) return start;
    }
    return undefined;
  };
  return {
    shared,
    cancel: (requestId) => {
      const bytes = bytesOf(requestId);
      if (bytes === undefined) return;
      // The oldest of the last 64 wishes gives way; its request has long been answered.
      const start = (Atomics.load(count, 0) % slots) * slotLength;
      names.fill(0, start, start + slotLength);
      names.set(bytes, start);
      Atomics.add(count, 0, 1);
    },
    isCancelled: (requestId) => {
      if (Atomics.load(count, 0) === 0) return false;
      const bytes = bytesOf(requestId);
      return bytes !== undefined && slotWith(bytes) !== undefined;
    },
    clear: (requestId) => {
      if (Atomics.load(count, 0) === 0) return;
      const bytes = bytesOf(requestId);
      if (bytes === undefined) return;
      for (let start = slotWith(bytes); start !== undefined; start = slotWith(bytes)) {
        names.fill(0, start, start + slotLength);
      }
    },
  };
};
