import type { ReactNode } from "react";
import type { Quarter } from "#domain/core/dates.ts";
import { momentText } from "#renderer/format/dates.ts";
import { useQuery } from "#renderer/ledger/use-query.ts";
import type { Finding } from "./finding-words.ts";

type Props = {
  readonly findings: readonly Finding[];
  readonly ledgerId: string | null;
  readonly quarter: Quarter;
};

/** What auditors noted on the findings of one test; nothing where nobody noted anything. */
export const TestNotes = ({ findings, ledgerId, quarter }: Props): ReactNode => {
  const { data } = useQuery("auditNote.list", { ledgerId, quarter });
  const ids = new Set<string>(findings.map(({ id }) => id));
  const notes = (data?.notes ?? []).filter((note) => note.findingId !== null && ids.has(note.findingId));
  if (notes.length === 0) return null;
  return (
    <section aria-label="审计底稿" className="panel" style={{ marginTop: 12 }}>
      <h2>审计底稿</h2>
      {notes.map((note) => (
        <p key={note.id} style={{ margin: "6px 0" }}>
          第 {String(note.no)} 号{note.isTakenBack ? "（已撤回）" : ""}　{note.ledgerName}　{note.fact}
          {note.demand === "" ? "" : `　要求：${note.demand}`}
          <span className="soft">
            　{note.writtenByName} {momentText(note.writtenAt)}
          </span>
        </p>
      ))}
    </section>
  );
};
