/** A statement of a village is some hundred kilobytes; beyond these a file is refused before it is unpacked. */
export const fileLimitBytes = 64 * 1024 * 1024;
export const unpackedLimitBytes = 512 * 1024 * 1024;
export const rowLimit = 300_000;
export const columnLimit = 500;
/** What unpacks to more than the first of these and more than so many times its packed size holds no movements of a bank. */
export const suspectUnpackedBytes = 64 * 1024 * 1024;
export const suspectRatio = 100;
