const signatures: readonly (readonly [string, readonly number[]])[] = [
  ["image/png", [0x89, 0x50, 0x4e, 0x47]],
  ["image/jpeg", [0xff, 0xd8, 0xff]],
  ["image/gif", [0x47, 0x49, 0x46, 0x38]],
  ["image/bmp", [0x42, 0x4d]],
  ["application/pdf", [0x25, 0x50, 0x44, 0x46]],
  // OFD, xlsx and docx are all ZIP files; the viewer shows none of them, it only offers to save them.
  ["application/zip", [0x50, 0x4b, 0x03, 0x04]],
];

/** What a file is, by its first bytes and never by its name. */
export const mediaTypeOf = (bytes: Uint8Array): string =>
  signatures.find(([, start]) => start.every((byte, index) => bytes[index] === byte))?.[0] ??
  "application/octet-stream";
