import { sm3 } from "sm-crypto-v2";

/** SM3 (GB/T 32905) of UTF-8 text as 64 hex digits; the same in Electron, whose OpenSSL lacks it, and in plain Node. */
export const sm3Of = (text: string): string => sm3(text);
