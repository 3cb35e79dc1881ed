"""Files, trees and commits as git's objects, made without a checkout and in a private index."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from milepost.publish.branch.contents import Blob
from milepost.publish.git import Git
from milepost.value import Value

_PLAIN = "100644"
_NOBODY = {
    "GIT_AUTHOR_NAME": "Milepost",
    "GIT_AUTHOR_EMAIL": "milepost@localhost",
    "GIT_COMMITTER_NAME": "Milepost",
    "GIT_COMMITTER_EMAIL": "milepost@localhost",
}
"""Who commits on a machine whose git was not told who sits there, as that of a workflow."""


class Objects(Value):
    """Writes objects of a repository; `scratch` is a folder for the private index."""

    git: Git
    scratch: Path

    def write(self, content: bytes) -> Blob:
        """Write a file's content."""
        name = self.git.run("hash-object", "-w", "--stdin", given=content).decode("ascii").strip()
        return Blob(name, len(content))

    def write_files(self, files: Mapping[str, Path]) -> dict[str, Blob]:
        """Write the content of many files, read as they are."""
        listed = "".join(f"{file.absolute()}\n" for file in files.values()).encode(
            "utf-8", "surrogateescape"
        )
        answer = self.git.run("hash-object", "-w", "--no-filters", "--stdin-paths", given=listed)
        names = answer.decode("ascii").split()
        return {
            path: Blob(name, file.stat().st_size)
            for (path, file), name in zip(files.items(), names, strict=True)
        }

    def prepare_tree(self, base: str | None) -> None:
        """Read the tree of a commit, from which the next `write_tree` on top of it starts."""
        index = self._index(base)
        index.unlink(missing_ok=True)
        self._private(index).run("read-tree", base or "--empty")

    def write_tree(self, base: str | None, put: Mapping[str, Blob], removed: Iterable[str]) -> str:
        """Write the tree of a commit with files put and removed; no base is an empty tree."""
        index = self._index(base)
        if not index.exists():
            self.prepare_tree(base)
        private = self._private(index)
        nothing = "0" * len(base or "")
        lines = [f"0 {nothing}\t{path}\0" for path in sorted(removed)]
        lines += [f"{_PLAIN} {blob.name}\t{path}\0" for path, blob in sorted(put.items())]
        given = "".join(lines).encode("utf-8", "surrogateescape")
        private.run("update-index", "-z", "--index-info", given=given)
        tree = private.text("write-tree")
        index.unlink()  # it is no longer that of the base
        return tree

    def _index(self, base: str | None) -> Path:
        return self.scratch / f"index-{base}"

    def _private(self, index: Path) -> Git:
        return self.git.with_settings(GIT_INDEX_FILE=str(index))

    def write_commit(self, tree: str, parent: str | None, message: str) -> str:
        """Write a commit of a tree on top of another."""
        known = self.git.asked("-c", "user.useConfigOnly=true", "var", "GIT_COMMITTER_IDENT")
        git = self.git if known else self.git.with_settings(**_NOBODY)
        parents = ("-p", parent) if parent else ()
        return git.text("commit-tree", *parents, "-m", message, tree)
