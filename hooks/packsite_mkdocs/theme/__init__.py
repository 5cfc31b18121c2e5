"""The look of every site: templates, styles, scripts and fonts, over Material's."""
