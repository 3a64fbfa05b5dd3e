from service.cli.main import guong as command_line


def test_without_a_command_it_lists_the_commands(guong_on_sqlite):
    result = guong_on_sqlite()

    assert result.exit_code == 0
    assert all(name in result.stdout for name in command_line.commands)


def test_every_command_answers_in_json_and_in_either_language():
    def leaves(group):
        for command in group.commands.values():
            yield from leaves(command) if hasattr(command, "commands") else [command]

    for command in leaves(command_line):
        options = {option for each in command.params for option in each.opts}
        assert {"--json", "--lang"} <= options, command.name


def test_every_command_helps_in_both_languages():
    for command in command_line.commands.values():
        assert " · " in str(command.help), command.name


def test_an_unknown_command_is_a_misuse(guong_on_sqlite):
    assert guong_on_sqlite.refusal("nonsense") == (
        2,
        "guong: Không có lệnh nonsense; xem guong --help. · No such command 'nonsense'.",
    )


def test_an_unknown_option_is_a_misuse(guong_on_sqlite):
    code, line = guong_on_sqlite.refusal("agency", "list", "--loud")

    assert code == 2
    assert line.startswith("guong: Không có tùy chọn --loud. · ")


def test_the_version_is_told(guong_on_sqlite):
    assert "guong" in guong_on_sqlite("--version").stdout
