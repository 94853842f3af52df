import type { LocalDate } from "#domain/core/dates.ts";
import { err, ok, type Result } from "#domain/core/result.ts";
import type { SetupPlace, SetupSheet } from "./setup/places.ts";
import { collectFaults, readerOf, type Faults, type RowReader } from "./setup/row-reading.ts";
import { rowsOfSheet } from "./setup/sheet-reading.ts";
import { postFault, type PostKind, type PostPair } from "./village-posts.ts";
import { postWords, villagerLayouts } from "./villager-layout.ts";

/** What a form says about one person; `known` is the id of the person already registered. */
export type PlannedVillager = {
  readonly known: string | null;
  readonly name: string;
  readonly idTail: string;
  phone: string;
  bankName: string;
  bankAccount: string;
  household: string;
  note: string;
  readonly posts: {
    post: PostKind;
    title: string;
    fromOn: LocalDate;
    toOn: LocalDate | null;
    basis: string;
  }[];
  readonly relations: { name: string; relation: string; phone: string; bankAccount: string; note: string }[];
};

type Now = {
  readonly people: readonly (Omit<PlannedVillager, "known" | "posts" | "relations"> & {
    readonly id: string;
    readonly posts: readonly Readonly<PlannedVillager["posts"][number]>[];
    readonly relations: readonly Readonly<PlannedVillager["relations"][number]>[];
  })[];
  readonly pairs: readonly PostPair[];
};

/** The last four signs of an identity number, or ''. */
export const isIdTail = (text: string): boolean => text === "" || /^\d{3}[\dX]$/.test(text);
/** Digits only, or ''. Blanks that people type between groups are taken out before. */
export const isAccountNumber = (text: string): boolean => /^\d*$/.test(text);
export const plainAccount = (text: string): string => text.replaceAll(/[\s-]/g, "");

/** A cell of digits: blanks taken out, and reported where it is no such thing. */
const idTailOf = (row: RowReader): string => {
  const text = plainAccount(row.optionalText("身份证后四位", 4)).toUpperCase();
  if (isIdTail(text)) return text;
  row.fault("身份证后四位", "id-tail-bad");
  return "";
};
const accountOf = (row: RowReader): string => {
  const text = plainAccount(row.optionalText("银行账号", 40));
  if (isAccountNumber(text)) return text;
  row.fault("银行账号", "account-number-bad");
  return "";
};

type Drafts = { readonly people: PlannedVillager[]; readonly now: Now };

const keyOf = (each: { readonly name: string; readonly idTail: string }): string => `${each.name} ${each.idTail}`;

/** The person a row speaks of: of the file, of the register, or new. Without the four signs a name must be the only one. */
const personOf = (drafts: Drafts, name: string, idTail: string): PlannedVillager | "several" | undefined => {
  const fits = (each: { readonly name: string; readonly idTail: string }): boolean =>
    each.name === name && (idTail === "" || each.idTail === idTail);
  const drafted = drafts.people.filter(fits);
  if (drafted.length > 1) return "several";
  if (drafted[0] !== undefined) return drafted[0];
  const known = drafts.now.people.filter(fits);
  if (known.length > 1) return "several";
  const [person] = known;
  if (person === undefined) return undefined;
  const { id, ...rest } = person;
  const draft: PlannedVillager = {
    ...rest,
    known: id,
    posts: person.posts.map((post) => ({ ...post })),
    relations: person.relations.map((relation) => ({ ...relation })),
  };
  drafts.people.push(draft);
  return draft;
};

const keepTold = (
  person: PlannedVillager,
  told: Partial<Pick<PlannedVillager, "phone" | "bankName" | "bankAccount" | "household" | "note">>,
): void => {
  for (const key of ["phone", "bankName", "bankAccount", "household", "note"] as const) {
    const text = told[key] ?? "";
    if (text !== "") person[key] = text;
  }
};

