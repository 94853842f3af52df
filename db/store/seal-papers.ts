import type { Compilable } from "kysely";
import { sqlFor } from "./query.ts";

type Sealed = {
  readonly ids: Compilable<{ readonly id: string }>;
  readonly rows: (id: string) => readonly Compilable[];
};

/** What is sealed of paper and packages: which vouchers were printed, and the archives that were made. */
export const paperSeals: Readonly<Record<"print-job" | "archive", Sealed>> = {
  "print-job": {
    ids: sqlFor.selectFrom("print_job").select("id").orderBy("id"),
    rows: (id) => [
      sqlFor.selectFrom("print_job").selectAll().where("id", "=", id).orderBy("id"),
      sqlFor.selectFrom("print_job_voucher").selectAll().where("job_id", "=", id).orderBy("voucher_id"),
    ],
  },
  archive: {
    ids: sqlFor.selectFrom("archive").select("id").orderBy("id"),
    rows: (id) => [sqlFor.selectFrom("archive").selectAll().where("id", "=", id).orderBy("id")],
  },
};
