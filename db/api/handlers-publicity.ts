import {
  addPublicationPhoto,
  answerAboutPublication,
  askAboutPublication,
  changePublicitySettings,
  discardPublication,
  listPublications,
  postPublication,
  readPublicationPhoto,
  readSheetFile,
  registerPublication,
  showPublication,
  showPublicitySettings,
  takeDownPublication,
} from "#flow/publications.ts";
import { freezeDisclosure, previewDisclosure } from "#flow/wall-sheets.ts";
import type { publicityMethods } from "#contract/publicity.ts";
import type { HandlersOf } from "./handler.ts";

export const publicityHandlers: HandlersOf<keyof typeof publicityMethods> = {
  "publicity.settings": showPublicitySettings,
  "publicity.saveSettings": changePublicitySettings,
  "disclosure.preview": previewDisclosure,
  "disclosure.freeze": freezeDisclosure,
  "publication.register": registerPublication,
  "publication.discard": discardPublication,
  "publication.post": postPublication,
  "publication.takeDown": takeDownPublication,
  "publication.addPhoto": addPublicationPhoto,
  "publication.ask": askAboutPublication,
  "publication.answer": answerAboutPublication,
  "publication.list": listPublications,
  "publication.show": showPublication,
  "publication.readSheet": readSheetFile,
  "publication.readPhoto": readPublicationPhoto,
};
