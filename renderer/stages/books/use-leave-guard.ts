import { useEffect } from "react";
import { usePlace } from "#renderer/stages/office/place-store.ts";

/** Asks before unsaved work is left; `null` lets go at once. */
export const useLeaveGuard = (question: string | null): void => {
  const setGuard = usePlace((state) => state.setGuard);
  useEffect(() => {
    setGuard(question);
    return () => setGuard(null);
  }, [question, setGuard]);
};
