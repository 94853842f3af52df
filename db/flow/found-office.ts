import { defaultCategories } from "#domain/books/category.ts";
import type { PersonId } from "#domain/core/ids.ts";
import { isPasswordStrong, leastPasswordLength } from "#domain/people/password.ts";
import { addCategory, type CategoryRow } from "#store/category-rows.ts";
import { addTownship, readTownship } from "#store/office-rows.ts";
import { hashPassword } from "#store/password.ts";
import { addPerson, type PersonRow } from "#store/person-rows.ts";
import { seedRules } from "#store/rule-rows.ts";
import { keepSetting } from "#store/setting-rows.ts";
import { attempt } from "./attempt.ts";
import { done, refuse, type Call, type Reply } from "./call.ts";
import { personOf } from "./open-session.ts";

/**
 * 建立乡镇: the township, its first administrator (signed in at once), the default expense categories and the shipped rules.
 * Only in a file nobody has set up. No month of a new township closes over bank lines without a voucher until its head says
 * otherwise; offices founded before that was asked keep what they had.
 */
export const foundOffice = (
  call: Call<"office.found">,
  openToken: (personId: PersonId) => string,
): Reply<"office.found"> => {
  const { township, administrator } = call.input;
  if (readTownship(call.ledger.reading) !== undefined) return refuse({ code: "already-set-up" });
  if (!isPasswordStrong(administrator.password, administrator.login)) {
    return refuse({ code: "password-weak", least: leastPasswordLength });
  }
  const passwordHash = hashPassword(administrator.password);
  return attempt(call, (writing) => {
    const at = call.now();
    addTownship(writing, township, at);
    const person: PersonRow = {
      id: call.newId<PersonId>(),
      login: administrator.login.toLowerCase(),
      name: administrator.name,
      roles: ["administrator"],
      isActive: true,
      mustChangePassword: false,
    };
    addPerson(writing, person, { passwordHash, at });
    for (const category of defaultCategories) {
      addCategory(writing, { ...category, id: call.newId<CategoryRow["id"]>(), isActive: true });
    }
    seedRules(writing, at);
    keepSetting(writing, "unbookedBlocksClose", { value: true, at, by: person.name });
    return {
      reply: done({ token: openToken(person.id), person: personOf(person) }),
      trace: {
        subject: `建立乡镇 ${township.name}，管理员 ${person.name}（${person.login}）`,
        facts: { township: township.name, code: township.code, categories: defaultCategories.length },
        person: { personId: person.id, personName: person.name },
      },
    };
  });
};
