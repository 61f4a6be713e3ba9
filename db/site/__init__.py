"""The site's own pages: pure view models over the database, shown by Datasette (see plugins/)."""
