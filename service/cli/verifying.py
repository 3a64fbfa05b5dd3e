"""`guong prove`: one event is in the log; `guong verify`: the database agrees with its logs."""

import json
from dataclasses import asdict, replace
from datetime import UTC, datetime
from pathlib import Path

import click
from sqlalchemy import Engine, select

from proofs.keys import VerifierKey
from service.backend import Backend
from service.cli.assuring import assured
from service.cli.commands import GuongCommand
from service.cli.database import database
from service.cli.log_options import FILE, LOG_KEYS, PROVINCE_KEYS
from service.cli.scopes import operating
from service.cli.terminal import Column, Terminal, this_terminal
from service.transparency.erasing_check import check_erasures
from service.transparency.receipts import receipt_of
from tenants.engine import reading
from tenants.reconciling import Reconciled, reconcile
from tenants.reconciling_province import reconcile_province
from tenants.schema import tenant_head

_DISAGREES = 1
_FINDINGS = (
    Column("tenant_id", "Cơ quan", "Agency"),
    Column("kind", "Sai khác", "Finding"),
    Column("place", "Vị trí", "Place"),
)


@click.command(cls=GuongCommand)
@click.argument("position", type=click.IntRange(min=1))
@click.option("--tenant", required=True, help="Mã cơ quan · Slug of the agency.")
@click.option("--witnesses", type=click.IntRange(min=0), default=0, show_default=True)
@click.option("--wait", type=click.FloatRange(min=0), default=0.0, help="Giây · Seconds.")
@click.option("--proof-file", type=FILE, help="Ghi bằng chứng · Write the C2SP tlog-proof.")
@click.option("--leaf-file", type=FILE, help="Ghi lá · Write the leaf.")
@click.option("--receipt-file", type=FILE, help="Ghi biên nhận · Write the whole as a receipt.")
def prove(
    *,
    position: int,
    tenant: str,
    witnesses: int,
    wait: float,
    proof_file: Path | None,
    leaf_file: Path | None,
    receipt_file: Path | None,
) -> None:
    """Chứng minh một sự kiện nằm trong nhật ký · Prove that an event is in the log.

    Kèm điểm kiểm ấy trong nhật ký cấp trên, nếu đã ghi. · With its checkpoint in the logs above.
    """
    with database() as engine, operating(engine, tenant):
        receipt = receipt_of(engine, tenant, position, witnesses=witnesses, patience=wait)
    told = receipt.document
    whole = json.dumps(told, ensure_ascii=False, indent=1) + "\n"
    for file, content in (
        (proof_file, told["proof"]), (leaf_file, told["leaf"]), (receipt_file, whole)
    ):  # fmt: skip
        if file is not None:
            file.write_text(content, encoding="utf-8", newline="")
    size, by = receipt.event.signed.checkpoint.size, ", ".join(told["cosigned_at"]) or "–"
    above = ", ".join(each["tenant"] for each in told["province"]) or "–"
    this_terminal().done(
        told | {"size": size},
        vi=f"Sự kiện {position} nằm trong điểm kiểm {size} mục; người làm chứng: {by}; "
        f"nhật ký cấp trên: {above}.",
        en=f"Event {position} stands in the checkpoint of {size} entries; witnesses: {by}; "
        f"logs above: {above}.",
    )


@click.command(cls=GuongCommand)
@click.option("--tenant", help="Chỉ một cơ quan · One agency only.")
@LOG_KEYS
@PROVINCE_KEYS
@click.pass_context
def verify(
    context: click.Context,
    *,
    tenant: str | None,
    log_keys: tuple[VerifierKey, ...],
    province_keys: tuple[VerifierKey, ...],
) -> None:
    """Đối chiếu cơ sở dữ liệu với nhật ký minh bạch · Compare the database with its logs.

    Mã thoát 1 khi có sai khác. · Exit code 1 when anything does not agree.
    """
    with database() as engine:
        tenants = [tenant] if tenant else _all(engine)
        found = [_reconciled(engine, each, log_keys, province_keys) for each in tenants]
    _report(found)
    if any(each.findings for each in found):
        context.exit(_DISAGREES)


def _reconciled(
    engine: Engine,
    tenant: str,
    keys: tuple[VerifierKey, ...],
    province_keys: tuple[VerifierKey, ...],
) -> Reconciled:
    with operating(engine, tenant):
        with reading(engine) as connection:
            found = reconcile(connection, tenant, keys)
            above = reconcile_province(connection, tenant, province_keys)
        erasures = check_erasures(Backend(engine=engine), datetime.now(UTC))
        return replace(found, findings=(*found.findings, *above, *erasures))


def _all(engine: Engine) -> list[str]:
    with reading(engine) as connection:
        query = select(tenant_head.c.tenant_id).order_by(tenant_head.c.tenant_id)
        return list(connection.execute(query).scalars())


def _report(found: list[Reconciled]) -> None:
    terminal = this_terminal()
    rows = [asdict(finding) for each in found for finding in each.findings]
    if terminal.as_json:
        terminal.lines([asdict(each) | _vouched(each) for each in found], [])
        return
    terminal.lines([], [_sentence(each, terminal) for each in found])
    if rows:
        terminal.table(_FINDINGS, rows)


def _vouched(each: Reconciled) -> dict[str, object]:
    return {"assurance": assured(each.tenant_id).document}


def _sentence(each: Reconciled, terminal: Terminal) -> str:
    counts = (each.tenant_id, each.events, each.size, each.signed, len(each.findings))
    if terminal.language == "vi":
        form = "{}: {} sự kiện, {} lá trong cây, đã ký đến {}; {} sai khác"
    else:
        form = "{}: {} events, {} leaves in the tree, signed to {}; {} findings"
    assurance = assured(each.tenant_id)
    return f"{form.format(*counts)}. {terminal.say(assurance.vi, assurance.en)}"
