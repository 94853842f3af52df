/** Dimensions an office names itself. */
export type OwnKind = "own-1" | "own-2" | "own-3" | "own-4";
/** Kinds of auxiliary items (辅助核算): outside party, member or household, project, fund, contract, person, and four free ones. */
export type ItemKind = "payee" | "member" | "project" | "fund" | "contract" | "person" | OwnKind;

/** The most dimensions one account asks for, and so the most that stand on one entry. */
export const mostDimensions = 4;

/** The party of amounts nobody was named for: an account that asks for parties keeps them apart, and they can be told apart later. */
export const unnamedParty = "未分户";
