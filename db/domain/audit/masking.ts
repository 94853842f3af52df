/** What a copy for everybody's eyes hides: persons' names but for the family name, account numbers, ID and phone numbers. */
export type MaskPolicy = {
  readonly hidesNames: boolean;
  readonly hidesAccounts: boolean;
  readonly hidesIds: boolean;
};

/** 张三 → 张*; one character says nothing and stays. */
export const maskedName = (name: string): string => {
  const [first = "", ...rest] = Array.from(name);
  return rest.length === 0 ? name : `${first}${"*".repeat(rest.length)}`;
};

// An identity number bears its holder's day of birth; eighteen other digits are an account.
const idNumber = /(?<!\d)(?:\d{17}[Xx]|\d{6}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{4})(?!\d)/g;
const phoneNumber = /(?<!\d)1[3-9]\d{9}(?!\d)/g;
// Bank accounts have twelve to thirty digits, often written in groups.
const accountNumber = /(?<!\d)\d(?:[ -]?\d){11,29}(?!\d)/g;

/**
 * Hides in a text what a policy asks to be hidden; `persons` are the names of people the books know. Longer names first, so
 * that a name within another leaves no half of it.
 */
export const textMasker = (policy: MaskPolicy, persons: Iterable<string>): ((text: string) => string) => {
  const names = policy.hidesNames
    ? [...new Set(persons)]
        .filter((name) => Array.from(name).length > 1)
        .toSorted((left, right) => right.length - left.length)
    : [];
  return (text) => {
    let masked = text;
    if (policy.hidesIds)
      masked = masked
        .replaceAll(idNumber, (found) => `${found.slice(0, 3)}***********${found.slice(-4)}`)
        .replaceAll(phoneNumber, (found) => `${found.slice(0, 3)}****${found.slice(-4)}`);
    if (policy.hidesAccounts)
      masked = masked.replaceAll(accountNumber, (found) => `****${found.replaceAll(/\D/g, "").slice(-4)}`);
    for (const name of names) masked = masked.replaceAll(name, maskedName(name));
    return masked;
  };
};
