import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { ClaimId } from "#domain/core/ids.ts";
import { verifyLedger } from "#flow/verify-ledger.ts";
import { roadWorks } from "#test/support/project-file.ts";
import { openClaimVillage, signatures, type ClaimVillage } from "#test/support/claim-village.ts";
import { plain } from "#test/support/plain-parameters.ts";

let village: ClaimVillage;
beforeEach(async () => {
  village = await openClaimVillage();
});
afterEach(() => {
  village.close();
});

const file = { ...roadWorks, content: "", fundSource: "", finishOn: null };
const control = async (): Promise<void> => {
  const rule = await village.must(
    "rule.propose",
    {
      id: null,
      title: "工程付款",
      level: "township",
      basis: "青禾镇工程管理办法第八条",
      severity: "block",
      scope: { villageIds: [], entities: [] },
      fromOn: "2026-01-01",
      toOn: "2026-12-31",
      parameters: plain("K22", { amounts: { fileFromFen: 10_000 }, flags: { followsProgress: true } }),
    },
    "bookkeeper",
  );
  await village.must("rule.approve", rule, "head");
};
const works = (number: string, yuan: number, projectItemId: string | null) => {
  const content = village.claimOf({ yuan, category: "工程建设" });
  return {
    ...content,
    lines: content.lines.map((line) => ({ ...line, projectItemId })),
    documents: [
      ...content.documents.map((document) => ({ ...document, number })),
      {
        kind: "minutes" as const,
        number: "",
        onDate: null,
        amountFen: null,
        party: "",
        note: "",
        elements: ["name" as const],
      },
    ],
  };
};
const approve = async (id: ClaimId): Promise<void> => {
  const { rowVersion } = await village.walk(id, "claim");
  const signed = [...signatures, { role: "two-committees" as const, name: "两委会议", onDate: "2026-10-05" }];
  await village.must("claim.sign", { id, rowVersion, signatures: signed });
  await village.walk(id, "approve");
};
const kindsOf = async (id: ClaimId) =>
  (await village.shown(id)).hits.filter(({ kind }) => kind === "K22").map(({ facts }) => facts["reason"]);
const project = async (): Promise<string> =>
  (await village.must("project.save", { id: null, ledgerId: village.ledgerId, itemId: null, file })).itemId;

describe("works on a claim", () => {
  it("pass K22 by naming their project, and the voucher of the claim names it too", async () => {
    await control();
    const id = await village.saveClaim(works("1", 900, null));
    expect(await kindsOf(id)).toEqual(["no-file"]);
    const { rowVersion } = await village.shown(id);
    const itemId = await project();
    await village.must("claim.save", {
      id,
      rowVersion,
      ledgerId: village.ledgerId,
      content: works("1", 900, itemId),
    });
    expect(await kindsOf(id)).toEqual([]);
    await approve(id);
    const { voucherId, content } = await village.walk(id, "voucher");
    expect(content.lines).toMatchObject([{ projectItemId: itemId }]);
    const { entries } = await village.must("voucher.show", { id: voucherId ?? "" });
    expect(entries[0]).toMatchObject({ items: [{ kind: "project", itemId }] });
    const { ledger } = village;
    expect(ledger.snapshot((reading) => verifyLedger(reading, ledger.files, () => undefined).isSound)).toBe(true);
  });

  it("share what the progress of a project allows with claims the village approved before", async () => {
    await control();
    const itemId = await project();
    await approve(await village.saveClaim(works("1", 3000, itemId)));
    const second = await village.saveClaim(works("2", 900, itemId));
    expect(await kindsOf(second)).toEqual([]);
    const third = await village.saveClaim(works("3", 1100, itemId));
    expect(await kindsOf(third)).toEqual(["beyond-progress"]);
  });

  it("name no project of another village", async () => {
    expect(
      await village.call("claim.save", {
        id: null,
        rowVersion: null,
        ledgerId: village.ledgerId,
        content: works("1", 900, "item-of-nobody"),
      }),
    ).toMatchObject({ failure: { code: "not-found", kind: "project" } });
  });
});

describe("a paper that is missing at the village's approval", () => {
  it("is added while the claim is on its way, and no signature is lost", async () => {
    const { must, call, saveClaim, claimOf, walk, shown, ledger } = village;
    const id = await saveClaim(claimOf({ yuan: 2000 }));
    await walk(id, "claim");
    const before = await shown(id);
    const signed = [...signatures, { role: "two-committees" as const, name: "两委会议", onDate: "2026-10-05" }];
    await must("claim.sign", { id, rowVersion: before.rowVersion, signatures: signed });
    const { rowVersion, hits } = await shown(id);
    expect(hits).toMatchObject([{ kind: "K01", facts: { missingDocuments: ["minutes"] } }]);
    const paper = { kind: "minutes" as const, number: "", onDate: "2026-10-05", party: "两委", note: "" };
    expect(await call("claim.addPaper", { id, rowVersion, paper: { ...paper, onDate: "2031-01-01" } })).toMatchObject({
      failure: { code: "date-in-future" },
    });
    const added = await must("claim.addPaper", { id, rowVersion, paper });
    expect(added.hits).toEqual([]);
    const now = await walk(id, "review");
    expect(now.signatures).toHaveLength(3);
    expect(now.content.documents.map(({ kind }) => kind)).toEqual(["invoice", "minutes"]);
    expect(await call("claim.addPaper", { id, rowVersion: now.rowVersion, paper })).toMatchObject({
      failure: { code: "claim-state", state: "reviewed" },
    });
    expect(ledger.snapshot((reading) => verifyLedger(reading, ledger.files, () => undefined).isSound)).toBe(true);
  });
});
