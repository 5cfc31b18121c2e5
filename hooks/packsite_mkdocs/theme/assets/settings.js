/* Where the site begins, what this device remembers for it, and its colours. It runs in the head, before
   anything is drawn, so that nothing flashes or moves. Where a browser keeps nothing, all else works. */
(() => {
  const COLOURS = "colours";
  const root = new URL("../..", document.currentScript.src);
  const html = document.documentElement;
  const isDark = matchMedia("(prefers-color-scheme: dark)");

  /* Call with the device's store, which some browsers refuse by throwing. */
  function withStore(act) {
    try {
      return act(localStorage);
    } catch {
      return null;
    }
  }

  const key = (name) => `${root.pathname}.${name}`;
  const device = {
    get: (name) => withStore((store) => JSON.parse(store.getItem(key(name)))),
    set: (name, value) => withStore((store) => store.setItem(key(name), JSON.stringify(value))),
    remove: (name) => withStore((store) => store.removeItem(key(name))),
  };

  const colours = () => device.get(COLOURS) ?? (isDark.matches ? "slate" : "default");
  const paint = (scheme) => { html.dataset.mdColorScheme = scheme; };

  /* Change between light and dark, and remember it; until then the device's own colours are followed. */
  function changeColours() {
    const other = html.dataset.mdColorScheme === "slate" ? "default" : "slate";
    device.set(COLOURS, other);
    paint(other);
  }

  /* The fonts of every page come along with the style sheet, not after it. From a folder they need not. */
  function preload(name) {
    const facts = { rel: "preload", as: "font", type: "font/woff2", crossOrigin: "", href: new URL(`assets/fonts/${name}.woff2`, root) };
    document.head.append(Object.assign(document.createElement("link"), facts));
  }

  globalThis.packsite = { root, device, changeColours };
  html.classList.replace("no-js", "js");
  paint(colours());
  if (root.protocol !== "file:") ["regular", "semibold", "bold"].forEach(preload);
  isDark.addEventListener("change", () => paint(colours()));
})();
