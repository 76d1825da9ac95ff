"""Independent readers of RDF: programs and libraries that agree only on what is valid."""

import os
import re
import subprocess
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from zipfile import ZipFile

import pyoxigraph
import rdflib

JAVA = Path("/usr/share/java")
JARS = [
    *(
        f"jena-{part}.jar"
        for part in [
            "arq",
            "base",
            "cmds",
            "core",
            "dboe-base",
            "dboe-index",
            "dboe-storage",
            "dboe-trans-data",
            "dboe-transaction",
            "iri",
        ]
    ),
    *(f"jena-{part}.jar" for part in ["rdfconnection", "shacl", "shex", "tdb", "tdb2"]),
    *(f"commons-{part}.jar" for part in ["cli", "codec", "compress", "csv", "io", "lang3", "logging"]),
    *(f"jackson-{part}.jar" for part in ["annotations", "core", "databind"]),
    *(f"http{part}.jar" for part in ["client", "client-cache", "core"]),
    *(f"{name}.jar" for name in ["dexx.collection", "gson", "guava", "jcl-over-slf4j", "jsonld-java"]),
    *(f"{name}.jar" for name in ["protobuf", "slf4j-api", "slf4j-simple", "thrift"]),
]


def run(*command):
    """Run a judge; a judge that refuses the file fails the test with its own words."""
    done = subprocess.run(command, capture_output=True, check=False, timeout=600)
    assert done.returncode == 0, done.stderr.decode(errors="replace") + done.stdout.decode(errors="replace")[:2000]
    return done


def triples(data):
    """Read N-Triples or Turtle into a set of terms."""
    return {
        (quad.subject, quad.predicate, quad.object)
        for quad in pyoxigraph.parse(data, format=pyoxigraph.RdfFormat.TURTLE)
    }


def read_by_rapper(file, syntax="turtle"):
    """Read with Raptor."""
    return triples(run("rapper", "-q", "-i", syntax, "-o", "ntriples", file).stdout)


def read_by_serdi(file):
    """Read Turtle with Serd, strictly."""
    return triples(run("serdi", "-e", "-i", "turtle", "-o", "ntriples", file).stdout)


def read_by_rdflib(file, syntax="turtle"):
    """Read with rdflib, without the rewriting of values that it does by default."""
    rdflib.NORMALIZE_LITERALS = False
    try:
        read = rdflib.Graph().parse(file, format=syntax)
    finally:
        rdflib.NORMALIZE_LITERALS = True
    return triples(read.serialize(format="nt", encoding="utf-8"))


@cache
def jena_classpath():
    """Debian's Jena relocated the classes of Xerces but not their messages; unpack them where they are looked for."""
    fix = Path(mkdtemp(prefix="jena-"))
    with ZipFile(JAVA / "jena-core.jar") as jar:
        for name in jar.namelist():
            if (inner := re.fullmatch(r"org/apache/jena/ext/(xerces/.*[^/])", name)) is not None:
                (fix / inner[1]).parent.mkdir(parents=True, exist_ok=True)
                (fix / inner[1]).write_bytes(jar.read(name))
    return os.pathsep.join([str(fix), *(str(JAVA / jar) for jar in JARS)])


def validate_by_riot(*files):
    """Validate with Jena's riot, the strictest of all: it fails on warnings too."""
    java = ["java", "-Xmx3g", "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn", "-cp", jena_classpath()]
    for syntax in ([], ["--syntax=jsonld10"]):  # Debian's Jena lacks what its JSON-LD 1.1 needs
        chosen = [file for file in files if (file.suffix == ".jsonld") == bool(syntax)]
        if chosen:
            done = run(*java, "riotcmd.riot", *syntax, "--validate", "--strict", *chosen)
            assert (done.stdout, done.stderr) == (b"", b"")
