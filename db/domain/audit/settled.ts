/** Where a finding stands, as far as it decides whether the next quarter takes it over. */
export type Standing = {
  readonly isCleared: boolean;
  readonly answer: "true" | "false-alarm" | "rectified" | null;
  readonly signedByName: string | null;
};

/**
 * 了结: the test no longer finds it, or a second person signed that it was a false alarm or has been put right. What is
 * admitted (属实) but not yet put right, unanswered or unsigned is carried from quarter to quarter.
 */
export const isSettled = ({ isCleared, answer, signedByName }: Standing): boolean =>
  isCleared || ((answer === "false-alarm" || answer === "rectified") && signedByName !== null);
