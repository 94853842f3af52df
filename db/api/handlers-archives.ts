import { listArchives, makeArchive } from "#flow/make-archive.ts";
import { verifyArchive } from "#flow/verify-archive.ts";

export const archiveHandlers = {
  "archive.make": makeArchive,
  "archive.list": listArchives,
  "archive.verify": verifyArchive,
};
