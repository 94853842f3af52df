import { isWholeFailure, type Failure, type FailureCode } from "#contract/failures.ts";
import { claimSentences } from "./claims.ts";
import { decisionSentences } from "./decisions.ts";
import { commonSentences } from "./failures-common.ts";
import { movingSentences } from "./failures-moving.ts";
import { bankSentences, bookSentences, controlSentences } from "./failures-work.ts";
import { restoreSentences } from "./restoring.ts";
import { periodSentences } from "./failures-period.ts";
import { peopleSentences } from "./failures-people.ts";
import { printingSentences } from "./failures-printing.ts";
import { poolSentences } from "./failures-pools.ts";
import { fundSentences } from "./failures-funds.ts";
import { publicitySentences } from "./failures-publicity.ts";
import { proofSentences } from "./failures-proof.ts";
import type { FailureByCode, Sentences } from "./sentences.ts";

// A missing code does not compile here.
const sentences: Sentences = {
  ...commonSentences,
  ...bookSentences,
  ...bankSentences,
  ...controlSentences,
  ...restoreSentences,
  ...movingSentences,
  ...periodSentences,
  ...printingSentences,
  ...poolSentences,
  ...claimSentences,
  ...decisionSentences,
  ...peopleSentences,
  ...fundSentences,
  ...publicitySentences,
  ...proofSentences,
};

const speak = <Code extends FailureCode>(code: Code, failure: FailureByCode[Code]): string => sentences[code](failure);

/** A full Chinese sentence for a refusal: what happened, where, and what to do next. */
export const sentenceOf = (failure: Failure): string => speak(failure.code, failure);

/** The sentence for a refusal that arrived inside an answer as a code and loose facts, such as one voucher of a posting. */
export const sentenceOfParts = (code: string, facts: Readonly<Record<string, unknown>>): string => {
  const failure = { ...facts, code };
  return isWholeFailure(failure) ? sentenceOf(failure) : `没有完成（${code}）。`;
};
