"""What pyproject.toml cannot say: the demo's files, which lie beside the package, are installed inside it."""

from setuptools import find_packages, setup

setup(
    packages=[*find_packages(include=["daybook*"]), "daybook.demo.salon"],
    package_dir={"daybook.demo.salon": "demo"},
)
