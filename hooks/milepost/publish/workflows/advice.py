"""What a person still has to switch on in the settings of a host, one step a line."""

from __future__ import annotations

from milepost.publish.workflows.settings import Settings


def steps_after(settings: Settings) -> tuple[str, ...]:
    """Return the steps that follow once the files are written."""
    return _gitlab(settings) if settings.host == "gitlab" else _github(settings)


def _github(settings: Settings) -> tuple[str, ...]:
    return (
        "Commit and push: git add .github && git commit -m 'Publish the plan' && git push",
        f"Wait for Milepost publish to end: it makes the branch {settings.branch}.",
        f"Settings > Pages: deploy from a branch, {settings.branch}, folder / (root).",
        "Settings > Actions > General: keep approval for runs of first-time contributors.",
        f"Settings > Branches: let no rule keep github-actions[bot] off {settings.branch}.",
    )


def _gitlab(settings: Settings) -> tuple[str, ...]:
    return (
        "Settings > CI/CD > Job token permissions: allow Git push requests to the repository.",
        f"Settings > Repository > Protected branches: let who merges push to {settings.branch}.",
        "Settings > CI/CD > Variables: mark every secret as protected.",
        "Commit and push: git add .gitlab-ci.yml && git commit -m 'Publish the plan' && git push",
        "Deploy > Pages shows the address once the job pages has ended.",
    )
