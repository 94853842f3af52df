import type { Instant, LocalDate, Quarter } from "#domain/core/dates.ts";
import type { Fen } from "#domain/core/fen.ts";
import type {
  AttachmentId,
  LedgerId,
  MotionId,
  PersonId,
  PublicationId,
  QuestionId,
  ResolutionId,
} from "#domain/core/ids.ts";
import type { MotionOrigin } from "#domain/caps/motion.ts";
import type { PublicationKind, PublicationWay } from "#domain/caps/publicity.ts";
import type { JsonText } from "./column-types.ts";

export type PublicityTables = {
  publication: {
    id: PublicationId;
    ledger_id: LedgerId;
    kind: PublicationKind;
    period: Quarter | "";
    title: string;
    version: number;
    source: "frozen" | "paper";
    ready_on: LocalDate;
    paper: "A3" | "A4" | null;
    wish: JsonText;
    pdf_hash: string | null;
    xlsx_hash: string | null;
    income_fen: Fen | null;
    expense_fen: Fen | null;
    chain_no: number | null;
    chain_hash: string | null;
    resolution_id: ResolutionId | null;
    note: string;
    prepared_by: PersonId;
    prepared_at: Instant;
  };
  motion: {
    id: MotionId;
    ledger_id: LedgerId;
    number: string;
    title: string;
    origin: MotionOrigin;
    raised_by: string;
    matter: string;
    recorded_by: PersonId;
    recorded_at: Instant;
  };
  motion_stage: {
    motion_id: MotionId;
    stage: number;
    on_date: LocalDate;
    place: string;
    entitled: number | null;
    present: number | null;
    votes_for: number | null;
    content: string;
    supervision: string;
    township_officer: string;
    resolution_id: ResolutionId | null;
    publication_id: PublicationId | null;
    recorded_by: PersonId;
    recorded_at: Instant;
  };
  motion_file: {
    id: AttachmentId;
    motion_id: MotionId;
    stage: number;
    file_hash: string;
    name: string;
    media_type: string;
    added_by: PersonId;
    added_at: Instant;
  };
  publication_posting: {
    publication_id: PublicationId;
    from_on: LocalDate;
    to_on: LocalDate | null;
    place: string;
    way: PublicationWay;
    posted_by: string;
    shortfall: string;
    recorded_by: PersonId;
    recorded_at: Instant;
    finished_by: PersonId | null;
    finished_at: Instant | null;
  };
  publication_photo: {
    id: AttachmentId;
    publication_id: PublicationId;
    file_hash: string;
    name: string;
    media_type: string;
    added_by: PersonId;
    added_at: Instant;
  };
  publication_question: {
    id: QuestionId;
    publication_id: PublicationId;
    asked_on: LocalDate;
    asker: string;
    question: string;
    recorded_by: PersonId;
    recorded_at: Instant;
    answer: string | null;
    answered_on: LocalDate | null;
    answered_by: PersonId | null;
    answered_at: Instant | null;
  };
};
