import { pinyin } from "pinyin-pro";

/** The first letters of the pinyin: `柳溪村` → `lxc`; letters and digits stay. */
export const initialsOf = (text: string): string =>
  pinyin(text, { pattern: "first", toneType: "none", type: "array", nonZh: "consecutive" })
    .join("")
    .toLowerCase()
    .replaceAll(/\s/g, "");

export type Findable = { readonly code?: string; readonly name: string; readonly initials: string };

/**
 * How well a thing answers what was typed: 0 best, null not at all. A whole code, name or
 * pinyin initials, a code by its beginning, a name by any part, pinyin
 * initials by beginning or any part.
 */
export const rankOf = (typed: string, thing: Findable): number | null => {
  const query = typed.trim().toLowerCase().normalize("NFKC");
  if (query === "") return 0;
  const code = thing.code?.toLowerCase() ?? "";
  if (code === query || thing.name.toLowerCase() === query || thing.initials === query) return 0;
  if (code.startsWith(query)) return 1;
  if (thing.name.startsWith(query)) return 1;
  if (thing.initials.startsWith(query)) return 2;
  if (thing.name.toLowerCase().includes(query)) return 3;
  return thing.initials.includes(query) ? 4 : null;
};

/** The things that answer what was typed, best first; `recent` ids come first among equals, in their order. */
export const findIn = <Thing extends Findable & { readonly id: string }>(
  things: readonly Thing[],
  typed: string,
  recent: readonly string[] = [],
): readonly Thing[] => {
  const place = new Map(recent.map((id, index) => [id, index]));
  return things
    .map((thing, index) => ({ thing, index, rank: rankOf(typed, thing) }))
    .filter(({ rank }) => rank !== null)
    .toSorted(
      (left, right) =>
        (left.rank ?? 0) - (right.rank ?? 0) ||
        (place.get(left.thing.id) ?? recent.length) - (place.get(right.thing.id) ?? recent.length) ||
        left.index - right.index,
    )
    .map(({ thing }) => thing);
};
