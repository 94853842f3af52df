const storedName = "xiangzhang-session";

/** The session of the signed-in person. It lives as long as this browser tab and is gone with it. */
export const sessionToken = {
  read: (): string | null => sessionStorage.getItem(storedName),
  keep: (token: string): void => {
    sessionStorage.setItem(storedName, token);
  },
  forget: (): void => {
    sessionStorage.removeItem(storedName);
  },
};
