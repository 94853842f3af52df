import type { MethodName, OutputOf, ReadInput } from "#contract/contract.ts";
import { readAccount } from "#store/account-rows.ts";
import type { Reading } from "#store/query.ts";
import {
  postedSealable,
  readSeals,
  sealKinds,
  sealOf,
  sealText,
  type KeptSeal,
  sealable,
  type SealKey,
  type SealKind,
} from "#store/seal-rows.ts";
import type { Call } from "./call.ts";

type Sealer<Name extends MethodName> = (
  done: { readonly input: ReadInput<Name>; readonly value: OutputOf<Name> },
  reading: Reading,
) => readonly SealKey[];

const one = (kind: SealKind, id = ""): readonly SealKey[] => [{ kind, id }];

/** What each call changed of all that is sealed. A call that is not here changes nothing of it. */
const sealers: { readonly [Name in MethodName]?: Sealer<Name> } = {
  "office.found": () => [...one("persons"), ...one("categories"), ...one("rules")],
  "person.add": () => one("persons"),
  "person.change": () => one("persons"),
  "person.setPassword": () => one("persons"),
  "settings.save": () => one("settings"),
  "category.save": () => one("categories"),
  "rule.approve": () => one("rules"),
  "village.save": ({ value }) => one("village", value.id),
  "ledger.open": ({ value }) => one("chart", value.id),
  "ledger.start": ({ input }) => one("ledger", input.ledgerId),
  "account.add": ({ input }) => one("chart", input.ledgerId),
  "account.change": ({ input }, reading) => one("chart", readAccount(reading, input.id)?.ledgerId),
  "bankAccount.save": ({ input }) => one("chart", input.ledgerId),
  "item.save": ({ input }) => one("chart", input.ledgerId),
  "setup.load": (_done, reading) =>
    (["persons", "categories", "village", "chart", "ledger"] as const).flatMap((kind) => sealable(reading, kind)),
  "resolution.record": ({ value }) => one("resolution", value.id),
  "resolution.giveOpinion": ({ input }) => one("resolution", input.id),
  "statement.commit": ({ value }) => value.sealedFileIds.flatMap((id) => one("statement", id)),
  "statement.withdraw": ({ input, value }) => [
    ...one("statement", input.id),
    ...one("withdrawal", input.id),
    ...value.liftedIds.flatMap((id) => one("tombstone", id)),
  ],
  "bankLine.delete": ({ value }) => [...one("tombstone", value.id), ...one("statement", value.statementFileId)],
  "bankLine.restore": ({ input, value }) => [...one("tombstone", input.id), ...one("statement", value.statementFileId)],
  "voucher.post": ({ value }, reading) =>
    postedSealable(
      reading,
      value.posted.map(({ id }) => id),
    ),
  "period.close": ({ input }) => one("period", `${input.ledgerId} ${input.month}`),
  "finding.answer": ({ input }) => one("finding", input.id),
  "finding.sign": ({ input }) => one("finding", input.id),
};

/** What a call just done has to seal, as its line in the audit trail keeps it. */
export const sealsOf = <Name extends MethodName>(
  reading: Reading,
  call: Pick<Call<Name>, "name" | "input">,
  value: OutputOf<Name>,
): { readonly seals?: readonly string[] } => {
  const sealer: Sealer<Name> | undefined = sealers[call.name];
  const keys = sealer?.({ input: call.input, value }, reading) ?? [];
  return keys.length === 0 ? {} : { seals: keys.map((key) => sealText(reading, key)) };
};

const lineText = ({ no, subject }: KeptSeal): string => `${subject}（操作日志第 ${no} 条）`;

/**
 * Whatever was changed, added or removed past the program: named by the line of the audit trail that last sealed it, or by
 * kind and id where no line did. A file whose trail holds no seal at all is older than sealing.
 */
export const brokenSeals = (reading: Reading): { readonly count: number; readonly places: readonly string[] } => {
  const kept = readSeals(reading);
  if (kept.size === 0) return { count: 0, places: [] };
  const now = sealKinds.flatMap((kind) => sealable(reading, kind));
  const names = new Set(now.map(({ kind, id }) => `${kind} ${id}`));
  const changed = now.flatMap((key) => {
    const name = `${key.kind} ${key.id}`;
    const seal = kept.get(name);
    if (seal?.hash === sealOf(reading, key)) return [];
    return [seal === undefined ? `${name} unsealed` : lineText(seal)];
  });
  const lost = [...kept].flatMap(([name, seal]) => (names.has(name) ? [] : [lineText(seal)]));
  return { count: now.length, places: [...changed, ...lost] };
};
