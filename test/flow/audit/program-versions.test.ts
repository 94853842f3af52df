import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openDesk, type OpenDesk } from "#api/desk.ts";
import { dispatch } from "#api/dispatch.ts";
import type { InputOf, MethodName } from "#contract/contract.ts";
import { readReply } from "#contract/wire.ts";
import type { Role } from "#contract/method.ts";
import { testPassword } from "#test/support/office.ts";
import { openClosedVillage } from "#test/support/closed-village.ts";
import type { Village } from "#test/support/village.ts";

const quarter = "2026Q3";
let village: Village;
beforeEach(async () => {
  village = await openClosedVillage();
});
afterEach(() => {
  village.close();
});

let requests = 0;
/** The office at work with a later version of the program. */
const underNewProgram = async (
  work: (
    must: <Name extends MethodName>(name: Name, input: InputOf<Name>, as: Role) => Promise<unknown>,
  ) => Promise<void>,
): Promise<void> => {
  village.desk.close();
  const { ledgerPath, now, persons } = village;
  const opened = openDesk({ ledgerPath, isNew: false, programVersion: "9.9.9", isDemo: false, now });
  if (!opened.ok) throw new Error(opened.error.code);
  const desk: OpenDesk = opened.value;
  try {
    await work(async (name, input, as) => {
      const session = desk.sessions.open(persons[as]);
      const text = JSON.stringify({ method: name, input, session, requestId: `new-${String((requests += 1))}` });
      const watch = { onProgress: () => undefined, isCancelled: () => false };
      const reply = readReply(name, await dispatch(desk, text, watch));
      if (!reply.ok) throw new Error(JSON.stringify(reply.failure));
      return reply.value;
    });
  } finally {
    desk.close();
  }
};

describe("a new version of the program", () => {
  it.each([["of a village"], ["of the township"]])("makes no new version of a workbook %s", async (whose) => {
    const ledgerId = whose === "of a village" ? village.ledgerId : null;
    if (ledgerId === null) await village.must("workbook.make", { ledgerId: village.ledgerId, quarter });
    const first = await village.must("workbook.make", { ledgerId, quarter });
    await underNewProgram(async (must) => {
      expect(await must("workbook.make", { ledgerId, quarter }, "bookkeeper")).toMatchObject({
        version: 1,
        fileHash: first.fileHash,
      });
    });
  });

  it("lets the version that waits for signatures be signed, and prints it as it was made", async () => {
    const { ledgerId } = village;
    const { findings } = await village.must("finding.list", { ledgerId, quarter });
    for (const { id } of findings) {
      const answer = { answer: "true", note: "已核实", deadline: "2026-11-01", responsible: "陈会计" } as const;
      await village.must("finding.answer", { id, ...answer }, "bookkeeper");
      await village.must("finding.sign", { id }, "reviewer");
    }
    const { id } = await village.must("workbook.make", { ledgerId, quarter });
    await underNewProgram(async (must) => {
      const signing = { id, password: testPassword } as const;
      await must("workbook.sign", { ...signing, duty: "prepared" }, "bookkeeper");
      expect(await must("workbook.sign", { ...signing, duty: "reviewed" }, "reviewer")).toMatchObject({
        isFinal: true,
      });
      expect(await must("workbook.make", { ledgerId, quarter }, "bookkeeper")).toMatchObject({
        id,
        version: 1,
        isSigned: true,
      });
    });
  });

  it("stands on the cover of what it makes anew: the books said something else", async () => {
    const { ledgerId } = village;
    await village.must("workbook.make", { ledgerId, quarter });
    const { findings } = await village.must("finding.list", { ledgerId, quarter });
    const [finding] = findings;
    if (finding === undefined) throw new Error("the quarter has a finding");
    await underNewProgram(async (must) => {
      const answer = {
        id: finding.id,
        answer: "true",
        note: "已核实",
        deadline: "2026-11-01",
        responsible: "陈",
      } as const;
      await must("finding.answer", answer, "bookkeeper");
      const second = await must("workbook.make", { ledgerId, quarter }, "bookkeeper");
      expect(second).toMatchObject({ version: 2 });
      expect(await must("workbook.make", { ledgerId, quarter }, "bookkeeper")).toMatchObject({ version: 2 });
    });
  });
});
