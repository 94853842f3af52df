import { Tag } from "antd";
import type { ReactNode } from "react";
import { findingSeverityWords } from "#renderer/words/labels.ts";
import { stateOf, stateWords, type Finding, type FindingState } from "./finding-words.ts";

const stateColors: Readonly<Record<FindingState, string>> = { open: "error", answered: "warning", signed: "success" };

export const SeverityTag = ({ severity }: Pick<Finding, "severity">): ReactNode => (
  <Tag color={severity === "red" ? "error" : "warning"}>{findingSeverityWords[severity]}</Tag>
);

export const StateTag = ({ finding }: { readonly finding: Finding }): ReactNode => (
  <Tag color={stateColors[stateOf(finding)]}>{stateWords[stateOf(finding)]}</Tag>
);
