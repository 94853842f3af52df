import { firstNames, keptNames } from "./sealers-names.ts";
import { one, type Sealers } from "./sealer.ts";

/** What the calls of the township, its people, categories and villages change of all that is sealed. */
export const officeSealers: Sealers = {
  "office.found": (_done, reading) => [
    ...one("persons"),
    ...one("categories"),
    ...one("rules"),
    ...one("settings"),
    ...firstNames(reading),
  ],
  "person.add": () => one("persons"),
  "person.change": ({ input }, reading) => [...one("persons"), ...keptNames(reading, "person", [input.id])],
  "person.setPassword": () => one("persons"),
  "settings.save": () => one("settings"),
  "category.save": ({ value }, reading) => [...one("categories"), ...keptNames(reading, "category", [value.id])],
  "category.addShipped": () => one("categories"),
  "category.approve": () => one("categories"),
  "village.save": ({ value }, reading) => [...one("village", value.id), ...keptNames(reading, "village", [value.id])],
  "village.decideFact": ({ input }) => one("village", input.villageId),
};
