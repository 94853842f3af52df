import * as z from "zod";
import { postKinds } from "#domain/people/village-posts.ts";
import { method } from "./method.ts";
import { lineOfText } from "./scalars.ts";

const post = z.enum(postKinds);
const named = { one: post, other: post };

/** 不相容职务: which posts of a village one person may not hold at a time. What the law says is locked. */
export const postPairMethods = {
  "postPair.list": method({
    access: "signed-in",
    effect: "reads",
    input: z.object({}),
    output: z.object({
      pairs: z.array(
        z.object({
          ...named,
          basis: z.string(),
          /** Near relatives may not hold them side by side either. */
          coversKin: z.boolean(),
          /** Local or not yet checked against the text: the office may change it. */
          isUnverified: z.boolean(),
          /** People who hold both today: from before the pair was set. */
          heldBy: z.array(z.object({ villageName: z.string(), name: z.string() })),
        }),
      ),
    }),
    failures: [],
  }),
  /** Adds a pair or changes one of the office's own. */
  "postPair.save": method({
    access: ["head", "administrator"],
    effect: "writes",
    input: z.object({ ...named, basis: lineOfText(200), coversKin: z.boolean() }),
    output: z.object({}),
    failures: ["post-pair-bad"],
  }),
  "postPair.remove": method({
    access: ["head", "administrator"],
    effect: "writes",
    input: z.object(named),
    output: z.object({}),
    failures: ["not-found", "post-pair-bad"],
  }),
} as const;
