"""The testing garden: the real bot against a stand-in for Telegram's servers, with phones in the browser."""
