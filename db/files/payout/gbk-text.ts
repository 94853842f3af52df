let pairs: ReadonlyMap<string, readonly [number, number]> | undefined;

/** Every character of two bytes, by the platform's own decoder: there is no encoder for Chinese code pages. */
const knownPairs = (): ReadonlyMap<string, readonly [number, number]> => {
  if (pairs !== undefined) return pairs;
  const decoder = new TextDecoder("gb18030");
  const made = new Map<string, readonly [number, number]>();
  for (let lead = 0x81; lead <= 0xfe; lead += 1)
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      if (trail === 0x7f) continue;
      const character = decoder.decode(Uint8Array.of(lead, trail));
      if (character.length === 1 && !made.has(character)) made.set(character, [lead, trail]);
    }
  pairs = made;
  return made;
};

/** A text in the code page of Chinese Windows; a character it does not have becomes a question mark. */
export const gbkBytes = (text: string): Uint8Array => {
  const bytes: number[] = [];
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    if (code < 0x80) bytes.push(code);
    else bytes.push(...(knownPairs().get(character) ?? [0x3f]));
  }
  return Uint8Array.from(bytes);
};
