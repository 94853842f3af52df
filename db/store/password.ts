import { randomBytes, scryptSync, timingSafeEqual } from "node:crypto";

// 128 * N * r bytes = 16 MiB and about 50 ms on an office PC: slow for a guesser, unnoticed by a person.
const cost = { N: 16_384, r: 8, p: 1 } as const;
const keyBytes = 32;

/** `scrypt:N:r:p:salt:key`, salt and key in base64. */
export const hashPassword = (password: string): string => {
  const salt = randomBytes(16);
  const key = scryptSync(password.normalize("NFKC"), salt, keyBytes, cost);
  return ["scrypt", cost.N, cost.r, cost.p, salt.toString("base64"), key.toString("base64")].join(":");
};

/** Compares in constant time, with the costs the hash itself names. */
export const isPassword = (password: string, hash: string): boolean => {
  const [kind, n, r, p, salt, key] = hash.split(":");
  if (kind !== "scrypt" || salt === undefined || key === undefined) return false;
  const expected = Buffer.from(key, "base64");
  const options = { N: Number(n), r: Number(r), p: Number(p) };
  const found = scryptSync(password.normalize("NFKC"), Buffer.from(salt, "base64"), expected.length, options);
  return timingSafeEqual(found, expected);
};

/** A hash of nothing anybody knows: checked when a login does not exist, so that the answer takes as long. */
export const unusedPasswordHash: string = [
  "scrypt",
  cost.N,
  cost.r,
  cost.p,
  Buffer.alloc(16).toString("base64"),
  Buffer.alloc(keyBytes).toString("base64"),
].join(":");
