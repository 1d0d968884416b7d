from bot.cli import klik

klik(prog_name="klik")
