import { inspectVillagers, keepVillager, listVillagers, loadVillagers, villagerTemplate } from "#flow/villagers.ts";

export const peopleHandlers = {
  "villager.list": listVillagers,
  "villager.save": keepVillager,
  "villager.template": villagerTemplate,
  "villager.inspect": inspectVillagers,
  "villager.load": loadVillagers,
};
