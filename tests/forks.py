"""Processes that begin in no time: each is a copy of one that has loaded our modules, and nothing else."""

import multiprocessing

FORKS = multiprocessing.get_context("forkserver")
FORKS.set_forkserver_preload(["bot.cli", "bot.usecases.hear", "pytest"])
