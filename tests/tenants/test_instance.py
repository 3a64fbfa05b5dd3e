from tenants import instance


def test_a_setting_that_was_never_made_is_none(engine):
    assert instance.setting(engine, "rehearsal") is None


def test_a_setting_keeps_its_last_value(engine):
    instance.change_setting(engine, "rehearsal", "1")
    instance.change_setting(engine, "rehearsal", "0")

    assert instance.setting(engine, "rehearsal") == "0"
