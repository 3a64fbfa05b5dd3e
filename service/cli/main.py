"""The entry point `guong`: every family of commands, nothing else."""

import click

from service.cli.access import access
from service.cli.accounts import account
from service.cli.agencies import agency
from service.cli.audit import audit
from service.cli.ballot_audit import ballot_audit_command
from service.cli.commands import GuongGroup
from service.cli.database import init
from service.cli.erasures import erasures
from service.cli.evidence import evidence
from service.cli.exporting import export
from service.cli.history import history
from service.cli.keys import keys
from service.cli.obligations import feed, obligations, quotas
from service.cli.plans import plan
from service.cli.province import province
from service.cli.rehearsing import demo
from service.cli.reports import report
from service.cli.serving import serve
from service.cli.signing import log_key, sign, sign_province
from service.cli.timeline import timeline
from service.cli.users import token, user
from service.cli.verifying import prove, verify
from service.cli.views import lag, rebuild
from service.cli.watching import monitor, witness
from service.cli.working import work


@click.group(cls=GuongGroup)
@click.version_option(package_name="guong")
def guong() -> None:
    """Gương: từ phát hiện đến công nhận điển hình tiên tiến · Advanced exemplars, end to end.

    GUONG_DATABASE_URL: sqlite:///tệp hoặc postgresql://… (mặc định sqlite:///var/guong.db)
    """


for command in (
    init,
    demo,
    serve,
    work,
    agency,
    user,
    token,
    account,
    access,
    plan,
    history,
    timeline,
    audit,
    export,
    province,
    obligations,
    quotas,
    feed,
    report,
    rebuild,
    lag,
    erasures,
    keys,
    log_key,
    sign,
    sign_province,
    witness,
    monitor,
    prove,
    verify,
    evidence,
    ballot_audit_command,
):
    guong.add_command(command)
