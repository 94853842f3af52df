import type { LocalDate } from "#domain/core/dates.ts";

/** What was made of a finding: it is so, it is none, or it was put right. */
export type FindingAnswer = {
  readonly answer: "true" | "false-alarm" | "rectified";
  readonly note: string;
  readonly deadline: LocalDate | null;
  readonly responsible: string;
  readonly result: string;
};

type AnswerField = "note" | "responsible" | "deadline" | "result";

type AnswerFault =
  | { readonly code: "finding-answer-incomplete"; readonly field: AnswerField }
  | { readonly code: "finding-deadline-past"; readonly deadline: LocalDate; readonly today: LocalDate };

/** The answer as it is kept: blanks around the words are none. */
export const trimmedAnswer = (answer: FindingAnswer): FindingAnswer => ({
  ...answer,
  note: answer.note.trim(),
  responsible: answer.responsible.trim(),
  result: answer.result.trim(),
});

const lacks = (field: AnswerField): AnswerFault => ({ code: "finding-answer-incomplete", field });

/**
 * What a trimmed answer lacks: 属实 names who puts it right and by when, 已整改 says what was done, and each says why. A
 * deadline is a day to come; one set earlier may stand while the rest of the answer is amended.
 */
export const answerFault = (
  answer: FindingAnswer,
  of: { readonly today: LocalDate; readonly earlierDeadline: LocalDate | null },
): AnswerFault | undefined => {
  if (answer.note === "") return lacks("note");
  if (answer.answer === "rectified" && answer.result === "") return lacks("result");
  const { deadline } = answer;
  if (answer.answer === "true" && answer.responsible === "") return lacks("responsible");
  if (answer.answer === "true" && deadline === null) return lacks("deadline");
  if (deadline !== null && deadline < of.today && deadline !== of.earlierDeadline)
    return { code: "finding-deadline-past", deadline, today: of.today };
  return undefined;
};
