/** 0 or 1: SQLite has no booleans. */
export type Flag = 0 | 1;
/** JSON text, checked by `json_valid` in the table and read through a schema. */
export type JsonText = string;
