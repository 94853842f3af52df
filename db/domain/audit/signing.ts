import type { Instant } from "#domain/core/dates.ts";
import type { PersonId } from "#domain/core/ids.ts";
import { err, ok, type Result } from "#domain/core/result.ts";

/** 制表 and 审核: the two duties under a quarterly workbook, in the order in which they sign. */
export type SigningDuty = "prepared" | "reviewed";

export type Signature = {
  readonly duty: SigningDuty;
  readonly personId: PersonId;
  readonly personName: string;
  readonly signedAt: Instant;
  /** Why findings were left without an answer; '' when none were. */
  readonly note: string;
};

export type SigningFailure =
  | { readonly code: "already-signed"; readonly personName: string }
  | { readonly code: "preparer-signs-first" }
  | { readonly code: "same-person" }
  | { readonly code: "findings-unanswered"; readonly count: number };

/**
 * Whether a person may put a duty's signature under a version. The preparer signs first, the reviewer is somebody else, and
 * findings nobody answered need a reason, which is printed on the cover.
 */
export const signingFailure = (
  present: readonly Signature[],
  of: { readonly duty: SigningDuty; readonly personId: PersonId; readonly unanswered: number; readonly note: string },
): Result<null, SigningFailure> => {
  const own = present.find(({ duty }) => duty === of.duty);
  if (own !== undefined) return err({ code: "already-signed", personName: own.personName });
  const other = present.find(({ duty }) => duty !== of.duty);
  if (of.duty === "reviewed" && other === undefined) return err({ code: "preparer-signs-first" });
  if (other?.personId === of.personId) return err({ code: "same-person" });
  if (of.duty === "prepared" && of.unanswered > 0 && of.note.trim() === "")
    return err({ code: "findings-unanswered", count: of.unanswered });
  return ok(null);
};

/** True once both duties have signed: the version is final. */
export const isFullySigned = (present: readonly Signature[]): boolean =>
  present.some(({ duty }) => duty === "prepared") && present.some(({ duty }) => duty === "reviewed");
