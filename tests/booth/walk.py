"""What members and trustees do with the pages, step by step; the agency behind them may be any."""


def make_the_key(trustees, election):
    """All three take their three steps, each in turn."""
    for act in ("choose_passphrase", "give_passphrase", "give_passphrase"):
        for trustee in trustees:
            trustee.come(f"/trustee/{election}")
            getattr(trustee, act)()


def enrol(member, council):
    member.come(f"/enrol/{council}")
    member.choose_passphrase()
    member.see("đã được đăng ký")
    return member.text("public-key")


def fill_and_seal(member, picks):
    """Choose, review and seal; answers the code of the ballot."""
    for question, choice in enumerate(picks):
        member.pick(question, choice)
    member.press("review")
    member.press("seal")
    member.see("Mã phiếu")
    return member.text("ballot-code")


def cast(member):
    """Cast what was sealed; answers its tracker."""
    member.press("cast")
    member.give_passphrase()
    return member.text("tracker")


def challenge(member, picks, downloads):
    """Seal a ballot and open it instead of casting; answers its code and the file saved."""
    code = fill_and_seal(member, picks)
    member.press("challenge")
    member.press("save-opened")
    opened = downloads / "phieu-da-mo.json"
    member.wait(lambda _: opened.exists())
    member.press("again")
    return code, opened


def check_opened(person, election, opened):
    """Check an opened ballot; answers the code and the choices that the page tells."""
    person.come_back(f"/check/{election}")
    person.fill("opened", str(opened))
    person.go_on()
    return person.text("held-code"), person.text("held")


def open_the_sum(trustee, election):
    """Compare the ballots, then open one's part; answers how many ballots there were."""
    trustee.come(f"/trustee/{election}")
    trustee.press("compare")
    count = trustee.text("count")
    trustee.give_passphrase()
    return int(count)


def check_result(person, election):
    """The table of the result, after its proof was checked in the page."""
    person.come_back(f"/follow/{election}")
    person.press("check")
    person.see("✓")
    return person.text("result")


def blocked_or_broken(driver):
    """What the browser told of faults and of what the policy of a page refused."""
    return [
        line["message"]
        for line in driver.get_log("browser")
        if line["level"] == "SEVERE" and "401" not in line["message"]
    ]
