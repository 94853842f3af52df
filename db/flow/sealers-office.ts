import { one, type Sealers } from "./sealer.ts";

/** What the calls of the township, its people, categories and villages change of all that is sealed. */
export const officeSealers: Sealers = {
  "office.found": () => [...one("persons"), ...one("categories"), ...one("rules"), ...one("settings")],
  "person.add": () => one("persons"),
  "person.change": () => one("persons"),
  "person.setPassword": () => one("persons"),
  "settings.save": () => one("settings"),
  "category.save": () => one("categories"),
  "category.addShipped": () => one("categories"),
  "category.approve": () => one("categories"),
  "village.save": ({ value }) => one("village", value.id),
  "village.decideFact": ({ input }) => one("village", input.villageId),
};
