/* Where the site begins, and what this device remembers for it: the colours, once the reader has chosen
   any, and the role, if the reader asked for that. Where a browser keeps nothing, all else works. */
(() => {
  const root = new URL("../..", document.currentScript.src);
  const key = (name, scope) => `${scope.pathname}.${name}`;

  /* Call with the device's store, which some browsers refuse by throwing. */
  function withStore(act, store) {
    try {
      return act(store ?? localStorage);
    } catch {
      return null;
    }
  }

  const device = {
    get: (name, store, scope = root) => withStore((kept) => JSON.parse(kept.getItem(key(name, scope))), store),
    set: (name, value, store, scope = root) => withStore((kept) => kept.setItem(key(name, scope), JSON.stringify(value)), store),
    remove: (name) => withStore((kept) => kept.removeItem(key(name, root))),
  };
  globalThis.packsite = { root, device };

  // Material's script wants to keep the colours that it begins with; then a device that turns dark
  // in the evening would no longer be followed.
  let isChosen = false;
  document.addEventListener("change", ({ target }) => {
    isChosen ||= target.matches("[data-md-component=palette] input");
  }, { capture: true });

  // These are the names by which Material's script asks.
  window.__md_scope = root;
  window.__md_hash = (words) => [...words].reduce((sum, one) => (sum << 5) - sum + one.charCodeAt(0), 0);
  window.__md_get = device.get;
  window.__md_set = (name, ...rest) => {
    if (name !== "__palette" || isChosen) device.set(name, ...rest);
  };

  // The colours that the reader chose, or those of the device, before anything is drawn.
  const ways = [...document.querySelectorAll("[data-md-component=palette] input")];
  const ofTheDevice = ways.find((way) => matchMedia(way.dataset.mdColorMedia).matches);
  const chosen = device.get("__palette")?.color;
  for (const name of ["media", "scheme", "primary", "accent"]) {
    const value = chosen ? chosen[name] : ofTheDevice?.getAttribute(`data-md-color-${name}`);
    if (value) document.body.setAttribute(`data-md-color-${name}`, value);
  }
})();
