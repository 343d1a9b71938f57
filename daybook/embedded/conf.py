"""The server's settings: a file of ours that postgresql.conf includes and that each start writes anew."""

from pathlib import Path

from daybook.embedded.options import ServerOptions, modest_shared_buffers_mb
from daybook.embedded.places import PORT, Places
from daybook.embedded.privileges import Account

OUR_FILE = "daybook.conf"
CLUSTER_NAME = "daybook"  # seen in ps; tells our servers from those that an administrator starts by hand
HEADING = "# Written by Daybook at each start. Your own settings go into postgresql.conf, below its last include.\n"
# The socket's folder is closed to everybody but the server's account and root: who gets in there is let in.
ACCESS = "# Written by Daybook at each start.\nlocal all all trust\n"


def write_settings(places: Places, options: ServerOptions, account: Account) -> None:
    """Put our settings and the access rules into the cluster."""
    lines = [f"{name} = {_quoted(value)}\n" for name, value in _settings(places, options).items()]
    for name, text in {OUR_FILE: HEADING + "".join(lines), "pg_hba.conf": ACCESS}.items():
        account.write(places.cluster / name, text)


def include_settings(cluster: Path, account: Account) -> None:
    """Make postgresql.conf of a new cluster read our file."""
    conf = cluster / "postgresql.conf"
    account.write(conf, f"{conf.read_text()}\ninclude '{OUR_FILE}'\n# Your own settings go below this line.\n")


def safety_arguments(socket_dir: Path) -> list[str]:
    """What must hold whatever the files say: no TCP, the socket only in its closed folder, and our mark."""
    folder = str(socket_dir).replace('"', '""')
    forced = {
        "listen_addresses": "",
        "unix_socket_directories": f'"{folder}"',
        "unix_socket_permissions": "0700",
        "port": str(PORT),
        "cluster_name": CLUSTER_NAME,
    }
    return [argument for name, value in forced.items() for argument in ("-c", f"{name}={value}")]


def _settings(places: Places, options: ServerOptions) -> dict[str, str]:
    shared_buffers = options.shared_buffers_mb or modest_shared_buffers_mb()
    return {
        "shared_buffers": f"{shared_buffers}MB",
        "effective_cache_size": f"{shared_buffers * 3}MB",
        "work_mem": "32MB",
        "maintenance_work_mem": "256MB",
        "max_connections": "100",
        "random_page_cost": "1.1",
        "default_statistics_target": "200",
        "jit": "off",
        "max_wal_size": "2GB",
        "checkpoint_timeout": "15min",
        "wal_compression": "pglz",  # the wheel has no lz4: naming it would keep the server from starting
        "timezone": "UTC",
        **_logging(places.log_dir),
        **_durability(unsafe_fast=options.unsafe_fast),
    }


def _logging(folder: Path) -> dict[str, str]:
    return {
        "logging_collector": "on",
        "log_directory": str(folder),
        "log_filename": "postgres-%a.log",  # one a weekday, overwritten after a week
        "log_truncate_on_rotation": "on",
        "log_rotation_age": "1d",
        "log_rotation_size": "0",
        "log_timezone": "UTC",
        # Clients' names and phones stand in statements, parameters and details of errors: none of these is logged.
        "log_error_verbosity": "terse",
        "log_min_error_statement": "panic",
        "log_parameter_max_length": "0",
        "log_parameter_max_length_on_error": "0",
    }


def _durability(*, unsafe_fast: bool) -> dict[str, str]:
    safe = "off" if unsafe_fast else "on"
    return {"fsync": safe, "synchronous_commit": safe, "full_page_writes": safe}


def _quoted(value: str) -> str:
    doubled = value.replace("'", "''").replace("\\", "\\\\")
    return f"'{doubled}'"
