import type { Figure } from "./measure.ts";
export const workbookFigures = async (): Promise<readonly Figure[]> => Promise.resolve([]);
