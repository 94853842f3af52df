/** The bytes behind a base64 text. */
export const bytesFromBase64 = (base64: string): Uint8Array<ArrayBuffer> => {
  const text = atob(base64);
  const bytes = new Uint8Array(text.length);
  for (let index = 0; index < text.length; index += 1) bytes[index] = text.charCodeAt(index);
  return bytes;
};

/** Lets the user save a file under this name. */
export const downloadBytes = (name: string, base64: string): void => {
  const address = URL.createObjectURL(new Blob([bytesFromBase64(base64)]));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  // The browser has taken the bytes over by the time the next task runs.
  setTimeout(() => {
    URL.revokeObjectURL(address);
  }, 1000);
};
