import type { ReactNode } from "react";
import "./rules.css";

type Props = {
  readonly label: string;
  readonly isNeeded?: boolean;
  /** Takes the whole width of the form. */
  readonly isWide?: boolean;
  readonly hint?: string;
  readonly children: ReactNode;
};

/** A labelled field of a long form. */
export const Field = ({ label, isNeeded = false, isWide = false, hint = "", children }: Props) => (
  <div className={isWide ? "form-field is-wide" : "form-field"}>
    <div className="form-label">
      {label}
      {isNeeded ? <span className="needed">（必填）</span> : null}
    </div>
    {children}
    {hint === "" ? null : <div className="form-hint">{hint}</div>}
  </div>
);
