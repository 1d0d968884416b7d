"""The web pages of the running bot."""
