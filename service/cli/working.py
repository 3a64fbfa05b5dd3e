"""`guong work`: keeps the views in step with the logs and carries referrals upward."""

import signal
from threading import Event
from types import FrameType

import click

from service.backend import Backend
from service.cli.commands import GuongCommand
from service.cli.database import database, settings
from service.cli.terminal import this_terminal
from service.logs import configure_logs
from service.worker import BackgroundWorker


@click.command(cls=GuongCommand)
@click.option("--once", is_flag=True, help="Làm hết việc đang có rồi dừng · Catch up, then end.")
def work(*, once: bool) -> None:
    """Cập nhật dữ liệu hiển thị và chuyển đề nghị lên cấp trên · Keep views in step with logs.

    Chạy được nhiều tiến trình cùng lúc · Any number may run at once.
    """
    configure_logs(settings().log_level)
    with database() as engine:
        worker = BackgroundWorker(Backend(engine=engine))
        if not once:
            _work_until_told_to_stop(worker)
            return
        done = worker.catch_up()
    this_terminal().done({"read": done}, vi=f"Đã đọc {done} sự kiện.", en=f"{done} events read.")


def _work_until_told_to_stop(worker: BackgroundWorker) -> None:
    stop = Event()

    def told(_: int, __: FrameType | None) -> None:
        stop.set()

    signal.signal(signal.SIGTERM, told)
    signal.signal(signal.SIGINT, told)
    worker.run(stop)
