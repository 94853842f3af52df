import type { InputOf, MethodName, OutputOf } from "#contract/contract.ts";
import { call } from "./client.ts";

const take = 1000;

/** Every row of a list that is answered page by page. Throws when a page is refused: half a list must not pass for a whole one. */
export const allPages = async <Name extends MethodName, Row>(
  name: Name,
  inputOf: (part: { readonly skip: number; readonly take: number }) => InputOf<Name>,
  rowsOf: (answer: OutputOf<Name>) => readonly Row[],
): Promise<readonly Row[]> => {
  const rows: Row[] = [];
  for (;;) {
    const reply = await call(name, inputOf({ skip: rows.length, take }));
    if (!reply.ok) throw new Error(`${name} is refused`);
    const page = rowsOf(reply.value);
    rows.push(...page);
    if (page.length < take) return rows;
  }
};
