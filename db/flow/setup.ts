import type { OutputOf } from "#contract/contract.ts";
import { assert } from "#domain/core/assert.ts";
import { setupSheets } from "#domain/people/setup/layout.ts";
import type { SetupFault, SetupPlace, SetupSheet } from "#domain/people/setup/places.ts";
import { planSetup } from "#domain/people/setup/plan-setup.ts";
import type { SetupPlan } from "#domain/people/setup/plan.ts";
import { base64FromBytes, bytesFromBase64 } from "#files/base64.ts";
import { readSetupWorkbook } from "#files/setup/read-workbook.ts";
import { setupTemplateName, writeSetupWorkbook } from "#files/setup/write-workbook.ts";
import { hashPassword } from "#store/password.ts";
import { callerOf, done, refuse, type Call, type Reply } from "./call.ts";
import { change, changed } from "./change.ts";
import { officeNow } from "./setup-state.ts";
import { writeSetup } from "./write-setup.ts";

/** The empty set-up workbook with its instructions. */
export const setupTemplate = async (_call: Call<"setup.template">): Promise<Reply<"setup.template">> =>
  done({ name: setupTemplateName, bytes: base64FromBytes(await writeSetupWorkbook({})) });

const refusal = (places: readonly SetupPlace[]) => refuse({ code: "setup-refused" as const, places: [...places] });

const wholeFile = (code: SetupFault, name: string): SetupPlace => ({ sheet: "", row: 0, column: "", code, text: name });

const sheetsOf = (file: { readonly name: string; readonly bytes: string }) => {
  const read = readSetupWorkbook(bytesFromBase64(file.bytes));
  return read.ok ? read : { ok: false as const, places: [wholeFile(read.error, file.name)] };
};

const summaryOf = (plan: SetupPlan): OutputOf<"setup.load"> => {
  const count = (of: (ledger: SetupPlan["ledgers"][number]) => number): number =>
    plan.ledgers.reduce((total, ledger) => total + of(ledger), 0);
  return {
    villages: plan.villages.length,
    ledgers: count((ledger) => (ledger.opens === null ? 0 : 1)),
    accounts: count((ledger) => ledger.accounts.length),
    items: count((ledger) => ledger.items.length),
    categories: plan.categories.length,
    bankAccounts: count((ledger) => ledger.banks.length),
    openings: count((ledger) => ledger.openings.length),
    persons: plan.persons.length,
  };
};

/** Says what loading the file would do, or every wrong cell at once. */
export const inspectSetup = (call: Call<"setup.inspect">): Reply<"setup.inspect"> => {
  const read = sheetsOf(call.input.file);
  if (!read.ok) return refusal(read.places);
  const plan = planSetup(read.value, call.ledger.snapshot(officeNow));
  return plan.ok ? done(summaryOf(plan.value)) : refusal(plan.error);
};

/** Hashing takes its time on purpose, so it is done before the transaction, for the persons the plan would add. */
const hashesFor = (call: Call<"setup.load">, sheets: readonly SetupSheet[]): readonly string[] => {
  const plan = planSetup(sheets, call.ledger.snapshot(officeNow));
  return plan.ok ? plan.value.persons.map((person) => hashPassword(person.password)) : [];
};

/** Loads the file whole, or not at all; ledgers that get openings are started. */
export const loadSetup = (call: Call<"setup.load">): Reply<"setup.load"> => {
  const read = sheetsOf(call.input.file);
  if (!read.ok) return refusal(read.places);
  const passwordHashes = hashesFor(call, read.value);
  return change(call, (writing) => {
    const plan = planSetup(read.value, officeNow(writing));
    if (!plan.ok) return refusal(plan.error);
    assert(plan.value.persons.length === passwordHashes.length, "the office changed while one call was served");
    writeSetup(writing, plan.value, { newId: call.newId, at: call.now(), person: callerOf(call).id, passwordHashes });
    const summary = summaryOf(plan.value);
    const started = plan.value.ledgers.filter((ledger) => ledger.openings.length > 0);
    return changed(summary, {
      subject: `导入建账表 ${call.input.file.name}：村 ${summary.villages}、账套 ${summary.ledgers}、期初余额 ${summary.openings} 笔、人员 ${summary.persons}`,
      facts: {
        file: call.input.file.name,
        sheets: setupSheets.length,
        ...summary,
        started: started.map(({ name }) => name),
      },
    });
  });
};
