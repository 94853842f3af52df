import * as z from "zod";
import { postKinds } from "#domain/people/village-posts.ts";
import { method } from "./method.ts";
import { freeText, lineOfText, localDateText, namedFile, fileBytes, villageId, villagerId } from "./scalars.ts";

const post = z.object({
  post: z.enum(postKinds),
  /** What the village calls it, where that differs. */
  title: freeText(40),
  fromOn: localDateText,
  toOn: localDateText.nullable(),
  basis: freeText(200),
});
const relation = z.object({
  name: lineOfText(80),
  relation: lineOfText(40),
  /** The same person in the register, where they are in it. */
  relativeId: villagerId.nullable(),
  phone: freeText(20),
  bankAccount: freeText(40),
  note: freeText(200),
});
const villager = z.object({
  name: lineOfText(40),
  /** The last four signs of the identity number; the number itself is kept nowhere. */
  idTail: freeText(4),
  phone: freeText(20),
  bankName: freeText(60),
  bankAccount: freeText(40),
  household: freeText(40),
  note: freeText(200),
  isActive: z.boolean(),
  posts: z.array(post).max(40),
  relations: z.array(relation).max(60),
});

const loaded = z.object({ added: z.int(), changed: z.int(), posts: z.int(), relations: z.int() });
const fileOfVillage = z.object({ villageId, file: namedFile });

/** 人员与职务 of a village. */
export const villagerMethods = {
  /** Telephone and bank account numbers are masked for whoever neither keeps the books nor pays. */
  "villager.list": method({
    access: "signed-in",
    effect: "reads",
    isSensitive: true,
    input: z.object({ villageId, on: localDateText }),
    output: z.object({
      isMasked: z.boolean(),
      people: z.array(villager.extend({ id: villagerId })),
      pairs: z.array(
        z.object({
          one: z.enum(postKinds),
          other: z.enum(postKinds),
          basis: z.string(),
          coversKin: z.boolean(),
          isUnverified: z.boolean(),
        }),
      ),
      /** Declared relatives in posts that exclude each other on the day asked for. */
      conflicts: z.array(
        z.object({
          name: z.string(),
          post: z.enum(postKinds),
          relativeName: z.string(),
          relativePost: z.enum(postKinds),
          basis: z.string(),
        }),
      ),
      /** Several people in use with one bank account number: here, and whoever bears it in another village. */
      sharedAccounts: z.array(z.object({ account: z.string(), names: z.array(z.string()) })),
    }),
    failures: ["not-found"],
  }),
  /** Keeps a person whole; two posts that exclude each other at one time are refused. */
  "villager.save": method({
    access: ["bookkeeper", "head"],
    effect: "writes",
    input: z.object({ id: villagerId.nullable(), villageId, person: villager }),
    output: z.object({ id: villagerId }),
    failures: ["not-found", "name-taken", "villager-bad", "posts-incompatible"],
  }),
  /** The form to fill in for many people at once. */
  "villager.template": method({
    access: "signed-in",
    effect: "reads",
    input: z.object({}),
    output: z.object({ name: z.string(), bytes: fileBytes }),
    failures: [],
  }),
  /** What loading a filled form would do, or every wrong cell of it. */
  "villager.inspect": method({
    access: "signed-in",
    effect: "reads",
    input: fileOfVillage,
    output: loaded,
    failures: ["not-found", "villagers-refused"],
  }),
  /** Loads the form whole or not at all. People already there get what the file says; nobody is taken away. */
  "villager.load": method({
    access: ["bookkeeper", "head"],
    effect: "writes",
    input: fileOfVillage,
    output: loaded,
    failures: ["not-found", "villagers-refused"],
  }),
} as const;
