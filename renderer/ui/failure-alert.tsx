import { Alert, Button } from "antd";
import type { Failure } from "#contract/contract.ts";
import { sentenceOf } from "#renderer/words/failures.ts";

type Props = { readonly failure: Failure | null; readonly onRetry?: () => void };

/** A refusal as a sentence in its place on the page; nothing when there is none. */
export const FailureAlert = ({ failure, onRetry }: Props) =>
  failure === null ? null : (
    <Alert
      type="error"
      showIcon
      style={{ marginBottom: 12 }}
      title={sentenceOf(failure)}
      action={onRetry === undefined ? null : <Button onClick={onRetry}>重试</Button>}
    />
  );
