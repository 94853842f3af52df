import type { InputOf, OutputOf } from "#contract/contract.ts";
import type { Role } from "#contract/method.ts";
import type { ClaimId } from "#domain/core/ids.ts";
import { openVillage, type Village } from "./village.ts";

type Content = InputOf<"claim.save">["content"];
type Shown = OutputOf<"claim.show">;

const invoiceElements = ["name", "recipient", "content", "maker"] as const;

/** A village whose office uses claims: office supplies of 350.00 yuan, handled, witnessed, with an invoice. */
export type ClaimVillage = Village & {
  readonly claimOf: (rest?: Partial<Content> & { readonly yuan?: number; readonly category?: string }) => Content;
  readonly saveClaim: (content: Content) => Promise<ClaimId>;
  readonly shown: (id: ClaimId) => Promise<Shown>;
  /** Takes the next steps of a claim up to and including `last`, each by who may. */
  readonly walk: (id: ClaimId, last: Step) => Promise<Shown>;
};

export const steps = ["handle", "claim", "sign", "approve", "supervise", "lodge", "review", "pay", "voucher"] as const;
export type Step = (typeof steps)[number];

export const signatures = [
  { role: "village-head", name: "王主任", onDate: "2026-10-05" },
  { role: "party-secretary", name: "李书记", onDate: "2026-10-05" },
] as const;

const takers = (village: Village) => {
  const { must, ledgerId } = village;
  const at = async (id: ClaimId) => ({ id, rowVersion: (await must("claim.show", { id })).rowVersion });
  return {
    handle: async (id: ClaimId) => must("claim.advance", { ...(await at(id)), act: "handle" }),
    claim: async (id: ClaimId) => must("claim.advance", { ...(await at(id)), act: "claim" }),
    sign: async (id: ClaimId) => must("claim.sign", { ...(await at(id)), signatures: [...signatures] }),
    approve: async (id: ClaimId) => must("claim.advance", { ...(await at(id)), act: "approve" }),
    supervise: async (id: ClaimId) =>
      must("financeMeeting.record", {
        ledgerId,
        metOn: "2026-10-06",
        place: "村委会",
        people: ["赵监督", "钱监督", "孙监督"],
        opinion: "同意报销",
        items: [{ claimId: id, rowVersion: (await at(id)).rowVersion, refused: [] }],
      }),
    lodge: async (id: ClaimId) =>
      must("claim.lodge", { ledgerId, onDate: "2026-10-08", handedBy: "吴报账", claims: [await at(id)] }),
    review: async (id: ClaimId) => must("claim.review", await at(id), "reviewer" satisfies Role),
    pay: async (id: ClaimId) => must("claim.pay", { ...(await at(id)), onDate: "2026-10-09" }),
    voucher: async (id: ClaimId) =>
      must("claim.voucher", { ...(await at(id)), onDate: "2026-10-09", moneyAccountId: null }),
  } satisfies Record<Step, (id: ClaimId) => Promise<unknown>>;
};

export const claimChain = {
  isUsed: true,
  approvesFirst: true,
  paysFirst: true,
  tiers: [{ upToFen: null, isInclusive: false, roles: ["village-head", "party-secretary"] }],
  ratifyDays: 30,
} satisfies InputOf<"claim.saveSettings">;

export const openClaimVillage = async (): Promise<ClaimVillage> => {
  const village = await openVillage();
  const { must, ledgerId, categoryOf } = village;
  await must("claim.saveSettings", claimChain);
  const take = takers(village);
  const shown: ClaimVillage["shown"] = (id) => must("claim.show", { id });
  return {
    ...village,
    claimOf: ({ yuan = 350, category = "办公费", ...rest } = {}) => ({
      onDate: "2026-10-03",
      form: "transfer",
      purpose: "购买办公用品",
      handler: "周经手",
      witness: "郑证明",
      clerk: "吴报账",
      payee: "青禾文具店",
      payeeAccount: "6222000011112222",
      note: "",
      lines: [{ categoryId: categoryOf(category), summary: "购买打印纸", amountFen: yuan * 100, projectItemId: null }],
      documents: [
        {
          kind: "invoice",
          number: "24512000000012345678",
          onDate: "2026-10-02",
          amountFen: yuan * 100,
          party: "青禾文具店",
          note: "",
          elements: [...invoiceElements],
        },
      ],
      emergency: null,
      ...rest,
    }),
    saveClaim: async (content) => (await must("claim.save", { id: null, rowVersion: null, ledgerId, content })).id,
    shown,
    walk: async (id, last) => {
      for (let guard = 0; guard < steps.length; guard += 1) {
        const { next, signatures: signed } = await shown(id);
        if (next === null) break;
        const step: Step = next === "approve" && signed.length === 0 ? "sign" : next;
        await take[step](id);
        if (step === last) break;
      }
      return shown(id);
    },
  };
};
