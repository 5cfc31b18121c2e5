/* What Material's script asks of the page: where the site begins, and what this device remembers.
   That is the reader's choice of colours, once there is one, and nothing else. A browser may be told
   to keep nothing; then nothing is remembered, and all else works. */

(() => {
  const root = new URL("../..", document.currentScript.src);
  const key = (name, scope) => `${scope.pathname}.${name}`;

  // Material wants to keep the colours that it begins with; then a device that turns dark in the
  // evening would no longer be followed.
  let isChosen = false;
  document.addEventListener("change", ({ target }) => {
    isChosen ||= target.matches("[data-md-component=palette] input");
  }, { capture: true });

  globalThis.packsite = { root: root.href };
  window.__md_scope = root;
  window.__md_hash = (words) => [...words].reduce((sum, one) => (sum << 5) - sum + one.charCodeAt(0), 0);
  window.__md_get = (name, store, scope = root) => {
    try {
      return JSON.parse((store ?? localStorage).getItem(key(name, scope)));
    } catch {
      return null;
    }
  };
  window.__md_set = (name, value, store, scope = root) => {
    if (name === "__palette" && !isChosen) return;
    try {
      (store ?? localStorage).setItem(key(name, scope), JSON.stringify(value));
    } catch { /* nothing is remembered */ }
  };
})();
