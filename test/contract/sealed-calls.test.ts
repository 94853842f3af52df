import { describe, expect, it } from "vitest";
import { contract } from "#contract/contract.ts";
import { sealingCalls } from "#flow/sealing.ts";

const draft = "writes a draft, which is sealed by the chain and its decisions when it is posted";
const own = "keeps what one person typed or looks for; no book and no rule rests on it";
const report = "hands out what the books hold; nothing is judged by it";
const proposal = "proposes; what approves it seals";

/** Why a call that writes or works seals nothing. A new call must seal what it changes or give its reason here. */
const unsealed: Readonly<Record<string, string>> = {
  "asset.deliver": draft,
  "asset.dispose": draft,
  "asset.revalue": draft,
  "asset.settleCount": draft,
  "attachment.remove": "takes a file from a draft; nothing posted loses one",
  "bankLine.draft": draft,
  "bankLine.transfer": draft,
  "cashCount.draft": draft,
  "guide.save": draft,
  "lease.earn": draft,
  "lease.receive": draft,
  "period.transferIncome": draft,
  "period.transferMany": draft,
  "recurring.draft": draft,
  "payList.book": draft,
  "payList.remove": "takes a list away that nobody approved",
  "payList.save": "a list is sealed when a second person approves it",
  "payScheme.propose": proposal,
  "transfer.draft": draft,
  "transfer.undo": "takes drafts away",
  "voucher.batch": draft,
  "voucher.adjust": draft,
  "voucher.correct": draft,
  "voucher.delete": "takes a draft away",
  "voucher.nameSpending": "names in a draft the spending that came back; posting seals its decisions",
  "voucher.linkResolution": "names a vote in a voucher not yet posted; posting seals its decisions",
  "voucher.return": draft,
  "voucher.review": draft,
  "yearEnd.appropriate": draft,
  "opening.save": "openings change freely until the ledger starts, which seals them",
  "opening.saveQuantities": "openings change freely until the ledger starts, which seals them",
  "openingItem.save": "opening items change freely until the ledger starts, which seals them",
  "budget.drop": "takes a budget away that nobody voted",
  "budget.save": "a budget is sealed when it is voted",
  "pack.propose": proposal,
  "pack.withdraw": "takes back what nobody approved",
  "rule.tryOut": "tries a rule on past vouchers and keeps nothing",
  "recurring.skip": "leaves a reminder out; no book rests on it",
  "template.delete": "a template only fills a grid that a person sees and another reviews",
  "template.save": "a template only fills a grid that a person sees and another reviews",
  "kept.drop": own,
  "kept.save": own,
  "search.drop": own,
  "search.save": own,
  "session.close": "signs a person out",
  "session.open": "signs a person in",
  "backup.make": "seals its row itself, outside a call's own change",
  "restore.commit": "puts another ledger in place and notes it in that ledger's own trail",
  "restore.commitFirst": "puts another ledger in place and notes it in that ledger's own trail",
  "restore.inspect": "looks at a backup",
  "restore.inspectFirst": "looks at a backup",
  "finding.list": "findings are computed anew from the books at any time; answers to them are sealed",
  "disclosure.preview": report,
  "decision.printForm": report,
  "claim.print": report,
  "period.matrix": report,
  "fingerprint.check": report,
  "ledger.verify": report,
  "archive.verify": report,
  "print.report": report,
  "print.table": report,
  "workbook.read": report,
  "data.exportBooks": report,
  "data.exportAll": report,
  "auditNote.paper": report,
  "workbook.makeAll": "seals each workbook as workbook.make does",
};

describe("the calls that write or work", () => {
  const writing = Object.entries(contract)
    .filter(([, { effect }]) => effect !== "reads")
    .map(([name]) => name);

  it("seal what they change outside the chain, or say why they need not", () => {
    expect(writing.length).toBeGreaterThan(100);
    expect(writing.filter((name) => !sealingCalls.has(name) && unsealed[name] === undefined)).toEqual([]);
  });

  it("are named here only while they exist and seal nothing", () => {
    const stale = Object.keys(unsealed).filter((name) => !writing.includes(name) || sealingCalls.has(name));
    expect(stale).toEqual([]);
    expect([...sealingCalls].filter((name) => !writing.includes(name))).toEqual([]);
  });
});
