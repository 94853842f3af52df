import Database from "better-sqlite3";

/** Changes the closed file behind the program's back, triggers lifted, as a forger with a database tool would. */
export const forge = (path: string, sql: string): void => {
  const database = new Database(path);
  // A forger is not held by checks or references either.
  database.pragma("ignore_check_constraints = on");
  database.pragma("foreign_keys = off");
  const triggers = database
    .prepare("select name, sql from sqlite_schema where type = 'trigger' order by name")
    .all() as {
    name: string;
    sql: string;
  }[];
  for (const trigger of triggers) database.exec(`drop trigger ${trigger.name}`);
  database.exec(sql);
  for (const trigger of triggers) database.exec(trigger.sql);
  database.close();
};
