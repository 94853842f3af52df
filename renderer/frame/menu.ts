import type { Role } from "#contract/method.ts";
import { rankOf } from "#renderer/format/search.ts";
import { screenEntries, type ScreenEntry, type ScreenKey } from "#renderer/stages/screen-keys.ts";
import { otherNames } from "./finder-words.ts";

export type MenuEntry = ScreenEntry & { readonly key: ScreenKey };
export type MenuGroup = { readonly name: string; readonly entries: readonly MenuEntry[] };

const isFor = (entry: ScreenEntry, roles: readonly Role[]): boolean =>
  entry.isInMenu && (entry.roles === null || entry.roles.some((role) => roles.includes(role)));

/** The menu of a person: groups in order, without screens that are not for them. */
export const menuOf = (roles: readonly Role[]): readonly MenuGroup[] => {
  const groups = new Map<string, MenuEntry[]>();
  for (const entry of screenEntries) {
    if (!isFor(entry, roles)) continue;
    groups.set(entry.group, [...(groups.get(entry.group) ?? []), entry]);
  }
  return [...groups].map(([name, entries]) => ({ name, entries }));
};

export type FoundScreen = {
  readonly key: ScreenKey;
  readonly label: string;
  readonly group: string;
  /** The other name of the trade it was found by; null where its own name or group answers. */
  readonly foundBy: string | null;
};
type Named = MenuEntry & { readonly initials: string };

/** How well another name of a screen answers: whole before in part, both after the same of a name in the menu. */
const otherNameOf = (key: ScreenKey, typed: string): { readonly rank: number; readonly foundBy: string } | null => {
  const query = typed.trim();
  const names = query === "" ? [] : (otherNames[key] ?? []);
  if (names.includes(query)) return { rank: 0.5, foundBy: query };
  const partly = names.find((name) => name.includes(query) || (query.length > name.length && query.includes(name)));
  return partly === undefined ? null : { rank: 3.5, foundBy: partly };
};

const answerOf = (entry: Named, typed: string): { readonly rank: number; readonly foundBy: string | null } | null => {
  const byName = rankOf(typed, { name: entry.label, initials: entry.initials });
  const byOther = otherNameOf(entry.key, typed);
  if (byOther !== null && (byName === null || byOther.rank < byName)) return byOther;
  if (byName !== null) return { rank: byName, foundBy: null };
  return entry.group.includes(typed.trim()) ? { rank: 5, foundBy: null } : null;
};

/** The screens that answer what was typed into the finder, best first: by name, group, pinyin initials or another name. */
export const findScreens = (entries: readonly Named[], typed: string): readonly FoundScreen[] =>
  entries
    .flatMap((entry, index) => {
      const answer = answerOf(entry, typed);
      return answer === null ? [] : [{ entry, index, ...answer }];
    })
    // Of names that fit as well, the one of which more was typed.
    .toSorted(
      (left, right) =>
        left.rank - right.rank || left.entry.label.length - right.entry.label.length || left.index - right.index,
    )
    .map(({ entry: { key, label, group }, foundBy }) => ({ key, label, group, foundBy }));
