import { confirmMatches, listMatches, showMatching, undoMatches } from "#flow/match-bank.ts";

export const matchingHandlers = {
  "match.show": showMatching,
  "match.confirm": confirmMatches,
  "match.list": listMatches,
  "match.undo": undoMatches,
};
