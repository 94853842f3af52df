import type { Role } from "#contract/method.ts";
import { rankOf } from "#renderer/format/search.ts";
import { screenEntries, type ScreenEntry, type ScreenKey } from "#renderer/stages/screen-keys.ts";

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

export type FoundScreen = { readonly key: ScreenKey; readonly label: string; readonly group: string };
type Named = MenuEntry & { readonly initials: string };

/** The screens that answer what was typed into the finder, best first: by name, group or pinyin initials. */
export const findScreens = (entries: readonly Named[], typed: string): readonly FoundScreen[] =>
  entries
    .map((entry, index) => ({ entry, index, rank: rankOf(typed, { name: entry.label, initials: entry.initials }) }))
    .map((each) => ({ ...each, rank: each.rank ?? (each.entry.group.includes(typed.trim()) ? 5 : null) }))
    .filter(({ rank }) => rank !== null)
    // Of names that fit as well, the one of which more was typed.
    .toSorted(
      (left, right) =>
        (left.rank ?? 0) - (right.rank ?? 0) ||
        left.entry.label.length - right.entry.label.length ||
        left.index - right.index,
    )
    .map(({ entry: { key, label, group } }) => ({ key, label, group }));
