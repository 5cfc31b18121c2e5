"""The files of the site as MkDocs lists them: those it does not find, without those to hide.

What is only known once all pages are rendered is listed empty at first, and filled in later.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel

from packsite.cache.memo import Cache
from packsite.generate.hosting import hosting_files
from packsite.model.site import Woven
from packsite.own_pack.files import own_pack_uris, own_pages
from packsite.pipeline import index_pages
from packsite.read.pictures import as_published, is_picture
from packsite.search.index import SEARCH_INDEX_URI, TEXT_URI, Rendered, found_on

_OTHER_SEARCH = ("assets/javascripts/lunr/", "assets/javascripts/workers/")
"""Of Material's files: its own search, in whose place ours stands unless its plugin is set."""


def mount(files: Files, woven: Woven, config: MkDocsConfig, *, with_pdf: bool) -> None:
    """List what is published and nothing else; with the PDFs where they are printed."""
    _leave_out_what_was_not_read(files, woven, config)
    _add(files, woven, config)
    for uri in (*woven.pdf_uris, *woven.word_uris) if with_pdf else ():
        files.append(File.generated(config, uri, content=b""))
    _strip_pictures(files, woven)


def index(files: Files, woven: Woven, cache: Cache) -> None:
    """Make what the search and a reader's own pack read from the pages as readers see them.

    All pages are rendered by then; `cache` spares what was made of the same pages before.
    """
    for uri, content in index_pages(woven, _rendered(files), cache).items():
        if file := files.get_file_from_path(uri):
            file.content_bytes = content


def index_steps(
    files: Files, woven: Woven, cache: Cache
) -> Mapping[str, Sequence[Callable[[], object]]]:
    """Return by uri what `index` caches of a page, as functions that compute it."""
    rendered = _rendered(files)
    kinds = (found_on(woven, rendered, cache), own_pages(woven, rendered, cache))
    return {uri: [kind[uri] for kind in kinds if uri in kind] for uri in rendered}


def _rendered(files: Files) -> Mapping[str, Rendered]:
    return {
        file.src_uri: Rendered(file.url, file.page.content or "")
        for file in files.documentation_pages()
        if file.page
    }


def _leave_out_what_was_not_read(files: Files, woven: Woven, config: MkDocsConfig) -> None:
    """Remove what was not read or no page loads; bring back what MkDocs left out by its name."""
    unused = () if "material/search" in config.plugins else _OTHER_SEARCH
    for file in list(files):
        if file.src_uri.startswith(unused) or file.src_uri.endswith(".map"):
            files.remove(file)
        if file.src_dir == config.docs_dir:
            is_withdrawn = file.src_uri in woven.site.withdrawn
            file.inclusion = InclusionLevel.NOT_IN_NAV if is_withdrawn else InclusionLevel.INCLUDED
            if file.src_uri not in woven.published:
                files.remove(file)


def _add(files: Files, woven: Woven, config: MkDocsConfig) -> None:
    """Add the files of the other folders, and what the build makes."""
    root = str(woven.site.settings.root)
    for source in woven.site.sources:
        if source.uri == source.file and source.uri in woven.published:
            mounted = File(source.uri, root, config.site_dir, config.use_directory_urls)
            mounted.edit_uri = f"../{source.uri}"
            if source.uri in woven.site.withdrawn:
                mounted.inclusion = InclusionLevel.NOT_IN_NAV
            files.append(mounted)
    for made, content in {**woven.made, **hosting_files()}.items():
        files.append(File.generated(config, made, content=content))
    for uri in (*own_pack_uris(woven), SEARCH_INDEX_URI, TEXT_URI):
        files.append(File.generated(config, uri, content=b""))


def _strip_pictures(files: Files, woven: Woven) -> None:
    """Publish pictures without what tells of their maker; one that tells nothing is copied."""
    for source in woven.site.files:
        file = files.get_file_from_path(source.uri) if is_picture(source.uri) else None
        if file:
            original = source.path.read_bytes()
            shown = as_published(source.uri, original)
            if shown != original:
                file.content_bytes = shown
