import { idOf, type VoucherId } from "#domain/core/ids.ts";
import { readSeals, type KeptSeal } from "#store/kept-seals.ts";
import type { Reading } from "#store/query.ts";
import { differingParts } from "#store/seal-parts.ts";
import { nameSealKinds, sealedNameWords } from "#store/seal-names.ts";
import { isGoneWithOwner, sealable, sealKinds, sealNow, takenAway, type SealKey } from "#store/seal-rows.ts";
import { readVoucher } from "#store/voucher-rows.ts";
import { voucherSubject } from "./voucher-subject.ts";
import { readOr } from "./unreadable.ts";

const lineText = ({ no, subject }: KeptSeal): string => `${subject}（操作日志第 ${no} 条）`;

const nameOf = ({ kind, id }: SealKey): string => `${kind} ${id}`;

const keyOf = (name: string): SealKey | undefined => {
  const kind = sealKinds.find((each) => name.startsWith(`${each} `));
  return kind === undefined ? undefined : { kind, id: name.slice(kind.length + 1) };
};

const nameKindOf = (name: string): (typeof nameSealKinds)[number] | undefined =>
  nameSealKinds.find((kind) => name.startsWith(`${kind} `));

/** A line may seal several things: of names it is told which of them differs, of a register which of its records. */
const sealedPlaces = (reading: Reading, name: string, seal: KeptSeal): readonly string[] => {
  const kind = nameKindOf(name);
  if (kind !== undefined) return [`${sealedNameWords[kind]}：${lineText(seal)}`];
  const parts = readOr(
    () => {
      const key = keyOf(name);
      return key === undefined ? [] : differingParts(reading, key);
    },
    () => [],
  );
  const { no, subject } = seal;
  return parts.length === 0
    ? [lineText(seal)]
    : parts.map((part) => `${part}（最后登记在操作日志第 ${no} 条：${subject}）`);
};

const subjectOf = (reading: Reading, id: string): string | undefined => {
  const voucher = readVoucher(reading, idOf<VoucherId>(id))?.voucher;
  return voucher === undefined ? undefined : voucherSubject(voucher.content);
};

const unsealedPlace = (reading: Reading, { kind, id }: SealKey): string => {
  const known = nameSealKinds.find((each) => each === kind);
  if (known === undefined) return `${kind} ${id} unsealed`;
  const what = readOr(
    () => (known === "preparers" ? subjectOf(reading, id) : undefined) ?? id,
    () => id,
  );
  return `${sealedNameWords[known]}${what === "" ? "" : `：${what}`} unsealed`;
};

/**
 * Whatever was changed, added or removed past the program: named by the record of its register and the line of the audit trail
 * that last sealed it, or by kind and id where no line did. A file whose trail holds no seal at all is older than sealing, and one that never sealed the
 * township's name is older than the sealing of names.
 */
export const brokenSeals = (reading: Reading): { readonly count: number; readonly places: readonly string[] } => {
  const kept = readSeals(reading);
  if (kept.size === 0) return { count: 0, places: [] };
  const now = sealKinds.flatMap((kind) => sealable(reading, kind));
  // What a seal is taken of may have been spoilt past reading; then it is no longer what was sealed.
  const hashOf = (key: SealKey): string =>
    readOr(
      () => sealNow(reading, key),
      () => "unreadable",
    );
  const areNamesSealed = kept.has(nameOf({ kind: "township", id: "" }));
  const names = new Set(now.map(nameOf));
  const changed = now.flatMap((key) => {
    const name = nameOf(key);
    const seal = kept.get(name);
    if (seal === undefined) {
      return nameKindOf(name) !== undefined && !areNamesSealed ? [] : [unsealedPlace(reading, key)];
    }
    return seal.hash === hashOf(key) ? [] : sealedPlaces(reading, name, seal);
  });
  // What lawfully became empty, like a statement whose last tie was taken back, was sealed as taken away.
  const lost = [...kept].flatMap(([name, seal]) => {
    if (names.has(name) || seal.hash === takenAway) return [];
    const kind = nameKindOf(name);
    const isGone = kind !== undefined && isGoneWithOwner(reading, { kind, id: name.slice(kind.length + 1) });
    return isGone ? [] : sealedPlaces(reading, name, seal);
  });
  return { count: now.length, places: [...changed, ...lost] };
};
