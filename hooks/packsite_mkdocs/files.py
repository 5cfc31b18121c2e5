"""Adjust the files that MkDocs lists: add those it does not find, and remove those to hide.

Files that need all pages rendered are listed empty at first, and filled in later.
"""

from collections.abc import Callable, Mapping

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel

from packsite.generate.hosting import hosting_files
from packsite.model.generated_pages import announced
from packsite.model.indexed import Indexed
from packsite.model.site import Woven
from packsite.own_pack.files import own_pack_uris, own_page_maker
from packsite.pipeline import index_pages
from packsite.read.pictures import as_published, is_picture
from packsite.search.index import SEARCH_INDEX_URI, TEXT_URI, section_indexer

_OTHER_SEARCH = ("assets/javascripts/lunr/", "assets/javascripts/workers/")
"""Material's own search, which ours replaces unless its plugin is configured."""
PageIndexer = Callable[[str, str], tuple[list[list[str]], bytes]]
"""Given the uri and the HTML of a page, returns the rest of an `Indexed`."""


def mount(files: Files, woven: Woven, config: MkDocsConfig, *, with_pdf: bool) -> None:
    """List the published files and nothing else; the PDFs only if they are printed."""
    _exclude_unread(files, woven, config)
    _add(files, woven, config)
    for uri in (*woven.pdf_uris, *woven.office_uris) if with_pdf else ():
        files.append(File.generated(config, uri, content=b""))
    _strip_pictures(files, woven)


def index(files: Files, woven: Woven, known: Mapping[str, Indexed]) -> None:
    """Generate the data of the search and of readers' own packs from the rendered pages.

    `known` has the pages that are indexed already, by uri.
    """
    index_page = indexer(files, woven)
    indexed = {
        file.src_uri: known.get(file.src_uri)
        or Indexed(file.url, *index_page(file.src_uri, file.page.content or ""))
        for file in files.documentation_pages()
        if file.page
    }
    for uri, content in index_pages(woven, indexed).items():
        if file := files.get_file_from_path(uri):
            file.content_bytes = content


def indexer(files: Files, woven: Woven) -> PageIndexer:
    """Return the function that indexes a page of this site."""
    urls = {file.src_uri: file.url for file in files.documentation_pages()}
    sections, own = section_indexer(woven), own_page_maker(woven, urls)
    return lambda uri, html: (sections(uri, html), own(uri, html))


def _exclude_unread(files: Files, woven: Woven, config: MkDocsConfig) -> None:
    """Remove files that were not read or that no page loads; restore those excluded by name."""
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
    """Add the files of the other folders and of the core, and the generated files."""
    pages = (page.amendment for page in woven.site.documents if page.amendment)
    amended = {page.uri: page.source.file for page in pages}
    for source in woven.site.sources:
        is_found = f"{woven.site.settings.docs}/{source.uri}" == source.file
        if not is_found and source.uri in woven.published:
            folder = str(source.path.parents[source.uri.count("/")])
            mounted = File(source.uri, folder, config.site_dir, config.use_directory_urls)
            edited = amended.get(source.uri, "") if source.is_core else source.uri
            mounted.edit_uri = f"../{edited}" if edited else None
            if source.uri in woven.site.withdrawn:
                mounted.inclusion = InclusionLevel.NOT_IN_NAV
            files.append(mounted)
    known = announced(has_sessions=bool(woven.site.library.sessions))
    empty = {page.uri for page in known if page.is_empty}
    for uri, content in {**woven.made, **hosting_files(woven.site.settings.site_url)}.items():
        made = File.generated(config, uri, content=content)
        if uri in empty:
            made.inclusion = InclusionLevel.NOT_IN_NAV
        files.append(made)
    for uri in (*own_pack_uris(woven), SEARCH_INDEX_URI, TEXT_URI):
        files.append(File.generated(config, uri, content=b""))


def _strip_pictures(files: Files, woven: Woven) -> None:
    """Publish pictures without metadata; one without any is copied."""
    for source in woven.site.files:
        file = files.get_file_from_path(source.uri) if is_picture(source.uri) else None
        if file:
            original = source.path.read_bytes()
            shown = as_published(source.uri, original)
            if shown != original:
                file.content_bytes = shown
