/** The window's own protocol: pages come from the package, never from a network. */
export const scheme = "xiangzhang";
export const startAddress = `${scheme}://app/`;

/** True for an address of the window's own pages. */
export const isOwnAddress = (address: string): boolean => {
  let url: URL;
  try {
    url = new URL(address);
  } catch {
    return false;
  }
  return url.protocol === `${scheme}:` && url.host === "app" && url.username === "" && url.port === "";
};
