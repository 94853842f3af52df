/** A frozen step of the ledger file's schema. Released steps are never edited: a mistake is mended by a new step. */
export type Migration = { readonly version: number; readonly name: string; readonly sql: string };
