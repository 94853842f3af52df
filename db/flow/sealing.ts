import type { MethodName, OutputOf, ReadInput } from "#contract/contract.ts";
import type { BankLineId } from "#domain/core/ids.ts";
import { readAccount } from "#store/account-rows.ts";
import { readFileOfLine } from "#store/bank-match-rows.ts";
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
import { readVoucher } from "#store/voucher-rows.ts";
import type { Call } from "./call.ts";

type Sealer<Name extends MethodName> = (
  done: { readonly input: ReadInput<Name>; readonly value: OutputOf<Name> },
  reading: Reading,
) => readonly SealKey[];

const one = (kind: SealKind, id = ""): readonly SealKey[] => [{ kind, id }];

/** The statement a line came in: its ties to posted entries are sealed together. */
const matchesOf = (reading: Reading, id: BankLineId): readonly SealKey[] => {
  const file = readFileOfLine(reading, id);
  return file === undefined ? [] : one("matches", file);
};

/** What each call changed of all that is sealed. A call that is not here changes nothing of it. */
const sealers: { readonly [Name in MethodName]?: Sealer<Name> } = {
  "office.found": () => [...one("persons"), ...one("categories"), ...one("rules")],
  "person.add": () => one("persons"),
  "person.change": () => one("persons"),
  "person.setPassword": () => one("persons"),
  "settings.save": () => one("settings"),
  "category.save": () => one("categories"),
  "category.approve": () => one("categories"),
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
  "resolution.confirm": ({ input }) => one("resolution", input.id),
  "resolution.giveOpinion": ({ input }) => one("resolution", input.id),
  "statement.commit": ({ input, value }) => [
    ...one("statement", value.statementFileId),
    ...(input.rememberMapping && input.mapping !== null ? one("mappings") : []),
  ],
  "attachment.add": ({ input }, reading) =>
    readVoucher(reading, input.voucherId)?.voucher.state === "posted" ? one("late-files", input.voucherId) : [],
  "bankLine.match": ({ input }, reading) => matchesOf(reading, input.id),
  "bankLine.unmatch": ({ input }, reading) => matchesOf(reading, input.id),
  "draftRule.save": () => one("draft-rules"),
  "voucher.post": ({ value }, reading) =>
    postedSealable(
      reading,
      value.posted.map(({ id }) => id),
    ),
  "period.close": ({ input }) => one("period", `${input.ledgerId} ${input.month}`),
  "testParameters.save": () => one("test-parameters"),
  "finding.attach": ({ input }) => one("finding", input.id),
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

/** The seal of a backup's row, for its line in the trail: it is recorded outside a call's own change. */
export const backupSeal = (reading: Reading, id: string): { readonly seals: readonly string[] } => ({
  seals: one("backup", id).map((key) => sealText(reading, key)),
});

/** Kinds that may have no rows any more without anybody having tampered. */
const mayEmpty = (name: string): boolean => name.startsWith("matches ") || name.startsWith("draft-rules ");

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
  // What lawfully became empty, like a statement whose last tie was taken back, is sealed as empty.
  const isEmptied = (name: string, seal: KeptSeal): boolean => {
    const kind = sealKinds.find((each) => name.startsWith(`${each} `));
    return kind !== undefined && seal.hash === sealOf(reading, { kind, id: name.slice(kind.length + 1) });
  };
  const lost = [...kept].flatMap(([name, seal]) =>
    names.has(name) || (mayEmpty(name) && isEmptied(name, seal)) ? [] : [lineText(seal)],
  );
  return { count: now.length, places: [...changed, ...lost] };
};
