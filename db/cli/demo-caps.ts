import type { InputOf } from "#contract/contract.ts";
import { assert } from "#domain/core/assert.ts";
import type { LedgerId } from "#domain/core/ids.ts";
import type { Codes } from "./demo-bank.ts";
import type { Demo } from "./demo-office.ts";

type Voted = { readonly number: string; readonly title: string; readonly metOn: string };
type Content = InputOf<"voucher.save">["content"];

const record = {
  place: "村委会二楼会议室",
  noticeOn: null,
  convenor: "柳主任",
  chair: "柳主任",
  recorder: "陈会计",
  method: "ballot",
  proxies: 0,
  women: 12,
  partyStudyMinute: "",
  isSupervised: true,
  townshipOfficer: "何主任",
  postedFrom: null,
  postedTo: null,
  proposal: "办公费按季度控制，超出部分须另行表决。",
  objections: "",
} as const;

/** The members' congress votes a limit on office expenses; the township's head files the vote. */
export const voteOfficeCap = async (
  demo: Demo,
  at: { readonly ledgerId: LedgerId; readonly codes: Codes },
  { voted, limitFen, entitled }: { readonly voted: Voted; readonly limitFen: number; readonly entitled: number },
) => {
  const { id, test } = await demo.must("chen", "resolution.record", {
    ...voted,
    ledgerId: at.ledgerId,
    body: "congress",
    track: "B",
    entitled,
    present: entitled - 4,
    votesFor: entitled - 6,
    votesAgainst: 1,
    votesAbstain: 1,
    declared: "passed",
    record: { ...record },
    caps: [
      {
        categoryId: at.codes.categoryId("F02"),
        period: "quarter",
        basis: { kind: "K04", amountFen: limitFen },
        fromOn: voted.metOn,
        toOn: "2026-12-31",
      },
    ],
  });
  assert(test.isPassed, `demo vote ${voted.number}`);
  await demo.must("zhou", "resolution.confirm", { id });
  await demo.must("he", "resolution.giveOpinion", { id, opinion: "filed", note: "", onDate: voted.metOn });
  return id;
};

type Spending = {
  readonly onDate: string;
  readonly summary: string;
  readonly amountFen: number;
  readonly categoryCode: string;
  /** Who was paid in cash; the stationer, on credit, where it is not said. */
  readonly paidTo?: string;
};

/** Spending on credit, not yet paid (借 管理费用, 贷 应付款), or in cash. */
const spendingContent = (
  at: { readonly ledgerId: LedgerId; readonly codes: Codes; readonly payeeId: string },
  of: Spending,
): Content => {
  const { onDate, summary, amountFen, paidTo } = of;
  const accountId = at.codes.accountId("513");
  const categoryId = at.codes.categoryId(of.categoryCode);
  return {
    ledgerId: at.ledgerId,
    onDate,
    paperCount: 2,
    entries: [
      { summary, accountId, debitFen: amountFen, creditFen: 0, categoryId, items: [] },
      {
        summary,
        accountId: at.codes.accountId(paidTo === undefined ? "211" : "101"),
        debitFen: 0,
        creditFen: amountFen,
        categoryId: null,
        items: paidTo === undefined ? [{ kind: "payee", itemId: at.payeeId }] : [],
      },
    ],
    documents: [
      {
        kind: "invoice",
        number: `26512${of.categoryCode}99000000001`,
        onDate,
        amountFen,
        party: paidTo ?? "青禾镇启明文具店",
        note: "",
      },
    ],
    approvals: [
      { role: "village-head", name: "柳主任", onDate },
      { role: "supervisors", name: "监委会李主任", onDate },
    ],
  };
};

export type Stopped = { readonly what: string; readonly kinds: readonly string[]; readonly after: string };

const reviewRefused = async (demo: Demo, id: string, version: number): Promise<readonly string[]> => {
  const reply = await demo.ask("zhou", "voucher.review", { id, version });
  assert(!reply.ok && reply.failure.code === "rules-refuse", `demo review of ${id}: ${JSON.stringify(reply)}`);
  return reply.failure.hits.map(({ kind }) => kind);
};

/** A reception dinner is typed in, forbidden, and thrown away again. */
export const tryDinner = async (
  demo: Demo,
  at: { readonly ledgerId: LedgerId; readonly codes: Codes; readonly payeeId: string },
): Promise<Stopped> => {
  const dinner = {
    onDate: "2026-09-24",
    summary: "接待工作餐",
    amountFen: 68_000,
    categoryCode: "F01",
    paidTo: "青禾饭店",
  };
  const { id, version } = await demo.must("chen", "voucher.save", {
    id: null,
    version: null,
    content: spendingContent(at, dinner),
  });
  const kinds = await reviewRefused(demo, id, version);
  await demo.must("chen", "voucher.delete", { id, version });
  return { what: "招待餐费 680.00 元", kinds, after: "村级零招待：审核被拒绝，凭证删除" };
};

/** An office expense over the limit is held until an amending vote is linked to it. */
export const holdAndAmend = async (
  demo: Demo,
  at: { readonly ledgerId: LedgerId; readonly codes: Codes; readonly payeeId: string },
  amend: () => ReturnType<typeof voteOfficeCap>,
): Promise<Stopped> => {
  const toner = { onDate: "2026-09-29", summary: "购打印机硒鼓", amountFen: 98_000, categoryCode: "F02" };
  const saved = await demo.must("chen", "voucher.save", {
    id: null,
    version: null,
    content: spendingContent(at, toner),
  });
  const kinds = await reviewRefused(demo, saved.id, saved.version);
  const resolutionId = await amend();
  await demo.must("chen", "voucher.linkResolution", { id: saved.id, resolutionId });
  return { what: "购打印机硒鼓 980.00 元", kinds, after: "超出议定限额被拦下；补充表决后挂上决议，审核通过" };
};
