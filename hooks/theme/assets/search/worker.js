/* Where the search works: beside the page, so that typing never waits for it. This file ends the
   joined script, which is the worker's own; from a folder (file://) browsers start no worker, and
   box.js loads the same script into the page and calls `serve` there. */

(() => {
  /* Answer queries as soon as the index is there, and with the sections' text once that is. */
  packsite.search.serve = (load, tell) => {
    let answers = null;
    const begin = async () => {
      answers = new packsite.search.Answers(await load("searchIndex"));
      tell({ filters: answers.filters });
      answers.texts = await load("searchText");
      tell({ hasText: true });
    };
    begin().catch((reason) => tell({ failed: String(reason) }));
    return ({ query, filter, number }) => tell({ ...answers.answer(query, filter), number });
  };

  if (globalThis.document) return;

  /* The index and the text are scripts that set JSON, for the sake of file://. */
  async function fetched(address) {
    const response = await fetch(address);
    if (!response.ok) throw new Error(`${address}: ${response.status}`);
    const script = await response.text();
    return JSON.parse(script.slice(script.indexOf("=") + 1, script.lastIndexOf(";")));
  }

  let ask = null;
  addEventListener("message", ({ data }) => {
    if (data.files) ask = packsite.search.serve((name) => fetched(data.files[name]), postMessage.bind(globalThis));
    else ask(data);
  });
})();
