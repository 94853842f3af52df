/** Lets the user save a text under this name; the mark at its beginning makes Excel read it as Chinese. */
export const downloadText = (name: string, text: string): void => {
  const address = URL.createObjectURL(new Blob(["\uFEFF", text], { type: "text/csv" }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  // The browser has taken the text over by the time the next task runs.
  setTimeout(() => {
    URL.revokeObjectURL(address);
  }, 1000);
};
