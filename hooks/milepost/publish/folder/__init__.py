"""Publishes into a folder: a web server's own, or a bucket that is mounted as one."""
