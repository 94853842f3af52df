import type { ReactNode } from "react";
import { findingOf } from "#renderer/words/findings.ts";
import type { Finding } from "./finding-words.ts";
import { NoteDialog } from "./note-dialog.tsx";

type Props = {
  /** Null: no note is being written. */
  readonly finding: Finding | null;
  readonly quarter: string;
  readonly onClose: () => void;
  readonly onWritten: () => void;
};

/** An auditor's note beside a finding. */
export const FindingNote = ({ finding, quarter, onClose, onWritten }: Props): ReactNode =>
  finding === null ? null : (
    <NoteDialog
      about={{
        ledgerId: finding.ledgerId,
        quarter,
        findingId: finding.id,
        voucherId: finding.voucherId,
        amountFen: finding.amountFen,
        subject: findingOf(finding.test).name,
      }}
      onClose={onClose}
      onWritten={onWritten}
    />
  );
