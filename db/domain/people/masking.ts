/** `6228480001112223` → `6228********2223`: enough to recognise, too little to use. Short texts show their last two signs. */
export const maskedNumber = (text: string): string => {
  if (text.length <= 4) return text === "" ? "" : `${"*".repeat(Math.max(text.length - 2, 1))}${text.slice(-2)}`;
  const shown = text.length >= 12 ? 4 : 3;
  return `${text.slice(0, shown)}${"*".repeat(Math.max(text.length - shown - 4, 1))}${text.slice(-4)}`;
};
