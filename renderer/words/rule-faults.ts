import type { Failure } from "#contract/failures.ts";
import { plainKinds } from "#domain/checks/plain-rule.ts";
import { ruleProblemText } from "./details.ts";
import { natureWords, wordOf } from "./labels.ts";
import { plainFieldWords } from "./plain-rules.ts";

const sharedFields: Readonly<Record<string, string>> = { scope: "管哪些支出", words: "用语" };

/** What a field is called on the form of its kind; the nature of a ladder by its own name. */
const fieldName = (kind: string, field: string): string => {
  const plain = plainKinds.find((each) => each === kind);
  const [label] = (plain === undefined ? undefined : plainFieldWords[plain][field]) ?? [];
  return label ?? sharedFields[field] ?? wordOf(natureWords, field);
};

/** The same of a field in which one rule is wider than another; how severe it is has its own place on the form. */
export const conflictFieldName = (kind: string, field: string): string =>
  field === "severity" ? "违反时" : fieldName(kind, field);

/** Why a proposed rule is none, beginning with the place on its form. */
export const ruleFaultText = ({ reason, kind, field, against, line }: Failure<"rule-bad">): string => {
  const name = field === "" ? "" : `“${fieldName(kind, field)}”`;
  if (reason === "numbers-crossed")
    return `${name}和“${fieldName(kind, against)}”前后矛盾：前一个不能比后一个大，请对照文件改正。`;
  const place = `${name}${line > 0 ? `第 ${line} ${kind === "K17" ? "行" : "档"}` : ""}`;
  return `${place === "" ? "" : `${place}：`}${ruleProblemText(reason)}`;
};
