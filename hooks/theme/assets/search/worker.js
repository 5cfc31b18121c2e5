/* The search beside the page, so that typing never waits for it: this file ends the joined script.
   From a folder (file://) browsers start no worker: there box.js runs the same script in the page. */

(() => {
  if (globalThis.document) return;
  /* The index and the text are scripts, for the sake of file://; what they set is JSON. */
  async function load(address) {
    const response = await fetch(address);
    if (!response.ok) throw new Error(`${address}: ${response.status}`);
    const script = await response.text();
    return JSON.parse(script.slice(script.indexOf("=") + 1, script.lastIndexOf(";")));
  }

  let search = null;

  addEventListener("message", async ({ data: message }) => {
    if (message.load) {
      search = globalThis.packsiteSearch.answerer(await load(message.load.index));
      postMessage({ filters: search.filters });
      search.setTexts(await load(message.load.text));
      postMessage({ hasText: true });
    } else {
      const began = performance.now();
      const answer = search.answer(message.query, message.filter);
      postMessage({ ...answer, number: message.number, took: performance.now() - began });
    }
  });

  addEventListener("unhandledrejection", (event) => {
    postMessage({ failed: String(event.reason) });
  });
})();
