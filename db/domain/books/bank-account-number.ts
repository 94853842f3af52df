/** A bank account number without the spaces, dashes and full-width digits people put into it: what numbers are compared by. */
export const plainAccountNumber = (text: string): string =>
  text.normalize("NFKC").replaceAll(/[\s-]/g, "").toUpperCase();

/** True for 4 to 40 digits or letters once plain. */
export const isAccountNumber = (text: string): boolean => /^[0-9A-Z*]{4,40}$/.test(plainAccountNumber(text));

/** The detail account a bank account is kept in is named after the bank and the number's end: 邮储银行青禾支行(0188). */
export const bankDetailName = (bankName: string, number: string): string =>
  `${bankName.slice(0, 50)}(${plainAccountNumber(number).slice(-4)})`;
