"""A small stand-in for the government's servers, for the demo and the tests. See sample/README.md."""

from scraper.replica.server import serve

__all__ = ["serve"]
