const beyondAscii = /[\u0080-\uFFFF]/g;

const escaped = (sign: string): string => String.raw`\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`;

type WithFile = { readonly ok: true; readonly value: { readonly bytes: string } };

const holdsFile = (reply: unknown): reply is WithFile =>
  typeof reply === "object" &&
  reply !== null &&
  "ok" in reply &&
  reply.ok === true &&
  "value" in reply &&
  typeof reply.value === "object" &&
  reply.value !== null &&
  "bytes" in reply.value &&
  typeof reply.value.bytes === "string";

/**
 * A reply as the JSON text that goes to the window. A file in it (`bytes`, base64) is many megabytes of plain signs; one
 * Chinese letter in the same text, and each of them would take twice the memory: beside a file, letters are escaped.
 */
export const replyText = (reply: unknown): string => {
  if (!holdsFile(reply)) return JSON.stringify(reply);
  const { bytes, ...others } = reply.value;
  const value = JSON.stringify(others).replaceAll(beyondAscii, escaped);
  const between = Object.keys(others).length === 0 ? "" : ",";
  return `{"ok":true,"value":${value.slice(0, -1)}${between}"bytes":"${bytes}"}}`;
};
