"""Make a core of the national pages for other sites, and take a newer core over in such a site."""