const readPost = (row: RowReader): PlannedVillager["posts"][number] | undefined => {
  const post = row.word("职务", postWords);
  const title = row.optionalText("职务全称", 40);
  const fromOn = row.date("任职起");
  const toOn = row.isEmpty("任职止") ? null : row.date("任职止");
  const basis = row.optionalText("任职依据", 200);
  return post === undefined || fromOn === undefined || toOn === undefined
    ? undefined
    : { post, title, fromOn, toOn, basis };
};

const placePost = (
  person: PlannedVillager,
  of: { readonly post: PlannedVillager["posts"][number]; readonly row: RowReader; readonly pairs: readonly PostPair[] },
): void => {
  const { post, row, pairs } = of;
  const same = person.posts.find((each) => each.post === post.post && each.fromOn === post.fromOn);
  if (same !== undefined) {
    Object.assign(same, post);
    return;
  }
  const fault = postFault([...person.posts, post], pairs);
  if (fault === undefined) person.posts.push(post);
  else if (fault.reason === "incompatible") row.fault("职务", "posts-incompatible");
  else if (fault.reason === "dates-reversed") row.fault("任职止", "dates-reversed");
  else row.fault("职务", "duplicate");
};

const planPerson = (row: RowReader, drafts: Drafts): void => {
  const name = row.text("姓名", 40);
  const idTail = idTailOf(row);
  const told = {
    phone: row.optionalText("电话", 20),
    bankName: row.optionalText("开户银行", 60),
    bankAccount: accountOf(row),
    household: row.optionalText("户名或户号", 40),
    note: row.optionalText("备注", 200),
  };
  const post = readPost(row);
  if (name === "") return;
  const found = personOf(drafts, name, idTail);
  if (found === "several") {
    row.fault("身份证后四位", "required");
    return;
  }
  const person = found ?? {
    known: null,
    name,
    idTail,
    phone: "",
    bankName: "",
    bankAccount: "",
    household: "",
    note: "",
    posts: [],
    relations: [],
  };
  if (found === undefined) drafts.people.push(person);
  keepTold(person, told);
  if (post !== undefined) placePost(person, { post, row, pairs: drafts.now.pairs });
};

const planRelation = (row: RowReader, drafts: Drafts): void => {
  const name = row.text("干部姓名", 40);
  const idTail = idTailOf(row);
  const relation = {
    name: row.text("关联人或单位", 80),
    relation: row.text("关系", 40),
    phone: row.optionalText("电话", 20),
    bankAccount: accountOf(row),
    note: row.optionalText("备注", 200),
  };
  const person = name === "" ? undefined : personOf(drafts, name, idTail);
  if (person === "several") row.fault("身份证后四位", "required");
  else if (person === undefined && name !== "") row.fault("干部姓名", "person-unknown");
  if (person === undefined || person === "several" || relation.name === "" || relation.relation === "") return;
  const same = person.relations.find((each) => each.name === relation.name);
  if (same === undefined) person.relations.push(relation);
  else Object.assign(same, relation);
};

const readers = (
  sheets: readonly SetupSheet[],
  key: keyof typeof villagerLayouts,
  faults: Faults,
): readonly RowReader[] =>
  (rowsOfSheet(sheets, villagerLayouts[key], faults) ?? []).map((row) => readerOf(row, faults));

/** Everything a form adds or changes, checked against itself and the register; or every wrong cell of it, in one pass. */
export const planVillagers = (
  sheets: readonly SetupSheet[],
  now: Now,
): Result<readonly PlannedVillager[], readonly SetupPlace[]> => {
  const faults = collectFaults();
  const drafts: Drafts = { people: [], now };
  for (const row of readers(sheets, "people", faults)) planPerson(row, drafts);
  for (const row of readers(sheets, "relations", faults)) planRelation(row, drafts);
  const all = faults.all();
  const planned = [...new Map(drafts.people.map((person) => [keyOf(person), person])).values()];
  return all.length > 0 ? err(all) : ok(planned);
};
