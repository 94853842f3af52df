const atTheEnd = /"requestId":"([A-Za-z0-9_-]{1,64})"\}$/;

/** The request id of a request text. Our own clients write it last, so a text of many megabytes is not read twice. */
export const requestIdIn = (text: string): string | null => {
  const last = atTheEnd.exec(text.slice(-100))?.[1];
  if (last !== undefined) return last;
  try {
    const read: unknown = JSON.parse(text);
    const isNamed = typeof read === "object" && read !== null && "requestId" in read;
    return isNamed && typeof read.requestId === "string" ? read.requestId : null;
  } catch {
    return null;
  }
};
