import { describe, expect, it } from "vitest";
import { demoAdministrator, demoPassword as madeWith } from "#cli/demo-office.ts";
import { qinghePersons } from "#fixtures/setup/qinghe.ts";
import { demoPassword, demoPeople } from "#renderer/stages/office/demo-people.ts";

describe("the people the demo's sign-in page offers", () => {
  it("are those the demo is made with, and so is their password", () => {
    const made = [...qinghePersons, demoAdministrator].map(({ login, name }) => ({ login, name }));
    expect(demoPeople).toEqual(made);
    expect(demoPassword).toBe(madeWith);
  });
});
