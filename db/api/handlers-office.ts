import { listBackups, makeBackup } from "#flow/backups.ts";
import { closeSession, openSession } from "#flow/open-session.ts";
import { foundOffice } from "#flow/found-office.ts";
import { listTrail } from "#flow/list-trail.ts";
import { officeOverview } from "#flow/office-overview.ts";
import { officeState } from "#flow/office-state.ts";
import { addPerson, changePerson, listPersons, setPassword } from "#flow/persons.ts";
import { saveSettings, showSettings } from "#flow/settings.ts";
import type { HandlersOf } from "./handler.ts";

/** Office, sessions, persons, settings, backups and the audit trail. */
export const officeHandlers: HandlersOf<
  | "office.state"
  | "office.found"
  | "office.overview"
  | "session.open"
  | "session.close"
  | "person.list"
  | "person.add"
  | "person.change"
  | "person.setPassword"
  | "settings.show"
  | "settings.save"
  | "trail.list"
  | "backup.make"
  | "backup.list"
> = {
  "office.state": officeState,
  "office.found": (call, sessions) => foundOffice(call, sessions.open),
  "office.overview": officeOverview,
  "session.open": (call, sessions) => openSession(call, sessions.open),
  "session.close": closeSession,
  "person.list": listPersons,
  "person.add": addPerson,
  "person.change": changePerson,
  "person.setPassword": setPassword,
  "settings.show": showSettings,
  "settings.save": saveSettings,
  "trail.list": listTrail,
  "backup.make": makeBackup,
  "backup.list": listBackups,
};
