import { Form } from "antd";
import type { ReactNode } from "react";

type Props = {
  readonly label: string;
  readonly isRequired?: boolean;
  /** What the field means, in small letters below it. */
  readonly hint?: string;
  readonly children: ReactNode;
};

/** One field of a form with its name above it. */
export const Labelled = ({ label, isRequired = false, hint = "", children }: Props) => (
  <Form.Item label={label} layout="vertical" required={isRequired} {...(hint === "" ? {} : { extra: hint })}>
    {children}
  </Form.Item>
);
