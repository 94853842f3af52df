import { one, type Sealers } from "./sealer.ts";

/** What the calls about rules changed; a proposal nobody approved is sealed only with the documents it brought. */
export const ruleSealers: Sealers = {
  "rule.propose": ({ input }) => ((input.files ?? []).length > 0 ? one("rules") : []),
  "rule.attach": () => one("rules"),
  "rule.approve": () => one("rules"),
  "pack.approve": () => [...one("rules"), ...one("policies")],
};
