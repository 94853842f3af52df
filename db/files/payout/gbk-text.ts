import iconv from "iconv-lite";

/** A text in GB18030, the code page of Chinese Windows with a code for every character: a rare one takes four bytes. */
export const gbkBytes = (text: string): Uint8Array => Uint8Array.from(iconv.encode(text, "gb18030"));
