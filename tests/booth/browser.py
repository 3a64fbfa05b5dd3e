"""The Chromium of this machine, driven through the pages as a member or a trustee would."""

import shutil

from selenium import webdriver
from selenium.common.exceptions import (
    ElementNotInteractableException,
    NoSuchElementException,
    StaleElementReferenceException,
)
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.support import expected_conditions as until
from selenium.webdriver.support.ui import WebDriverWait

CHROMIUM, DRIVER = shutil.which("chromium") or "", shutil.which("chromedriver") or ""
SECONDS = 30
OPTIONS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-dev-shm-usage",
    "--window-size=390,844",  # a phone
)
NOT_YET = (
    ElementNotInteractableException,
    NoSuchElementException,
    StaleElementReferenceException,
)


def open_chromium(downloads):
    """A headless Chromium of the size of a phone; what it saves lies in `downloads`."""
    options = webdriver.ChromeOptions()
    options.binary_location = CHROMIUM
    for option in OPTIONS:
        options.add_argument(option)
    options.add_experimental_option("prefs", {"download.default_directory": str(downloads)})
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    return webdriver.Chrome(options=options, service=Service(executable_path=DRIVER))


class Person:
    """Somebody at the browser: signs in when asked, fills forms, presses buttons."""

    def __init__(self, driver, address, name, *, code=lambda: "123456"):
        self.driver, self.address, self.name, self.code = driver, address, name, code
        self.password = f"lối vào của {name}"
        self.passphrase = f"câu khóa riêng của {name}"

    def come(self, path):
        """Open a page in a browser in which nobody is signed in."""
        self.driver.delete_all_cookies()
        self.driver.get(f"{self.address}{path}")
        self.fill_sign_in()
        self.go_on()

    def fill_sign_in(self):
        self.fill("user", self.name)
        self.fill("password", self.password)

    def come_back(self, path):
        """Close the page and open it again, still signed in."""
        self.driver.get("about:blank")
        self.driver.get(f"{self.address}{path}")

    def fill(self, name, text):
        """Write into an input; a file's path into one for files."""
        self.wait(lambda driver: driver.find_element(By.NAME, name).send_keys(text) or True)

    def choose_passphrase(self):
        self.fill("passphrase", self.passphrase)
        self.fill("passphrase-again", self.passphrase)
        self.go_on()

    def give_passphrase(self):
        self.fill("passphrase", self.passphrase)
        self.go_on()

    def give_code(self):
        self.fill("code", self.code())
        self.go_on()

    def go_on(self):
        """Submit the form, and wait until the page shows something else."""
        heading = self.driver.find_element(By.TAG_NAME, "h1")
        self.driver.find_element(By.CSS_SELECTOR, "button[type=submit]").click()
        self.wait(until.staleness_of(heading))

    def press(self, id):
        self.wait(lambda driver: driver.find_element(By.ID, id).click() or True)

    def pick(self, question, choice):
        found = f"input[name=question-{question}][value='{choice}']"
        self.wait(lambda driver: driver.find_element(By.CSS_SELECTOR, found).click() or True)

    def text(self, id):
        return self.wait(lambda driver: driver.find_element(By.ID, id).text)

    def see(self, text):
        self.wait(lambda driver: text in driver.find_element(By.TAG_NAME, "body").text)

    def wait(self, condition):
        wait = WebDriverWait(self.driver, SECONDS, 0.05, ignored_exceptions=NOT_YET)
        return wait.until(condition)
