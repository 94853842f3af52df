import type { Village } from "./village.ts";

const everyVillage = {
  types: null,
  populationFrom: null,
  populationTo: null,
  incomeFrom: null,
  incomeTo: null,
  isPoor: null,
};
const person = (name: string, bankAccount: string) => ({
  name,
  idTail: "",
  phone: "",
  bankName: "青禾农商行",
  bankAccount,
  household: "",
  note: "",
  isActive: true,
  posts: [{ post: "committee" as const, title: "", fromOn: "2026-01-01", toOn: null, basis: "" }],
  relations: [],
});

/** Puts a committee member into the village's register, or changes one. */
export const savePerson = async (
  village: Village,
  of: { readonly name: string; readonly account: string; readonly id?: string },
): Promise<string> =>
  (
    await village.must("villager.save", {
      id: of.id ?? null,
      villageId: village.villageId,
      person: person(of.name, of.account),
    })
  ).id;

/** A list of everybody in the register at 1 000.00 for a month, not yet approved. */
export const makePayList = async (village: Village, title = "八月委员补贴"): Promise<string> => {
  const made = await village.must("payScheme.propose", {
    id: null,
    scheme: {
      kind: "pay",
      title: "委员补贴",
      ledgerId: null,
      basis: "示例",
      resolutionId: null,
      scheme: {
        posts: ["committee"],
        parts: [
          {
            name: "补贴",
            gate: null,
            way: { kind: "table", rows: [{ posts: null, condition: everyVillage, yearlyFen: 1_200_000 }] },
          },
        ],
      },
      standard: null,
      fromMonth: "2026-07",
      toMonth: null,
    },
  });
  await village.must("payScheme.approve", made, "reviewer");
  const list = {
    ledgerId: village.ledgerId,
    schemeId: made.id,
    month: "2026-08",
    title,
    reason: "",
    resolutionId: null,
    lines: [],
  };
  return (await village.must("payList.save", { id: null, list })).id;
};
/** A pay list as what a batch is made of. */
export const payListSource = (village: Village, id: string) => ({
  ledgerId: village.ledgerId,
  source: { kind: "pay-list" as const, id },
  retryOf: null,
});

/** A bank's result file of some lines. */
export const bankAnswer = (lines: readonly string[]) => ({
  name: "结果.csv",
  bytes: Buffer.from(lines.join("\n")).toString("base64"),
});
