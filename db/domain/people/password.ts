/** The fewest characters of a password. */
export const leastPasswordLength = 8;

/** True for a password of at least eight characters that is not the login itself. */
export const isPasswordStrong = (password: string, login: string): boolean =>
  Array.from(password).length >= leastPasswordLength && password.toLowerCase() !== login.toLowerCase();
