package dev.signet.tests.report;

import java.io.File;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** Chromium without a window, from the system's packages; nothing is downloaded. */
final class Browser implements AutoCloseable {
  private static final String NEEDED =
      "These tests drive Chromium, and %s is not on the PATH. Install Debian's packages chromium and"
          + " chromium-driver: apt-get install chromium chromium-driver";

  /** It warns that it does not know each browser's own protocol; what is used here is older. */
  private static final Logger SELENIUM = Logger.getLogger("org.openqa.selenium");

  private final ChromeDriver driver;

  /**
   * Starts it.
   *
   * @throws IllegalStateException where it is not installed
   */
  Browser() {
    SELENIUM.setLevel(Level.SEVERE);
    ChromeOptions options = new ChromeOptions();
    options.setBinary(program("chromium", "chromium-browser", "google-chrome").toFile());
    options.addArguments(
        "--headless=new",
        "--no-sandbox", // build servers run as root
        "--disable-dev-shm-usage",
        "--disable-gpu",
        "--disable-background-networking",
        "--window-size=1440,1000");
    LoggingPreferences logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, Level.ALL);
    logs.enable(LogType.PERFORMANCE, Level.ALL);
    options.setCapability("goog:loggingPrefs", logs);
    ChromeDriverService service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(program("chromedriver").toFile())
            .usingAnyFreePort()
            .withSilent(true)
            .build();
    driver = new ChromeDriver(service, options);
    driver.manage().timeouts().pageLoadTimeout(Duration.ofMinutes(1));
  }

  private static Path program(String... names) {
    for (String name : names) {
      for (String folder : System.getenv("PATH").split(File.pathSeparator)) {
        Path file = Path.of(folder, name);
        if (Files.isExecutable(file)) {
          return file;
        }
      }
    }
    throw new IllegalStateException(NEEDED.formatted(names[0]));
  }

  /** Opens a file, in light colours and for the screen. */
  void open(Path page) {
    media("screen", "light");
    driver.get(page.toUri().toString());
    logs(LogType.BROWSER);
    logs(LogType.PERFORMANCE);
    driver.get(page.toUri().toString());
  }

  /** Pretends to be paper or a screen, for eyes that like light or dark. */
  void media(String media, String colours) {
    driver.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of(
            "media",
            media,
            "features",
            List.of(Map.of("name", "prefers-color-scheme", "value", colours))));
  }

  /** What a script returns. */
  @SuppressWarnings("unchecked") // the caller knows its script
  <T> T run(String script, Object... arguments) {
    return (T) driver.executeScript(script, arguments);
  }

  /** Elements by a CSS selector. */
  List<WebElement> all(String css) {
    return driver.findElements(By.cssSelector(css));
  }

  /** The one element of a CSS selector. */
  WebElement one(String css) {
    List<WebElement> found = all(css);
    if (found.size() != 1) {
      throw new AssertionError(found.size() + " elements for " + css);
    }
    return found.get(0);
  }

  /** Presses keys where the focus is. */
  void press(Keys... keys) {
    new Actions(driver).sendKeys(keys).perform();
  }

  /** Moves the pointer onto an element. */
  void point(WebElement element) {
    new Actions(driver).moveToElement(element).perform();
  }

  /** The page on paper. */
  byte[] pdf() {
    Map<String, Object> printed =
        driver.executeCdpCommand("Page.printToPDF", Map.of("printBackground", false));
    return Base64.getDecoder().decode((String) printed.get("data"));
  }

  /** What the page complained of since it was opened. */
  List<String> complaints() {
    return logs(LogType.BROWSER);
  }

  /** Addresses that were asked for since the page was opened, other than itself. */
  List<String> requests() {
    String self = URI.create(driver.getCurrentUrl()).toString();
    List<String> asked = new ArrayList<>();
    for (String entry : logs(LogType.PERFORMANCE)) {
      if (entry.contains("\"Network.requestWillBeSent\"") && !entry.contains(self)) {
        asked.add(entry);
      }
    }
    return asked;
  }

  private List<String> logs(String type) {
    return driver.manage().logs().get(type).getAll().stream().map(LogEntry::getMessage).toList();
  }

  @Override
  public void close() {
    driver.quit();
  }
}
