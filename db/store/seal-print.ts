import { sqlFor } from "./query.ts";
import type { Sealed } from "./seal-added.ts";

/** print-job: what was printed, voucher by voucher. archive: the package of a year. */
export const printSeals = {
  "print-job": {
    ids: sqlFor.selectFrom("print_job").select("id").orderBy("id"),
    rows: (id: string) => [
      sqlFor.selectFrom("print_job").selectAll().where("id", "=", id).orderBy("id"),
      sqlFor.selectFrom("print_job_voucher").selectAll().where("job_id", "=", id).orderBy("voucher_id"),
    ],
  },
  archive: {
    ids: sqlFor.selectFrom("archive").select("id").orderBy("id"),
    rows: (id: string) => [sqlFor.selectFrom("archive").selectAll().where("id", "=", id).orderBy("id")],
  },
} as const satisfies Readonly<Record<string, Sealed>>;
