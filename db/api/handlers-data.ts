import { exportAll } from "#flow/export-all.ts";
import { exportBooks } from "#flow/export-books.ts";

export const dataHandlers = {
  "data.exportBooks": exportBooks,
  "data.exportAll": exportAll,
};
