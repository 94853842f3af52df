import { expect, it } from "vitest";
import { answerFault, trimmedAnswer, type FindingAnswer } from "#domain/audit/finding-answer.ts";
import { localDate } from "#domain/core/dates.ts";

const today = localDate("2026-10-08");
const whole: FindingAnswer = {
  answer: "true",
  note: "已核实",
  deadline: localDate("2026-10-31"),
  responsible: "陈会计",
  result: "",
};
const faultOf = (changes: Partial<FindingAnswer>, earlierDeadline: FindingAnswer["deadline"] = null) =>
  answerFault(trimmedAnswer({ ...whole, ...changes }), { today, earlierDeadline });
const lacks = (field: string) => ({ code: "finding-answer-incomplete", field });

it.each<readonly [string, Partial<FindingAnswer>, unknown]>([
  ["whole", {}, undefined],
  ["due today", { deadline: today }, undefined],
  ["a false alarm with its reason", { answer: "false-alarm", deadline: null, responsible: "" }, undefined],
  ["without a reason", { note: " 　" }, lacks("note")],
  ["a false alarm without a reason", { answer: "false-alarm", note: "" }, lacks("note")],
  ["true without anybody to put it right", { responsible: " " }, lacks("responsible")],
  ["true without a day", { deadline: null }, lacks("deadline")],
  ["put right without a result", { answer: "rectified", deadline: null, result: "\n" }, lacks("result")],
  [
    "due in the past",
    { deadline: localDate("2026-10-07") },
    { code: "finding-deadline-past", deadline: "2026-10-07", today: "2026-10-08" },
  ],
])("an answer %s", (_what, changes, fault) => {
  expect(faultOf(changes)).toEqual(fault);
});

it("may be amended while the deadline it had before is past", () => {
  const deadline = localDate("2026-10-01");
  expect(faultOf({ deadline, result: "已追回一半" }, deadline)).toBeUndefined();
});
